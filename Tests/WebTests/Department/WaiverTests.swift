import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// A rule that is not applied to one report, by page and by script, and everywhere its figures go.
@Suite("A rule is waived for one report, with a reason, before the school submits")
struct WaiverTests {
    private let under: ReportUnderReview
    private var school: Browser { under.school }
    private var officer: Browser { under.officer }
    private let form = ReportUnderReview.form
    private let page = ReportUnderReview.page
    private let reason = "Tính cả <b>người</b> hợp đồng."
    /// More trained than staff: an error by the rule E03.
    private let figures = SchoolFixture.filled.with("trained", "35")

    init() throws { under = try ReportUnderReview() }

    private func submit() throws -> Browser.Answer {
        _ = try school.get(form)
        return try school.post(form, figures + [("_do", "submit")])
    }

    private func waive() throws -> Browser.Answer {
        try under.judge("waivers", [("rule", "E03"), ("reason", reason)])
    }

    private func plain(_ browser: Browser, _ address: String) throws -> String {
        PageText.plain(try browser.get(address).text)
    }

    @Test("it blocks no more, and is said on every page that shows the figures")
    func waived() throws {
        #expect(try submit().status == .unprocessableContent)
        #expect(try officer.get(page).text.contains("<option value=\"E03\">E03: … (…) không"))
        #expect(try waive().location == "\(page)?done=waivers")
        #expect(try plain(school, form).contains("Quy tắc được miễn áp dụng cho báo cáo này"))
        #expect(try plain(school, form).contains("Lý do: \(reason)"))
        #expect(try submit().location == "/rounds/\(SchoolFixture.round)/receipt")
        let said = "Quy tắc E03 được miễn áp dụng cho báo cáo này: “\(reason)”"
        for (browser, address) in [(officer, page), (school, form + "/history")] {
            let text = try plain(browser, address)
            #expect(text.contains("theo biểu mẫu khao_sat, phiên bản 1: 1 lưu ý, miễn 1 quy tắc"))
            #expect(text.contains(said))
            #expect(text.contains("Miễn áp dụng quy tắc E03: \(reason)"))
            #expect(text.contains("gửi bằng trang web"))
        }
        #expect(try plain(officer, page).contains("Lý do: \(reason)"))
        #expect(!(try officer.get(page).text.contains("lỗi theo quy tắc kiểm tra hiện hành")))
        #expect(try plain(school, form + "?view=read").contains("Lý do: \(reason)"))
        let round = "/rounds/\(SchoolFixture.round)"
        let mark = "Miễn quy tắc E03: \(reason)"
        #expect(
            try plain(officer, round + "/totals/trained?states=submitted,approved").contains(mark))
        #expect(
            try plain(officer, round + "/totals/staff?states=submitted,approved").contains(mark))
        #expect(
            !(try plain(officer, round + "/totals/pupils?states=submitted,approved").contains(mark))
        )
        let values = try officer.get(round + "/values.csv").text
        #expect(values.contains("Quy tắc được miễn áp dụng"))
        #expect(values.contains("E03: \(reason)"))
        #expect(try under.verify().isEmpty)
    }

    @Test("a report that was submitted stays as its rules let it pass")
    func submitted() throws {
        try under.submit()
        let late = try waive()
        #expect(late.status == .conflict)
        #expect(late.text.contains("Chưa miễn áp dụng quy tắc."))
        #expect(!(try officer.get(page).text.contains("Miễn áp dụng một quy tắc kiểm tra")))
        #expect(try under.verify().isEmpty)
    }

    @Test("a returned report's is waived too, and taken back it blocks again")
    func takenBack() throws {
        try under.submit()
        _ = try under.judge(
            "return", [("due_day", "27/11/2026"), ("due_time", "17:00"), ("reason", "Xem lại.")])
        _ = try waive()
        #expect(
            try under.judge("end-waiver", [("rule", "E03")]).location == "\(page)?done=end-waiver")
        #expect(try submit().status == .unprocessableContent)
        #expect(!(try plain(school, form).contains("Quy tắc được miễn áp dụng")))
        #expect(try plain(officer, page).contains("Bỏ miễn áp dụng quy tắc E03"))
        #expect(try under.verify().isEmpty)
    }

    @Test("a warning that is waived asks for no reason")
    func warning() throws {
        let figures = SchoolFixture.filled.with("spent", "20.000.000")
        _ = try school.get(form)
        #expect(
            try school.post(form, figures + [("_do", "submit")]).status == .unprocessableContent)
        _ = try under.judge("waivers", [("rule", "W29"), ("reason", "Có nguồn khác.")])
        try under.submit(figures)
        #expect(try plain(officer, page).contains("1 lưu ý, miễn 1 quy tắc"))
    }

    @Test("by script it is the same, and the report says with what it was submitted")
    func script() throws {
        let secret = Token.Secret()
        try under.fixture.storage.write { database in
            let unit = try #require(try database.read.units.find("pgd"))
            try database.addToken(
                secret, name: "script", role: .officer, unit: unit.id, lifetime: .seconds(86400),
                by: .command)
        }
        func send(_ step: String?, _ body: JSON = [:]) throws -> JSON {
            let fields: HTTPFields = [
                .authorization: "Bearer " + secret.text, .contentType: "application/json",
            ]
            let answer = under.fixture.site.respond(
                to: try Request(
                    step == nil ? .get : .post, "/api/v1\(page)" + (step.map { "/" + $0 } ?? ""),
                    fields: fields, body: step == nil ? [] : body.serialized()))
            #expect(answer.status == .ok)
            return try JSON(parsing: answer.body)
        }
        let waivers: JSON = [["rule": "E03", "reason": .string(reason)]]
        #expect(
            try send("waivers", ["rule": "E03", "reason": .string(reason)])["waivers"] == waivers)
        #expect(try send("end-waiver", ["rule": "E03"])["waivers"] == [])
        _ = try send("waivers", ["rule": "E03", "reason": .string(reason)])
        #expect(try send(nil)["checks"] == .null)
        _ = try submit()
        let checks = try send(nil)["checks"]
        #expect(checks?["waivers"] == waivers)
        #expect(checks?["channel"] == "browser")
        #expect(checks?["form"] == ["code": "khao_sat", "version": 1])
        let problem = try #require(checks?["problems"]?.array?.first)
        #expect(problem["rule"] == "E03")
        #expect(problem["severity"] == "note")
        #expect(problem["waived"] == "error")
        #expect(problem["at"] == ["trained"])
    }

    @Test("a warning that was explained is kept with the words of then")
    func explained() throws {
        try under.submit(
            SchoolFixture.filled.with("spent", "20.000.000") + [("why_W29", "Có nguồn khác.")])
        let words = "Số đã sử dụng (20.000.000) lớn hơn dự toán (15.000.000)."
        let text = try plain(officer, page)
        #expect(text.contains("phiên bản 1: 1 cảnh báo"))
        #expect(text.contains("Cảnh báo W29, chỉ tiêu 11: \(words)"))
        #expect(try plain(school, form + "/history").contains(words))
    }
}
