import Foundation
import GRDB
import Reporting
import Testing
import TestSupport

@testable import Storage

/// Each thing that is stored and that the events tell of: changed behind the program's back it is
/// named.
@Suite struct PlantedChangesTests {
    let database: DemonstrationDatabase

    init() throws { database = try DemonstrationDatabase() }

    @Test("nothing is found where nothing was changed")
    func whole() throws {
        try database.live()
        #expect(try Verification.of(database.path).findings == [])
    }

    @Test("a round, its form, its plan and its closing", arguments: PlantedChange.rounds.indices)
    func rounds(index: Int) throws { try check(PlantedChange.rounds[index]) }

    @Test("a unit, its letterhead and its notes", arguments: PlantedChange.units.indices)
    func units(index: Int) throws { try check(PlantedChange.units[index]) }

    @Test("a report and its receipts", arguments: PlantedChange.reports.indices)
    func reports(index: Int) throws { try check(PlantedChange.reports[index]) }

    @Test("accounts, keys and settings", arguments: PlantedChange.people.indices)
    func people(index: Int) throws { try check(PlantedChange.people[index]) }

    private func check(_ change: PlantedChange) throws {
        try database.live()
        try database.storage.close()
        try plant(change.sql, in: database.path)
        let findings = try Verification.of(database.path).findings
        #expect(
            findings.contains { $0.contains(change.finding) },
            "\(change.sql): \(findings.prefix(5))")
    }

    /// As somebody with the sqlite3 shell could.
    private func plant(_ sql: String, in path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.inDatabase { database in
            let triggers = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger)") }
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            let before = database.totalChangesCount
            try database.execute(sql: sql)
            #expect(database.totalChangesCount > before, "nothing was changed by \(sql)")
        }
        try queue.close()
    }
}

extension DemonstrationDatabase {
    /// Lets happen what the demonstration has nothing of.
    fileprivate func live() throws {
        let (school, round) = (try unit("th-cao-thang"), try round())
        let department = try unit("pgd-thanh-mien")
        let hash = try FileStore(database: path).keep(Data("%PDF-1.7".utf8))
        let old = try self.round("pccc-2022")
        let returned = try #require(
            try storage.read { try $0.reports.all(in: round.id) }.values.first {
                $0.state == .returned
            })
        try storage.write { database in
            let officer = Actor.of(.officer)
            let file = Attachment(hash: hash, name: "hd.pdf", bytes: 8)
            #expect(
                try database.addFile(file, title: "Hướng dẫn", to: round.plan, by: officer))
            try database.addToken(
                Token.Secret(), name: "máy", role: .viewer, unit: department,
                lifetime: .seconds(86_400), by: officer)
            try database.makeLink(
                for: school, lifetime: .seconds(86_400), key: self.storage.key, by: officer)
            try database.setPIN(of: school, key: self.storage.key, by: officer)
            try database.note(self.storage.key)
            try database.noteStanding("Mất điện", of: school, year: 2026, by: .of(.head))
            try database.note(
                .call, with: school, in: round.id, note: "Đã gọi", by: officer)
            try database.setPaper(
                database.now.day, revision: 1, of: school, in: old.id, by: officer)
            let signed = try #require(try database.read.reportFile(of: school, in: old))
            try database.attachSignedCopy(
                Attachment(hash: hash, name: "ky.pdf", bytes: 8), to: 1, of: signed, as: .head,
                by: .of(.head))
            try database.noteReturnOpened(
                of: returned.unit, in: round.id, by: .of(.clerk))
            try database.waive(
                Waiver(rule: "E03", reason: "Tính cả hợp đồng"), for: returned.unit,
                in: round.id, by: officer)
            let admin = try #require(try database.read.access.account(named: "quantri"))
            try database.setPassword(
                PasswordHash(of: "mùa thu năm ấy", cost: .least), of: admin, by: .command)
            try database.askUnlock(
                of: school, in: old, reason: "Nhầm số", by: .of(.head))
            try database.unlock(
                school, in: old.id,
                .init(reason: "Đồng ý", dueAt: database.now + .seconds(86_400)), by: officer)
            let unit = try #require(try database.read.units.find("th-cao-thang"))
            let moved = UnitDraft(
                code: "th-cao-thang", name: unit.name, shortName: unit.shortName, kind: "school",
                level: "TH", commune: "xa-doan-ket")
            try database.apply([moved], from: database.now.day, by: officer)
            let day = try #require(Day(iso: "2026-01-01"))
            try database.identify(unit, in: "dinh-danh", as: "H1", from: day, by: officer)
            try database.succeed(
                Succession(
                    day: day, pairs: [.init(old: "xa-doan-ket", new: "xa-doan-tung")]),
                by: officer)
        }
    }
}
