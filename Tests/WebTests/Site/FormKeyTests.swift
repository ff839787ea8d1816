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
    private static let exempt = ["/sign-in", "/sign-out", "/sign-in/code", "/a/{secret}"]

    let site: APISite

    init() throws {
        var configuration = Site.Configuration()
        configuration.startBackup = {}
        site = try APISite(configuration: configuration)
    }

    /// Every role, a head whose report is submitted and may be withdrawn, a clerk whose report
    /// waits for the head's PIN.
    private func people() throws -> [String] {
        let schools = DemonstrationSchool.all
        let submitted = try #require(
            schools.first { try site.report($0.code).state == .submitted })
        let pending = try #require(
            schools.first { try site.report($0.code).state == .pendingHead })
        return Demonstration.signIns.map(\.userName)
            + ["ht-\(submitted.code)", "nv-\(pending.code)"]
    }

    /// An account that everything can be done with, a token and a link.
    private func prepare() throws -> Account {
        _ = try site.token(.officer, "pgd-thanh-mien")
        let storage = site.storage
        let account = try #require(
            try storage.read { try $0.access.account(named: "nv-mn-chi-lang-bac") })
        try storage.write { database in
            try database.issueCode(to: account, by: .command)
            try database.startSession(
                .init(), of: account, at: .init(address: "", agent: ""), by: .command)
            try database.prepareFactor(of: account.id, key: storage.key)
            let factor = try #require(
                try database.read.access.secondFactor(of: account.id, key: storage.key))
            let code = try #require(factor.seed.code(database.now.milliseconds / 30_000))
            #expect(
                try database.confirmFactor(code, of: account, key: storage.key, by: .command))
            try database.makeLink(
                for: account.unit, lifetime: .seconds(86_400), key: storage.key, by: .command)
        }
        return account
    }

    private func forms(of user: String, _ prepared: Account? = nil) throws -> [Shown] {
        let browser = Browser(site.site)
        var pages = [try browser.get("/sign-in").text]
        try browser.signIn(user, password: Demonstration.password)
        let places = Site.routes.filter { $0.method == .get && !$0.isAPI }.flatMap { route in
            route.address.contains("{round}")
                ? ["pccc-2026", "pccc-2022"].map {
                    route.address.replacing("{round}", with: $0)
                } : [route.address]
        }
        for place in places {
            let address =
                place
                .replacing("{account}", with: "\(prepared?.id.rawValue ?? 1)")
                .replacing("{plan}", with: "1").replacing("{unit}", with: "th-cao-thang")
                .replacing("{indicator}", with: "report_file")
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
        let prepared = try prepare()
        let forms = try people().flatMap { try self.forms(of: $0, prepared) }
        for form in forms {
            let length = Self.exempt.contains(form.action) ? 0 : 32
            #expect(form.key.utf8.count == length, "\(form.action)")
        }
        for route in Site.routes
        where route.method == .post && !route.isAPI && !Self.exempt.contains(route.address) {
            let hasForm = forms.contains { form in
                route.match(form.action.split(separator: "/").map(String.init)) != nil
            }
            #expect(hasForm, "no form for \(route.address)")
        }
    }

    @Test("a page that is opened again has another key")
    func anew() throws {
        let keys = try (0..<2).map { _ in
            Set(try forms(of: "quantri").map(\.key).filter { !$0.isEmpty })
        }
        #expect(keys[0].count > 1)
        #expect(keys[0].isDisjoint(with: keys[1]))
    }
}
