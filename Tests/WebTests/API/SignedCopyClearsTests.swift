import Demonstration
import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// The form asks for the signed report, which can't be there before the submission: what comes
/// after it clears the warning.
@Suite("A signed copy clears the warning that asks for it, and changes nothing that is stored")
struct SignedCopyClearsTests {
    private let site: APISite
    private let token: String
    private let officer: String
    private static let school: Reporting.Unit.Code = "th-cao-thang"
    private static let address = "/api/v1/rounds/pccc-2026/reports/\(school)"

    init() throws {
        site = try APISite()
        token = try site.token(.head, Self.school)
        officer = try site.token(.officer)
        let report = JSON.report(Self.school, try site.values(of: Self.school))
        let answer = try site.send(
            .post, "/api/v1/rounds/pccc-2026/reports", as: token, json: report)
        #expect(answer.status == 201)
    }

    private func attach() throws {
        try site.storage.write { database in
            let round = try #require(try database.read.rounds.find("pccc-2026"))
            let unit = try #require(try database.read.units.find(Self.school))
            let file = try #require(try database.read.reportFile(of: unit.id, in: round))
            try database.attachSignedCopy(
                Attachment(hash: String(repeating: "a", count: 64), name: "ky.pdf", bytes: 9),
                photos: 2, to: file.report.revision, of: file, as: .head, by: .command)
        }
    }

    private func read() throws -> Answer { try site.get(Self.address, as: officer) }

    /// The row of the school in the list of reports, and its page.
    private func pages() throws -> (row: String, report: String) {
        let browser = Browser(site.site)
        try browser.signIn("chuyenvien", password: Demonstration.password)
        let list = try browser.get("/rounds/pccc-2026/tracking").text
        let row = try #require(
            list.components(separatedBy: "<tr role=\"row\">").first {
                $0.contains("/reports/\(Self.school)\"")
            })
        return (
            PageText.plain(row),
            try PageText.plain(browser.get("/rounds/pccc-2026/reports/\(Self.school)").text)
        )
    }

    @Test("list, page and API say so while it is beside the revision, and no longer with the next")
    func clears() throws {
        let before = try read()
        #expect(before.rules == ["W35"])
        #expect(before["signed_copy"] == .null)
        #expect(try pages().row.contains("1 cảnh báo"))
        #expect(try pages().report.contains("Bản giấy gửi sau."))
        try attach()
        let after = try read()
        #expect(after.rules == [])
        #expect(after["signed_copy", "revision"] == 1)
        #expect(after["signed_copy", "name"] == "ky.pdf")
        for member in ["state", "revision", "receipt", "confirmations", "values"] {
            #expect(after[member] == before[member], "\(member)")
        }
        #expect(after.fields[.eTag] == before.fields[.eTag])
        let (row, report) = try pages()
        #expect(!row.contains("cảnh báo"))
        #expect(row.contains("Đã có bản ký"))
        #expect(!report.contains("Bản giấy gửi sau."))
        #expect(report.contains("Đã có bản ký: gửi sau khi nộp, kèm phiên bản này."))
        let withdrawn = try site.send(.post, Self.address + "/withdraw", as: token, json: [:])
        #expect(withdrawn.status == 200)
        #expect(try read().rules == ["W35"])
        var values = try site.values(of: Self.school)
        values = values.with("txt_proposals", "Đề nghị hỗ trợ.")
        let again = try site.send(
            .post, "/api/v1/rounds/pccc-2026/reports", as: token,
            json: .report(Self.school, values))
        #expect(again.status == 201)
        #expect(try read().rules == ["W35"])
        #expect(try read()["signed_copy"] == .null)
        #expect(try pages().row.contains("1 cảnh báo"))
        #expect(try pages().report.contains("Của phiên bản cũ"))
        #expect(
            try Verification.of(site.path, files: nil).findings.allSatisfy { $0.contains("aaaa") })
    }

    @Test("only a rule that asks for that file and nothing else is cleared")
    func rules() throws {
        let form = try site.storage.read { database in
            try database.forms.layout(
                of: try #require(try database.rounds.find("pccc-2026"))
            ).form
        }
        #expect(form.rulesOfSignedCopy == ["W35"])
        #expect(form.without([.signedReport]).rules.map(\.id).contains("W35"))
        var other = form
        for index in other.rules.indices where other.rules[index].id == "W35" {
            other.rules[index].holds = .not(.present(.indicator(.signedReport)))
        }
        #expect(other.rulesOfSignedCopy == [])
        let small = try Form(document: try JSON(parsing: SchoolFixture.formDocument.utf8))
        #expect(small.rulesOfSignedCopy == [])
    }
}
