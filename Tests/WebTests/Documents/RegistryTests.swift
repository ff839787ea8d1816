import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("The registry: papers ticked by their code; how schools reported over a year")
struct RegistryTests {
    private let under: ReportUnderReview
    private var fixture: SchoolFixture { under.fixture }
    private var officer: Browser { under.officer }
    private var head: Browser { under.school }
    private let form = ReportUnderReview.form
    private let page = ReportUnderReview.page
    private let registry = "/rounds/\(SchoolFixture.round)/registry"

    init() throws { under = try ReportUnderReview() }

    private func report() throws -> (report: Report, code: String) {
        try fixture.storage.read { database in
            let unit = try #require(try database.units.find("th-cao-thang")).id
            let round = try #require(
                try database.rounds.find(Round.Code(rawValue: SchoolFixture.round))
            ).id
            return (
                try #require(try database.reports.find(unit, in: round)),
                try database.reports.receipt(of: unit, in: round)?.matchingCode ?? ""
            )
        }
    }

    private func receive(_ code: String, _ day: String = "") throws -> Browser.Answer {
        _ = try officer.get(registry)
        return try officer.post(registry, [("code", code), ("day", day)])
    }

    @Test("a paper is ticked by the code that it carries, with the day and its revision")
    func paper() throws {
        try under.submit()
        let code = try report().code
        let list = try PageText.plain(officer.get(registry).text)
        #expect(list.contains("Tệp mềm 1/3"))
        #expect(list.contains("chưa nhận"))
        // As somebody copies it.
        let answer = try receive(" " + code.lowercased().replacing("-", with: " "), "23/11/2026")
        #expect(answer.location == registry + "?done=th-cao-thang")
        let said = try PageText.plain(officer.get(answer.location ?? "").text)
        #expect(said.contains("Đã ghi nhận bản giấy của Trường Tiểu học Cao Thắng."))
        #expect(said.contains("Bản giấy 1/3"))
        #expect(try report().report.paperOn?.description == "2026-11-23")
        #expect(try report().report.paperRevision == 1)
        #expect(try officer.get(page).text.contains("Nhận bản giấy ngày 23/11/2026 (phiên bản 1)"))
        #expect(try officer.get(registry + ".xlsx").body.starts(with: Array("PK".utf8)))
    }

    @Test("who is exempt is said to be, and is not missed")
    func exempt() throws {
        #expect(try under.judge("exempt", [("reason", "Xây lại trường")]).status == .seeOther)
        let list = try PageText.plain(officer.get(registry).text)
        #expect(list.contains("Tệp mềm 0/2"))
        #expect(list.contains("Miễn báo cáo"))
    }

    @Test("a paper of an earlier revision is refused, and one that came before the last is told")
    func oldPaper() throws {
        try under.submit()
        let first = try report().code
        #expect(try receive(first).location != nil)
        _ = try officer.get(page)
        _ = try officer.post(
            page + "/return",
            [
                ("mark", "trained"), ("why_trained", "Đối chiếu."),
                ("mark", "spent"), ("why_spent", "Đối chiếu."), ("due_day", "27/11/2026"),
                ("due_time", "17:00"),
            ])
        try under.submit([("trained", "15"), ("spent", "9.000.000")])
        #expect(
            try PageText.plain(officer.get(registry).text)
                .contains("phiên bản 1, đã nộp phiên bản 2"))
        let refused = try receive(first)
        #expect(refused.status == .unprocessableContent)
        #expect(
            PageText.plain(refused.text).contains(
                "Bản giấy của Trường Tiểu học Cao Thắng là phiên bản 1; trường đã nộp phiên bản 2.")
        )
        #expect(try receive(report().code).location == registry + "?done=th-cao-thang")
        #expect(try report().report.paperRevision == 2)
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test(
        "what is no code, another's or a day to come is refused in words",
        arguments: [
            ("abc", "", "Mã đối chiếu gồm 10 chữ số và chữ cái"),
            ("00000-00000", "", "Không có báo cáo nào của đợt này mang mã 00000-00000."),
            ("", "", "Mã đối chiếu gồm 10 chữ số và chữ cái"),
        ])
    func refused(code: String, day: String, sentence: String) throws {
        let answer = try receive(code, day)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains(sentence))
    }

    @Test("a day that is none, or is to come, is refused")
    func days() throws {
        try under.submit()
        for day in ["31/2/2026", "24/11/2026", "22/11/2026", "01/01/2020"] {
            let answer = try receive(report().code, day)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.lowercased().contains("ngày nhận"))
        }
        #expect(try report().report.paperOn == nil)
    }

    @Test("paper comes no sooner than what it carries was sent, be there an earlier one or not")
    func sooner() throws {
        try under.submit()
        // Six days later it was returned and sent again.
        fixture.now = fixture.now + .seconds(6 * 86_400)
        try officer.signIn("cv")
        try head.signIn("ht-th-cao-thang")
        _ = try officer.get(page)
        _ = try officer.post(
            page + "/return",
            [("reason", "Đối chiếu."), ("due_day", "07/12/2026"), ("due_time", "17:00")])
        try under.submit(SchoolFixture.filled.with("trained", "15"))
        let refused = try receive(report().code, "28/11/2026")
        #expect(refused.status == .unprocessableContent)
        #expect(
            PageText.plain(refused.text).contains(
                "Báo cáo nộp ngày 29/11/2026; ngày nhận bản giấy không trước ngày đó."))
        #expect(try receive(report().code, "29/11/2026").status == .seeOther)
        // Noted without its code it may be that of the first one.
        #expect(try under.judge("paper", [("day", "23/11/2026")]).status == .seeOther)
        #expect(try under.judge("paper", [("day", "22/11/2026")]).status == .unprocessableContent)
    }

    @Test("paper that an officer entered was there before it was entered")
    func enteredLater() throws {
        _ = try officer.get(page + "/entry")
        let entered = try officer.post(
            page + "/entry",
            SchoolFixture.filled + [
                ("_do", "submit"), ("on_behalf_reason", "Trường gửi giấy"),
                ("on_behalf_channel", "paper"),
            ])
        #expect(entered.status == .seeOther)
        #expect(try under.judge("paper", [("day", "20/11/2026")]).status == .seeOther)
        #expect(try receive(report().code, "20/11/2026").status == .seeOther)
        #expect(try receive(report().code, "15/3/2022").status == .unprocessableContent)
    }

    private func cells(_ browser: Browser, _ year: Int) throws -> [String] {
        let text = try browser.get("/standings?year=\(year)").text
        return try #require(PageText(text).cells(of: "Trường Tiểu học Cao Thắng"))
    }

    @Test(
        "what is owed is on time, late, missing or not yet due, on the page and in the workbook",
        arguments: ["2026-11-23T08:00:00+07:00", "2026-12-05T09:00:00+07:00"])
    func sums(moment: String) throws {
        try under.submit()
        fixture.now = try SchoolFixture.moment(moment)
        let officer = try Browser(fixture.site, as: "cv")
        let schools = [
            "Trường Tiểu học Cao Thắng", "Trường Mầm non Chi Lăng", "Trường Tiểu học Đoàn Tùng",
        ]
        let text = try PageText(officer.get("/standings?year=2026").text)
        for school in schools {
            let cells = try #require(text.cells(of: school)).prefix(6).compactMap { Int($0) }
            #expect(cells.count == 6)
            #expect(cells[0] == cells[1] + cells[2] + cells[4] + cells[5], "\(school) \(cells)")
        }
        let book = try officer.get("/standings.xlsx?year=2026").body
        let parts = try #require(OfficePackage.parts(of: book))
        let sheet = parts.values.map { String(decoding: $0, as: UTF8.self) }.joined()
        #expect(sheet.contains("Chưa đến hạn") && sheet.contains("Quá hạn chưa nộp"))
    }

    @Test("a year's line counts what was on time, late by days, returned and to be mended")
    func standings() throws {
        // owed, on time, late, days, missing, not yet due, returns, cells, note
        let before = try cells(officer, 2025)
        #expect(before == ["1", "0", "1", "356", "0", "0", "0", "0", ""])
        #expect(try cells(officer, 2026) == ["1", "0", "0", "0", "0", "1", "0", "0", ""])
        fixture.now = try SchoolFixture.moment("2026-12-05T09:00:00+07:00")
        let (officer, head) = (Browser(fixture.site), Browser(fixture.site))
        try officer.signIn("cv")
        try head.signIn("ht-th-cao-thang")
        #expect(try cells(officer, 2026) == ["1", "0", "0", "0", "1", "0", "0", "0", ""])
        _ = try head.get(form)
        _ = try head.post(form, SchoolFixture.filled + [("_do", "submit")])
        _ = try officer.get(page)
        _ = try officer.post(
            page + "/return",
            [
                ("mark", "trained"), ("why_trained", "Đối chiếu."),
                ("mark", "spent"), ("why_spent", "Đối chiếu."), ("due_day", "27/12/2026"),
                ("due_time", "17:00"),
            ])
        #expect(try cells(officer, 2026) == ["1", "0", "1", "3", "0", "0", "1", "2", ""])

        // The school sees its own line alone, and says something to it.
        let own = try head.get("/standings?year=2026").text
        #expect(!own.contains("Trường Mầm non Chi Lăng"))
        let noted = try head.post(
            "/standings", [("year", "2026"), ("note", "Mất điện <hai> ngày.")])
        #expect(noted.location == "/standings?year=2026&done=noted")
        #expect(try cells(officer, 2026).last == "Mất điện <hai> ngày.")
        #expect(try officer.get("/standings.xlsx?year=2026").body.starts(with: Array("PK".utf8)))
        #expect(try head.get("/standings.xlsx?year=2026").status == .forbidden)
        _ = try head.get("/standings?year=2026")
        _ = try head.post("/standings", [("year", "2026"), ("note", "")])
        #expect(try cells(officer, 2026).last == "")
        #expect(try officer.get("/standings?year=x").status == .badRequest)
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }
}
