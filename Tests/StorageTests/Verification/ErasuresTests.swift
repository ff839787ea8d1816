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
}
