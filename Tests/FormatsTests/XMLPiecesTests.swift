import Testing

@testable import Formats

@Suite("XML taken apart")
struct XMLPiecesTests {
    private func pieces(_ text: String) throws(XMLPieces.Malformed) -> [XMLPieces.Piece] {
        var pieces: [XMLPieces.Piece] = []
        try XMLPieces.each(of: Array(text.utf8), malformed: XMLPieces.Malformed()) {
            piece throws(XMLPieces.Malformed) in pieces.append(piece)
        }
        return pieces
    }

    @Test("elements, attributes and texts, without prefixes, comments and instructions")
    func whole() throws {
        let text = """
            \u{feff}<?xml version="1.0"?>\n<!-- <a> --><x:a xmlns:x='y' b = "1&lt;&#0000000050;"\
             x:c='>'>d&amp;<![CDATA[<e>]]><f/><?g <h> ?></x:a ><!-- --> \n
            """
        #expect(
            try pieces(text) == [
                .start("a", attributes: ["b": "1<2", "c": ">"]), .text("d&"), .text("<e>"),
                .start("f", attributes: [:]), .end("f"), .end("a"),
            ])
    }

    @Test("of two attributes of one name the one without a prefix counts")
    func prefixes() throws {
        for text in ["<a x:b='1' b='2'/>", "<a b='2' x:b='1'/>"] {
            #expect(try pieces(text).first == .start("a", attributes: ["b": "2"]))
        }
        #expect(try pieces("<a x:b='1'/>").first == .start("a", attributes: ["b": "1"]))
    }

    @Test(
        "what is not well-formed is refused",
        arguments: [
            "", " ", "a", "<a>", "</a>", "<a></b>", "<a><b></a></b>", "<a/><b/>", "<a/>b", "<a",
            "<a b", "<a b=", "<a b='", "<a b=''", "<a b=c/>", "<a b b=''/>", "<a b='' b=''/>",
            "< a/>", "<a>&b;</a>", "<a>&amp</a>", "<a>&#x110000;</a>", "<a>&#;</a>", "<a>&#+1;</a>",
            "<!DOCTYPE a><a/>", "<!-- <a/>", "<a><![CDATA[</a>", "<![CDATA[]]><a/>", "<?a <a/>",
            "<a/", "<a / >", "<a></a b>", "<a></", "<a><!b></a>", "\u{feff}\u{feff}<a/>",
        ])
    func malformed(text: String) {
        #expect(throws: XMLPieces.Malformed.self) { try pieces(text) }
    }

    @Test("elements within each other, and attributes, are bounded")
    func bounds() throws {
        func nested(_ count: Int) -> String {
            String(repeating: "<a>", count: count) + String(repeating: "</a>", count: count)
        }
        #expect(try pieces(nested(XMLPieces.deepest)).count == 2 * XMLPieces.deepest)
        #expect(throws: XMLPieces.Malformed.self) { try pieces(nested(XMLPieces.deepest + 1)) }
        let many = (0...XMLPieces.mostAttributes).map { " a\($0)=''" }.joined()
        #expect(throws: XMLPieces.Malformed.self) { try pieces("<a\(many)/>") }
    }
}
