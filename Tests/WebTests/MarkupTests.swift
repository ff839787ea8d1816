import Testing

@testable import Web

@Suite("text in HTML")
struct MarkupTests {
    @Test(
        "every sign that means something in HTML is escaped, whatever stands behind it",
        arguments: [
            ("a < b & c", "a &lt; b &amp; c"), ("\"'", "&quot;&#39;"),
            ("\u{22}\u{301}", "&quot;\u{301}"), ("<\u{338}b>", "&lt;\u{338}b&gt;"),
            ("Cao Thắng", "Cao Thắng"), ("\r\n", "\r\n"),
        ])
    func escapes(text: String, html: String) {
        #expect(Array(Markup().escapeText(text).utf8) == Array(html.utf8))
    }
}
