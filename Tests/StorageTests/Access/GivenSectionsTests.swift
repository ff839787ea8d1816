import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// Links that a school makes to sections of a report.
@Suite struct GivenSectionsTests {
    let small: SmallRound

    init() throws { small = try SmallRound() }

    private var until: Moment { SmallRound.dueAt }
    private var school: Reporting.Unit.ID { small.schools[0] }

    @discardableResult
    private func give(_ sections: [String] = ["A"], until: Moment? = nil) throws -> AccessLink {
        let given = GivenSections(round: small.round.id, sections: sections, label: "Cô Hà, y tế")
        let id = try small.storage.write {
            try $0.give(
                given, of: school, until: until ?? self.until, key: small.storage.key, by: .command)
        }
        return try #require(try small.storage.read { try $0.access.link(id) })
    }

    private func live() throws -> [AccessLink] {
        try small.storage.read { try $0.access.givenLinks(of: school, in: small.round.id) }
    }

    /// The session of whoever opened the link.
    private func open(_ link: AccessLink) throws -> Session.Secret {
        let secret = Session.Secret()
        let key = small.storage.key
        let nobody = Actor(identity: .link(link.id), role: nil, address: "")
        let opening = try small.storage.write {
            try $0.open(
                link.id, digits: key.linkCode(link.nonce), key: key, secret: secret,
                at: .init(address: "", agent: ""), by: nobody)
        }
        #expect(opening == .opened)
        return secret
    }

    private func session(_ secret: Session.Secret) throws -> Session? {
        let now = small.clock.now
        return try small.storage.read { try $0.access.session(secret, at: now) }
    }

    private func findings() throws -> [String] {
        try Verification.of(small.folder.path("small.db"), anchored: false).findings.map { "\($0)" }
    }

    @Test("what is given is found by the link's secret, is told by its event, and verified")
    func making() throws {
        let link = try give(["A", "B"])
        let key = small.storage.key
        let found = try small.storage.read { try $0.access.link(key.linkSecret(link.nonce)) }
        #expect(found == link)
        #expect(link.given?.sections == ["A", "B"])
        #expect(link.given?.label == "Cô Hà, y tế")
        #expect(link.given?.round == small.round.id)
        #expect(link.expiresAt == until)
        let event = try #require(try small.storage.read { try $0.events.latest(.linkMade) })
        #expect(event.round == small.round.id && event.unit == school)
        #expect(event.detail?["sections"] == ["A", "B"])
        // What the school calls its colleague is in no event.
        #expect(event.detail?["label"] == nil)
        #expect(try findings() == [])
    }

    @Test("a section that was added beside the events is found")
    func planted() throws {
        try give(["A"])
        #expect(try findings() == [])
        try small.storage.write {
            try $0.database.execute(sql: #"UPDATE access_link SET sections = '["A","B"]'"#)
        }
        let found = try findings()
        #expect(found.count == 1 && found[0].contains("access link"))
    }

    @Test("a school's own link and those to sections leave each other alone")
    func beside() throws {
        let (key, school) = (small.storage.key, school)
        let first = try give()
        func makeOwn() throws {
            try small.storage.write {
                try $0.makeLink(for: school, lifetime: .seconds(86_400), key: key, by: .command)
            }
        }
        try makeOwn()
        let second = try give()
        try makeOwn()
        #expect(try live().map(\.id) == [first.id, second.id])
        let own = try small.storage.read { try $0.access.links() }
        #expect(own[school]?.given == nil && own.count == 1)
        try small.storage.write { try $0.revokeLink(of: school, by: .command) }
        #expect(try live().count == 2)
        #expect(try findings() == [])
    }

    @Test("it ends at its moment, with the sessions that came by it")
    func expiry() throws {
        let link = try give()
        let secret = try open(link)
        #expect(try session(secret) != nil)
        small.clock.now = until
        #expect(try session(secret) == nil)
        #expect(!link.isGood(at: until))
    }

    @Test("taking back ends the sessions; only its school does it, in its round, and once")
    func takingBack() throws {
        let link = try give()
        let secret = try open(link)
        func takeBack(of unit: Reporting.Unit.ID, in round: Round.ID) throws -> Bool {
            try small.storage.write {
                try $0.takeBack(link.id, of: unit, in: round, by: .command)
            }
        }
        #expect(!(try takeBack(of: small.schools[1], in: small.round.id)))
        #expect(!(try takeBack(of: school, in: Round.ID(rawValue: 99))))
        #expect(try session(secret) != nil)
        #expect(try takeBack(of: school, in: small.round.id))
        #expect(try session(secret) == nil)
        #expect(try live().isEmpty)
        #expect(!(try takeBack(of: school, in: small.round.id)))
        let event = try #require(try small.storage.read { try $0.events.latest(.linkRevoked) })
        #expect(event.round == small.round.id)
        #expect(try findings() == [])
    }

    @Test("so many at once and no more; what has ended makes room, up to so many in all")
    func bounds() throws {
        for _ in 0..<GivenSections.most { try give() }
        let events = try small.storage.read { try $0.events.head() }
        #expect(throws: GivenSections.Fault.tooMany) { try give() }
        #expect(try small.storage.read { try $0.events.head() }?.hash == events?.hash)
        // Another school's are its own.
        _ = try small.storage.write {
            try $0.give(
                GivenSections(round: small.round.id, sections: ["A"], label: ""),
                of: small.schools[1], until: until, key: small.storage.key, by: .command)
        }
        for made in GivenSections.most..<GivenSections.mostEver {
            let last = try #require(try live().last)
            let round = small.round.id
            let isBack = try small.storage.write {
                try $0.takeBack(last.id, of: school, in: round, by: .command)
            }
            #expect(isBack, "\(made)")
            try give()
        }
        let last = try #require(try live().last)
        _ = try small.storage.write {
            try $0.takeBack(last.id, of: school, in: small.round.id, by: .command)
        }
        #expect(throws: GivenSections.Fault.tooManyEver) { try give() }
    }

    @Test("whoever came by it changes these cells alone, while it is good, and submits nothing")
    func saving() throws {
        let (inside, outside) = (try give(["A"]), try give(["B"]))
        func save(by link: AccessLink, _ number: Int64) throws {
            let actor = Actor(identity: .link(link.id), role: .clerk, address: "")
            _ = try small.storage.write {
                try $0.saveDraft(
                    ["a_integer": .value(.integer(number))], of: school, in: small.round.id,
                    seen: nil, by: actor)
            }
        }
        #expect(throws: GivenSections.Outside.self) { try save(by: outside, 1) }
        #expect(try small.entries(school).isEmpty)
        try save(by: inside, 2)
        #expect(try small.entries(school)["a_integer"] == .value(.integer(2)))
        // Whatever role a link had.
        let actor = Actor(identity: .link(inside.id), role: .head, address: "")
        #expect(throws: GivenSections.Outside.self) {
            try small.storage.write { _ = try $0.submit(small.submission(school), by: actor) }
        }
        #expect(try small.report(school).revision == 0)
        _ = try small.storage.write {
            try $0.takeBack(inside.id, of: school, in: small.round.id, by: .command)
        }
        #expect(throws: GivenSections.Outside.self) { try save(by: inside, 3) }
        #expect(try small.entries(school)["a_integer"] == .value(.integer(2)))
        let entered = try small.storage.read {
            try $0.reports.entered(of: school, in: small.round.id)
        }
        #expect(entered["a_integer"]?.link == inside.id)
        #expect(try small.report(school).state == .draft)
    }
}
