import GRDB
import Reporting
import Testing

@testable import Storage

/// Plans and their files, held against what events of this release and of earlier ones tell.
@Suite struct ToldPlansTests {
    let small: SmallRound

    init() throws { small = try SmallRound() }

    private func findings() throws -> [String] {
        try small.storage.checkpoint()
        return try Verification.of(small.storage.path).findings
    }

    private static let file = Attachment(
        hash: String(repeating: "ab", count: 32), name: "kh.pdf", bytes: 8)

    /// Adds the same content to the plan under these titles.
    private func add(_ titles: [String]) throws -> [PlanFile] {
        try small.storage.write { database in
            for title in titles {
                #expect(
                    try database.addFile(
                        ToldPlansTests.file, title: title, to: small.round.plan, by: .command))
            }
            return try database.read.plans.files(of: small.round.plan)
        }
    }

    private func told() throws -> [String] {
        try small.storage.read { database in
            var plans = ToldPlans()
            try database.events.besideReports { plans.take($0) }
            return try plans.differences(in: database.plans)
        }
    }

    @Test(
        "of files with the same content any may be removed, told by its title or, as once, by none",
        arguments: [["Một", "Hai"], ["Một", "Một"], ["Một", "Hai", "Một"]], [true, false])
    func equalFiles(titles: [String], tellsTitle: Bool) throws {
        for index in titles.indices.reversed() {
            let file = try #require(try add(titles).dropFirst(index).first)
            try small.storage.write { database in
                let plan = small.round.plan
                if tellsTitle {
                    _ = try database.removeFile(file.id, of: plan, by: .command)
                } else {
                    try database.database.execute(
                        sql: "DELETE FROM plan_file WHERE id = ?", arguments: [file.id.rawValue])
                    try database.record(.planFileRemoved(hash: file.file.hash), by: .command)
                }
            }
            #expect(try told() == [])
            // The others go as well.
            for left in try small.storage.read({ try $0.plans.files(of: small.round.plan) }) {
                _ = try small.storage.write {
                    try $0.removeFile(left.id, of: small.round.plan, by: .command)
                }
            }
            #expect(try told() == [])
        }
    }

    /// Another plan, older than the round's or younger, with the same file as that one. What tells of
    /// it there names no plan, as once.
    private func addTwice(_ days: Int) throws -> Plan.ID {
        let other = try small.storage.write {
            try $0.add(
                Plan(
                    id: .init(rawValue: 0), number: "9/KH", date: small.round.dataClose + days,
                    issuer: "Phòng", subject: "Thử", tasks: [], bases: []), by: .command)
        }
        try small.storage.write { database in
            let file = ToldPlansTests.file
            try database.database.execute(
                sql: """
                    INSERT INTO plan_file (plan_id, title, name, hash, bytes, added_at)
                    VALUES (?, 'Một', ?, ?, ?, 1)
                    """, arguments: [other.rawValue, file.name, file.hash, file.bytes])
            try database.record(.planFileAdded(hash: file.hash, title: "Một"), by: .command)
        }
        _ = try add(["Một"])
        return other
    }

    @Test(
        "a file that two plans have is no fault where one event names its plan",
        arguments: [-150, -50])
    func sharedFile(days: Int) throws {
        let other = try addTwice(days)
        #expect(try told() == [])
        for plan in [other, small.round.plan] {
            _ = try small.storage.write { database in
                let file = try #require(try database.read.plans.files(of: plan).first)
                return try database.removeFile(file.id, of: plan, by: .command)
            }
            #expect(try told() == [])
        }
    }

    @Test("a file that two plans have is missed where it is gone", arguments: [-150, -50])
    func sharedFileGone(days: Int) throws {
        let other = try addTwice(days)
        for plan in [other, small.round.plan] {
            try small.storage.write {
                try $0.database.execute(
                    sql: "DELETE FROM plan_file WHERE plan_id = ?", arguments: [plan.rawValue])
            }
            let missing = "plan file Một: was added and is not there"
            #expect(try told() == Array(repeating: missing, count: plan == other ? 1 : 2))
        }
    }

    @Test("a removed file that stands there again is found, and one that is gone without a word")
    func planted() throws {
        let files = try add(["Một", "Hai"])
        _ = try small.storage.write {
            try $0.removeFile(files[1].id, of: small.round.plan, by: .command)
        }
        try small.storage.write { database in
            try database.database.execute(
                sql: """
                    INSERT INTO plan_file (plan_id, title, name, hash, bytes, added_at)
                    SELECT plan_id, 'Hai', name, hash, bytes, added_at FROM plan_file
                    """)
        }
        #expect(try told() == ["plan file Hai: was removed and is there"])
        try small.storage.write { try $0.database.execute(sql: "DELETE FROM plan_file") }
        #expect(try told() == ["plan file Một: was added and is not there"])
    }

    @Test("two plans of one number, as events of earlier releases tell them, are no fault")
    func oneNumber() throws {
        let dates = ["2026-01-05", "2026-02-06", "2026-03-07"]
        try small.storage.write { database in
            for date in dates {
                try database.database.execute(
                    sql: """
                        INSERT INTO plan (number, issued_on, issuer, subject)
                        VALUES ('14/KH-UBND', ?, 'P', 'V')
                        """, arguments: [date])
                try database.record(.planAdded(number: "14/KH-UBND"), by: .command)
            }
            // The second gets another number, the third another date and then the number too.
            func change(_ from: (String, String), _ to: (String, String), _ id: Int) throws {
                func name(_ text: (String, String)) throws -> Happening.PlanName {
                    .init(number: text.0, date: try #require(Day(iso: text.1)))
                }
                try database.database.execute(
                    sql: "UPDATE plan SET number = ?, issued_on = ? WHERE id = ?",
                    arguments: [to.0, to.1, id])
                try database.record(
                    .planChanged(from: try name(from), to: try name(to)), by: .command)
            }
            let number = "14/KH-UBND"
            try change((number, dates[1]), ("15/KH-UBND", dates[1]), 3)
            try change((number, dates[2]), (number, "2026-03-08"), 4)
            try change((number, "2026-03-08"), ("16/KH-UBND", "2026-03-08"), 4)
        }
        for _ in 0..<20 { #expect(try told() == []) }
        // What a plan of this release is, its mark tells exactly.
        try small.storage.write { database in
            try database.database.execute(
                sql: "UPDATE plan SET issuer = 'x' WHERE id = ?",
                arguments: [small.round.plan.rawValue])
        }
        #expect(try told() == ["plan 1/KH: is not what its events tell"])
    }
}
