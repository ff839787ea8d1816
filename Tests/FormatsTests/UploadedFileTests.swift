import Formats
import Foundation
import Testing
import TestSupport

/// Documentation/Threats.md T11 and T12: what is let in as a file.
@Suite struct UploadedFileTests {
    private func fault(_ octets: [UInt8], as type: String) throws -> UploadedFile.Fault? {
        let folder = try TemporaryFolder()
        try Data(octets).write(to: folder.url.appending(path: "upload"))
        do throws(UploadedFile.Fault) {
            try UploadedFile.check(folder.path("upload"), as: type)
            return nil
        } catch {
            return error
        }
    }

    static let pdf = Array("%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n".utf8)
    static let png: [UInt8] =
        [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + Array("IHDR...IEND".utf8)
    static let jpeg: [UInt8] = [0xff, 0xd8, 0xff, 0xe0] + Array("JFIF".utf8) + [0xff, 0xd9]

    @Test("files are what their names say")
    func good() throws {
        #expect(try fault(Self.pdf, as: "pdf") == nil)
        #expect(try fault(Self.png, as: "png") == nil)
        #expect(try fault(Self.jpeg, as: "jpeg") == nil)
        #expect(try fault(Archive.office().octets, as: "docx") == nil)
        #expect(try fault(Archive.office("xl/workbook.xml").octets, as: "xlsx") == nil)
        var deflated = Archive.office()
        deflated.add("word/media.bin", deflating: Array(repeating: 7, count: 900_000))
        #expect(try fault(deflated.octets, as: "docx") == nil)
    }

    @Test("content of another kind, and one that only begins or ends right, is refused")
    func other() throws {
        let page = Array("<script>alert(1)</script>".utf8)
        for type in ["pdf", "png", "jpg", "docx", "xlsx"] {
            #expect(try fault(page, as: type) == .otherContent, "\(type)")
            #expect(try fault([], as: type) == .empty, "\(type)")
        }
        // A page before the PDF's head, as polyglots have it.
        #expect(try fault(page + Self.pdf, as: "pdf") == .leading)
        #expect(try fault(Array("GIF89a".utf8) + Self.png, as: "png") == .otherContent)
        #expect(try fault(Array("%PDF-1.7\n".utf8), as: "pdf") == .otherContent)
        #expect(try fault(Self.pdf, as: "exe") == .unknownType)
        #expect(try fault(Self.pdf + Archive.office().octets, as: "docx") == .otherContent)
        #expect(try fault(Archive.office().octets, as: "xlsx") == .otherContent)
    }

    @Test(
        "names that lead elsewhere or run are refused",
        arguments: [
            "../../etc/passwd", "/etc/passwd", "word\\..\\..\\x", "C:/x", "word/inner.zip",
            "word/embeddings/sheet.xlsx", "run.exe",
        ])
    func names(name: String) throws {
        var archive = Archive.office()
        archive.add(name, "x")
        #expect(try fault(archive.octets, as: "docx") == .archive)
    }

    @Test("links, macros, a name twice and an archive within under another name are refused")
    func contents() throws {
        var link = Archive.office()
        link.add("word/link.xml", "/etc/passwd")
        link.entries[2].mode = 0o120777
        #expect(try fault(link.octets, as: "docx") == .archive)
        var macros = Archive.office()
        macros.add("word/vbaProject.bin", "x")
        #expect(try fault(macros.octets, as: "docx") == .macros)
        var twice = Archive.office()
        twice.add("WORD/document.xml", "<x/>")
        #expect(try fault(twice.octets, as: "docx") == .archive)
        var nested = Archive.office()
        let inner = Archive.office().octets
        nested.entries.append(
            .init(
                name: "word/image1.png", packed: inner, checksum: Archive.checksum(inner),
                size: UInt32(inner.count)))
        #expect(try fault(nested.octets, as: "docx") == .archive)
    }

    @Test("XML that declares entities is refused, wherever it begins in the inflated stream")
    func entities() throws {
        let laughs = "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]><x/>"
        for padding in [0, 10, 65_530, 65_536, 131_067] {
            var archive = Archive.office()
            let text = String(repeating: " ", count: padding) + laughs
            archive.add("word/styles.xml", text)
            #expect(try fault(archive.octets, as: "docx") == .documentType, "\(padding)")
            archive.entries.removeLast()
            archive.add("word/_rels/x.rels", deflating: Array(text.utf8))
            #expect(try fault(archive.octets, as: "docx") == .documentType, "\(padding)")
        }
        var wide = Archive.office()
        let octets: [UInt8] = [0xff, 0xfe] + laughs.utf16.flatMap { [UInt8($0 & 255), 0] }
        wide.entries.append(
            .init(
                name: "word/wide.xml", packed: octets, checksum: Archive.checksum(octets),
                size: UInt32(octets.count)))
        #expect(try fault(wide.octets, as: "docx") == .archive)
    }

    @Test(
        "XML in another encoding, which would hide a document type, is refused",
        arguments: [0, 1, 2, 3, 4, 5, 6])
    func encodings(index: Int) throws {
        let laughs = "<!DOCTYPE lolz [<!ENTITY lol \"lol\">]><x/>"
        let narrow = { (text: String, isLittle: Bool) -> [UInt8] in
            text.utf16.flatMap { isLittle ? [UInt8($0 & 255), 0] : [0, UInt8($0 & 255)] }
        }
        let octets: [UInt8] =
            switch index {
            case 0: narrow(laughs, true)
            case 1: narrow(laughs, false)
            case 2: narrow("<?xml version=\"1.0\"?>" + laughs, true)
            case 3: Array("<?xml version='1.0' encoding='UTF-7'?>+ADw-!DOCTYPE x+AD4-<x/>".utf8)
            case 4: Array("<?xml version='1.0' encoding='IBM037'?><x/>".utf8)
            case 5:
                Array(
                    ("<?xml version='1.0' " + String(repeating: " ", count: 200)
                        + "encoding='UTF-7'?><x/>").utf8)
            default: [0xef, 0xbb] + Array("<x/>".utf8)
            }
        var archive = Archive.office()
        archive.add("word/styles.xml", octets: octets)
        #expect(try fault(archive.octets, as: "docx") == .archive)
    }

    @Test("a document type stands before the root alone; what is within is text, and is let in")
    func afterTheRoot() throws {
        let texts = [
            "<x><![CDATA[<!DOCTYPE y [<!ENTITY z \"\">]>]]></x>", "<x><!-- <!DOCTYPE y> --></x>",
            "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<!-- a - b --><w:x/>",
            "<?mso x=\"1\"?><!-- <!DOCTYPE y> --><x/>", "",
        ]
        for text in texts {
            var archive = Archive.office()
            archive.add("word/styles.xml", text)
            #expect(try fault(archive.octets, as: "docx") == nil, "\(text)")
        }
        let typed = "<!-- x --><?a b?>\n<!-- y --->" + "<!DOCTYPE x><x/>"
        var archive = Archive.office()
        archive.add("word/styles.xml", typed)
        #expect(try fault(archive.octets, as: "docx") == .documentType)
    }

    @Test(
        "sheets of macros, embedded objects, controls and foreign data are refused by their names",
        arguments: [
            ("xl/macrosheets/sheet1.xml", UploadedFile.Fault.macros),
            ("XL/MacroSheets/Sheet1.xml", .macros), ("xl/dialogsheets/sheet1.xml", .macros),
            ("xl/embeddings/oleObject1.bin", .embedded), ("word/oleobject.bin", .embedded),
            ("xl/activeX/activeX1.xml", .embedded),
            ("xl/externalLinks/externalLink1.xml", .external),
        ])
    func partNames(name: String, expected: UploadedFile.Fault) throws {
        var archive = Archive.office("xl/workbook.xml")
        archive.add(name, "<x/>")
        #expect(try fault(archive.octets, as: "xlsx") == expected)
    }

    @Test(
        "the same under innocent names is refused by what the package says of it",
        arguments: [
            (
                "<Override PartName='/a.xml' ContentType='application/vnd.ms-excel.macrosheet+xml'/>",
                UploadedFile.Fault.macros
            ),
            ("<Override ContentType = \"application/vnd.ms-excel.&#109;acrosheet+xml\"/>", .macros),
            (
                "<Default ContentType='application/vnd.ms-office.vbaProject' Extension='x'/>",
                .macros
            ),
            ("<Override ContentType='application/vnd.ms-office.activeX+xml'/>", .embedded),
            ("<Relationship Type='http://x/relationships/oleObject' Target='a'/>", .embedded),
            (
                "<Relationship TargetMode='External' Type='http://x/externalLinkPath' Target='file://evil/share'/>",
                .external
            ),
            (
                "<Relationship Type='http://x/attachedTemplate' TargetMode='&#x45;xternal' Target='http://evil'/>",
                .external
            ),
            (
                "<r:Relationship Type='http://x/image' TargetMode\n=\n'External' Target='http://evil'/>",
                .external
            ),
            (
                "<Relationship Type='image' TargetMode='Ex&#0000000116;ernal' Target='a'/>",
                .external
            ),
            ("<Relationship Type='image' TargetMode='&#x00000045;xternal'/>", .external),
            ("<?a '?><Relationship Type='image' TargetMode='External'/><!-- ' -->", .external),
            ("<?a <?><Override ContentType='application/vnd.ms-office.vbaProject'/>", .macros),
            ("<![CDATA[<x a=']]><Relationship Type='oleObject' Target='a'/>", .embedded),
            (
                "<Relationship TargetMode='External' Type='image' x:TargetMode='Internal'/>",
                .external
            ),
            ("<Relationship TargetMode='External' TargetMode='Internal'/>", .archive),
            ("<Relationship Type='image' TargetMode='&external;'/>", .archive),
            ("<a><Relationship Type='image'/></b>", .archive),
        ])
    func told(line: String, expected: UploadedFile.Fault) throws {
        for name in ["xl/_rels/workbook.xml.rels", "[content_types].xml"] {
            var archive = Archive()
            if name.hasSuffix("rels") { archive.add("[Content_Types].xml", "<Types/>") }
            archive.add(name, "<?xml version=\"1.0\"?><!-- ' --><Types>\(line)</Types>")
            archive.add("xl/workbook.xml", "<workbook/>")
            #expect(try fault(archive.octets, as: "xlsx") == expected, "\(name)")
        }
    }

    @Test("a hyperlink, which is followed by whoever clicks on it, is let in")
    func hyperlinks() throws {
        var archive = Archive.office()
        archive.add(
            "word/_rels/document.xml.rels",
            """
            <Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/\
            officeDocument/2006/relationships/hyperlink" Target="https://moet.gov.vn" \
            TargetMode="External"/><Relationship Id="rId2" Type="http://x/image" \
            Target="media/a.png" TargetMode="Internal"/></Relationships>
            """)
        #expect(try fault(archive.octets, as: "docx") == nil)
    }

    @Test("what inflates to too much is refused, whether the directory admits it or lies")
    func bombs() throws {
        let zeros = [UInt8](repeating: 0, count: 4_000_000)
        var honest = Archive.office()
        honest.add("word/zeros.bin", deflating: zeros)
        #expect(try fault(honest.octets, as: "docx") == .archive)
        var lying = honest
        lying.entries[2].size = 1000
        #expect(try fault(lying.octets, as: "docx") == .archive)
        var huge = Archive.office()
        huge.add("word/a.bin", deflating: Array(repeating: 1, count: 1000))
        huge.entries[2].size = 1_000_000_000
        #expect(try fault(huge.octets, as: "docx") == .archive)
        // Within the ratio each, too much together.
        var many = Archive.office()
        let noise = (0..<40_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
        many.add("word/0.bin", deflating: noise + zeros.prefix(900_000))
        for number in 1..<250 {
            var copy = many.entries[2]
            copy.name = "word/\(number).bin"
            many.entries.append(copy)
        }
        #expect(try fault(many.octets, as: "docx") == .archive)
        var countless = Archive.office()
        for number in 0..<2_000 { countless.add("word/\(number).bin", "x") }
        #expect(try fault(countless.octets, as: "docx") == .archive)
    }

    @Test("entries that share their data, and a torn archive, are refused")
    func overlapping() throws {
        let whole = Archive.office().octets
        #expect(try fault(Array(whole.dropLast(10)), as: "docx") == .archive)
        #expect(try fault(Array(whole.prefix(60)), as: "docx") == .archive)
        var changed = whole
        changed[60] ^= 0xff
        #expect(try fault(changed, as: "docx") == .archive)
        // The directory names one entry's data under many names.
        var overlapping = Archive.office()
        overlapping.add("word/a.bin", String(repeating: "a", count: 5_000))
        var octets = overlapping.octets
        let end = octets.suffix(22)
        let start = Int(end[end.startIndex + 16]) | Int(end[end.startIndex + 17]) << 8
        let directory = Array(octets[start..<(octets.count - 22)])
        let last = directory.count - 46 - "word/a.bin".utf8.count
        let record = Array(directory[last...])
        let more = (0..<50).flatMap { number -> [UInt8] in
            var copy = record
            let name = Array("word/\(100 + number).b".utf8)
            copy.replaceSubrange((copy.count - 10)..., with: Array(name.prefix(10)))
            return copy
        }
        let all = directory + more
        let count = UInt16(3 + 50)
        var tail = Array(end)
        tail.replaceSubrange(
            8..<12,
            with: [UInt8(count & 255), UInt8(count >> 8), UInt8(count & 255), UInt8(count >> 8)])
        tail.replaceSubrange(
            12..<16, with: withUnsafeBytes(of: UInt32(all.count).littleEndian, Array.init))
        octets = Array(octets.prefix(start)) + all + tail
        #expect(try fault(octets, as: "docx") == .archive)
    }
}
