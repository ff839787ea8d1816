import Formats
import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("Where a department's documents show a school's figures, they say which rules were waived")
struct WaiversInDocumentsTests {
    private let under: ReportUnderReview
    /// More trained than staff: an error by the rule E03.
    private let figures = SchoolFixture.filled.with("trained", "35")
    private let sentence =
        "Trường Tiểu học Cao Thắng được miễn áp dụng quy tắc kiểm tra: “… (…) không được lớn hơn "
        + "tổng số nhân viên (…)” (lý do: Tính cả người hợp đồng)."

    init() throws {
        under = try ReportUnderReview()
        _ = try under.school.get(ReportUnderReview.form)
        #expect(
            try under.school.post(ReportUnderReview.form, figures + [("_do", "submit")]).status
                == .unprocessableContent)
    }

    private func waived() throws {
        let fields = [("rule", "E03"), ("reason", "Tính cả người\r\nhợp đồng.")]
        #expect(try under.judge("waivers", fields).status == .seeOther)
        try under.submit(figures)
        #expect(try under.judge("approve").status == .seeOther)
    }

    /// The file's text, whatever runs it is divided into.
    private func text(_ file: [UInt8]) throws -> String {
        let parts = try #require(OfficePackage.parts(of: file))
        return parts.sorted { $0.key < $1.key }.map { part in
            String(decoding: part.value, as: UTF8.self).replacing(/<[^>]*>/, with: "")
        }.joined(separator: "\n")
    }

    private func documents() throws -> [String] {
        try ["docx", "xlsx"].map { type in
            let answer = try under.officer.get(
                "/rounds/\(SchoolFixture.round)/consolidated.\(type)")
            #expect(answer.status == .ok)
            return try text(answer.body)
        }
    }

    private func close(_ number: Int, _ reason: String) throws -> [String] {
        let kept = try under.fixture.storage.write { database in
            let round = try #require(
                try database.read.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            let closing = try database.close(
                round.id, documentNumber: number, documentDate: under.fixture.now.day,
                reason: reason, with: ClosingFiles.maker, by: .command)
            return (round.id, closing)
        }
        return try under.fixture.storage.read { database in
            try [ClosingFiles.report, ClosingFiles.annexes].map { file in
                let found = try database.documents.file(file, ofClosing: kept.1, of: kept.0)
                return try text(try #require(found))
            }
        }
    }

    private func findings() throws -> [String] {
        try Verification.of(under.fixture.path, remaking: ClosingFiles.maker).findings
    }

    @Test("below the schools' figures, in the document and in its annexes as a workbook")
    func note() throws {
        try waived()
        for document in try documents() { #expect(document.contains(sentence), "\(document)") }
    }

    @Test("what is submitted and not approved counts in no document, nor do its waivers")
    func submitted() throws {
        let fields = [("rule", "E03"), ("reason", "Tính cả người hợp đồng.")]
        _ = try under.judge("waivers", fields)
        try under.submit(figures)
        for document in try documents() { #expect(!document.contains("được miễn áp dụng")) }
    }

    @Test("a closing keeps it, is made again with it, and what ends it is a correction")
    func closing() throws {
        try waived()
        for document in try close(7, "Còn thiếu.") { #expect(document.contains(sentence)) }
        #expect(try findings().isEmpty)
        try under.fixture.storage.write { database in
            let unit = try #require(try database.read.units.find("th-cao-thang")).id
            let round = try #require(
                try database.read.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            let form = try database.read.forms.layout(of: round).form
            var values = try #require(
                try database.read.reports.submittedValues(of: unit, in: round.id, form: form))
            try database.unlock(
                unit, in: round.id,
                .init(reason: "Ghi nhầm.", dueAt: under.fixture.now + .seconds(86_400)),
                by: .command)
            try database.endWaiver(of: "E03", for: unit, in: round.id, by: .command)
            values["trained"] = .integer(30)
            _ = try database.submit(
                Submission(
                    round: round.id, unit: unit, values: values, confirmations: [],
                    seenVersion: nil), by: .command)
            try database.move(unit, in: round.id, by: .approve, by: .command)
        }
        let corrected = try close(8, "Trường báo nhầm.")
        for document in corrected { #expect(!document.contains(sentence)) }
        let text = corrected[0].replacing(/\s+/, with: " ")
        #expect(text.contains("Quy tắc được miễn áp dụng"))
        #expect(text.contains("không có"))
        #expect(try findings().isEmpty)
    }

    @Test("a closing of a round without waivers stores no word of them")
    func none() throws {
        try under.submit()
        _ = try under.judge("approve")
        for document in try close(7, "Còn thiếu.") { #expect(!document.contains("miễn áp dụng")) }
        let content = try under.fixture.storage.read { database in
            let round = try #require(
                try database.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            return try #require(try database.documents.closing(1, of: round.id)).content
        }
        let stored = String(decoding: content.json.canonical, as: UTF8.self)
        #expect(!stored.contains("waivers"))
        #expect(ClosingContent(json: content.json) == content)
    }
}
