/// The rows of a sheet while they are written, each below the one before. It is kept no longer than its
/// workbook.
package final class SheetRows {
    private let writer: SheetWriter
    private let spreadsheet: Spreadsheet
    private(set) var count: UInt32 = 0

    init(_ writer: SheetWriter, of spreadsheet: Spreadsheet) {
        (self.writer, self.spreadsheet) = (writer, spreadsheet)
    }

    package func append(_ cells: [SheetCell], isBold: Bool = false) {
        count += 1
        writer.write(
            cells, row: spreadsheet.headRow + count, in: spreadsheet.columns, isBold: isBold)
    }
}
