import Foundation
import GRDB
import Reporting
import Testing
import TestSupport

@testable import Storage

@Suite("A section that a school declares nil")
struct NilReturnTests {
    let database: DemonstrationDatabase
    private let school: Unit.ID
    private let round: Round

    init() throws {
        database = try DemonstrationDatabase()
        school = try database.unit("th-cao-thang")
        round = try database.round()
    }

    private func entries() throws -> Entries {
        try database.storage.read { read in
            try read.reports.entries(
                of: school, in: round.id, form: try read.forms.layout(of: round).form)
        }
    }

    private func save(_ cells: [Indicator.Code: Entry?], by role: Role = .clerk) throws {
        _ = try database.storage.write {
            try $0.saveDraft(cells, of: school, in: round.id, seen: nil, by: .of(role))
        }
    }

    /// The sample without what section I asks, which is declared nil.
    private func values() throws -> Values {
        var values = try database.values(of: "th-cao-thang")
        for code in Self.section { values[code] = nil }
        values["nil-I"] = .boolean(true)
        return values
    }

    private static let section: [Indicator.Code] = [
        "inc_fire", "inc_explosion", "inc_accident", "inc_deaths", "inc_injured", "inc_damage",
        "inc_detail",
    ]

    @discardableResult
    private func submit(_ values: Values) throws -> Receipt {
        try database.storage.write {
            try $0.submit(
                Submission(
                    round: round.id, unit: school, values: values, confirmations: [],
                    seenVersion: nil), by: .of(.head))
        }
    }

    private func content() throws -> JSON {
        let text = try database.storage.read {
            try String.fetchOne(
                $0.database,
                sql: """
                    SELECT content FROM report_revision WHERE round_id = ? AND unit_id = ?
                    ORDER BY number DESC LIMIT 1
                    """, arguments: [round.id.rawValue, school.rawValue])
        }
        return try JSON(parsing: Array(try #require(text).utf8))
    }

    @Test("is a cell of the working copy, told by events, and as before when it is taken back")
    func takenBack() throws {
        let before = try entries()
        try save(["nil-I": .value(.boolean(true))])
        #expect(try entries()["nil-I"] == .value(.boolean(true)))
        #expect(try entries()["inc_fire"] == before["inc_fire"])
        let told = try database.storage.read {
            try $0.events.history(of: school, in: round.id, limit: 1)
        }
        guard case .reportSaved(let change)? = told.first?.happening else {
            Issue.record("no event tells of it")
            return
        }
        #expect(change.cells["nil-I"] == .init(before: .null, after: true))
        let entered = try database.storage.read {
            try $0.reports.entered("nil-I", of: school, in: round.id)
        }
        #expect(entered?.role == .clerk)
        try save(["nil-I": Entry?.none])
        #expect(try entries() == before)
        #expect(try Verification.of(database.path).findings == [])
    }

    @Test("counts 0 in what is submitted, while the working copy keeps its blanks")
    func submitted() throws {
        let receipt = try submit(values())
        let content = try content()
        #expect(content["values"]?["nil-I"] == true)
        for code in Self.section.dropLast() { #expect(content["values"]?[code.rawValue] == 0) }
        #expect(content["values"]?["inc_detail"] == nil)
        #expect(content["values"]?["nil-K"] == nil)
        #expect(receipt.hash == Digest.hexadecimal(Digest.sha256(content.canonical)))
        #expect(try entries()["inc_fire"] == nil)
        #expect(try entries()["nil-I"] == .value(.boolean(true)))
        #expect(try Verification.of(database.path).findings == [])

        // Typed cell by cell the figures are the same, and what is signed is another thing.
        var typed = try values()
        typed["nil-I"] = nil
        for code in Self.section.dropLast() { typed[code] = .integer(0) }
        _ = try database.storage.write {
            try $0.move(school, in: round.id, by: .withdraw, by: .of(.head))
        }
        let other = try submit(typed)
        #expect(other.hash != receipt.hash)
        #expect(try self.content()["values"]?["nil-I"] == nil)
        #expect(try Verification.of(database.path).findings == [])
    }

    /// How many approved or submitted reports of the round declare section I nil.
    private func counted(_ storage: Storage) throws -> Int64 {
        try storage.read { read in
            let totals = try read.roundTotals(
                of: round, below: round.owner, states: [.submitted, .approved],
                communes: .all, at: .ofTests)
            let declared = try #require(
                totals.layout.form.nilReturns.first { $0.section == "I" })
            let count = totals.total.nilReturns(declared)
            #expect(totals.levels.map { $0.totals.nilReturns(declared) }.reduce(0, +) == count)
            #expect(totals.communes.map { $0.totals.nilReturns(declared) }.reduce(0, +) == count)
            return count
        }
    }

    @Test("counts in the totals while it is submitted")
    func totals() throws {
        #expect(try counted(database.storage) == 0)
        try submit(values())
        #expect(try counted(database.storage) == 1)
        _ = try database.storage.write {
            try $0.move(school, in: round.id, by: .withdraw, by: .of(.head))
        }
        #expect(try counted(database.storage) == 0)
    }

    @Test("is counted at the first start where an earlier release has not, and once")
    func upgrade() throws {
        try submit(values())
        let layout = try database.storage.read { try $0.forms.layout(of: round) }
        try database.storage.close()
        let queue = try DatabaseQueue(path: database.path)
        // As an earlier release left it.
        try queue.write { write in
            try write.execute(sql: "DELETE FROM setting WHERE name = 'nil_return_counts'")
            let rows = try Row.fetchAll(
                write, sql: "SELECT * FROM totals WHERE packed IS NOT NULL")
            for row in rows {
                let figures = try #require(Tally.figures(packed: Array(row["packed"] as Data)))
                let older = Tally(figures: Array(figures.dropLast(layout.nilReturns.count)))
                try write.execute(
                    sql: """
                        UPDATE totals SET packed = ?
                        WHERE round_id = ? AND node_id = ? AND level = ? AND state = ?
                        """,
                    arguments: [
                        Data(older.packed), row["round_id"], row["node_id"], row["level"],
                        row["state"],
                    ])
            }
        }
        try queue.close()
        for _ in 0..<2 {
            let again = try Storage(path: database.path)
            #expect(try counted(again) == 1)
            try again.close()
            #expect(try Verification.of(database.path).findings == [])
        }
        let storage = try Storage(path: database.path)
        _ = try storage.write { try $0.move(school, in: round.id, by: .withdraw, by: .of(.head)) }
        #expect(try counted(storage) == 0)
    }

    @Test("is not stored where its section can't be declared nil")
    func strange() throws {
        var values = try values()
        values["nil-A"] = .boolean(true)
        try submit(values)
        #expect(try content()["values"]?["nil-A"] == nil)
        #expect(try entries()["nil-A"] == nil)
        #expect(try Verification.of(database.path).findings == [])
    }

    @Test(
        "is seen where it was changed behind the program's back",
        arguments: [
            (
                "UPDATE working_copy SET cells = json_remove(cells, '$.\"nil-I\"') WHERE cells LIKE '%nil-I%'",
                "its cell nil-I is not what its events tell"
            ),
            (
                "UPDATE working_copy SET cells = json_remove(cells, '$.\"nil-I\"') WHERE cells LIKE '%nil-I%'",
                "its cells are not those of the revision that was submitted"
            ),
            (
                """
                UPDATE report_revision SET content = replace(content, '"nil-I":true,', '')
                WHERE content LIKE '%"nil-I":true%'
                """, "its content does not fit its hash"
            ),
        ])
    func tampered(sql: String, finding: String) throws {
        try submit(values())
        try database.storage.close()
        let queue = try DatabaseQueue(path: database.path)
        try queue.inDatabase { database in
            try database.execute(sql: "DROP TRIGGER report_revision_is_final")
            try database.execute(sql: sql)
            #expect(database.changesCount == 1)
        }
        try queue.close()
        let findings = try Verification.of(database.path).findings
        #expect(findings.contains { $0.contains(finding) }, "\(findings)")
    }

    @Test("is returned with a reason, and taken back with what its section asks then")
    func returned() throws {
        try submit(values())
        try database.storage.write { write in
            let file = try #require(try write.read.reportFile(of: school, in: round))
            var said = Said("")
            said.cells = ["nil-I": "Công an xã báo có một vụ."]
            said.dueAt = write.now + .seconds(86_400)
            try write.carryOut(
                .return, said, on: file, seen: file.report.version, by: .of(.officer))
        }
        #expect(throws: LockedCells.self) { try save(["chk_count": .value(.integer(9))]) }
        try save(["nil-I": Entry?.none, "inc_fire": .value(.integer(1))])
        #expect(try entries()["nil-I"] == nil)
        #expect(try entries()["inc_fire"] == .value(.integer(1)))
        #expect(try Verification.of(database.path).findings == [])
    }
}
