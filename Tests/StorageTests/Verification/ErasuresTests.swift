import GRDB
import Reporting
import Testing
import TestSupport

@testable import Storage

/// What accounts for details that are no more.
@Suite struct ErasuresTests {
    @Test("numbers of events are kept as a set keeps them", arguments: 0..<6)
    func numbers(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        func some() -> Set<Int64> {
            let range: ClosedRange<Int64> = seed == 0 ? Int64.min...Int64.max : -70...500
            return Set((0..<200).map { _ in Int64.random(in: range, using: &random) })
        }
        func numbers(_ set: Set<Int64>) -> EventNumbers {
            set.reduce(into: EventNumbers()) { $0.insert($1) }
        }
        var (left, right) = (some(), some())
        var kept = numbers(left)
        #expect(kept.count == left.count)
        kept.subtract(numbers(right))
        left.subtract(right)
        #expect(kept.prefix(.max) == left.sorted())
        let limit = Int64.random(in: -70...500, using: &random)
        kept.removeAll(below: limit)
        left = left.filter { $0 >= limit }
        #expect(kept.prefix(.max) == left.sorted())
        right = some()
        kept.formUnion(numbers(right))
        #expect(kept.prefix(7) == Array(left.union(right).sorted().prefix(7)))
        #expect(kept.count == left.union(right).count)
    }

    @Test("a person who is erased twice is erased once, whoever asks, and verify finds nothing")
    func twice() throws {
        let small = try SmallRound()
        try small.storage.write { database in
            try database.addAccount(
                userName: "nv-mot", person: .init(name: "Lê Thị An"), role: .clerk,
                unit: small.schools[0], credential: .code, by: .command)
            let account = try #require(try database.read.access.account(named: "nv-mot"))
            try database.setPerson(
                .init(name: "Lê Thị An", position: "Văn thư"), of: account, by: .command)
            try database.erasePerson(of: account, by: .command)
            let erased = try #require(try database.read.access.account(account.id))
            // Of two who had the same page open, and of one who asks again later.
            for account in [account, erased] {
                try database.erasePerson(of: account, by: .command)
                #expect(try database.erasePersonalDetails(of: account) == [])
            }
        }
        try small.storage.checkpoint()
        let verification = try Verification.of(small.storage.path)
        #expect(verification.findings == [])
        #expect(verification.counts.erased == 2)
    }

    private func addAccount(_ name: String, to small: SmallRound) throws -> Account {
        try small.storage.write { database in
            try database.addAccount(
                userName: name, person: .init(name: "Lê Thị An"), role: .clerk,
                unit: small.schools[0], credential: .code, by: .command)
            return try #require(try database.read.access.account(named: name))
        }
    }

    /// As a release did, which took what the erasure before had told.
    private func eraseOnceMore(_ account: Account, in small: SmallRound) throws {
        try small.storage.write { database in
            let details = try Int64.fetchAll(
                database.database,
                sql: """
                    DELETE FROM event_detail WHERE seq IN (
                        SELECT event.seq FROM event JOIN event_detail USING (seq)
                        WHERE event.kind IN ('account_added', 'account_changed')
                            AND detail ->> 'account' = ?) RETURNING seq
                    """, arguments: [account.id.rawValue])
            #expect(details.count == 1)
            try database.record(
                .accountChanged(account.id, userName: nil, .erased(details: details)),
                unit: account.unit, by: .command)
        }
    }

    @Test(
        "a person whom an earlier release erased twice, or more often, is no finding",
        arguments: 1...2)
    func twiceEarlier(more: Int) throws {
        let small = try SmallRound()
        let account = try addAccount("nv-mot", to: small)
        try small.storage.write { try $0.erasePerson(of: account, by: .command) }
        for _ in 0..<more { try eraseOnceMore(account, in: small) }
        try small.storage.checkpoint()
        let verification = try Verification.of(small.storage.path)
        #expect(verification.findings == [])
        #expect(verification.counts.erased == 1 + more)
    }

    @Test("who is erased once accounts for nobody else's details")
    func once() throws {
        let small = try SmallRound()
        let (other, account) = (
            try addAccount("nv-mot", to: small), try addAccount("nv-hai", to: small)
        )
        let gone = try small.storage.write { database in
            try database.setPerson(.init(name: "Lê An"), of: account, by: .command)
            let gone = try Int64.fetchOne(
                database.database,
                sql: """
                    DELETE FROM event_detail WHERE seq = (SELECT event.seq
                        FROM event JOIN event_detail USING (seq)
                        WHERE event.kind = 'account_added' AND detail ->> 'account' = ?)
                    RETURNING seq
                    """, arguments: [other.id.rawValue])
            try database.erasePerson(of: account, by: .command)
            return try #require(gone)
        }
        try small.storage.checkpoint()
        #expect(
            try Verification.of(small.storage.path).findings.contains(
                "event \(gone): its detail was deleted"))
    }
}
