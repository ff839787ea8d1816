import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// One report on its way between a school and its department.
@Suite("Review: look, return by cells, mend, approve; exempt, extend, unlock")
struct ReviewTests {
    private let under: ReportUnderReview
    private var fixture: SchoolFixture { under.fixture }
    private var school: Browser { under.school }
    private var officer: Browser { under.officer }
    private let form = ReportUnderReview.form
    private let page = ReportUnderReview.page

    init() throws { under = try ReportUnderReview() }

    private let due = [("due_day", "27/11/2026"), ("due_time", "17:00")]

    @Test("a report is returned for two cells, mended, and approved; every step leaves a trace")
    func cycle() throws {
        try under.submit()
        #expect(try under.judge("review").location == "\(page)?done=review")
        #expect(try officer.get(page).text.contains("Đang kiểm tra"))
        // What the department looks at can't be withdrawn.
        _ = try school.get(form)
        #expect(try school.post(form, [("_do", "withdraw")]).status == .conflict)

        let returned = try under.judge(
            "return",
            due + [
                ("mark", "trained"), ("why_trained", "Đối chiếu biên bản."), ("mark", "spent"),
                ("why_spent", "Nghi nhầm đơn vị."), ("reason", "Đề nghị xem lại."),
            ])
        #expect(returned.location == "\(page)?done=return")
        #expect(try under.report().state == .returned)
        #expect(try under.report().openedAt == nil)
        #expect(
            try officer.get("/rounds/\(SchoolFixture.round)/tracking").text
                .contains("1 lần, trường chưa mở"))

        let mending = try school.get(form).text
        // It is noted behind the answer: a write that is asked for later comes later.
        try fixture.storage.write { _ in }
        #expect(try under.report().openedAt == fixture.now)
        #expect(mending.contains("Đối chiếu biên bản."))
        #expect(
            mending.contains("Nộp lại <b>trước 17:00, thứ Sáu 27/11/2026</b> (còn 4 ngày)"))
        #expect(mending.contains("name=\"trained\""))
        #expect(!mending.contains("name=\"pupils\""))
        #expect(mending.contains("Xem 11 ô còn lại (đã khóa, giữ nguyên)"))
        #expect(mending.contains("<output class=\"old num\">12</output>"))

        let sent = try school.post(
            form, [("trained", "15"), ("spent", "9.950.000"), ("_do", "submit")])
        #expect(sent.location == "/rounds/\(SchoolFixture.round)/receipt")
        #expect(try under.report().revision == 2)
        #expect(try under.judge("approve").location == "\(page)?done=approve")
        let text = try PageText.plain(officer.get(page).text)
        #expect(text.contains("Nộp báo cáo (phiên bản 2)"))
        #expect(text.contains("Trường mở báo cáo bị trả lại"))
        #expect(text.contains("Bắt đầu kiểm tra"))
        #expect(try under.report().state == .approved)
        #expect(try under.report().returnedCount == 1)
    }

    @Test("only its school opens what was returned; a page that asks whether it is there does too")
    func opened() throws {
        try under.submit()
        _ = try under.judge("return", due + [("reason", "Xem lại.")])
        _ = try officer.get(page)
        _ = try officer.get(page + "/entry")
        #expect(try under.report().openedAt == nil)
        let cookie = try #require(school.cookie)
        let head = fixture.site.respond(to: try Request(.head, form, fields: [.cookie: cookie]))
        #expect(head.status == .ok)
        try fixture.storage.write { _ in }
        #expect(try under.report().openedAt == fixture.now)
        let events = try eventCount()
        _ = try school.get(form)
        #expect(try eventCount() == events)
    }

    private func eventCount() throws -> Int64 {
        try fixture.storage.read { try $0.events.head()?.seq ?? 0 }
    }

    @Test("cells that were not returned stay locked, whoever asks and however")
    func locked() throws {
        try under.submit()
        _ = try under.judge(
            "return", due + [("mark", "trained"), ("why_trained", "Sai."), ("reason", "")])
        // Nothing was said of the whole report, and nothing is quoted.
        let mending = try school.get(form).text
        #expect(!mending.contains("Lý do: “”"))
        #expect(!mending.contains("không phải trả lời ô"))
        let history = try PageText.plain(officer.get(page).text)
        #expect(history.contains("Trả lại để chỉnh sửa Chuyên viên"))
        let typed = try school.post(form, [("pupils", "1"), ("_do", "save")])
        #expect(typed.status == .unprocessableContent)
        // Mending one cell may break a rule with another, which opens that one.
        let wrong = try school.post(form, [("trained", "31"), ("_do", "submit")])
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.text.contains("#staff\""))
        #expect(try school.get(form).text.contains("name=\"staff\""))
        let both = try school.post(form, [("trained", "31"), ("staff", "32"), ("_do", "submit")])
        #expect(both.location == "/rounds/\(SchoolFixture.round)/receipt")
    }

    @Test("without cells, the whole report is the school's to mend")
    func wholeReport() throws {
        try under.submit()
        _ = try under.judge("return", due + [("reason", "Rà soát toàn bộ.")])
        _ = try school.get(form)
        let saved = try school.post(form, [("pupils", "513"), ("_do", "save")])
        #expect(saved.status == .seeOther)
    }

    @Test(
        "a return says what is to be mended, and by when",
        arguments: [
            ([("reason", ""), ("due_day", "27/11/2026")], "Ghi ý kiến chung"),
            ([("mark", "trained"), ("due_day", "27/11/2026")], "Mỗi ô cần sửa phải có lý do"),
            ([("reason", "x"), ("due_day", "")], "Hạn nộp: Chưa nhập ngày."),
            ([("reason", "x"), ("due_day", "31/2/2026")], "Hạn nộp: Ngày này không có"),
            ([("reason", "x"), ("due_day", "22/11/2026")], "Hạn nộp phải sau thời điểm hiện tại"),
            ([("reason", "x"), ("due_day", "27/11/2026"), ("due_time", "25h")], "Giờ hạn nộp"),
        ])
    func faults(fields: [(String, String)], sentence: String) throws {
        try under.submit()
        let answer = try under.judge("return", fields)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains(sentence))
        #expect(try under.report().state == .submitted)
    }

    @Test("what is said of a cell marks it, ticked or not")
    func saidOfCell() throws {
        try under.submit()
        let answer = try under.judge(
            "return", due + [("why_spent", "Xem lại số tiền."), ("reason", "")])
        #expect(answer.location == "\(page)?done=return")
        #expect(try school.get("/").text.contains("1 ô cần sửa"))
        #expect(try school.get(form).text.contains("Xem lại số tiền."))
    }

    @Test("a report with cells to be mended is not approved", arguments: ["approve", "review"])
    func saidAndApproved(step: String) throws {
        try under.submit()
        let answer = try under.judge(step, [("why_spent", "Xem lại số tiền.")])
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("Có 1 ô đã ghi yêu cầu sửa"))
        #expect(answer.text.contains("Xem lại số tiền.</textarea>"))
        #expect(try under.report().state == .submitted)
    }

    @Test("what was typed comes back with the complaint")
    func keepsTyped() throws {
        try under.submit()
        let answer = try under.judge(
            "return",
            [
                ("mark", "trained"), ("why_trained", "Kiểm tra <lại>"), ("reason", "Ý kiến"),
                ("due_day", "xx"),
            ])
        #expect(answer.text.contains("Kiểm tra &lt;lại&gt;</textarea>"))
        #expect(answer.text.contains("value=\"trained\" checked"))
        #expect(answer.text.contains("value=\"xx\""))
    }

    @Test("of two officers who judge the same version, the second is told")
    func stale() throws {
        try under.submit()
        _ = try officer.get(page)
        let other = try Browser(fixture.site, as: "cv")
        _ = try other.get(page)
        _ = try other.post(page + "/approve")
        let late = try officer.post(page + "/return", due + [("reason", "Xem lại")])
        #expect(late.status == .conflict)
        #expect(late.text.contains("Báo cáo đã thay đổi từ khi mở trang này"))
        #expect(late.text.contains("Xem lại</textarea>"))
        #expect(try under.report().state == .approved)
    }

    @Test("a returned cell whose question is dropped is named nowhere")
    func dropped() throws {
        try under.submit()
        let marks = [
            ("mark", "trained"), ("why_trained", "Sai."), ("mark", "spent"), ("why_spent", "Sai."),
        ]
        _ = try under.judge("return", due + marks)
        #expect(try school.get("/").text.contains("2 ô cần sửa"))
        let setup = "/rounds/\(SchoolFixture.round)/setup"
        _ = try officer.get(setup)
        let dropped = try officer.post(
            setup, [("off", "trained"), ("_do", "disable"), ("reason", "Trùng hỏi")])
        #expect(dropped.status == .seeOther)
        #expect(try school.get("/").text.contains("1 ô cần sửa"))
        let page = try school.get(form).text
        #expect(page.contains("href=\"#spent\""))
        #expect(!page.contains("#trained"))
    }

    @Test("an exempt school owes nothing, and keeps what it entered")
    func exempt() throws {
        // Who wrote nothing has no lines to be left blank.
        #expect(try under.judge("exempt", [("reason", "Trường sáp nhập")]).status == .seeOther)
        #expect(!(try school.get(form).text.contains("<table")))
        #expect(try under.judge("recall").status == .seeOther)
        _ = try school.get(form)
        _ = try school.post(form, [("staff", "30"), ("_do", "save")])
        #expect(try under.judge("exempt").status == .unprocessableContent)
        #expect(try under.judge("exempt", [("reason", "Trường sáp nhập")]).status == .seeOther)
        let exempt = try under.officer.get(ReportUnderReview.page).text
        #expect(!exempt.contains("Hạn nộp") && !exempt.contains("chưa nộp báo cáo"))
        #expect(try under.report().state == .exempt)
        let own = try school.get(form).text
        #expect(own.contains("Đơn vị được miễn báo cáo đợt này."))
        #expect(!own.contains("Hạn nộp"))
        #expect(try under.judge("recall").status == .seeOther)
        #expect(try under.report().state == .draft)
        #expect(try school.get(form).text.contains("value=\"30\""))
    }

    @Test("an extension makes a late report one on time, in the totals too")
    func extend() throws {
        fixture.now = try SchoolFixture.moment("2026-12-03T09:00:00+07:00")
        try officer.signIn("cv")
        _ = try under.judge(
            "extend", [("due_day", "05/12/2026"), ("due_time", "17h"), ("reason", "Bão")])
        try school.signIn("ht-th-cao-thang")
        try under.submit()
        #expect(try late() == 0)
        #expect(try PageText.plain(officer.get(page).text).contains("Đúng hạn"))
        // The extension is taken back: it counts as late.
        try fixture.storage.write { database in
            let report = try under.report()
            try database.setDue(nil, of: report.unit, in: report.round, reason: "", by: .command)
        }
        #expect(try late() == 1)
        #expect(try under.verify().isEmpty)
    }

    private func late() throws -> Int {
        try fixture.storage.read { database in
            let round = try #require(
                try database.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            return try database.roundTotals(
                of: round, below: round.owner, states: [.submitted, .approved], at: fixture.now
            ).total.coverage.late
        }
    }

    @Test("after the close a head asks, an officer answers, the school mends until then")
    func unlock() throws {
        try under.submit()
        let round = SchoolFixture.round
        try fixture.storage.write { database in
            let found = try #require(try database.read.rounds.find(Round.Code(rawValue: round)))
            try database.close(found.id, by: .command)
        }
        #expect(try school.get(form).text.contains("Xin mở khóa để sửa báo cáo"))
        #expect(
            try school.post(form + "/unlock", [("reason", " ")]).status == .unprocessableContent)
        #expect(try school.post(form + "/unlock", [("reason", "Nhầm số bình")]).status == .seeOther)
        #expect(try school.get(form).text.contains("Đang chờ cơ quan quản lý trả lời"))
        #expect(try school.post(form + "/unlock", [("reason", "Nữa")]).status == .conflict)
        #expect(
            try officer.get("/rounds/\(round)/tracking").text.contains("Xin mở khóa</span>"))

        #expect(try under.judge("refuse-unlock", [("reason", "Đã gửi Sở")]).status == .seeOther)
        #expect(try school.get(form).text.contains("Cơ quan quản lý không mở khóa: “Đã gửi Sở”"))
        #expect(
            try school.post(form + "/unlock", [("reason", "Đề nghị xét lại")]).status == .seeOther)
        #expect(try under.judge("unlock", due + [("reason", "Đồng ý")]).status == .seeOther)
        #expect(try under.report().state == .returned)
        try under.submit(SchoolFixture.filled.with("trained", "14"))
        #expect(try under.judge("approve").status == .seeOther)
        #expect(try under.judge("refuse-unlock", [("reason", "x")]).status == .conflict)
        #expect(try under.verify().isEmpty)
    }
}
