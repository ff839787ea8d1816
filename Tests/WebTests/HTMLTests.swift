import Testing

@testable import Web

@Suite("typed HTML")
struct HTMLTests {
    private let nothing: String? = nil
    private let name: String? = "\"a\" < b"

    @Test("text is escaped, in an element as in an attribute")
    func escapes() {
        #expect(
            text(#"<p title="\#(name)">\#("<&'")</p>"#)
                == #"<p title="&quot;a&quot; &lt; b">&lt;&amp;&#39;</p>"#)
    }

    @Test(
        "every sign that means something is escaped, whatever stands behind it",
        arguments: [
            ("a < b & c", "a &lt; b &amp; c"), ("\"'", "&quot;&#39;"),
            ("\u{22}\u{301}", "&quot;\u{301}"), ("<\u{338}b>", "&lt;\u{338}b&gt;"),
            ("Cao Thắng", "Cao Thắng"), ("\r\n", "\r\n"),
        ])
    func escapes(words: String, html: String) {
        #expect(Array(text("\(words)").utf8) == Array(html.utf8))
    }

    @Test("a literal within a literal is markup, and what is put into it text")
    func nests() {
        #expect(text("\(name.map { "<b>\($0)</b>" })") == "<b>&quot;a&quot; &lt; b</b>")
        #expect(text("\(["&", "x"].map { "<li>\($0)</li>" })") == "<li>&amp;</li><li>x</li>")
        #expect(text("\(if: name != nil, "<i>\(name)</i>")") == "<i>&quot;a&quot; &lt; b</i>")
    }

    @Test("a line that comes to nothing is left out, and one that was written empty stays")
    func leavesOut() {
        let html: HTML = """
            <p>
              \(nothing)
              \(if: false, "<b>x</b>")

              \(name)
            </p>
            """
        #expect(text(html) == "<p>\n\n  &quot;a&quot; &lt; b\n</p>")
    }

    @Test("a blank that was put into a line is text, and stays")
    func keepsBlanks() {
        let blank = " "
        #expect(text("\(blank)") == " ")
        #expect(text("\(["A.", blank, "B"].map { "\($0)" })") == "A. B")
        #expect(text("\(if: true, " ")") == " ")
    }

    private func text(_ html: HTML) -> String { String(decoding: html.octets, as: UTF8.self) }
}
