import Testing

@testable import Formats

/// What people and other programs send.
@Suite("CSV that is read")
struct CSVTableTests {
    private func read(_ text: String) throws -> CSVTable { try CSVTable(parsing: Array(text.utf8)) }

    @Test(
        "rows end with LF or CRLF, the last one with nothing if need be; a mark in front is none",
        arguments: [
            "code,name\nmot,Trường Một\nhai,\n", "code,name\r\nmot,Trường Một\r\nhai,\r\n",
            "code,name\nmot,Trường Một\nhai,", "\u{feff}code,name\nmot,Trường Một\nhai,\n",
            "code,name\n\nmot,Trường Một\n\n\nhai,\n\n",
            "\"code\",name\n\"mot\",Trường Một\nhai,\"\"\n",
        ])
    func lineEnds(text: String) throws {
        let table = try read(text)
        #expect(table.columns == ["code", "name"])
        #expect(
            table.records.map(\.cells) == [["code": "mot", "name": "Trường Một"], ["code": "hai"]])
    }

    private static let list = "Mã\tTên\r\nth-a\tTrường Tiểu học Ếch 𠂉\r\n"

    private static func utf16(_ text: String, _ mark: [UInt8], low: Int) -> [UInt8] {
        mark
            + text.utf16.flatMap { unit in
                let pair = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
                return [pair[low], pair[1 - low]]
            }
    }

    @Test("Unicode text of a spreadsheet, UTF-16 in either order of octets")
    func unicodeText() throws {
        let text = CSVTableTests.list
        let little = CSVTableTests.utf16(text, [0xff, 0xfe], low: 0)
        let big = CSVTableTests.utf16(text, [0xfe, 0xff], low: 1)
        #expect(try CSVTable.text(little) == text)
        #expect(try CSVTable.text(big) == text)
        #expect(try CSVTable.text([0xff, 0xfe]) == "")
        #expect(try CSVTable(parsing: little, separator: "\t").records.first?.cells["Mã"] == "th-a")
    }

    @Test("half a unit, half a pair, and UTF-16 that does not say so are no text")
    func brokenUnicodeText() throws {
        let whole = CSVTableTests.utf16(CSVTableTests.list, [0xff, 0xfe], low: 0)
        let alone: [UInt8] = [0xff, 0xfe, 0x3d, 0xd8, 0x41, 0x00]
        for bytes in [Array(whole.dropLast()), alone, [0x41, 0, 0xff, 0x1e]] {
            #expect(throws: MalformedCSV(line: 1, .isNotUTF8)) { try CSVTable.text(bytes) }
        }
    }

    @Test("a quoted cell holds commas, quotes and line ends")
    func quoted() throws {
        let table = try read("a,b\n\"x,\"\"y\"\"\r\nz\",\"\"\"\"\n1,2\n")
        #expect(
            table.records.map(\.cells) == [
                ["a": "x,\"y\"\r\nz", "b": "\""], ["a": "1", "b": "2"],
            ])
        // The second begins on the fourth line, for the first has a line end within.
        #expect(table.records.map(\.line) == [2, 4])
    }

    @Test("blank cells are absent, blanks within a cell stay")
    func blanks() throws {
        let table = try read("a,b,c\n ,,x y\n")
        #expect(table.records.map(\.cells) == [["a": " ", "c": "x y"]])
    }

    @Test("what a spreadsheet copies has TAB between its cells, and commas are text")
    func tabs() throws {
        let table = try CSVTable(parsing: Array("a\tb\n1,5\t2\n".utf8), separator: "\t")
        #expect(table.records.map(\.cells) == [["a": "1,5", "b": "2"]])
    }

    @Test("a combining mark behind a comma does not swallow it")
    func combining() throws {
        let table = try read("a,b\nx,\u{301}y\n")
        #expect(table.records.map(\.cells) == [["a": "x", "b": "\u{301}y"]])
    }

    @Test("of two columns with one name the first counts")
    func sameName() throws {
        #expect(try read("a,a\n1,2\n").records.map(\.cells) == [["a": "1"]])
        #expect(try read("a,a\n,2\n").records.map(\.cells) == [["a": "2"]])
    }

    @Test(
        "what is no CSV is refused with its line",
        arguments: [
            ("", 1, "the file is empty"), ("\n\n", 1, "the file is empty"),
            ("\u{feff}", 1, "the file is empty"), ("a,b\n1\n", 2, "1 cells instead of 2"),
            ("a\n1\n\n2,3\n", 4, "2 cells instead of 1"),
            ("a\n\"x\ny\n", 2, "a quote is not closed"),
            ("a\nx\"y\n", 2, "a quote within a cell"),
            ("a\n\"x\"y\n", 2, "text after a closing quote"),
            ("a\rb\n", 1, "a carriage return without line feed"),
        ])
    func malformed(text: String, line: Int, message: String) {
        let error = #expect(throws: MalformedCSV.self) { try read(text) }
        #expect(error?.line == line)
        #expect(error?.reason.message == message)
    }

    @Test("another encoding than UTF-8 is told")
    func encoding() {
        let latin: [UInt8] = [0x61, 0x0a, 0xe1, 0x0a]
        #expect(throws: MalformedCSV(line: 1, .isNotUTF8)) {
            try CSVTable(parsing: latin)
        }
    }
}
