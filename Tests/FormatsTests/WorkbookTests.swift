import Reporting
import TestSupport
import Testing

@testable import Formats

@Suite("a workbook of several sheets")
struct WorkbookTests {
    private let workbook = Workbook(madeAt: .ofTests)

    private func sheet(_ name: String) -> Spreadsheet {
        Spreadsheet(
            name: name, columns: [.init("Cấp", width: 20), .init("Nộp", width: 9)], madeAt: .ofTests
        )
    }

    @Test("sheets stand in the order in which they were added, each with its own rows")
    func order() throws {
        let file = try workbook.file { book in
            try book.add(sheet("Một"), [[.text("MN"), .integer(1)]])
            try book.add(
                sheet("Hai"), [[.text("TH"), .integer(2)], [.text("THCS"), .integer(3)]])
        }
        #expect(try SheetXML(1, of: file).numbers == ["B2": 1])
        #expect(try SheetXML(2, of: file).numbers == ["B2": 2, "B3": 3])
        let parts = try #require(OfficePackage.parts(of: file))
        let list = try SheetXML(try #require(parts["xl/workbook.xml"]))
        #expect(list.attributes(of: "sheet").map { $0["name"] } == ["Một", "Hai"])
    }

    @Test("a chart draws each column as a series over the first one")
    func chart() throws {
        let file = try workbook.file { book in
            try book.add(sheet("Một"), [[.text("MN"), .integer(1)], [.text("TH"), .integer(2)]])
            book.draw("Đã nộp", of: "Một", series: 1..<2, rows: 2)
        }
        let parts = try #require(OfficePackage.parts(of: file))
        let chart = String(decoding: parts["xl/charts/chart1.xml"] ?? [], as: UTF8.self)
        #expect(chart.contains("Một!$A$2:$A$3") || chart.contains("'Một'!$A$2:$A$3"))
        #expect(chart.contains("$B$2:$B$3"))
        #expect(chart.contains("Đã nộp"))
    }

    @Test("of nothing nothing is drawn, nor on a sheet that is not there")
    func noChart() throws {
        let file = try workbook.file { book in
            try book.add(sheet("Một"), [[SheetCell]]())
            book.draw("Đã nộp", of: "Một", series: 1..<2, rows: 0)
            book.draw("Đã nộp", of: "Hai", series: 1..<2, rows: 1)
        }
        let parts = try #require(OfficePackage.parts(of: file))
        #expect(parts.keys.filter { $0.contains("chart") } == [])
    }

    @Test("two sheets can't have one name")
    func sameName() {
        #expect(throws: Spreadsheet.Failure.self) {
            try workbook.file { book in
                try book.add(sheet("Một"), [[.blank]])
                try book.add(sheet("Một"), [[.blank]])
            }
        }
    }

    @Test("what goes wrong while it is filled reaches whoever fills it")
    func failure() {
        struct Wrong: Error {}
        #expect(throws: Wrong.self) { try workbook.file { _ in throw Wrong() } }
    }
}
