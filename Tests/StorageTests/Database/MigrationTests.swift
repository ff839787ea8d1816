import Foundation
import GRDB
import Reporting
import Testing
import TestSupport

@testable import Storage

/// Databases of earlier releases, as text in Fixtures/.
@Suite struct MigrationTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("tonghop.db")
    }

    private func restore(_ schema: Int) throws {
        try EarlierDatabase.restore(schema, at: path)
    }

    @Test(
        "a database of an earlier release is brought up to date and is whole",
        arguments: [8, 9, 16, 19, 21, 24, 26, 28, 31, 32, 35, 40])
    func older(schema: Int) throws {
        try restore(schema)
        let before = try folder.bytes("tonghop.db")
        let storage = try Storage(path: path)
        #expect(try storage.pragma("user_version").reader == String(Migrations.all.count))
        // Forms that were imported before they had owners are everybody's; version 3 has one.
        try storage.read { database in
            let editions = try database.forms.editions()
            let all = editions.filter { $0.version.version < 3 }
            // Since schema 28 another office may have a form of the same code and version.
            #expect(
                editions.count - all.count
                    == (schema < 26 ? 0 : schema < 28 ? 1 : schema < 40 ? 2 : 4))
            #expect(!all.isEmpty)
            for placed in try database.units.all(on: Moment.ofTests.day) {
                let seen = try database.forms(seenBy: placed.unit.id).editions
                #expect(seen.filter { $0.version.version < 3 } == all)
                if placed.unit.code == "mn-mot" {
                    #expect(seen.filter { $0.version.code == "thu" } == all)
                }
            }
        }
        // What was submitted before checks were kept is what it was: it says nothing of them.
        let revisions = schema < 25 ? 1 : schema < 40 ? 2 : 3
        try storage.read { database in
            var checked = 0
            for round in try database.rounds.all() {
                for unit in try database.reports.all(in: round.id).keys {
                    checked += try database.reports.checks(of: unit, in: round.id).count
                }
            }
            #expect(checked == revisions - 1)
        }
        let verification = try Verification.of(path)
        #expect(verification.findings == [])
        #expect(verification.counts.revisions == revisions)
        guard schema < Migrations.all.count else { return }
        // What was there before the migration stays beside it, as it was.
        let copy = path + ".schema-\(schema)"
        let version = try DatabaseQueue(path: copy).read {
            try Int.fetchOne($0, sql: "PRAGMA user_version")
        }
        #expect(version == schema)
        #expect(try folder.bytes("tonghop.db.schema-\(schema)").count == before.count)
    }

    @Test("links that were there before sections could be given are their schools' own")
    func linksOfEarlierReleases() throws {
        try restore(28)
        let queue = try DatabaseQueue(path: path)
        try queue.write { database in
            try database.execute(
                sql: """
                    INSERT INTO access_link (unit_id, hash, nonce, created_at, expires_at)
                    SELECT id, randomblob(32), randomblob(16), 1, 9000000000000 FROM unit
                    WHERE kind = 'school' LIMIT 1
                    """)
        }
        try queue.close()
        let storage = try Storage(path: path)
        let (unit, link) = try #require(try storage.read { try $0.access.links() }.first)
        #expect(link.given == nil && link.unit == unit)
        try storage.write {
            try $0.makeLink(for: unit, lifetime: .seconds(60), key: storage.key, by: .command)
        }
        let after = try storage.read { try $0.access.links() }
        #expect(after.count == 1 && after[unit]?.id != link.id)
    }

    @Test(
        "units of an earlier release have a name, the kind that it says, and their place in lists")
    func units() throws {
        try restore(35)
        let queue = try DatabaseQueue(path: path)
        try queue.write { database in
            try database.execute(
                sql: "UPDATE unit SET name_sort = ? WHERE code = 'th-hai'",
                arguments: [Data(SortKey("Đặc biệt").bytes)])
        }
        try queue.close()
        let storage = try Storage(path: path)
        try storage.read { database in
            let all = try database.units.all(on: Moment.ofTests.day).map(\.unit)
            #expect(
                all.map { "\($0.code) \($0.form?.rawValue ?? "-")" }
                    == ["pgd phong", "xa-mot xa", "mn-mot truong", "th-hai truong"])
            let names = try all.map { try database.units.names(of: $0.id) }
            #expect(names.map { $0.map(\.name) } == all.map { [$0.name] })
            #expect(names.map { $0[0].place } == [nil, nil, nil, "Đặc biệt"])
        }
    }

    @Test("a working copy whose cells were rows says the same as one row")
    func workingCopies() throws {
        try restore(32)
        let storage = try Storage(path: path)
        try storage.read { database in
            let round = try #require(try database.rounds.find("thu-2027"))
            let unit = try #require(try database.units.find("mn-mot")).id
            let form = try database.forms.layout(of: round).form
            let reports = database.reports
            let entries = try reports.entries(of: unit, in: round.id, form: form)
            #expect(
                entries == ["a_choice": .value(.choice("no")), "a_integer": .unreadable("12x")])
            let entered = try reports.entered(of: unit, in: round.id)
            #expect(entered.mapValues(\.role) == ["a_choice": .head, "a_integer": .clerk])
            #expect(entered["a_choice"]?.at != entered["a_integer"]?.at)
        }
    }

    @Test("a database whose events tell no more than an earlier release recorded is whole")
    func tellingLess() throws {
        let database = try DemonstrationDatabase()
        try database.storage.close()
        let queue = try DatabaseQueue(path: database.path)
        try queue.write { try $0.forgetWhatIsToldSince() }
        try queue.close()
        let verification = try Verification.of(database.path, anchored: false)
        #expect(verification.findings == [])
        #expect(verification.counts.events > 100)
    }

    @Test("verify leaves a database of an earlier release as it is and says so")
    func verifyOlder() throws {
        try restore(8)
        guard 8 < Migrations.all.count else { return }
        let before = try folder.bytes("tonghop.db")
        let error = #expect(throws: StorageError.self) { try Verification.of(path) }
        #expect(error?.description.contains("has schema 8") ?? false)
        #expect(try folder.bytes("tonghop.db") == before)
    }
}

extension Database {
    /// Takes from every event what was not told before this release, and chains them anew.
    fileprivate func forgetWhatIsToldSince() throws {
        try execute(sql: "DROP TRIGGER event_is_final")
        try execute(sql: "DELETE FROM round_setting")
        try execute(sql: "DELETE FROM round_letterhead")
        var previous: [UInt8] = []
        let rows = try Row.fetchAll(
            self, sql: "SELECT * FROM event JOIN event_detail USING (seq) ORDER BY seq")
        for row in rows {
            var detail = try JSON(stored: row["detail"], "event_detail").object ?? [:]
            let kind: String = row["kind"]
            detail = detail.without(
                [
                    "salt", "content", "plan", "granted", "reasons", "expires_at", "details",
                    "frozen",
                ])
            if kind == "form_imported" { detail = detail.without(["hash"]) }
            if kind == "round_planned" { detail = detail.without(["after"]) }
            if kind == "report_moved" { detail = detail.without(["due_at"]) }
            let text = JSON.object(detail).column
            let hash = Digest.sha256(Array(row["salt"] as Data) + Array(text.utf8))
            let link = EventLink(
                seq: row["seq"], at: row["at"], kind: kind, account: row["account_id"],
                token: row["token_id"], accessLink: row["link_id"], role: row["role"],
                round: row["round_id"], unit: row["unit_id"], detailHash: hash,
                addressHash: (row["address_hash"] as Data?).map(Array.init))
            previous = link.hash(after: previous)
            try execute(
                sql: "UPDATE event SET detail_hash = ?, hash = ? WHERE seq = ?",
                arguments: [Data(hash), Data(previous), link.seq])
            try execute(
                sql: "UPDATE event_detail SET detail = ? WHERE seq = ?",
                arguments: [text, link.seq])
        }
    }
}

extension JSON.Members {
    fileprivate func without(_ names: Set<String>) -> JSON.Members {
        pairs.reduce(into: [:]) { if !names.contains($1.name) { $0[$1.name] = $1.value } }
    }
}
