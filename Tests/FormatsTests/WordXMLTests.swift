import Foundation
import Testing

@testable import Formats

@Suite("WordprocessingML in the making")
struct WordXMLTests {
    private func written(_ body: (inout WordXML) -> Void) -> String {
        var xml = WordXML()
        body(&xml)
        return xml.text
    }

    @Test("elements hold what is written within them, attributes in their order")
    func elements() {
        let text = written { xml in
            xml.element("a", ["x": "1", "b": "2"]) { xml in
                xml.empty("c")
                xml.words("chữ")
            }
        }
        #expect(text == "<a x=\"1\" b=\"2\"><c/>chữ</a>")
    }

    @Test(
        "words and attributes are escaped, what XML can't hold is left out",
        arguments: [
            ("a<b>&\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;"), ("\u{0}\u{b}\u{1f}x\u{ffff}", "x"),
            ("\t\n\r", "\t\n\r"), ("<\u{338}", "&lt;\u{338}"), ("😀", "😀"),
        ])
    func escapes(text: String, xml: String) {
        #expect(Array(WordXML.escaped(text).utf8) == Array(xml.utf8))
        #expect(
            Array(written { $0.empty("a", ["b": text]) }.utf8)
                == Array("<a b=\"\(xml)\"/>".utf8))
    }

    @Test("a line end within a text is a break within its paragraph")
    func breaks() {
        let text = written { $0.run("một\nhai", .init(size: 13.5, isBold: true)) }
        #expect(text.components(separatedBy: "<w:r>").count == 3)
        #expect(text.components(separatedBy: "<w:br/>").count == 2)
        // Sizes are in half points.
        #expect(text.contains("<w:b/><w:sz w:val=\"27\"/>"))
        #expect(text.contains("<w:t xml:space=\"preserve\">hai</w:t>"))
    }

    @Test("a paragraph says how it stands, and is navigated to where it has a level")
    func paragraphs() {
        let plain = written { $0.paragraph("x") }
        #expect(plain.contains("<w:jc w:val=\"left\"/>"))
        #expect(plain.contains("w:lineRule=\"auto\""))
        #expect(!plain.contains("w:outlineLvl"))
        let heading = written {
            $0.paragraph(
                "x",
                .init(
                    alignment: .center, line: 300, isExact: true, isRule: true, keepsNext: true,
                    outlineLevel: 0))
        }
        for part in [
            "<w:keepNext/>", "<w:pBdr>", "w:line=\"300\" w:lineRule=\"exact\"",
            "<w:jc w:val=\"center\"/>", "<w:outlineLvl w:val=\"0\"/>",
        ] { #expect(heading.contains(part), "\(part)") }
    }
}
