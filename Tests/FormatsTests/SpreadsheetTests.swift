import Foundation
import Reporting
import TestSupport
import Testing

@testable import Formats

/// What officers open in Excel.
@Suite("a sheet of a workbook")
struct SpreadsheetTests {
    private let sheet = Spreadsheet(
        name: "Nhật ký", columns: [.init("Trường", width: 30), .init("Số", width: 12)],
        madeAt: .ofTests)

    private func read(_ rows: [[SheetCell]]) throws -> SheetXML {
        try SheetXML(of: sheet.file(rows))
    }

    @Test("the head names the columns and stays in sight, and the columns can be filtered")
    func head() throws {
        let xml = try read([[.text("Cao Thắng"), .integer(34)]])
        #expect(xml.texts == ["A1": "Trường", "B1": "Số", "A2": "Cao Thắng"])
        #expect(xml.attributes(of: "pane").first?["state"] == "frozen")
        #expect(xml.attributes(of: "autoFilter").first?["ref"] == "A1:B2")
        #expect(xml.attributes(of: "pageSetup").first?["orientation"] == "landscape")
        #expect(xml.attributes(of: "pageSetup").first?["paperSize"] == "9")
    }

    @Test("without rows there is a head and no filter")
    func empty() throws {
        let xml = try read([])
        #expect(xml.texts == ["A1": "Trường", "B1": "Số"])
        #expect(xml.attributes(of: "autoFilter").isEmpty)
    }

    @Test("numbers are numbers, blanks are nothing, days and moments are on Viet Nam's clock")
    func kinds() throws {
        let day = try #require(Day(iso: "2026-11-23"))
        let xml = try read([
            [.integer(-5), .number(FixedPoint(units: 125, scale: 1))], [.blank, .day(day)],
            [.moment(.ofTests), .integer(0)],
        ])
        // Days since 30/12/1899, and eight hours of one.
        var numbers = xml.numbers
        let moment = numbers.removeValue(forKey: "A4") ?? 0
        #expect(abs(moment - 46_349 - 8.0 / 24) < 1e-9)
        #expect(numbers == ["A2": -5, "B2": 12.5, "B3": 46_349, "B4": 0])
    }

    @Test("an integer that a spreadsheet would round is written as text")
    func long() throws {
        let most: Int64 = 1 << 53
        let xml = try read([[.integer(most), .integer(most + 1)], [.integer(.min), .blank]])
        #expect(xml.numbers == ["A2": Double(most)])
        #expect(xml.texts["B2"] == "9007199254740993")
        #expect(xml.texts["A3"] == "-9223372036854775808")
    }

    @Test(
        "text is never a formula, and nothing that XML can't hold",
        arguments: [
            ("=1+1", "=1+1"), ("{=1}", "{=1}"), ("<b>&\"", "<b>&\""), ("a\u{0}b\u{1b}c", "abc"),
            ("http://x", "http://x"), ("dòng\nhai\t", "dòng\nhai\t"), ("ẵ\u{301}", "ẵ\u{301}"),
        ])
    func texts(typed: String, shown: String) throws {
        let xml = try read([[.text(typed), .blank]])
        #expect(xml.texts["A2"].map { Array($0.utf8) } == Array(shown.utf8))
        #expect(xml.attributes(of: "f").isEmpty)
        #expect(xml.attributes(of: "hyperlink").isEmpty)
    }

    @Test(
        "a text that is longer than a cell is cut, and says so, however its letters are made",
        arguments: ["ả", "a\u{309}", "😀", "_x000D_"])
    func tooLong(letter: String) throws {
        let xml = try read([[.text(String(repeating: letter, count: 40_000)), .blank]])
        let text = try #require(xml.texts["A2"])
        #expect(text.hasPrefix("[Cắt bớt: ô của bảng tính chỉ chứa được 32.767 ký tự] "))
        #expect(text.hasSuffix("…"))
        #expect((Spreadsheet.longestText - 12...Spreadsheet.longestText).contains(text.utf16.count))
    }

    // sqly#896: a table's rows beyond the bound were gone, and nobody saw the end of the cell.
    @Test("a text that a cell just takes is whole")
    func longest() throws {
        let text = String(repeating: "ả", count: Spreadsheet.longestText)
        #expect(try read([[.text(text), .blank]]).texts["A2"] == text)
    }

    @Test(
        "seven signs that a workbook has for a character stay seven signs",
        arguments: [
            ("_x000D_", "_x005F_x000D_"), ("a_x000d_b", "a_x005F_x000d_b"),
            ("_x000D_x000A_", "_x005F_x000D_x005F_x000A_"), ("_x005F_", "_x005F_x005F_"),
            ("_x00D_", "_x00D_"), ("_X000D_", "_X000D_"), ("x_y_z", "x_y_z"),
            ("__x0041_", "__x005F_x0041_"),
        ])
    func escapes(typed: String, stored: String) throws {
        #expect(try read([[.text(typed), .blank]]).texts["A2"] == stored)
        let own = Spreadsheet(name: "A", columns: [.init(typed, width: 9)], madeAt: .ofTests)
        #expect(try SheetXML(of: own.file([])).texts["A1"] == stored)
        #expect(try WorkbookTable(own.file([])).rows == [[typed]])
    }

    @Test(
        "a number shows as many digits behind the comma as such numbers have, a day that it is one",
        arguments: [
            (SheetCell.integer(1234), "#,##0"),
            (.number(FixedPoint(units: 5, scale: 1)), "#,##0.0"),
            (.number(FixedPoint(units: 1234, scale: 3)), "#,##0.0##"),
            (.number(FixedPoint(units: 4, scale: 3)), "#,##0.0##"),
            (.number(FixedPoint(units: 13_734_000, scale: 6)), "#,##0.0#####"),
            (.day(Moment.ofTests.day), "dd/mm/yyyy"),
            (.moment(.ofTests), "dd/mm/yyyy hh:mm:ss"),
        ])
    func formats(cell: SheetCell, format: String) throws {
        let file = try sheet.file([[cell, .blank]])
        let parts = try #require(OfficePackage.parts(of: file))
        let styles = try SheetXML(try #require(parts["xl/styles.xml"]))
        let index = try SheetXML(of: file).attributes(of: "c").compactMap { $0["s"] }.last
        let style = styles.attributes(of: "xf").dropFirst()[
            try #require(index.flatMap(Int.init)) + 1]
        let code = styles.attributes(of: "numFmt").first { $0["numFmtId"] == style["numFmtId"] }
        #expect(code?["formatCode"] == format)
    }

    @Test("a number that binary64 would round is written as text, fraction and all")
    func exact() throws {
        let xml = try read([[.number(FixedPoint(units: .max, scale: 3)), .truth(true)]])
        #expect(xml.texts["A2"] == "9223372036854775,807")
        #expect(xml.texts["B2"] == "Có")
        #expect(xml.numbers.isEmpty)
    }

    @Test("a sheet wider than paper is printed on several, each with the first columns")
    func wide() throws {
        var wide = sheet
        wide.columns += (1...20).map { .init("Cột \($0)", width: 16) }
        wide.pinned = 1
        let xml = try SheetXML(of: wide.file([[.text("a")]]))
        #expect(xml.attributes(of: "pageSetup").first?["fitToWidth"] == "3")
        #expect(xml.attributes(of: "pane").first?["topLeftCell"] == "B2")
    }

    @Test("a row is as high as its texts need")
    func height() throws {
        let xml = try read([
            [.text("Ngắn"), .integer(1)], [.text(String(repeating: "dài ", count: 20)), .blank],
            [.text("một\nhai\nba"), .blank],
        ])
        let rows = xml.attributes(of: "row")
        #expect(rows.map { $0["ht"] } == [nil, nil, "45", "45"])
        // Words go over to the next line whole.
        let words = try read([[.text(String(repeating: "nghiệmnghiệmngh ", count: 4)), .blank]])
        #expect(words.attributes(of: "row").last?["ht"] == "60")
    }

    @Test("of the same rows it has the same bytes, of others or another time others")
    func deterministic() throws {
        var later = sheet
        later.madeAt = .ofTests + .seconds(60)
        let rows: [[SheetCell]] = [[.text("a"), .integer(1)]]
        #expect(try sheet.file(rows) == sheet.file(rows))
        #expect(try sheet.file(rows) != sheet.file([[.text("b"), .integer(1)]]))
        #expect(try sheet.file(rows) != later.file(rows))
    }

    @Test("it opens within the bounds that are set to others' files")
    func opens() throws {
        let folder = try TemporaryFolder()
        try Data(sheet.file([[.text("a"), .integer(1)]]))
            .write(to: folder.url.appending(path: "sheet.xlsx"))
        #expect(throws: Never.self) {
            try UploadedFile.check(folder.path("sheet.xlsx"), as: "xlsx")
        }
    }

    @Test("a name that no sheet can have is refused", arguments: ["a/b", "[x]", "a:b"])
    func name(name: String) {
        var sheet = sheet
        sheet.name = name
        #expect(throws: Spreadsheet.Failure.self) { try sheet.file([[.blank]]) }
    }
}
