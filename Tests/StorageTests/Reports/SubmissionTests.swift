import CSodium
import Foundation
import GRDB
import Reporting
import Testing

@testable import Storage

@Suite struct SubmissionTests {
    let small: SmallRound
    let school: Unit.ID

    init() throws {
        small = try SmallRound(wantsHead: true)
        school = small.schools[0]
    }

    private func content(_ number: Int) throws -> (text: String, hash: Data) {
        let row = try small.storage.read {
            try Row.fetchOne(
                $0.database, sql: "SELECT content, hash FROM report_revision WHERE number = ?",
                arguments: [number])
        }
        let found = try #require(row)
        return (found["content"], found["hash"])
    }

    @Test("a revision's hash is the SHA-256 of its canonical content, which the receipt tells")
    func hash() throws {
        let receipt = try small.submit(school, ["a_text": .text("Đủ"), "a_integer": .integer(0)])
        let (text, hash) = try content(1)
        var digest = [UInt8](repeating: 0, count: 32)
        crypto_hash_sha256(&digest, Array(text.utf8), UInt64(text.utf8.count))
        #expect(Array(hash) == digest)
        #expect(
            receipt.hash == digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
        #expect(try JSON(parsing: Array(text.utf8)).canonical == Array(text.utf8))
        #expect(
            text == """
                {"channel":"browser","confirmations":[],"form":"thu","form_version":1,"not_applicable":["only_th"],\
                "problems":[],\
                "revision":1,"round":"thu-2026","submitted_at":"2026-11-23T08:00:00+07:00",\
                "submitted_at_ms":1795395600000,"unit":"truong-1",\
                "values":{"a_integer":0,"a_text":"Đủ"},"waivers":[]}
                """)
    }

    @Test(
        "a revision is never changed nor deleted",
        arguments: [
            "UPDATE report_revision SET content = '{}'", "DELETE FROM report_revision",
            "UPDATE event SET at = 0", "DELETE FROM event",
        ])
    func immutable(sql: String) throws {
        try small.submit(school)
        let before = try content(1)
        #expect(throws: DatabaseError.self) {
            try small.storage.write { try $0.database.execute(sql: sql) }
        }
        #expect(try content(1) == before)
    }

    @Test("receipts are numbered per unit, and revisions keep what was sent before")
    func revisions() throws {
        #expect(try small.submit(school).number == "thu-2026/truong-1/1")
        #expect(try small.submit(small.schools[1]).number == "thu-2026/truong-2/1")
        _ = try small.storage.write {
            try $0.return(school, in: small.round.id, .init(reason: "Sai"), by: .of(.officer))
        }
        #expect(
            try small.submit(school, ["a_integer": .integer(9)]).number == "thu-2026/truong-1/2")
        let numbers = try small.storage.read {
            try Int.fetchAll(
                $0.database, sql: "SELECT number FROM report_revision WHERE unit_id = ?",
                arguments: [school.rawValue])
        }
        #expect(numbers == [1, 2])
        #expect(
            try small.storage.read { try $0.reports.receipt(of: school, in: small.round.id) }?
                .revision == 2)
    }

    @Test("withdrawing and submitting again keeps revision 1 as it was")
    func withdrawing() throws {
        try small.submit(school, ["a_integer": .integer(1)])
        let first = try content(1)
        let withdrawn = try small.storage.write {
            try $0.move(school, in: small.round.id, by: .withdraw, by: .of(.head))
        }
        #expect(withdrawn.state == .draft)
        #expect(withdrawn.revision == 1)
        #expect(try small.entries(school) == ["a_integer": .value(.integer(1))])
        try small.submit(school, ["a_integer": .integer(2)])
        #expect(try content(1) == first)
        #expect(try content(2).text.contains(#""values":{"a_integer":2}"#))
        #expect(
            try small.storage.read {
                try $0.reports.submittedValues(of: school, in: small.round.id, form: small.form)
            } == ["a_integer": .integer(2)])
    }

    @Test("submitting replaces every cell of the working copy")
    func replacing() throws {
        try small.storage.write {
            _ = try $0.saveDraft(
                ["a_text": .unreadable("?"), "a_money": .value(.integer(1))], of: school,
                in: small.round.id, seen: nil, by: .of(.clerk))
        }
        try small.submit(school, ["a_integer": .integer(7)])
        #expect(try small.entries(school) == ["a_integer": .value(.integer(7))])
    }

    @Test("a version that is no longer the report's is refused and nothing is submitted")
    func stale() throws {
        var submission = small.submission(school)
        submission.seenVersion = 4
        #expect(throws: StaleReport(version: 0)) {
            try small.storage.write { try $0.submit(submission, by: .of(.head)) }
        }
        #expect(try small.report(school) == Report(round: small.round.id, unit: school))
    }

    @Test("a return names the cells to mend, and the next one names its own")
    func returning() throws {
        let cells: [[Indicator.Code: String]] = [
            ["a_integer": "Quá lớn"], ["a_text": "Ghi rõ"], [:],
        ]
        for (number, wanted) in cells.enumerated() {
            try small.submit(school)
            let report = try small.storage.write {
                try $0.return(
                    school, in: small.round.id, .init(reason: "Sửa", cells: wanted),
                    by: .of(.officer))
            }
            #expect(report.state == .returned)
            #expect(report.returnedCount == number + 1)
            #expect(report.reason == "Sửa")
            let found = try small.storage.read {
                try $0.reports.returnedCells(of: school, in: small.round.id)
            }
            #expect(found == wanted)
        }
    }

    @Test("an exempt report keeps its values and is a draft again when it is recalled")
    func exempting() throws {
        let empty = small.schools[1]
        try small.submit(school)
        for (unit, state) in [(school, ReportState.draft), (empty, .notStarted)] {
            try small.storage.write {
                let exempt = try $0.move(
                    unit, in: small.round.id, by: .exempt, reason: "Tạm dừng", by: .of(.officer))
                #expect(exempt.reason == "Tạm dừng")
                let back = try $0.move(unit, in: small.round.id, by: .recall, by: .of(.officer))
                #expect(back.state == state)
            }
        }
        #expect(try small.entries(school) == ["a_integer": .value(.integer(1))])
    }

    @Test("a revision that does not read back as it was written is not kept, and has no receipt")
    func readBack() throws {
        let small = try SmallRound(schools: 2)
        try small.storage.write {
            try $0.database.execute(
                sql: """
                    DROP TRIGGER report_revision_is_final;
                    CREATE TRIGGER spoiled AFTER INSERT ON report_revision WHEN new.unit_id = 3
                    BEGIN UPDATE report_revision SET content = content || ' ' WHERE unit_id = 3; END
                    """)
        }
        let spoiled = try #require(small.schools.first { $0.rawValue == 3 })
        let other = try #require(small.schools.first { $0 != spoiled })
        #expect(throws: StorageError.readBackDiffers("revision 1")) { try small.submit(spoiled) }
        #expect(try small.report(spoiled) == Report(round: small.round.id, unit: spoiled))
        #expect(try small.entries(spoiled).isEmpty)
        #expect(try small.submit(other).revision == 1)
        #expect(try Verification.of(small.storage.path).findings == [])
    }
}
