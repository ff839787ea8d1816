import Formats
import Foundation
import GRDB
import Reporting
import Testing
import TestSupport

@testable import Storage

@Suite struct VerificationTests {
    let database: DemonstrationDatabase

    init() throws { database = try DemonstrationDatabase() }

    /// Changes the file behind the program's back, as somebody with the sqlite3 shell could.
    private func tamper(_ sql: String) throws {
        try database.storage.close()
        let queue = try DatabaseQueue(path: database.path)
        try queue.inDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA foreign_keys = OFF;
                    DROP TRIGGER event_is_final; DROP TRIGGER event_stays;
                    DROP TRIGGER report_revision_is_final; DROP TRIGGER report_revision_stays;
                    DROP TRIGGER closing_is_final; DROP TRIGGER closing_file_is_final;
                    DROP TRIGGER closing_file_stays; DROP TRIGGER closing_report_is_final;
                    """)
            try database.execute(sql: sql)
        }
        try queue.close()
    }

    @Test("the demonstration is whole")
    func whole() throws {
        let verification = try Verification.of(database.path)
        #expect(verification.findings == [])
        #expect(verification.counts.schools == 51)
        #expect(verification.counts.revisions > 51)
        #expect(verification.counts.events > verification.counts.revisions)
    }

    @Test("the documents of a closing are made anew from its revisions")
    func closings() throws {
        let verification = try Verification.of(database.path, remaking: ClosingFiles.maker)
        #expect(verification.findings == [])
        #expect(verification.counts.closings == 1)
    }

    @Test("after the layout changed, the figures alone are made anew")
    func otherLayout() throws {
        var maker = ClosingFiles.maker
        let make = maker.make
        maker.make = { closed in
            try make(closed).map { $0.name == "totals.json" ? $0 : ($0.name, [0]) }
        }
        #expect(try Verification.of(database.path, remaking: maker).findings.count == 2)
        maker.layout += 1
        #expect(try Verification.of(database.path, remaking: maker).findings == [])
        maker.make = { closed in try make(closed).map { ($0.name, [0]) } }
        #expect(
            try Verification.of(database.path, remaking: maker).findings
                == ["closing pccc-2022/1, totals.json: the revisions make another one"])
    }

    @Test(
        "a closing that was changed is found",
        arguments: [
            (
                "UPDATE closing_file SET content = x'00'",
                "annexes.xlsx: its content does not fit its hash"
            ),
            (
                // SHA-256 of one zero byte.
                "UPDATE closing_file SET content = x'00', hash = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'",
                "totals.json: is not what its event says"
            ),
            (
                "UPDATE closing SET content = replace(content, '\"late\":true', '\"late\":false')",
                "closing pccc-2022/1: its content is not what its event says"
            ),
            (
                "UPDATE closing_report SET revision = 1 WHERE revision = 2",
                "totals.json: the revisions make another one"
            ),
            (
                "DELETE FROM closing_file WHERE name = 'totals.json'",
                "closing pccc-2022/1, totals.json: is not there"
            ),
            (
                "UPDATE closing SET content = '{}'",
                "closing pccc-2022/1: closing.content can't be read"
            ),
        ])
    func changedClosing(sql: String, finding: String) throws {
        try tamper(sql)
        let found = try Verification.of(
            database.path, anchored: false, remaking: ClosingFiles.maker)
        #expect(found.findings.contains { $0.contains(finding) }, "\(found.findings)")
    }

    /// What is changed, and what must be said about it.
    static let changes: [(sql: String, finding: String)] = [
        (
            "UPDATE report_revision SET content = replace(content, '\"diss_staff\":34', '\"diss_staff\":35') WHERE unit_id = (SELECT id FROM unit WHERE code = 'th-cao-thang')",
            "revision pccc-2022/th-cao-thang/1: its content does not fit its hash"
        ),
        (
            "UPDATE report_revision SET hash = zeroblob(32) WHERE rowid = (SELECT MIN(rowid) FROM report_revision)",
            "does not fit its hash"
        ),
        (
            "DELETE FROM report_revision WHERE number = 1 AND unit_id IN (SELECT unit_id FROM report_revision WHERE number = 2)",
            "the one before is missing"
        ),
        ("DELETE FROM receipt WHERE number = 'pccc-2022/th-cao-thang/1'", "/1: has no receipt"),
        (
            "UPDATE receipt SET hash = zeroblob(32) WHERE number = 'pccc-2022/th-cao-thang/1'",
            "receipt pccc-2022/th-cao-thang/1: does not fit its revision"
        ),
        (
            "UPDATE receipt SET number = 'x' WHERE number = 'pccc-2022/th-cao-thang/1'",
            "receipt x: should have the number pccc-2022/th-cao-thang/1"
        ),
        (
            "UPDATE report_revision SET event = 1 WHERE rowid = 1", "no event of its submission"
        ),
        (
            "UPDATE working_copy SET cells = json_set(cells, '$.diss_staff', cells ->> 'diss_staff' + 1) WHERE (round_id, unit_id) IN (SELECT round_id, unit_id FROM report WHERE state = 'approved' LIMIT 1)",
            "its cells are not those of the revision"
        ),
        (
            "DELETE FROM confirmation WHERE (round_id, unit_id) IN (SELECT round_id, unit_id FROM report WHERE state = 'approved')",
            "its reasons are not those of the revision"
        ),
        (
            "UPDATE report SET revision = 7 WHERE state = 'approved'",
            "speaks of revision 7, the last is 1"
        ),
        (
            "UPDATE report SET submitted_at = submitted_at + 1 WHERE state = 'approved'",
            "its moment of submission is not the last revision's"
        ),
        (
            "UPDATE report SET first_submitted_at = 1 WHERE state = 'approved'",
            "its first moment of submission is not the first revision's"
        ),
        (
            "UPDATE report SET state = 'draft' WHERE state = 'approved' AND round_id = 1 AND unit_id = (SELECT id FROM unit WHERE code = 'th-cao-thang')",
            "totals of pccc-2022: pgd-thanh-mien, TH, approved: says"
        ),
        (
            "UPDATE totals SET late = late + 1 WHERE late < reports AND state = 'approved'",
            "the figures are others than the revisions add up to"
        ),
        (
            "UPDATE totals SET packed = zeroblob(3) WHERE state = 'approved'",
            "totals of pccc-2022: damaged data"
        ),
        (
            "UPDATE totals SET packed = (SELECT packed FROM totals AS other WHERE other.level = 'MN' AND other.state = 'approved' AND other.node_id = totals.node_id AND other.round_id = 1) WHERE level = 'TH' AND state = 'approved' AND round_id = 1 AND node_id = (SELECT owner_id FROM round WHERE id = 1)",
            "the figures are others than the revisions add up to"
        ),
        ("DELETE FROM totals WHERE state = 'not_started'", "says 0 reports"),
        ("DELETE FROM report WHERE state = 'not_started'", ": is not there"),
        ("UPDATE event SET at = at + 1 WHERE seq = 40", "event 40: does not follow"),
        ("DELETE FROM event WHERE seq = 40", "event 41: event 40 should stand before it"),
        (
            "UPDATE event_detail SET detail = '{}' WHERE seq = 40",
            "event 40: its detail was changed"
        ),
        ("UPDATE round_unit SET commune_id = 9999 WHERE unit_id = 30", "names a row of unit"),
        ("UPDATE form SET document = '{}'", "its form can't be read"),
    ]

    @Test("each thing that is wrong is named", arguments: changes)
    func tampered(sql: String, finding: String) throws {
        try tamper(sql)
        let findings = try Verification.of(database.path).findings
        #expect(findings.contains { $0.contains(finding) }, "\(findings.prefix(5))")
    }

    @Test("details that were erased with a person are counted and break nothing")
    func erased() throws {
        let account = try #require(
            try database.storage.read { try $0.access.account(named: "lanhdao") })
        try database.storage.write { try $0.erasePerson(of: account, by: .command) }
        let verification = try Verification.of(database.path)
        #expect(verification.findings == [])
        // That it was added, and that its notice was read.
        #expect(verification.counts.erased == 2)
    }

    @Test("a detail that nothing erased is missed, whatever its kind", arguments: [3, 40, 80, 200])
    func deleted(seq: Int) throws {
        try tamper("DELETE FROM event_detail WHERE seq = \(seq)")
        let findings = try Verification.of(database.path).findings
        #expect(findings.contains("event \(seq): its detail was deleted"), "\(findings)")
    }

    @Test("what an earlier release erased without saying which is tolerated, of its kinds alone")
    func erasedBefore() throws {
        let account = try #require(
            try database.storage.read { try $0.access.account(named: "lanhdao") })
        try database.storage.write { database in
            try database.erasePerson(of: account, by: .command)
            try database.record(
                .accountChanged(account.id, userName: nil, .erased(details: nil)),
                unit: account.unit, by: .command)
        }
        // The event that tells which.
        try tamper(
            """
            DELETE FROM event_detail WHERE detail LIKE '%"details"%' OR seq IN (
                SELECT seq FROM event WHERE kind = 'round_opened' LIMIT 1)
            """)
        let verification = try Verification.of(database.path)
        #expect(verification.findings.count == 1, "\(verification.findings)")
        #expect(verification.counts.erased == 3)
    }

    @Test("a chain that was cut off is missed by the anchor")
    func cut() throws {
        try database.storage.write { try $0.set("demonstration", to: true) }
        try tamper(
            """
            DELETE FROM event_detail WHERE seq = (SELECT MAX(seq) FROM event);
            DELETE FROM event WHERE seq = (SELECT MAX(seq) FROM event);
            """)
        let findings = try Verification.of(database.path).findings
        #expect(findings.contains { $0.contains("commits are missing") }, "\(findings)")
    }

    @Test("a file that a report names and that is missing or changed is named", arguments: [1, 2])
    func files(count: Int) throws {
        let small = try SmallRound(schools: 2)
        let store = FileStore(database: small.storage.path)
        let hash = try store.keep(Data("%PDF-1.7 thử".utf8))
        let other = AttachedFile(hash: try store.keep(Data("%PDF-1.7".utf8)), name: "b.pdf")
        let values: Values =
            count == 1
            ? ["a_file": .file(hash: hash, name: "báo cáo.pdf")]
            : ["a_files": .files([other, .init(hash: hash, name: "báo cáo.pdf")])]
        try small.submit(small.schools[0], values)
        #expect(try Verification.of(small.storage.path).findings == [])
        #expect(try Verification.of(small.storage.path).counts.files == count)
        let path = store.folder + "/" + hash
        try Data("khác".utf8).write(to: URL(filePath: path))
        #expect(
            try Verification.of(small.storage.path).findings
                == ["file \(hash): its content is another"])
        try FileManager.default.removeItem(atPath: path)
        #expect(
            try Verification.of(small.storage.path).findings == ["file \(hash): is not there"])
    }

    @Test("another program's file, a newer one and none at all are no database to verify")
    func wrongFiles() throws {
        let folder = try TemporaryFolder()
        #expect(throws: StorageError.self) { try Verification.of(folder.path("none.db")) }
        #expect(!FileManager.default.fileExists(atPath: folder.path("none.db")))
        try DatabaseQueue(path: folder.path("other.db")).write {
            try $0.execute(sql: "CREATE TABLE letter (text TEXT)")
        }
        #expect(throws: StorageError.foreignDatabase) {
            try Verification.of(folder.path("other.db"))
        }
    }
}
