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

    @Test(
        "for people, a formula begins nowhere where somebody's program may begin a cell",
        arguments: [
            ("y;=1+1", "y;'=1+1"), ("x;=cmd|' /C calc'!A1;z", "x;'=cmd|' /C calc'!A1;z"),
            ("a\t+1", "a\t'+1"), ("a\n-1", "\"a\n'-1\""), ("a\r\n@x", "\"a\r\n'@x\""),
            ("a; =1", "a;' =1"), ("a;\"=1\"", "\"a;'\"\"=1\"\"\""), ("a;;=1", "a;;'=1"),
            ("a;\n=1", "\"a;\n'=1\""), ("=1;=2", "'=1;'=2"), ("\t=1", "'\t'=1"), ("a;＝1", "a;'＝1"),
            ("a; b", "a; b"), ("a=1; b-2", "a=1; b-2"), ("a;", "a;"), ("; \"", "\"; \"\"\""),
            ("", ""),
        ])
    func split(text: String, cell: String) {
        var csv = CSV(forPeople: true)
        csv.append([.text(text)])
        #expect(String(decoding: csv.encoded, as: UTF8.self) == cell + "\r\n")
    }

    @Test("for scripts, text within a cell stays as it is")
    func scripts() {
        #expect(line(.text("y;=1+1")) == "y;=1+1\r\n")
        #expect(line(.text("a\n-1")) == "\"a\n-1\"\r\n")
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
