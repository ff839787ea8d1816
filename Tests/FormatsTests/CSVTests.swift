import Formats
import Reporting
import TestSupport
import Testing

/// What is written for scripts.
@Suite("CSV")
struct CSVTests {
    private func line(_ cells: SheetCell...) -> String {
        var csv = CSV()
        csv.append(cells)
        return String(decoding: csv.encoded, as: UTF8.self)
    }

    @Test("a row ends with CRLF, blanks are nothing between commas, numbers stay as they are")
    func rows() {
        #expect(
            line(.text("a"), .blank, .number(FixedPoint(units: -15, scale: 1))) == "a,,-1.5\r\n")
        #expect(line() == "\r\n")
        #expect(CSV().encoded == [])
        var csv = CSV()
        csv.append([.text("unit")])
        csv.append([.text("th-cao-thang")])
        #expect(String(decoding: csv.encoded, as: UTF8.self) == "unit\r\nth-cao-thang\r\n")
    }

    @Test(
        "what separates cells and rows is quoted, and quotes are doubled",
        arguments: [
            ("Cao Thắng", "Cao Thắng"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
            ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""), ("", ""), (" a ", " a "),
            // A mark behind a comma makes one Character with it.
            ("a,\u{301}b", "\"a,\u{301}b\""),
        ])
    func quotes(text: String, cell: String) {
        #expect(Array(line(.text(text)).utf8) == Array((cell + "\r\n").utf8))
    }

    @Test(
        "every text is exactly what it is, what a spreadsheet would take for a formula as well",
        arguments: ["=1+1", "'=1+1", "+84", "-1", "@SUM(A1)", "\tx", "＝1", "y;=1+1", " =1", "'"])
    func texts(text: String) {
        #expect(line(.text(text)) == text + "\r\n")
    }

    @Test("moments and days are ISO 8601, truths as JSON has them, numbers with a point")
    func kinds() throws {
        let day = try #require(Day(iso: "2026-11-03"))
        #expect(
            line(
                .moment(.ofTests), .day(day), .truth(true), .truth(false),
                .number(FixedPoint(units: 1_234_500, scale: 3)), .integer(.min))
                == "2026-11-23T08:00:00+07:00,2026-11-03,true,false,1234.5,-9223372036854775808\r\n"
        )
    }

    @Test("what was written is read back as it was")
    func roundTrip() throws {
        let texts = [
            "Trường “Hồ”", "a,b", "\"", "dòng\nhai", "x\r\ny", "ẵ\u{301}", "1.234", "=1", "'",
        ]
        var csv = CSV()
        csv.append(texts.indices.map { .text("c\($0)") })
        csv.append(texts.map(SheetCell.text))
        let table = try CSVTable(parsing: csv.encoded)
        let record = try #require(table.records.first)
        #expect(texts.indices.map { record.cells["c\($0)"] } == texts)
        #expect(table.records.count == 1)
    }
}
