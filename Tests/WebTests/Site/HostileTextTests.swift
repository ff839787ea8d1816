import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// Documentation/Threats.md T8, T10: what people type is text and nothing else, on every page.
@Suite struct HostileTextTests {
    /// Ends tags, attributes, scripts and comments; marks stand behind quotes and brackets, where a
    /// comparison by Character would not see these.
    private static let payloads = [
        "<zq onload=1>", "\"><zq>", "'><zq a='", "\"\u{301} onzq=\"1", "<\u{301}zq>",
        "</title><zq>",
        "</textarea><zq>", "--><zq>", "&lt;zq&gt;", "{{frame.csrf}}", "javascript:zq",
        "\u{2028}<zq>",
    ]

    /// A tag or an attribute of ours would be one of these, octet by octet.
    private static let marks = ["<zq", "<\u{301}zq", "\"\u{301} onzq", "'><zq"]

    private func check(_ page: [UInt8], _ place: String) {
        let page = Data(page)
        for mark in Self.marks {
            #expect(page.range(of: Data(mark.utf8)) == nil, "\(place): \(mark)")
        }
    }

    @Test("names, answers and reasons come back as text on every page of every role")
    func pages() throws {
        for payload in Self.payloads {
            let fixture = try SchoolFixture()
            let users = ["nv-th-cao-thang", "ht-th-cao-thang", "cv", "qt"]
            try fixture.storage.write { database in
                let unit = try #require(try database.read.units.find("th-cao-thang"))
                try database.rename(
                    unit,
                    to: NewUnit(
                        code: "th-cao-thang", name: payload, shortName: payload, kind: .school,
                        level: "TH"), by: .command)
                for user in users {
                    let account = try #require(try database.read.access.account(named: user))
                    try database.setPerson(
                        .init(name: payload, position: payload, officeMail: payload), of: account,
                        by: .command)
                }
                let round = try #require(
                    try database.read.rounds.find(.init(rawValue: SchoolFixture.round)))
                _ = try database.saveDraft(
                    ["notes": .value(.text(payload)), "pupils": .unreadable(payload)],
                    of: unit.id, in: round.id, seen: nil, by: .command)
                try database.recordFailedSignIn(
                    userName: payload, account: nil,
                    by: Actor(identity: .command, role: nil, address: payload))
                try database.addToken(
                    Token.Secret(), name: payload, role: .clerk, unit: unit.id,
                    lifetime: .seconds(60), by: .command)
            }
            for user in users {
                let browser = try Browser(fixture.site, as: user)
                for route in Site.routes where route.method == .get {
                    let address = route.address.replacing("{round}", with: SchoolFixture.round)
                        .replacing("{unit}", with: "th-cao-thang")
                        .replacing("{indicator}", with: "scan").replacing("{account}", with: "3")
                    let answer = try browser.get(address)
                    let type = answer.fields[.contentType] ?? ""
                    guard type.hasPrefix("text/html") else { continue }
                    check(answer.body, "\(user) \(address) \(payload)")
                }
                let query = "?" + FormFields([("q", payload)]).encoded
                for address in ["/accounts", "/units", "/rounds/\(SchoolFixture.round)/tracking"] {
                    check(try browser.get(address + query).body, address)
                }
                check(try browser.get("/sign-in?user=" + query.dropFirst(3)).body, "sign-in")
            }
        }
    }

    @Test(
        "in any parameter of any address what is SQL elsewhere is text",
        arguments: [
            "'", "\"", "';--", "%", "_", "*", "^", "' OR 1=1 --", "1;DROP TABLE event", "\\",
            "NULL", "(SELECT 1)", "🙈", "-1", "9223372036854775808", "0x10", "NaN",
        ])
    func queries(text: String) throws {
        let fixture = try DepartmentFixture()
        let before = try fixture.storage.read { try $0.events.head()?.seq }
        let names = Set([
            "q", "unit", "person", "kind", "from", "to", "before", "state", "states", "time",
            "level", "commune", "by", "cursor", "section", "view", "user", "changed", "done",
        ])
        let people = [
            Person(role: .officer, unit: "pgd-a"), Person(role: .admin, unit: "pgd-a"),
            Person(role: .head, unit: "th-cao-thang"),
        ]
        for route in Site.routes where route.method.isSafe {
            for name in names {
                for person in people where route.admits(person.role) {
                    let query = "?" + FormFields([(name, text)]).encoded
                    let answer = try fixture.ask(
                        route, person.own, as: person, by: .token, query: query)
                    #expect(answer.status.code < 500, "\(route.name)\(query)")
                }
            }
        }
        let events = try fixture.storage.read { try $0.events.head()?.seq }
        #expect(events != nil && before != nil)
        #expect(try fixture.storage.read { try $0.events.latest(.roundOpened) } != nil)
    }
}
