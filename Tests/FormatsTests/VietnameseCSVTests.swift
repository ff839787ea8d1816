import Formats
import Reporting
import TestSupport
import Testing

/// What is written for people who open it with a double click.
@Suite("CSV for people in Viet Nam")
struct VietnameseCSVTests {
    private func line(_ cells: SheetCell...) -> String {
        var csv = VietnameseCSV()
        csv.append(cells)
        return String(decoding: csv.encoded.dropFirst(3), as: UTF8.self)
    }

    @Test("it begins with the mark by which Excel knows UTF-8, and separates by ;")
    func rows() {
        #expect(VietnameseCSV().encoded == [0xef, 0xbb, 0xbf])
        #expect(line(.text("Cao Thắng"), .blank, .integer(3)) == "Cao Thắng;;3\r\n")
    }

    @Test(
        "numbers have a comma and no dots, whatever their sign and length",
        arguments: [
            (FixedPoint(units: 1234, scale: 3), "1,234"), (FixedPoint(units: 4, scale: 3), "0,004"),
            (FixedPoint(units: -125, scale: 1), "-12,5"), (FixedPoint(9_850_000), "9850000"),
            (FixedPoint(units: 1_234_567_500_000, scale: 6), "1234567,5"), (FixedPoint(0), "0"),
        ])
    func numbers(number: FixedPoint, cell: String) {
        #expect(line(.number(number)) == cell + "\r\n")
    }

    @Test("truths are Có and Không, days and moments as they are typed in Viet Nam")
    func words() throws {
        let day = try #require(Day(iso: "2026-01-09"))
        #expect(line(.truth(true), .truth(false), .day(day)) == "Có;Không;09/01/2026\r\n")
        #expect(line(.moment(.ofTests)) == "23/11/2026 08:00:00\r\n")
    }

    @Test(
        "what a spreadsheet would take for a formula gets an apostrophe",
        arguments: [
            "=1+1", "+84", "-1", "@SUM(A1)", "\tx", "\0x", "＝1", "＋1", "－1", "＠x", "=\u{301}",
        ])
    func formulas(text: String) {
        #expect(line(.text(text)).trimmingPrefix("\"").hasPrefix("'"))
        #expect(line(.text(" " + text)).trimmingPrefix("\"").hasPrefix(" "))
    }

    @Test(
        "a formula begins nowhere where somebody's program may begin a cell",
        arguments: [
            ("y;=1+1", "\"y;'=1+1\""), ("x;=cmd|' /C calc'!A1;z", "\"x;'=cmd|' /C calc'!A1;z\""),
            ("a\t+1", "\"a\t'+1\""), ("a\n-1", "\"a\n'-1\""), ("a\r\n@x", "\"a\r\n'@x\""),
            ("a; =1", "\"a;' =1\""), ("a;\"=1\"", "\"a;'\"\"=1\"\"\""), ("a;;=1", "\"a;;'=1\""),
            ("a,=1", "\"a,'=1\""), ("a, -1", "\"a,' -1\""), ("1,5", "\"1,5\""),
            ("a;\n=1", "\"a;\n'=1\""), ("=1;=2", "\"'=1;'=2\""), ("\t=1", "\"'\t'=1\""),
            ("a;＝1", "\"a;'＝1\""), ("a; b", "\"a; b\""), ("a=1; b-2", "\"a=1; b-2\""),
            ("a=1 b-2", "a=1 b-2"), ("a;", "\"a;\""), ("; \"", "\"; \"\"\""), ("", ""),
            ("\r=1", "\"'\r'=1\""),
        ])
    func split(text: String, cell: String) {
        #expect(line(.text(text)) == cell + "\r\n")
    }
}
