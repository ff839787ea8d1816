import Foundation
import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// The history as it is looked through, and what privacy erases of it.
@Suite("the journal")
struct JournalTests {
    let small: SmallRound

    init() throws {
        small = try SmallRound(schools: 2)
    }

    private func account(
        _ userName: String, _ name: String, role: Role = .clerk, unit: Unit.ID? = nil
    ) throws -> Account {
        let unit = unit ?? small.schools[0]
        return try small.storage.write { database in
            let id = try #require(
                try database.addAccount(
                    userName: userName,
                    person: .init(
                        name: name, position: "Văn thư \(userName)", officePhone: "0220 000 111",
                        officeMail: "\(userName)@example.vn"),
                    role: role, unit: unit, credential: .code, by: .command))
            return try #require(try database.read.access.account(id))
        }
    }

    private func journal(
        _ filter: JournalFilter = JournalFilter(), _ scope: JournalScope = .all,
        before: Int64? = nil, limit: Int = 1000
    ) throws -> [Event] {
        try small.storage.read {
            try $0.journal(
                filter, in: scope, before: before, limit: limit, at: small.clock.now
            ).events
        }
    }

    @Test("pages of it, one after the other, are the whole chain, newest first")
    func pages() throws {
        for school in small.schools { try small.submit(school) }
        let all = try journal()
        #expect(all.map(\.id) == Array((1...Int64(all.count)).reversed()))
        // Each source of events, and what is looked at in several parts.
        var (byKind, byTime, byUnit) = (JournalFilter(), JournalFilter(), JournalFilter())
        byKind.kind = .unitAdded
        byTime.from = small.clock.now.day
        byUnit.units = .init(code: "truong-1", words: "truong 1")
        let department = JournalScope.below(small.round.owner, account: nil)
        for (filter, scope) in [
            (JournalFilter(), .all), (byKind, .all), (byTime, .all), (byUnit, .all),
            (JournalFilter(), department), (byKind, department),
        ] as [(JournalFilter, JournalScope)] {
            let whole = try journal(filter, scope).map(\.id)
            #expect(whole.count > 1)
            for (limit, looked) in [(1, 1_000), (3, 1_000), (1_000, 1)] {
                var (paged, before): ([Int64], Int64?) = ([], nil)
                repeat {
                    let part = try small.storage.read {
                        try $0.journal(
                            filter, in: scope, before: before, limit: limit, looked: looked,
                            at: small.clock.now)
                    }
                    paged += part.events.map(\.id)
                    before = part.next
                } while before != nil
                #expect(paged == whole, "\(filter) \(limit)")
            }
        }
    }

    @Test("a scope holds its units, its rounds and what the account did, and nothing else")
    func scope() throws {
        for school in small.schools { try small.submit(school) }
        let officer = try account("cv", "Chuyên viên", role: .officer, unit: small.round.owner)
        let by = Actor(identity: .account(officer.id), role: .officer, address: "192.0.2.1")
        try small.storage.write {
            _ = try $0.record(.lettersPrinted(what: "links"), unit: small.schools[1], by: by)
        }
        let first = try journal(.init(), .below(small.schools[0], account: nil))
        #expect(!first.isEmpty)
        #expect(first.allSatisfy { $0.unit == small.schools[0] })
        let own = try journal(.init(), .below(small.schools[0], account: officer.id))
        #expect(own.contains { $0.kind == .lettersPrinted })
        #expect(own.allSatisfy { $0.unit == small.schools[0] || $0.account == officer.id })
        let department = try journal(.init(), .below(small.round.owner, account: nil))
        #expect(department.contains { $0.kind == .roundOpened })
        #expect(department.contains { $0.unit == small.schools[1] })
    }

    @Test("filters narrow to units, people, kinds and days of Viet Nam")
    func filters() throws {
        try small.submit(small.schools[0])
        let person = try account("moi", "Người mới")
        let by = Actor(identity: .account(person.id), role: .clerk, address: "192.0.2.1")
        let next = Moment(small.storage.environment.now().day + 1, hour: 0, minute: 0)
        small.clock.now = next
        try small.storage.write { try $0.noteNotice(readBy: person.id, by: by) }
        var filter = JournalFilter()
        filter.person = "người mới"
        #expect(try journal(filter).map(\.kind) == [.accountChanged])
        filter = JournalFilter()
        filter.from = next.day
        #expect(try journal(filter).map(\.kind) == [.accountChanged])
        filter.to = next.day
        #expect(try journal(filter).count == 1)
        filter.from = nil
        filter.to = next.day + -1
        #expect(try journal(filter).contains { $0.kind == .accountAdded })
        #expect(try !journal(filter).contains { $0.kind == .accountChanged })
        filter = JournalFilter()
        filter.kind = .reportSubmitted
        filter.units = .init(code: "truong-1", words: "khong ai")
        #expect(try journal(filter).count == 1)
        filter.units = .init(code: "khong-co", words: "truong")
        #expect(try journal(filter).count == 1)
        filter.units = .init(code: "khong-co", words: "khong ai")
        #expect(try journal(filter).isEmpty)
    }

    @Test("old addresses are erased, and the chain still proves itself")
    func retention() throws {
        let by = Actor(identity: .command, role: nil, address: "192.0.2.77")
        try small.storage.write { _ = try $0.record(.signInFailed(userName: "x"), by: by) }
        small.clock.now = small.storage.environment.now() + .seconds(700 * 86_400)
        let newer = Actor(identity: .command, role: nil, address: "192.0.2.78")
        try small.storage.write { _ = try $0.record(.signInFailed(userName: "x"), by: newer) }
        // 24 months unless it was set otherwise.
        #expect(try small.storage.write { try $0.eraseOldAddresses() } == 0)
        try small.storage.write {
            try $0.change(Setting.addressRetention, to: 12, by: .command)
        }
        #expect(try small.storage.write { try $0.eraseOldAddresses() } == 1)
        let addresses = try journal().filter { $0.kind == .signInFailed }.map(\.address)
        #expect(addresses == ["192.0.2.78", nil])
        #expect(try dump().allSatisfy { !$0.contains("192.0.2.77") })
        try small.storage.close()
        #expect(try Verification.of(small.storage.path).findings == [])
    }

    @Test("after a person's data was deleted no row holds it, and the chain still proves itself")
    func erasing() throws {
        let person = try account("dung.pt", "Phạm Thị Dung")
        let other = try account("an.nt", "Nguyễn Thị An")
        let place = Session.Place(address: "198.51.100.9", agent: "Trình duyệt của Dung")
        let by = Actor(identity: .account(person.id), role: .clerk, address: place.address)
        try small.storage.write { database in
            try database.startSession(.init(), of: person, at: place, by: by)
            try database.setPerson(
                .init(name: "Phạm Thị Dung Hạnh", officePhone: "0220 999 888"), of: person, by: by)
            try database.recordFailedSignIn(
                userName: "dung.pt", account: person,
                by: Actor(identity: .command, role: nil, address: "203.0.113.1"))
            try database.prepareFactor(of: person.id, key: small.storage.key)
        }
        let needles = [
            "Phạm Thị Dung", "dung.pt", "0220 999 888", "198.51.100.9", "Trình duyệt của Dung",
        ]
        let before = try dump().joined(separator: "\n")
        for needle in needles { #expect(before.contains(needle), "\(needle)") }
        let now = try #require(try small.storage.read { try $0.access.account(person.id) })
        try small.storage.write { try $0.erasePerson(of: now, by: .command) }
        let after = try dump().joined(separator: "\n")
        for needle in needles { #expect(!after.contains(needle), "\(needle)") }
        // Others are as they were.
        #expect(after.contains(other.person.name))
        #expect(try small.storage.read { try $0.access.account(other.id) } == other)
        let erased = try #require(try small.storage.read { try $0.access.account(person.id) })
        #expect(erased.isDisabled)
        #expect(erased.erasedAt != nil)
        try small.storage.close()
        #expect(try Verification.of(small.storage.path).findings == [])
    }

    @Test("a person's copy holds what they did and what was done to their account")
    func copy() throws {
        let person = try account("dung.pt", "Phạm Thị Dung")
        let by = Actor(identity: .account(person.id), role: .clerk, address: "198.51.100.9")
        try small.storage.write { database in
            try database.noteNotice(readBy: person.id, by: by)
            try database.setDisabled(true, account: person, by: .command)
        }
        let data = try small.storage.read { try $0.personalData(of: person) }
        let events = try #require(data["events"]?.array)
        #expect(
            events.compactMap { $0["kind"]?.string }
                == ["account_changed", "account_changed", "account_added"])
        #expect(events[1]["address"] == "198.51.100.9")
        #expect(events[0]["by_person"] == false)
        #expect(data["account"]?["office_mail"] == "dung.pt@example.vn")
    }

    /// Every text of every table, and blobs as text.
    private func dump() throws -> [String] {
        try DatabaseQueue(path: small.storage.path).read { database in
            let tables = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
            return try tables.flatMap { table in
                // Names of our own tables.
                try Row.fetchAll(database, sql: "SELECT * FROM \"\(table)\"").map { row in
                    row.databaseValues.map { value in
                        switch value.storage {
                        case .string(let text): text
                        case .blob(let data): String(decoding: data, as: UTF8.self)
                        default: value.description
                        }
                    }.joined(separator: " ")
                }
            }
        }
    }
}
