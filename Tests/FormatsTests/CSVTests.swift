import Formats
import Testing

/// What is written for spreadsheets and scripts.
@Suite("CSV")
struct CSVTests {
    private func line(_ cells: CSV.Cell...) -> String {
        var csv = CSV()
        csv.append(cells)
        return String(decoding: csv.encoded, as: UTF8.self)
    }

    @Test("a row ends with CRLF, blanks are nothing between commas, numbers stay as they are")
    func rows() {
        #expect(line(.text("a"), .blank, .number("-1.5")) == "a,,-1.5\r\n")
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
        "what a spreadsheet would take for a formula gets an apostrophe",
        arguments: [
            "=1+1", "+84", "-1", "@SUM(A1)", "\tx", "\0x", "＝1", "＋1", "－1", "＠x", "=\u{301}",
        ])
    func formulas(text: String) {
        #expect(line(.text(text)).hasPrefix("'"))
        #expect(line(.text(" " + text)).hasPrefix(" "))
    }

    @Test("a formula that starts with a line end is quoted too")
    func both() {
        #expect(line(.text("\r=1")) == "\"'\r=1\"\r\n")
    }

    @Test("what was written is read back as it was")
    func roundTrip() throws {
        let texts = ["Trường “Hồ”", "a,b", "\"", "dòng\nhai", "x\r\ny", "ẵ\u{301}", "1.234"]
        var csv = CSV()
        csv.append(texts.indices.map { .text("c\($0)") })
        csv.append(texts.map(CSV.Cell.text))
        let table = try CSVTable(parsing: csv.encoded)
        let record = try #require(table.records.first)
        #expect(texts.indices.map { record.cells["c\($0)"] } == texts)
        #expect(table.records.count == 1)
    }
}
