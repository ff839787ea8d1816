import Foundation
import HTTPTypes
import Testing

@testable import Web

@Suite("Enter in a field presses no button that nobody meant")
struct EnterKeyTests {
    private let fixture: SchoolFixture

    init() throws { fixture = try SchoolFixture() }

    /// The page's forms in which there is something to type, with their buttons in the order in which
    /// they stand on the page, be it outside of the form.
    private func forms(_ page: String) -> [[String]] {
        func outer(_ part: Substring) -> [String] {
            String(part).components(between: "<button", and: ">").filter {
                $0.contains(" form=\"")
            }
        }
        return page.components(between: "<form", and: "</form>").compactMap { form in
            let head = String(form.prefix { $0 != ">" })
            let own = form.components(between: "<button", and: ">")
            let id = head.components(between: " id=\"", and: "\"").first
            func others(_ part: Substring) -> [String] {
                outer(part).filter { button in
                    id.map { button.contains(" form=\"\($0)\"") } ?? false
                }
            }
            let place = page.range(of: form)
            let before = others(page[..<(place?.lowerBound ?? page.startIndex)])
            let behind = others(page[(place?.upperBound ?? page.endIndex)...])
            let fields = form.components(between: "<input", and: ">").filter {
                !$0.contains("type=\"hidden\"")
            }
            return fields.isEmpty ? nil : before + own + behind
        }
    }

    private func check(_ pages: [String], of browser: Browser) throws {
        for address in pages {
            let page = try browser.get(address)
            #expect(page.status == .ok, "\(address)")
            for buttons in forms(page.text) where buttons.count > 1 {
                let first = buttons[0]
                #expect(
                    first.contains("disabled hidden") || first.contains("tabindex=\"-1\""),
                    "\(address): Enter presses <button\(first)>")
            }
        }
    }

    @Test("a report that is judged, whatever may be done with it")
    func judging() throws {
        let round = "/rounds/\(SchoolFixture.round)"
        let school = try fixture.reporter("ht-th-cao-thang")
        _ = try school.post(round + "/report", SchoolFixture.filled + [("_do", "submit")])
        let officer = try Browser(fixture.site, as: "cv")
        let address = round + "/reports/th-cao-thang"
        let page = try officer.get(address).text
        #expect(forms(page).contains { $0.count > 2 && $0[0].contains("disabled hidden") })
        try check([address], of: officer)
        _ = try officer.post(address + "/review")
        try check([address, round + "/tracking", round + "/reminders"], of: officer)
    }

    @Test("pages on which a round is made, and its plan")
    func planning() throws {
        let officer = try Browser(fixture.site, as: "cv")
        try check(
            ["/rounds/new?from=\(SchoolFixture.round)", "/plans/1", "/plans/new", "/letterhead"],
            of: officer)
    }

    @Test("pages of schools and administrators")
    func others() throws {
        let clerk = try Browser(fixture.site, as: "nv-th-cao-thang")
        try check(
            ["/rounds/\(SchoolFixture.round)/report", "/account", "/letterhead", "/profile"],
            of: clerk)
        let administrator = try Browser(fixture.site, as: "qt")
        try check(
            [
                "/units", "/units/import", "/accounts", "/accounts/new", "/accounts/import",
                "/links",
                "/tokens", "/settings", "/journal", "/accounts/1", "/units/th-cao-thang",
            ], of: administrator)
    }
}
