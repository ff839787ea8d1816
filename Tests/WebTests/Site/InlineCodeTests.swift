import HTTP
import HTTPTypes
import Testing

@testable import Web

/// The content security policy allows no script and no style within a page
/// (Documentation/Threats.md T9): none may be there to be missed.
@Suite("pages hold no script and no style of their own")
struct InlineCodeTests {
    /// What the policy would stop, as found in the markup.
    private static func inlined(in html: String) -> [String] {
        // A literal is compiled each time that it is come by: not once a tag.
        let (attribute, elsewhere) = (
            /\s(on[a-z]+|style)\s*=/, /(src|href|action)="(https?:)?\/\//
        )
        return html.components(between: "<", and: ">").filter { tag in
            let name = tag.prefix { $0.isLetter }.lowercased()
            if name == "style" { return true }
            if name == "script" {
                return !tag.contains(" src=\"/") && !tag.contains("type=\"application/json\"")
            }
            let text = tag.lowercased()
            return text.contains(attribute) || text.contains("javascript:")
                || text.contains(elsewhere)
        }
    }

    @Test("the check itself finds what it is for")
    func check() {
        for html in [
            "<style>", "<script>x</script>", "<a onclick=\"x\">", "<a\nonClick ='x'>",
            "<p class=\"a\" style=\"b\">", "<a href=\"javascript:x\">", "<img src=\"//x/y\">",
            "<form action=\"https://evil.example/\">", "<script src=\"https://x/y\">",
        ] { #expect(!Self.inlined(in: html).isEmpty, "\(html)") }
        for html in [
            "<script src=\"/app.js\" defer>", "<p class=\"on\">", "<a href=\"/style.css\">",
        ] { #expect(Self.inlined(in: html).isEmpty, "\(html)") }
    }

    @Test("every page as every role gets it", arguments: [nil] + Person.all)
    func pages(person: Person?) throws {
        let fixture = try DepartmentFixture()
        var count = 0
        for route in Site.routes {
            let answer = try fixture.ask(route, person?.own ?? Places(), as: person)
            guard answer.fields[.contentType]?.hasPrefix("text/html") ?? false else { continue }
            count += 1
            #expect(Self.inlined(in: answer.text) == [], "\(route.name)")
        }
        #expect(count > (person == nil ? 1 : 5))
    }
}
