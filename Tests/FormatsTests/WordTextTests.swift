import Foundation
import Reporting
import TestSupport
import Testing

@testable import Formats

@Suite("The text of a Word document")
struct WordTextTests {
    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

    private func archive(_ body: String, numbering: String = "", styles: String = "") -> Archive {
        var archive = Archive()
        archive.add("[Content_Types].xml", "<Types/>")
        archive.add(
            "word/document.xml",
            Self.head + "<w:document xmlns:w=\"w\"><w:body>\(body)</w:body></w:document>")
        if !numbering.isEmpty {
            archive.add("word/numbering.xml", Self.head + "<w:numbering>\(numbering)</w:numbering>")
        }
        if !styles.isEmpty {
            archive.add("word/styles.xml", Self.head + "<w:styles>\(styles)</w:styles>")
        }
        return archive
    }

    private func text(_ body: String, numbering: String = "", styles: String = "") throws -> String
    {
        try WordText(archive(body, numbering: numbering, styles: styles).octets).text
    }

    private func p(_ text: String, _ properties: String = "") -> String {
        "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")"
            + "<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    private func list(_ id: Int, _ level: Int) -> String {
        "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(id)\"/></w:numPr>"
    }

    @Test("paragraphs, runs, tabs, breaks, signs; not what is deleted, hidden, or a field's code")
    func paragraphs() throws {
        let body =
            p("Số: 14/KH") + p("")
            + "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>Thanh </w:t></w:r>"
            + "<w:ins><w:r><w:t>Miện</w:t></w:r></w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del>"
            + "<w:r><w:tab/><w:t>A&amp;B</w:t><w:br/><w:t>02</w:t><w:noBreakHyphen/><w:t>KL</w:t></w:r>"
            + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
            + "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>!</w:t></w:r></w:p>"
        #expect(try text(body) == "Số: 14/KH\n\nThanh Miện\tA&B\n02-KL!")
    }

    @Test("two columns without numbers are two texts, more are rows")
    func tables() throws {
        func row(_ cells: [String]) -> String {
            "<w:tr>\(cells.map { "<w:tc>\($0)</w:tc>" }.joined())</w:tr>"
        }
        let head = "<w:tbl>\(row([p("UBND") + p("PHÒNG"), p("CỘNG HÒA")]))</w:tbl>"
        #expect(try text(head) == "UBND\nPHÒNG\nCỘNG HÒA")
        let table =
            "<w:tbl>\(row([p("STT"), p("Việc"), p("Hạn")]))"
            + "\(row([p("1"), p("Tuyên") + p("truyền"), p("")]))</w:tbl>"
        #expect(try text(table + p("sau")) == "STT\tViệc\tHạn\n1\tTuyên truyền\t\nsau")
        let two = "<w:tbl>\(row([p("1"), p("a")]))\(row([p("2"), p("b")]))</w:tbl>"
        #expect(try text(two) == "1\ta\n2\tb")
        let nested = "<w:tbl>\(row([head + p("x"), p("y")]))</w:tbl>"
        #expect(try text(nested) == "UBND\nPHÒNG\nCỘNG HÒA\nx\ny")
    }

    private static func level(_ level: Int, _ format: String, _ text: String, start: Int = 1)
        -> String
    {
        "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"\(start)\"/><w:numFmt w:val=\"\(format)\"/>"
            + "<w:lvlText w:val=\"\(text)\"/></w:lvl>"
    }

    private static let numbering =
        "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "upperRoman", "%1.")
        + level(1, "decimal", "%2.") + level(2, "decimal", "%2.%3.")
        + level(3, "lowerLetter", "%4)") + level(4, "bullet", "-") + level(5, "bullet", "\u{F0B7}")
        + "</w:abstractNum>"
        + "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num>"
        + "<w:num w:numId=\"8\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"1\">"
        + "<w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>"

    @Test("numbers that Word counts: Roman, decimal, of two levels, letters, dashes")
    func numbers() throws {
        let body = [
            ("MỤC ĐÍCH", 7, 0), ("một", 7, 1), ("hai", 7, 1), ("hai một", 7, 2), ("ý", 7, 3),
            ("ý", 7, 3), ("gạch", 7, 4), ("chấm", 7, 5), ("NHIỆM VỤ", 7, 0), ("lại một", 7, 1),
            ("năm", 8, 1), ("sáu", 8, 1),
        ].map { p($0.0, list($0.1, $0.2)) }.joined()
        #expect(
            try text(body, numbering: Self.numbering).split(separator: "\n") == [
                "I. MỤC ĐÍCH", "1. một", "2. hai", "2.1. hai một", "a) ý", "b) ý", "- gạch",
                "• chấm", "II. NHIỆM VỤ", "1. lại một", "5. năm", "6. sáu",
            ])
    }

    @Test(
        "a style has a list, its own or that of the one it is made from; a paragraph may leave it")
    func styles() throws {
        let styles =
            "<w:style w:styleId=\"Muc\"><w:pPr>\(list(7, 0))</w:pPr></w:style>"
            + "<w:style w:styleId=\"MucCon\"><w:basedOn w:val=\"Muc\"/></w:style>"
            + "<w:style w:styleId=\"Vong\"><w:basedOn w:val=\"Vong\"/></w:style>"
        let body =
            p("a", "<w:pStyle w:val=\"Muc\"/>") + p("b", "<w:pStyle w:val=\"MucCon\"/>")
            + p("c", "<w:pStyle w:val=\"Muc\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>")
            + p("d", "<w:pStyle w:val=\"Vong\"/>") + p("e", "<w:pStyle w:val=\"Lạ\"/>")
        #expect(
            try text(body, numbering: Self.numbering, styles: styles)
                == "I. a\nII. b\nc\nd\ne")
    }

    @Test("a text box is read once")
    func textBox() throws {
        let box = "<w:txbxContent>\(p("khung"))</w:txbxContent>"
        let body =
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>\(box)</w:drawing></mc:Choice>"
            + "<mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent>"
            + "<w:t>đoạn</w:t></w:r></w:p>"
        #expect(try text(body) == "khung\nđoạn")
    }

    @Test("what we write is read again")
    func own() throws {
        let document = OfficialDocument(
            kind: .report,
            letterhead: Letterhead(
                parent: "UBND XÃ THANH MIỆN", name: "Phòng", issuer: "PHÒNG VĂN HÓA - XÃ HỘI",
                symbol: "VHXH", place: "Thanh Miện", authority: ["TRƯỞNG PHÒNG"], signer: "A",
                addressees: ["Sở"], recipients: ["Như trên"]),
            registration: .init(), subject: "Kết quả thực hiện", addressees: ["Sở"],
            body: [.heading(1, "KẾT QUẢ"), .paragraph("Đã làm."), .item("Một")])
        let lines = try WordText(WordDocument(document, madeAt: .ofTests).file()).text
            .split(separator: "\n")
        for line in [
            "UBND XÃ THANH MIỆN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Kết quả thực hiện",
        ] {
            #expect(lines.contains { $0.hasSuffix(line) }, "\(line)")
        }
    }

    @Test("what is no document, declares entities, is broken or inflates to too much is refused")
    func refused() throws {
        let broken: [[UInt8]] = [
            [], Array("PK".utf8), Array("%PDF-1.4".utf8), Archive.office("xl/workbook.xml").octets,
            archive("<w:p>").octets,
        ]
        for bytes in broken { #expect(throws: WordText.Fault.isUnreadable) { try WordText(bytes) } }
        var entities = Archive()
        entities.add(
            "word/document.xml",
            "<!DOCTYPE a [<!ENTITY b \"x\">]><w:document><w:p><w:t>&b;</w:t></w:p></w:document>")
        #expect(throws: WordText.Fault.isUnreadable) { try WordText(entities.octets) }
        var bomb = Archive()
        bomb.add(
            "word/document.xml",
            deflating: [UInt8](repeating: UInt8(ascii: " "), count: WordText.longestPart + 1))
        #expect(throws: WordText.Fault.isTooLarge) { try WordText(bomb.octets) }
        let long = String(repeating: "chữ ", count: WordText.mostText / 5)
        #expect(throws: WordText.Fault.isTooLarge) { try text(p(long) + p(long)) }
        let deep = String(repeating: "<w:tbl><w:tr><w:tc>", count: 200)
        #expect(throws: WordText.Fault.isUnreadable) { try text(deep) }
    }
}

@Suite("The text of a file of text")
struct PlainTextTests {
    @Test("UTF-8 and UTF-16 by its mark")
    func unicode() {
        #expect(PlainText.read(Array("Số: 14".utf8)) == "Số: 14")
        #expect(PlainText.read([0xef, 0xbb, 0xbf] + Array("Số".utf8)) == "Số")
        let units = Array("Số".utf16).flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
        #expect(PlainText.read([0xff, 0xfe] + units) == "Số")
    }

    @Test("Windows-1258: letters with their marks behind them")
    func windows() {
        // Trường Tiểu học
        let octets: [UInt8] =
            Array("Tr".utf8) + [0xFD, 0xF5, 0xCC] + Array("ng Ti".utf8) + [0xEA, 0xD2]
            + Array("u ho".utf8) + [0xF2] + Array("c".utf8)
        #expect(PlainText.read(octets) == "Trường Tiểu học")
    }

    @Test("a font's own letters stay, for whoever reads the text to tell")
    func font() {
        // Tr­êng TiÓu häc
        let octets: [UInt8] =
            Array("Tr".utf8) + [0xAD, 0xEA] + Array("ng Ti".utf8) + [0xD3] + Array("u h".utf8)
            + [0xE4] + Array("c".utf8)
        let text = PlainText.read(octets)
        #expect(text.flatMap { LegacyFont.of($0) } == .tcvn3)
    }

    @Test("what is no text", arguments: [[0xff, 0x00, 0x01], [0x4d, 0x5a, 0x90, 0x00], [0x00]])
    func none(bytes: [UInt8]) {
        #expect(PlainText.read(bytes) == nil)
    }
}
