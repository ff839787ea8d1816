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

    private func read(_ rows: [[Spreadsheet.Cell]]) throws -> SheetXML {
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
            [.integer(-5), .decimal(FixedPoint(units: 125, scale: 1))], [.blank, .day(day)],
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

    @Test("a text that is longer than a cell is cut")
    func tooLong() throws {
        let xml = try read([[.text(String(repeating: "ả", count: 40_000)), .blank]])
        #expect(xml.texts["A2"]?.count == Spreadsheet.longestText)
    }

    @Test("of the same rows it has the same bytes, of others or another time others")
    func deterministic() throws {
        var later = sheet
        later.madeAt = .ofTests + .seconds(60)
        let rows: [[Spreadsheet.Cell]] = [[.text("a"), .integer(1)]]
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
