import GRDB
import Reporting
import Synchronization
import Testing
import TestSupport

@testable import Storage

@Suite struct IdempotencyTests {
    private static let day = Duration.seconds(86_400)

    let folder: TemporaryFolder
    let wall = TestClock(.ofTests)
    let steady = TestClock(.ofTests)
    let storage: Storage
    let head = Actor(identity: .account(.init(rawValue: 1)), role: .head, address: "")

    init() throws {
        folder = try TemporaryFolder()
        var environment = wall.environment
        environment.steady = { [steady] in steady.now }
        storage = try Storage(path: folder.path("keys.db"), environment: environment)
    }

    /// With 0 as `first` it is one that old answers are dropped with.
    private func answer(_ text: String, first: UInt8 = 1, location: String? = nil) -> KeptAnswer {
        KeptAnswer(
            status: 201, location: location, body: Array(text.utf8),
            requestHash: [first] + Array(repeating: 7, count: 31))
    }

    private func keep(_ answer: KeptAnswer, _ key: String) throws {
        try storage.write { try $0.keep(answer, to: key, of: head) }
    }

    private func kept(_ key: String, of actor: Actor? = nil) throws -> KeptAnswer? {
        try storage.read { try $0.keptAnswer(to: key, of: actor ?? head, at: steady.now) }
    }

    private func count() throws -> Int? {
        try storage.read {
            try Int.fetchOne($0.database, sql: "SELECT COUNT(*) FROM idempotency")
        }
    }

    @Test("an answer comes back as it was kept", arguments: [nil, "/rounds/thu/receipt"])
    func whole(location: String?) throws {
        let first = answer("{\"số\":1}", location: location)
        try keep(first, "khoa")
        #expect(try kept("khoa") == first)
        #expect(try storage.write { try $0.keptAnswer(to: "khoa", of: head) } == first)
    }

    @Test("a key is its asker's own, and a token is not the account of the same number")
    func strangers() throws {
        try keep(answer("một"), "khoa")
        for identity: Actor.Identity in [
            .account(.init(rawValue: 2)), .token(.init(rawValue: 1)), .command,
        ] {
            let stranger = Actor(identity: identity, role: .head, address: "")
            #expect(try kept("khoa", of: stranger) == nil)
        }
        #expect(try kept("KHOA") == nil)
    }

    @Test("an answer is kept for seven days; then its key may be used anew")
    func sevenDays() throws {
        try keep(answer("một"), "khoa")
        steady.now = steady.now + Self.day * 7
        #expect(try kept("khoa") == answer("một"))
        steady.now = steady.now + .milliseconds(1)
        #expect(try kept("khoa") == nil)
        // The old one was not dropped yet, and makes room.
        let second = answer("hai", location: "/")
        try keep(second, "khoa")
        #expect(try kept("khoa") == second)
        #expect(try count() == 1)
    }

    @Test("a wall clock that is set ends no key")
    func clock() throws {
        try keep(answer("một"), "khoa")
        wall.now = wall.now + Self.day * 30
        #expect(try kept("khoa") != nil)
    }

    @Test("old answers are dropped now and then, young ones never")
    func dropping() throws {
        try keep(answer("một"), "cu")
        steady.now = steady.now + Self.day * 8
        try keep(answer("hai"), "moi")
        #expect(try count() == 2)
        try keep(answer("ba", first: 0), "ba")
        #expect(try count() == 2)
        #expect(try kept("moi") != nil)
        #expect(try kept("ba") != nil)
    }

    @Test("dropping them looks at old ones alone")
    func index() throws {
        let plan = try storage.read {
            try Row.fetchAll(
                $0.database,
                sql: "EXPLAIN QUERY PLAN DELETE FROM idempotency WHERE created_at < 1")
        }
        #expect(plan.contains { ($0["detail"] as String).contains("idempotency_age") })
    }

    @Test("an answer is kept with what it answers, or neither is")
    func together() throws {
        struct Mishap: Error {}
        #expect(throws: Mishap.self) {
            try storage.write { database in
                try database.keep(answer("một"), to: "khoa", of: head)
                throw Mishap()
            }
        }
        #expect(try kept("khoa") == nil)
    }
}
