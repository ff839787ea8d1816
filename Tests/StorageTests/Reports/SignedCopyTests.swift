import Foundation
import GRDB
import Reporting
import Testing
import TestSupport

@testable import Storage

/// The signed paper of a revision, beside it.
@Suite struct SignedCopyTests {
    private let small: SmallRound
    private var school: Unit.ID { small.schools[0] }

    init() throws { small = try SmallRound() }

    private func file() throws -> ReportFile {
        try #require(try small.storage.read { try $0.reportFile(of: school, in: small.round) })
    }

    @discardableResult
    private func attach(
        _ text: String, to revision: Int = 1, as role: Role = .head, bytes: Int? = nil
    ) throws -> String {
        let hash = try small.storage.files.keep(Data(text.utf8))
        let file = try file()
        try small.storage.write {
            try $0.attachSignedCopy(
                Attachment(hash: hash, name: "ky.pdf", bytes: bytes ?? text.utf8.count),
                to: revision, of: file, as: role, by: .of(role))
        }
        return hash
    }

    private func copies() throws -> [SignedCopy] {
        try small.storage.read { try $0.reports.signedCopies(of: school, in: small.round.id) }
    }

    private func count(_ table: String) throws -> Int? {
        try small.storage.read {
            try Int.fetchOne($0.database, sql: "SELECT COUNT(*) FROM \(table)")
        }
    }

    @Test("it changes neither the report nor its revision, and a later one takes its place")
    func beside() throws {
        let receipt = try small.submit(school)
        let before = try small.report(school)
        try attach("một")
        try attach("hai")
        #expect(try small.report(school) == before)
        #expect(
            try small.storage.read { try $0.reports.receipt(of: school, in: small.round.id) }
                == receipt)
        #expect(try count("report_revision") == 1)
        let copies = try copies()
        #expect(copies.map(\.revision) == [1, 1])
        #expect(
            try small.storage.read { try $0.reports.signedCopy(of: before) } == copies.first)
        #expect(
            try small.storage.read {
                try $0.reports.signedUnits(of: small.schools, in: small.round.id)
            } == [
                school: false
            ])
        #expect(try Verification.of(small.storage.path).findings == [])
    }

    @Test("the same file twice is one copy and one event; five are kept, and no more")
    func bounded() throws {
        try small.submit(school)
        let events = try count("event")
        try attach("một")
        try attach("một")
        #expect(try copies().count == 1)
        #expect(try count("event") == (events ?? 0) + 1)
        for text in ["hai", "ba", "bốn", "năm"] { try attach(text) }
        #expect(throws: SignedCopy.Objection.enough) { try attach("sáu") }
        // Sent twice, the fifth is there.
        try attach("năm")
        #expect(try copies().count == SignedCopy.most)
    }

    @Test("it goes beside what the department has, and belongs to that revision alone")
    func revisions() throws {
        #expect(throws: SignedCopy.Objection.notSubmitted) { try attach("nháp", to: 0) }
        try small.submit(school)
        try attach("một")
        let report = try small.report(school)
        _ = try small.storage.write {
            try $0.move(school, in: small.round.id, by: .withdraw, by: .of(.head))
        }
        #expect(throws: SignedCopy.Objection.notSubmitted) { try attach("thu hồi") }
        #expect(
            try small.storage.read {
                try $0.reports.signedUnits(of: small.schools, in: small.round.id)
            } == [:])
        try small.submit(school, ["a_integer": .integer(2)])
        #expect(throws: SignedCopy.Objection.otherRevision(2)) { try attach("cũ") }
        #expect(
            try small.storage.read {
                try $0.reports.signedUnits(of: small.schools, in: small.round.id)
            } == [:])
        #expect(try copies().map(\.revision) == [report.revision])
        #expect(
            try small.storage.read {
                try $0.reports.signedCopy(
                    of: try $0.reports.find(school, in: small.round.id) ?? report)
            } == nil)
        try small.storage.write { try $0.close(small.round.id, by: .command) }
        // Figures are closed; paper still comes.
        try attach("hai", to: 2)
        #expect(try copies().map(\.revision) == [2, 1])
    }

    @Test("an officer attaches what the department entered, and nobody else what is not theirs")
    func roles() throws {
        try small.submit(school)
        #expect(throws: SignedCopy.Objection.isOfSchool) { try attach("một", as: .officer) }
        #expect(throws: SignedCopy.Objection.notTheirs) { try attach("một", as: .leader) }
        #expect(throws: SignedCopy.Objection.notTheirs) { try attach("một", as: .viewer) }
        let other = small.schools[1]
        var entered = small.submission(other)
        entered.onBehalfReason = "Giấy"
        _ = try small.storage.write { [entered] in try $0.submit(entered, by: .of(.officer)) }
        let file = try #require(
            try small.storage.read { try $0.reportFile(of: other, in: small.round) })
        #expect(
            try small.storage.read {
                try $0.objection(toSignedCopyOf: 1, of: file, by: .officer)
            } == nil)
    }

    @Test("a report has so much of it, whatever its school has attached elsewhere")
    func quota() throws {
        try small.storage.write {
            let hash = String(repeating: "a", count: 64)
            try $0.attach(
                Attachment(hash: hash, name: "a.pdf", bytes: Attachment.quota),
                as: .file(hash: hash, name: "a.pdf"), at: "a_file", of: school,
                in: small.round.id, seen: nil, by: .of(.head))
        }
        try small.submit(school)
        try attach("một", bytes: SignedCopy.quota - 5)
        #expect(
            try small.storage.read { try $0.reports.attachedBytes(of: school) }
                == Attachment.quota)
        #expect(throws: SignedCopy.QuotaExceeded.self) { try attach("hai", bytes: 6) }
        #expect(try copies().count == 1)
        try attach("ba", bytes: 5)
        #expect(
            try small.storage.read { try $0.reports.signedBytes(of: school, in: small.round.id) }
                == SignedCopy.quota)
    }

    @Test("whoever may not attach a paper may not attach the same once more")
    func again() throws {
        try small.submit(school)
        try attach("một")
        #expect(throws: SignedCopy.Objection.notTheirs) { try attach("một", as: .leader) }
        #expect(throws: SignedCopy.Objection.isOfSchool) { try attach("một", as: .officer) }
        try small.storage.write {
            _ = try $0.return(
                school, in: small.round.id, .init(reason: "Sai."), by: .of(.officer))
        }
        #expect(throws: SignedCopy.Objection.notSubmitted) { try attach("một") }
    }

    @Test("copies that stand in another order than their events are found")
    func order() throws {
        try small.submit(school)
        try attach("một")
        try attach("hai")
        try small.storage.write {
            try $0.database.execute(
                sql: """
                    DROP TRIGGER signed_copy_is_final;
                    UPDATE signed_copy SET id = 3 WHERE id = 1;
                    """)
        }
        try small.storage.checkpoint()
        #expect(
            try Verification.of(small.storage.path).findings
                == ["signed copy 3: its event is no later than that of a copy before it"])
    }

    @Test(
        "its file stays when the folder is swept, goes into copies, and is missed when it is gone")
    func files() throws {
        try small.submit(school)
        let hash = try attach("%PDF-1.7 ký")
        let store = small.storage.files
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000_000)],
            ofItemAtPath: "\(store.folder)/\(hash)")
        #expect(small.storage.sweepFiles() == 0)
        small.storage.dropUnnamed(hash)
        #expect(store.isWhole(hash))
        #expect(try small.storage.read { try $0.isAttached(hash) })
        let folder = BackupFolder(path: small.folder.path("backups"))
        #expect(try folder.backUp(small.storage.path, now: .ofTests).isGood)
        try small.storage.close()
        try FileManager.default.removeItem(atPath: store.folder)
        #expect(
            try Verification.of(small.storage.path).findings == ["file \(hash): is not there"])
        let copy = try #require(folder.copies.first).path
        #expect(
            try Restore(copy, to: small.storage.path, now: .ofTests).verification.findings == [])
        #expect(store.isWhole(hash))
    }
}
