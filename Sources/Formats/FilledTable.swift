import Reporting

extension FilledWorkbook {
    /// What somebody filled into the sheet of a form's table.
    package struct Table: Hashable, Sendable {
        package struct Column: Hashable, Sendable {
            package let mark: String
            /// The first line of its head.
            package let head: String
            /// Of the head: `C4`.
            package let cell: String
        }

        package struct Row: Hashable, Sendable {
            /// From 1, as the spreadsheet shows it.
            package let row: Int
            /// In the order of the columns.
            package let cells: [ReadCell]
        }

        /// Of the table.
        package let mark: String
        /// What the sheet is called.
        package let name: String
        /// Those with a mark, from left to right.
        package let columns: [Column]
        /// Those in which anything stands, in the sheet's order.
        package let rows: [Row]

        /// nil for a sheet that is no table of a form.
        init?(_ name: String, in sheet: [[ReadCell]]) {
            let head = FormWorkbook.Table.markHead.dropLast()
            guard
                let marks = sheet.firstIndex(where: {
                    $0.first?.typed.hasPrefix(head) ?? false
                })
            else { return nil }
            mark = TypedText.trimmed(String(sheet[marks][0].typed.dropFirst(head.count)))
            self.name = name
            func cell(_ row: Int, _ place: Int) -> ReadCell {
                guard sheet.indices.contains(row), sheet[row].indices.contains(place) else {
                    return .blank
                }
                return sheet[row][place]
            }
            let places = sheet[marks].indices.dropFirst().filter { sheet[marks][$0] != .blank }
            columns = places.map { place in
                Column(
                    mark: sheet[marks][place].typed,
                    head: cell(marks + 1, place).typed.split(separator: "\n").first.map {
                        TypedText.trimmed(String($0))
                    } ?? "", cell: WorksheetRows.name(marks + 2, place + 1))
            }
            rows = sheet.indices.dropFirst(marks + 2).compactMap { row in
                let cells = places.map { cell(row, $0) }
                return cell(row, 0) == .text(FormWorkbook.Table.sumHead)
                    || cells.allSatisfy { $0 == .blank }
                    ? nil : Row(row: row + 1, cells: cells)
            }
        }
    }
}
