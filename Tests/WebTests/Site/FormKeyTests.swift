import Demonstration
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// What every role is shown: the forms as they are on the pages, not as templates say.
@Suite struct FormKeyTests {
    struct Shown: Hashable {
        let action: String
        let key: String
    }

    /// Changes nothing twice by nature, or has nothing to replay.
    private static let exempt = ["/sign-in", "/sign-out"]

    let site: APISite

    init() throws {
        var configuration = Site.Configuration()
        configuration.startBackup = {}
        site = try APISite(configuration: configuration)
    }

    /// Every role, and a head whose report is submitted and may be withdrawn.
    private func people() throws -> [String] {
        let submitted = try #require(
            DemonstrationSchool.all.first { try site.report($0.code).state == .submitted })
        return Demonstration.signIns.map(\.userName) + ["ht-\(submitted.code)"]
    }

    private func forms(of user: String) throws -> [Shown] {
        let browser = Browser(site.site)
        var pages = [try browser.get("/sign-in").text]
        try browser.signIn(user, password: Demonstration.password)
        for route in Site.routes where route.method == .get && !route.isAPI {
            let address = route.address.replacing("{round}", with: "pccc-2026")
                .replacing("{unit}", with: "th-cao-thang")
            let answer = try browser.get(address)
            if answer.status == .ok { pages.append(answer.text) }
        }
        return pages.flatMap { $0.components(between: "<form", and: "</form>") }
            .filter { $0.prefix { $0 != ">" }.contains("method=\"post\"") }
            .map { form in
                Shown(
                    action: form.components(between: "action=\"", and: "\"").first ?? "",
                    key: form.components(between: "name=\"_key\" value=\"", and: "\"").first ?? "")
            }
    }

    @Test("every form that changes something has a key on the page, and every address its form")
    func everyForm() throws {
        let forms = try people().flatMap(forms(of:))
        for form in forms {
            let length = Self.exempt.contains(form.action) ? 0 : 32
            #expect(form.key.utf8.count == length, "\(form.action)")
        }
        for route in Site.routes where route.method == .post && !route.isAPI {
            let hasForm = forms.contains { form in
                route.match(form.action.split(separator: "/").map(String.init)) != nil
            }
            #expect(hasForm, "\(route.address)")
        }
    }

    @Test("a page that is opened again has another key")
    func anew() throws {
        let keys = try (0..<2).flatMap { _ in try forms(of: "quantri") }.map(\.key)
            .filter { !$0.isEmpty }
        #expect(keys.count > 1)
        #expect(Set(keys).count == keys.count)
    }
}
