import Formats
import Foundation
import FoundationXML
import Reporting
import Storage
import Testing
import TestSupport

@Suite("What Word files hold, whatever was typed")
struct WordDocumentTests {
    private func document(_ text: String) -> OfficialDocument {
        OfficialDocument(
            kind: .report,
            letterhead: Letterhead(
                parent: text, name: text, issuer: text, symbol: text, place: text,
                authority: [text], signer: text, addressees: [text, text], recipients: [text]),
            registration: .init(), subject: text, addressees: [text, text],
            body: [.heading(1, text), .paragraph(text), .item(text)],
            annexes: [
                .init(
                    title: text, isLandscape: true,
                    blocks: [
                        .table(
                            DocumentTable(
                                columns: [.init(text, share: 1)],
                                rows: [.group(text), .cells([.init(text)]), .total([.init(text)])]))
                    ])
            ], mark: text)
    }

    private func parts(_ text: String) throws -> [String: [UInt8]] {
        let file = try WordDocument(document(text), madeAt: Moment.ofTests).file()
        return try #require(OfficePackage.parts(of: file))
    }

    @Test("a mark's code stands at the foot as a picture too, of the same code the same octets")
    func picture() throws {
        var document = document("Báo cáo")
        #expect(try parts("Báo cáo")["word/media/mark.png"] == nil)
        document.markCode = "TONGHOP:A37D9-068CF"
        let file = try WordDocument(document, madeAt: .ofTests).file()
        #expect(try WordDocument(document, madeAt: .ofTests).file() == file)
        let parts = try #require(OfficePackage.parts(of: file))
        let foot = String(decoding: parts["word/footer1.xml"] ?? [], as: UTF8.self)
        #expect(foot.contains(#"r:embed="rId1""#))
        #expect(foot.contains(#"descr="TONGHOP:A37D9-068CF""#))
        for (name, content) in parts where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
            #expect(read(content) != nil, "\(name)")
        }
        let picture = try #require(parts["word/media/mark.png"])
        #expect(picture.starts(with: [0x89] + Array("PNG\r\n".utf8)))
        document.markCode = "TONGHOP:A37D9-068CE"
        let other = try WordDocument(document, madeAt: .ofTests).file()
        #expect(OfficePackage.parts(of: other)?["word/media/mark.png"] != picture)
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var text = ""
        var elements: Set<String> = []

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
            qualifiedName: String?, attributes: [String: String]
        ) { elements.insert(name) }
    }

    private func read(_ xml: [UInt8]) -> Reader? {
        let reader = Reader()
        let parser = XMLParser(data: Data(xml))
        parser.delegate = reader
        return parser.parse() ? reader : nil
    }

    @Test(
        "markup is text, and what XML can't hold is left out",
        arguments: [
            ("GD&ĐT <w:p/> \"x\" ]]>", "GD&ĐT <w:p/> \"x\" ]]>"),
            ("a\u{0}b\u{1b}c\u{fffe}", "abc"), ("&amp;", "&amp;"),
            ("Trường “Hồ” – ẵ\u{301}", "Trường “Hồ” – ẵ\u{301}"),
        ])
    func markup(typed: String, shown: String) throws {
        let parts = try parts(typed)
        for (name, content) in parts where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
            #expect(read(content) != nil, "\(name)")
        }
        let body = try #require(read(parts["word/document.xml"] ?? []))
        #expect(body.text.contains(shown))
        #expect(!body.elements.contains("x"))
        #expect(try #require(read(parts["docProps/core.xml"] ?? [])).text.contains(shown))
    }

    @Test("whatever is typed, the parts are well-formed XML", arguments: 0..<20)
    func anything(seed: UInt64) throws {
        // The same in every run.
        var state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1
        let scalars = (0..<200).compactMap { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Unicode.Scalar(UInt32(truncatingIfNeeded: state >> 40) & 0x2ffff)
        }
        let text = String(String.UnicodeScalarView(scalars))
        for (name, content) in try parts(text) where name.hasSuffix(".xml") {
            #expect(read(content) != nil, "\(name)")
        }
    }

    @Test("the same document has the same bytes, another another")
    func deterministic() throws {
        func file(_ text: String) throws -> [UInt8] {
            try WordDocument(document(text), madeAt: Moment.ofTests).file()
        }
        #expect(try file("a") == file("a"))
        #expect(try file("a") != file("b"))
    }

    @Test("whoever changes the layout raises ClosingFiles.layout, and this hash")
    func layout() throws {
        let parts = try parts("Văn bản").sorted { $0.key < $1.key }.flatMap(\.value)
        #expect(ClosingFiles.layout == 7)
        #expect(
            Digest.hexadecimal(Digest.sha256(parts))
                == "85a4758c88cd260e931291a9fdb2dd2e86ae26db7778bff0c6bd65082029668a")
    }

    @Test("files are the same when their parts are, however they are packed")
    func parts() throws {
        let one = try WordDocument(document("a"), madeAt: Moment.ofTests).file()
        let later = try WordDocument(
            document("a"), madeAt: Moment.ofTests + .seconds(86_400)
        ).file()
        #expect(OfficePackage.isSame(one, one))
        // It says of itself when it was made.
        #expect(!OfficePackage.isSame(one, later))
        #expect(!OfficePackage.isSame(one, Array(one.dropLast(30))))
        #expect(OfficePackage.parts(of: Array("PK".utf8)) == nil)
        #expect(OfficePackage.parts(of: []) == [:])
    }
}
