import Reporting
import Testing

@testable import Formats

@Suite("Sheets of a form in a workbook")
struct FormSheetsTests {
    private let moment = Moment(milliseconds: 1_700_000_000_000)

    @Test("come back cell by cell; blank rows and cells stay blank")
    func roundTrip() throws {
        let sheets = [
            XLSForm.Sheet(
                name: "survey",
                rows: [
                    ["type", "name", "label"], ["note", "", "=1+1"], [],
                    ["", "hai\ndòng", "_x000A_"],
                ]), XLSForm.Sheet(name: "choices", rows: [["list_name"]]),
        ]
        let back = try FormSheets.read(try FormSheets.file(sheets, madeAt: moment))
        #expect(back.map(\.name) == ["survey", "choices"])
        #expect(
            back[0].rows.map { $0.filter { !$0.isEmpty } } == [
                ["type", "name", "label"], ["note", "=1+1"], [], ["hai\ndòng", "_x000A_"],
            ])
    }

    @Test("have the same bytes of the same form")
    func deterministic() throws {
        let sheets = [XLSForm.Sheet(name: "survey", rows: [["type"], ["note"]])]
        #expect(
            try FormSheets.file(sheets, madeAt: moment)
                == FormSheets.file(sheets, madeAt: moment))
    }

    @Test("that are none are refused")
    func refused() {
        #expect(throws: WorkbookTable.Fault.isUnreadable) { try FormSheets.read([1, 2, 3]) }
        #expect(throws: WorkbookTable.Fault.isTooLarge) {
            try FormSheets.read(
                [0x50, 0x4b, 0x03, 0x04] + [UInt8](repeating: 0, count: 5_000_000))
        }
    }
}
