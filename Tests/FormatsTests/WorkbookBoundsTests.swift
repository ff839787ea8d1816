import TestSupport
import Testing

@testable import Formats

/// What somebody may make of a workbook who means no list.
@Suite("workbooks that ask for more than a list does")
struct WorkbookBoundsTests {
    private func fault(_ content: String, texts: String = "") -> WorkbookTable.Fault? {
        fault(
            WorkbookTableTests.workbook(
                [("A", "visible", "<worksheet>\(content)</worksheet>")], texts: texts))
    }

    private func fault(_ workbook: [UInt8]) -> WorkbookTable.Fault? {
        do throws(WorkbookTable.Fault) {
            _ = try WorkbookTable(workbook)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "rows and cells that are nowhere are refused",
        arguments: [
            "<row r='9223372036854775807'/><row/>", "<row r='1048577'/>",
            "<row r='1048576'/><row/>",
            "<row r='0'/>", "<row r='-1'><c><v>1</v></c></row>", "<row r='+'/>", "<row r=''/>",
            "<c t='str'><v>a</v></c>", "<row r='1'/><c><v>5</v></c>",
            "<row r='1'><v>5</v></c></row>", "<row r='1'><c><v>5</v></row></c>",
            "<row><row r='2'/></row>", "<row><c><c><v>1</v></c></c></row>", "<c><row/></c>",
            "<row><c r='ZZZ1'/></row>", "<row><c r='A9223372036854775808'/></row>",
            "<row><c r='1'/></row>", "<row><c r='A0'/></row>", "<row><c r='AAAA1'/></row>",
            "<row><c t='s'><v>9223372036854775807</v></c></row>", "<row><c r='A1' r='B1'/></row>",
            "<row><c r='XFD1'/><c><v>1</v></c></row>", "</worksheet><worksheet>", "<row", "<row r=",
            "<mergeCell ref='A1:A9223372036854775807'/>", "<mergeCell ref='A0:A2'/>",
        ])
    func nowhere(content: String) {
        #expect(fault(content) == .isUnreadable)
    }

    @Test("pieces without an order are read or refused, and never end the program")
    func random() {
        let pieces = [
            "<row>", "</row>", "<row/>", "<row r='3'>", "<row r='1048576'>", "<row r='x'>", "<c>",
            "</c>", "<c/>", "<c r='B2'>", "<c r='A1' t='s'>", "<c t='inlineStr'>", "<c t='b'/>",
            "<v>", "</v>", "<v>1</v>", "<v>-1</v>", "<v>1e999</v>", "<v>nan</v>",
            "<is><t>x</t></is>",
            "<t>", "</t>", "<rPh>", "</rPh>", "a", "_xD800_", "&#55296;", "&amp;", "&", "<", ">",
            "<!-- -->", "<![CDATA[", "]]>", "<?a?>", "<mergeCell ref='A1:A9'/>",
            "<mergeCell ref='B3:B1048576'/>", "<mergeCell ref='A:A'/>", "</worksheet>", "'",
        ]
        var random = SeededRandom(seed: 20_261_129)
        var read = 0
        for _ in 0..<3_000 {
            let count = Int.random(in: 1...14, using: &random)
            let content = (0..<count).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            if fault(content) == nil { read += 1 }
        }
        // As many again of what is nearly right.
        for _ in 0..<1_000 {
            var octets = Array(
                "<row r='2'><c r='B2' t='s'><v>0</v></c></row><mergeCell ref='A1:A3'/>".utf8)
            let place = Int.random(in: octets.indices, using: &random)
            octets[place] = UInt8.random(in: 0x20...0x7e, using: &random)
            if fault(String(decoding: octets, as: UTF8.self), texts: "<si><t>x</t></si>") == nil {
                read += 1
            }
        }
        #expect(read > 100)
    }

    @Test("a text counts as often as cells say its number")
    func sharedText() {
        let texts = "<si><t>\(String(repeating: "a", count: 50_000))</t></si>"
        func cells(_ count: Int) -> String {
            "<row>\(String(repeating: "<c t='s'><v>0</v></c>", count: count))</row>"
        }
        #expect(fault(cells(80), texts: texts) == nil)
        #expect(fault(cells(81), texts: texts) == .isTooLarge)
        let blank = "<si><t>\(String(repeating: " ", count: 50_000))</t></si>"
        #expect(fault(cells(81), texts: blank) == .isTooLarge)
        let typed = "<c t='str'><v>\(String(repeating: "b", count: 1_000_001))</v></c>"
        #expect(fault("<row>\(typed)\(typed)\(typed)</row>") == nil)
        #expect(fault("<row>\(typed)\(typed)</row><row>\(typed)\(typed)</row>") == .isTooLarge)
    }

    @Test("and as often as merged cells hold it, which rows that are not there don't")
    func mergedText() throws {
        let row = "<row><c t='str'><v>x</v></c><c t='str'><v>y</v></c></row>"
        let long = "<row><c t='str'><v>\(String(repeating: "z", count: 900_000))</v></c></row>"
        func merged(_ reference: String, _ count: Int = 1) -> String {
            String(repeating: "<mergeCell ref='\(reference)'/>", count: count)
        }
        let rows = long + String(repeating: row, count: 3)
        #expect(fault(rows + merged("A1:A4")) == nil)
        #expect(fault(rows + row + merged("A1:A5")) == .isTooLarge)
        // Fifty million rows, of which two are there.
        #expect(fault("<row/>" + row + row + merged("A2:A1048576", 5_000)) == nil)
        #expect(fault(row + merged("A1:A3", 5_001)) == .isTooLarge)
        let many = String(repeating: row, count: 5_000)
        #expect(fault(many + merged("A1:A5000", 100)) == .isTooLarge)
    }

    @Test("a sheet is one sheet, and all together inflate to no more than a bound")
    func sheets() throws {
        let full = "<worksheet><row><c><v>1</v></c></row></worksheet>"
        let blank = "<worksheet/>"
        var twice = WorkbookTableTests.archive([("A", "visible", full), ("B", "visible", blank)])
        let place = try #require(twice.entries.firstIndex { $0.name.hasSuffix(".rels") })
        let relations = String(decoding: twice.entries[place].packed, as: UTF8.self)
        twice.entries.remove(at: place)
        twice.add(
            "xl/_rels/workbook.xml.rels",
            relations.replacing("sheet1.xml", with: "sheet0.xml"))
        #expect(fault(twice.octets) == .isUnreadable)

        let padding = [UInt8](repeating: 0x20, count: 19_000_000)
        func padded(_ count: Int) -> [UInt8] {
            var archive = WorkbookTableTests.archive(
                (0..<count).map { ("\($0)", "visible", blank) })
            archive.entries.removeAll { $0.name.hasPrefix("xl/worksheets/") }
            for number in 0..<count {
                archive.add(
                    "xl/worksheets/sheet\(number).xml", deflating: Array(blank.utf8) + padding)
            }
            return archive.octets
        }
        #expect(fault(padded(2)) == nil)
        #expect(fault(padded(3)) == .isTooLarge)
    }

    @Test("a sheet that the workbook names and does not have is no large one")
    func missing() {
        var archive = WorkbookTableTests.archive([("A", "visible", "<worksheet/>")])
        archive.entries.removeAll { $0.name.hasPrefix("xl/worksheets/") }
        #expect(fault(archive.octets) == .isUnreadable)
    }

    @Test("signs written by their numbers are read, as many as a workbook's texts may be")
    func escapes() throws {
        func escaped(_ count: Int) -> String {
            "<si><t>\(String(repeating: "_x0041_", count: count))</t></si>"
        }
        let cell = "<row><c t='s'><v>0</v></c></row>"
        let most = WorkbookTable.mostText / 7
        #expect(fault(cell, texts: escaped(most)) == nil)
        #expect(fault(cell, texts: escaped(most + 1)) == .isTooLarge)
        // In a cell of its own, too, and where no cell says its number.
        #expect(fault("<row/>", texts: escaped(most + 1)) == .isTooLarge)
        let typed = String(repeating: "_x0041_", count: most + 1)
        #expect(fault("<row><c t='str'><v>\(typed)</v></c></row>") == .isTooLarge)
        #expect(fault("<row><c t='inlineStr'><is><t>\(typed)</t></is></c></row>") == .isTooLarge)
    }

    @Test("a workbook of fifty sheets is read, the fifty-first not")
    func manySheets() {
        func sheets(_ count: Int, _ state: String = "visible") -> [UInt8] {
            WorkbookTableTests.workbook(
                (0..<count).map { ("\($0)", state, "<worksheet/>") }
                    + [("A", "visible", "<worksheet/>")])
        }
        #expect(fault(sheets(49)) == nil)
        #expect(fault(sheets(50)) == .isUnreadable)
        #expect(fault(sheets(50, "hidden")) == nil)
        // What comes behind is not looked at.
        var archive = WorkbookTableTests.archive([("A", "visible", "<worksheet/>")])
        archive.entries.removeAll { $0.name == "xl/workbook.xml" }
        let sheet = "<sheet name='A' id='rId0'/>"
        archive.add(
            "xl/workbook.xml",
            "<workbook>\(String(repeating: sheet, count: 51))<sheet name=></workbook>")
        #expect(fault(archive.octets) == .isUnreadable)
    }
}
