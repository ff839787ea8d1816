import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// What was reported at once, beside the questions of the period's report.
@Suite struct IncidentFiguresTests {
    private let incidents: IncidentFixture
    private static let round = DepartmentFixture.round

    init() throws { incidents = try IncidentFixture() }

    private func report(by school: Reporting.Unit.Code, on day: String) throws {
        try incidents.fixture.storage.write { database in
            let unit = try #require(try database.read.units.find(school))
            let occasion = try #require(try database.read.occasions.find(.init(rawValue: 1)))
            let form = try database.read.forms.layout(occasion.form).form
            _ = try database.report(
                IncidentAnswers(
                    [
                        "kind": .choice("fire"), "day": .date(try #require(Day(iso: day))),
                        "course": .text("Cháy."),
                    ], to: form, occasion.form, at: try #require(unit.level)), on: occasion,
                by: unit, actor: .command)
        }
    }

    private func addClerk(of school: Reporting.Unit.Code) throws -> Browser {
        try incidents.fixture.storage.write { database in
            let unit = try #require(try database.read.units.find(school))
            let hash = try PasswordHash(of: SchoolFixture.password, cost: .least)
            let id = try database.addAccount(
                userName: "nv-\(school)", name: "Người", role: .clerk, unit: unit.id,
                password: hash, by: .command)
            if let id { try database.noteNotice(readBy: id, by: .command) }
        }
        return try incidents.fixture.browser("nv-\(school)")
    }

    @Test("the school takes the figure by a button, and what is not known yet is not proposed as 0")
    func proposed() throws {
        let clerk = try addClerk(of: "thcs-doan-tung")
        let page = "/rounds/\(Self.round)/report"
        #expect(try !clerk.get(page).text.contains("_propose"))
        try report(by: "thcs-doan-tung", on: "2026-11-10")
        // Before and behind the period.
        try report(by: "thcs-doan-tung", on: "2025-10-10")
        try report(by: "thcs-doan-tung", on: "2026-11-16")
        let form = try clerk.get(page).text
        #expect(
            PageText.plain(form).contains("Từ báo cáo đột xuất: 1 (Cháy 10/11/2026)."))
        #expect(PageText.plain(form).contains("Từ báo cáo đột xuất: chưa báo đủ số"))
        #expect(form.contains(#"name="_propose" value="fire""#))
        #expect(!form.contains(#"name="_propose" value="accident""#))
        let check = try PageText.plain(clerk.get(page + "/check").text)
        #expect(check.contains("báo cáo ghi 0, báo cáo đột xuất có 1 (Cháy 10/11/2026)"))
        _ = try clerk.get(page)
        let taken = try clerk.post(page, [("fire", "0"), ("_propose", "fire")])
        #expect(taken.status == .seeOther)
        #expect(try !clerk.get(page).text.contains("_propose"))
        #expect(try !clerk.get(page + "/check").text.contains("Khác với báo cáo đột xuất"))
    }

    @Test("the office is told where a submitted report says otherwise, and viewers are not")
    func difference() throws {
        let page = "/rounds/\(Self.round)/reports/th-cao-thang"
        #expect(try !incidents.officer.get(page).text.contains("Khác với báo cáo đột xuất"))
        try report(by: "th-cao-thang", on: "2026-11-10")
        let text = try PageText.plain(incidents.officer.get(page).text)
        #expect(text.contains("báo cáo ghi 0, báo cáo đột xuất có 1 (Cháy 10/11/2026)"))
        try incidents.fixture.storage.write { database in
            let round = try #require(
                try database.read.rounds.find(Round.Code(rawValue: Self.round)))
            try database.close(round.id, by: .command)
        }
        let viewer = try incidents.fixture.browser("xem")
        #expect(try viewer.get(page).status == .ok)
        #expect(try !viewer.get(page).text.contains("Khác với báo cáo đột xuất"))
    }
}
