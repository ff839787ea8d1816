import Reporting
import TestSupport
import Testing

@testable import Formats

@Suite("workbooks that are read")
struct WorkbookTableTests {
    /// A workbook of sheets by their names.
    static func workbook(
        _ sheets: [(name: String, state: String, content: String)], texts: String = ""
    ) -> [UInt8] {
        archive(sheets, texts: texts).octets
    }

    static func archive(
        _ sheets: [(name: String, state: String, content: String)], texts: String = ""
    ) -> Archive {
        var archive = Archive()
        archive.add("[Content_Types].xml", "<Types/>")
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        let names = sheets.enumerated().map {
            "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" state=\"\($1.state)\" r:id=\"rId\($0)\"/>"
        }
        archive.add(
            "xl/workbook.xml",
            head + "<x:workbook><sheets>\(names.joined())</sheets></x:workbook>")
        let relations = sheets.indices.map {
            "<Relationship Id=\"rId\($0)\" Type=\"t\" Target=\"worksheets/sheet\($0).xml\"/>"
        }
        archive.add(
            "xl/_rels/workbook.xml.rels",
            head + "<Relationships>\(relations.joined())</Relationships>")
        if !texts.isEmpty { archive.add("xl/sharedStrings.xml", head + "<sst>\(texts)</sst>") }
        for (index, sheet) in sheets.enumerated() {
            archive.add("xl/worksheets/sheet\(index).xml", head + sheet.content)
        }
        return archive
    }

    private func rows(_ content: String, texts: String = "") throws -> [[String]] {
        try WorkbookTable(
            WorkbookTableTests.workbook(
                [("Trang 1", "visible", "<worksheet>\(content)</worksheet>")], texts: texts)
        ).rows
    }

    @Test("what we write is read again")
    func own() throws {
        var sheet = Spreadsheet(
            name: "DS", columns: [.init("STT", width: 5), .init("Tên trường", width: 30)],
            madeAt: .ofTests)
        sheet.name = "Danh sách"
        let bytes = try sheet.file([[.integer(1), .text("Trường <A> & \"B\"")], [.blank, .blank]])
        #expect(
            try WorkbookTable(bytes).rows == [["STT", "Tên trường"], ["1", "Trường <A> & \"B\""]])
    }

    @Test("shared, rich and inline texts, numbers, truths, formulas by their last value")
    func cells() throws {
        let texts =
            "<si><t xml:space=\"preserve\"> Cao </t></si><si><r><t>Trường </t></r><r><t>Tiểu học</t></r>"
            + "<rPh><t>xx</t></rPh></si>"
        let content = """
            <sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>
            <row><c t="inlineStr"><is><t>A&amp;B&#7879;</t></is></c><c><v>9.87654321E8</v></c>
            <c><v>12.5</v></c><c t="b"><v>1</v></c><c t="str"><f>A1</f><v>x_x000A_y</v></c></row></sheetData>
            """
        let read = try rows(content, texts: texts)
        #expect(
            read == [
                [], ["Cao", "", "Trường Tiểu học"],
                ["A&Bệ", "987654321", "12,5", "TRUE", "x\ny"],
            ])
    }

    @Test(
        "a sign by its number is that sign, what only looks so stays",
        arguments: [
            ("_x0041_", "A"), ("_x1EBF__x00ea_", "ếê"), ("_x005F_x0041_", "_x0041_"),
            ("__x0041__", "_A_"), ("_x_x0041_", "_xA"), ("_x0041", "_x0041"),
            ("_X0041_", "_X0041_"), ("_x+041_", "_x+041_"), ("_x004G_", "_x004G_"),
            ("a_xD800_b", "ab"), ("x_x0041_\u{301}", "xA\u{301}"), ("a_b", "a_b"),
        ])
    func escapes(written: String, read: String) throws {
        #expect(
            try rows("<row><c t=\"s\"><v>0</v></c></row>", texts: "<si><t>\(written)</t></si>")
                == [[TypedText.trimmed(read)]])
    }

    /// A workbook with one text, its parts named as the program that wrote it does.
    private func named(
        _ book: String, _ sheet: String, _ texts: String, targets: (sheet: String, texts: String)
    ) throws -> [[String]] {
        let kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
        var archive = Archive()
        archive.add(
            "_rels/.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"\(kind)officeDocument\" "
                + "Target=\"/\(book.replacing("\\", with: "/"))\"/></Relationships>")
        let path = book.split { $0 == "/" || $0 == "\\" }
        archive.add(book, "<workbook><sheet name=\"A\" r:id=\"s\"/></workbook>")
        let slash = book.contains("\\") ? "\\" : "/"
        archive.add(
            ([String(path[0]), "_rels", path[1] + ".rels"]).joined(separator: slash),
            "<Relationships><Relationship Id=\"s\" Type=\"\(kind)worksheet\" "
                + "Target=\"\(targets.sheet)\"/><Relationship Id=\"t\" "
                + "Type=\"\(kind)sharedStrings\" Target=\"\(targets.texts)\"/></Relationships>")
        archive.add(texts, "<sst><si><t>Trường Cao</t></si></sst>")
        archive.add(
            sheet, "<worksheet><row><c t=\"s\"><v>0</v></c></row></worksheet>")
        return try WorkbookTable(archive.octets).rows
    }

    @Test("parts are where the workbook says, whatever they are called")
    func names() throws {
        let rows = [["Trường Cao"]]
        let (sheet, texts) = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml")
        let usual = (sheet: "worksheets/sheet1.xml", texts: "sharedStrings.xml")
        // As a price list's program had it: a capital letter, in the name or in the reference.
        #expect(
            try named("xl/workbook.xml", sheet, "xl/SharedStrings.xml", targets: usual) == rows)
        #expect(
            try named(
                "xl/workbook.xml", "xl/worksheets/Sheet1.xml", texts,
                targets: ("worksheets/sheet1.xml", "SharedStrings.xml")) == rows)
        #expect(
            try named(
                "xl/workbook.xml", sheet, "xl/strings/a.xml",
                targets: ("../xl/./worksheets/sheet1.xml", "/xl/strings/a.xml")) == rows)
        #expect(
            try named(
                "xl\\workbook.xml", "xl\\worksheets\\sheet1.xml", "xl\\sharedStrings.xml",
                targets: usual) == rows)
        #expect(
            try named(
                "book/main.xml", "book/s.xml", "book/t.xml", targets: ("s.xml", "t.xml")) == rows)
        #expect(throws: WorkbookTable.Fault.isUnreadable) {
            try named(
                "xl/workbook.xml", sheet, texts, targets: ("../../x.xml", "sharedStrings.xml"))
        }
    }

    @Test("cells merged over rows hold for each of them")
    func merged() throws {
        let content = """
            <sheetData><row r="1"><c r="A1" t="str"><v>Xã An</v></c><c r="B1" t="str"><v>a</v></c></row>
            <row r="2"><c r="A2"/><c r="B2" t="str"><v>b</v></c></row></sheetData>
            <mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="C1:D1"/></mergeCells>
            """
        #expect(try rows(content) == [["Xã An", "a"], ["Xã An", "b"]])
    }

    @Test("a formula without what it came to is told with its cell, an empty text is a blank")
    func formulas() throws {
        for cell in [
            "<c r=\"AB7\"><f>A1</f></c>", "<c r=\"AB7\"><f t=\"shared\" si=\"0\"/><v/></c>",
            "<c r=\"AB7\" t=\"n\"><f>A1</f><v></v></c>",
        ] {
            #expect(throws: WorkbookTable.Fault.isNotReckoned(cell: "AB7")) {
                try rows("<row r=\"7\">\(cell)</row>")
            }
        }
        #expect(
            try rows(
                "<row><c t=\"str\"><f>A1</f><v></v></c><c><f>1+1</f><v>2</v></c><c/></row>")
                == [["", "2"]])
    }

    @Test("of several sheets one has cells, or it is asked which is meant")
    func sheets() throws {
        let full = "<worksheet><row r=\"1\"><c t=\"str\"><v>a</v></c></row></worksheet>"
        let blank = "<worksheet><sheetData/></worksheet>"
        let one = WorkbookTableTests.workbook([
            ("Trang 1", "visible", blank), ("Ẩn", "hidden", full), ("Danh sách", "visible", full),
        ])
        #expect(try WorkbookTable(one).rows == [["a"]])
        let two = WorkbookTableTests.workbook([("A", "visible", full), ("B", "visible", full)])
        #expect(throws: WorkbookTable.Fault.hasSeveralSheets(["A", "B"])) { try WorkbookTable(two) }
    }

    @Test("what is no workbook, or damaged, or declares entities, is refused")
    func malformed() {
        for bytes in [
            [], Array("a,b".utf8), Archive.office().octets,
            WorkbookTableTests.workbook([("A", "visible", "<!DOCTYPE a><worksheet/>")]),
            WorkbookTableTests.workbook([("A", "visible", "<worksheet><c t='s'><v>7</v></c>")]),
            WorkbookTableTests.workbook([("A", "visible", "<worksheet><c r='1A'><v>7</v></c>")]),
            WorkbookTableTests.workbook([("A", "visible", "<worksheet a=b>")]),
            WorkbookTableTests.workbook([("A", "visible", "<c t='str'><v>&x;</v></c>")]),
        ] { #expect(throws: WorkbookTable.Fault.isUnreadable) { try WorkbookTable(bytes) } }
    }

    @Test("beyond its bounds it is too large, however small the file")
    func bounds() {
        func book(_ content: String) -> [UInt8] {
            WorkbookTableTests.workbook([("A", "visible", "<worksheet>\(content)</worksheet>")])
        }
        let far = "<row r=\"10001\"><c t=\"str\"><v>a</v></c></row>"
        let wide = "<row r=\"1\"><c r=\"ZZ1\" t=\"str\"><v>a</v></c></row>"
        let many = (1...5_001).map { "<row r=\"\($0)\"><c><v>1</v></c></row>" }.joined()
        for content in [far, wide, many] {
            #expect(throws: WorkbookTable.Fault.isTooLarge) { try WorkbookTable(book(content)) }
        }
        let zeros = [UInt8](repeating: 0, count: WorkbookTable.longestFile + 1)
        #expect(throws: WorkbookTable.Fault.isTooLarge) { try WorkbookTable(zeros) }
    }

    @Test(
        "cells as a spreadsheet copies them, quotes within them too",
        arguments: [
            ("a\tb\nc\td\n", [["a", "b"], ["c", "d"]]), ("a\t\"x\ty\"\r\n", [["a", "x\ty"]]),
            ("Trường \"Hoa Sen\"\tb", [["Trường \"Hoa Sen\"", "b"]]),
            ("\"Hoa Sen\" 2\tb", [["\"Hoa Sen\" 2", "b"]]),
            ("\"a \"\"b\"\"\"\tc", [["a \"b\"", "c"]]),
            ("\"a\nb\"\tc\n\nd", [["a\nb", "c"], ["d"]]), ("\"", [["\""]]), ("", []),
        ])
    func copied(text: String, cells: [[String]]) {
        #expect(CopiedCells.rows(text).map(\.cells) == cells)
    }

    @Test("a line end within a cell counts, and written cells are read again")
    func lines() {
        #expect(CopiedCells.rows("\"a\nb\"\tc\n\nd").map(\.line) == [1, 4])
        let rows = [["\"x\" y", "b"], [], ["c\nd", ""]]
        let read = CopiedCells.rows(CopiedCells.text(rows))
        #expect(read.map(\.cells) == [["\"x\" y", "b"], ["c d", ""]])
        #expect(read.map(\.line) == [1, 3])
    }
}
