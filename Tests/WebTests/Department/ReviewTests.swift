import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// One report on its way between a school and its department.
@Suite("Review: look, return by cells, mend, approve; exempt, extend, unlock, on behalf")
struct ReviewTests {
    private let fixture: SchoolFixture
    private let school: Browser
    private let officer: Browser
    private let form = "/rounds/\(SchoolFixture.round)/report"
    private let page = "/rounds/\(SchoolFixture.round)/reports/th-cao-thang"

    init() throws {
        fixture = try SchoolFixture()
        school = Browser(fixture.site)
        officer = Browser(fixture.site)
        try school.signIn("ht-th-cao-thang")
        try officer.signIn("cv")
    }

    private func submit(_ cells: [(String, String)] = SchoolFixture.filled) throws {
        _ = try school.get(form)
        let answer = try school.post(form, cells + [("_do", "submit")])
        #expect(answer.location == "/rounds/\(SchoolFixture.round)/receipt")
    }

    private func judge(_ wish: String, _ fields: [(String, String)] = []) throws -> Browser.Answer {
        _ = try officer.get(page)
        return try officer.post(page, fields + [("_do", wish)])
    }

    private func report(in round: String = SchoolFixture.round) throws -> Report {
        try fixture.storage.read { database in
            let unit = try #require(try database.units.find("th-cao-thang"))
            let round = try #require(try database.rounds.find(Round.Code(rawValue: round)))
            return try #require(try database.reports.find(unit.id, in: round.id))
        }
    }

    private let due = [("due_day", "27/11/2026"), ("due_time", "17:00")]

    @Test("a report is returned for two cells, mended, and approved; every step leaves a trace")
    func cycle() throws {
        try submit()
        #expect(try judge("review").location == "\(page)?done=review")
        #expect(try officer.get(page).text.contains("Đang kiểm tra"))
        // What the department looks at can't be withdrawn.
        _ = try school.get(form)
        #expect(try school.post(form, [("_do", "withdraw")]).status == .conflict)

        let returned = try judge(
            "return",
            due + [
                ("mark", "trained"), ("why_trained", "Đối chiếu biên bản."), ("mark", "spent"),
                ("why_spent", "Nghi nhầm đơn vị."), ("reason", "Đề nghị xem lại."),
            ])
        #expect(returned.location == "\(page)?done=return")
        #expect(try report().state == .returned)
        #expect(try report().openedAt == nil)
        #expect(
            try officer.get("/rounds/\(SchoolFixture.round)/tracking").text
                .contains("1 lần, trường chưa mở"))

        let mending = try school.get(form).text
        #expect(try report().openedAt == fixture.now)
        #expect(mending.contains("Đối chiếu biên bản."))
        #expect(mending.contains("trước <b class=\"nb\">17:00, 27/11/2026</b> (còn 4 ngày)"))
        #expect(mending.contains("name=\"trained\""))
        #expect(!mending.contains("name=\"pupils\""))
        #expect(mending.contains("Xem 11 ô còn lại (đã khóa, giữ nguyên)"))
        #expect(mending.contains("<output class=\"old num\">12</output>"))

        let sent = try school.post(
            form, [("trained", "15"), ("spent", "9.950.000"), ("_do", "submit")])
        #expect(sent.location == "/rounds/\(SchoolFixture.round)/receipt")
        #expect(try report().revision == 2)
        #expect(try judge("approve").location == "\(page)?done=approve")
        let text = try PageText.plain(officer.get(page).text)
        #expect(text.contains("Nộp báo cáo (phiên bản 2)"))
        #expect(text.contains("Trường mở báo cáo bị trả lại"))
        #expect(text.contains("Bắt đầu kiểm tra"))
        #expect(try report().state == .approved)
        #expect(try report().returnedCount == 1)
    }

    @Test("cells that were not returned stay locked, whoever asks and however")
    func locked() throws {
        try submit()
        _ = try judge(
            "return", due + [("mark", "trained"), ("why_trained", "Sai."), ("reason", "")])
        _ = try school.get(form)
        let typed = try school.post(form, [("pupils", "1"), ("_do", "save")])
        #expect(typed.status == .unprocessableContent)
        // Mending one cell may break a rule with another, which opens that one.
        let wrong = try school.post(form, [("trained", "31"), ("_do", "submit")])
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.text.contains("name=\"staff\""))
        _ = try school.get(form)
        let both = try school.post(form, [("trained", "31"), ("staff", "32"), ("_do", "submit")])
        #expect(both.location == "/rounds/\(SchoolFixture.round)/receipt")
    }

    @Test("without cells, the whole report is the school's to mend")
    func wholeReport() throws {
        try submit()
        _ = try judge("return", due + [("reason", "Rà soát toàn bộ.")])
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
        try submit()
        let answer = try judge("return", fields)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains(sentence))
        #expect(try report().state == .submitted)
    }

    @Test("what was typed comes back with the complaint")
    func keepsTyped() throws {
        try submit()
        let answer = try judge(
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
        try submit()
        _ = try officer.get(page)
        let other = Browser(fixture.site)
        try other.signIn("cv")
        _ = try other.get(page)
        _ = try other.post(page, [("_do", "approve")])
        let late = try officer.post(page, due + [("_do", "return"), ("reason", "Xem lại")])
        #expect(late.status == .conflict)
        #expect(late.text.contains("Báo cáo đã thay đổi từ khi mở trang này"))
        #expect(late.text.contains("Xem lại</textarea>"))
        #expect(try report().state == .approved)
    }

    @Test("an exempt school owes nothing, and keeps what it entered")
    func exempt() throws {
        _ = try school.get(form)
        _ = try school.post(form, [("staff", "30"), ("_do", "save")])
        #expect(try judge("exempt").status == .unprocessableContent)
        #expect(try judge("exempt", [("reason", "Trường sáp nhập")]).status == .seeOther)
        #expect(try report().state == .exempt)
        #expect(try school.get(form).text.contains("Đơn vị được miễn báo cáo đợt này."))
        #expect(try judge("recall").status == .seeOther)
        #expect(try report().state == .draft)
        #expect(try school.get(form).text.contains("value=\"30\""))
    }

    @Test("an extension makes a late report one on time, in the totals too")
    func extend() throws {
        fixture.now = try SchoolFixture.moment("2026-12-03T09:00:00+07:00")
        try officer.signIn("cv")
        _ = try judge(
            "extend", [("due_day", "05/12/2026"), ("due_time", "17h"), ("reason", "Bão")])
        try school.signIn("ht-th-cao-thang")
        try submit()
        #expect(try late() == 0)
        #expect(try PageText.plain(officer.get(page).text).contains("Đúng hạn"))
        // The extension is taken back: it counts as late.
        try fixture.storage.write { database in
            let report = try report()
            try database.setDue(nil, of: report.unit, in: report.round, reason: "", by: .command)
        }
        #expect(try late() == 1)
        #expect(try verify().isEmpty)
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

    private func verify() throws -> [String] {
        try Verification.of(fixture.path).findings
    }

    @Test("after the close a head asks, an officer answers, the school mends until then")
    func unlock() throws {
        try submit()
        let round = SchoolFixture.round
        try fixture.storage.write { database in
            let found = try #require(try database.read.rounds.find(Round.Code(rawValue: round)))
            try database.close(found.id, by: .command)
        }
        #expect(try school.get(form).text.contains("Xin mở khóa để sửa báo cáo"))
        #expect(
            try school.post(form + "/unlock", [("reason", " ")]).status == .unprocessableContent)
        #expect(try school.post(form + "/unlock", [("reason", "Nhầm số bình")]).status == .seeOther)
        #expect(try school.get(form).text.contains("Đang chờ Phòng trả lời"))
        #expect(try school.post(form + "/unlock", [("reason", "Nữa")]).status == .conflict)
        #expect(
            try officer.get("/rounds/\(round)/tracking").text.contains("Xin mở khóa</span>"))

        #expect(try judge("refuse_unlock", [("reason", "Đã gửi Sở")]).status == .seeOther)
        #expect(try school.get(form).text.contains("Phòng không mở khóa: “Đã gửi Sở”"))
        #expect(
            try school.post(form + "/unlock", [("reason", "Đề nghị xét lại")]).status == .seeOther)
        #expect(try judge("unlock", due + [("reason", "Đồng ý")]).status == .seeOther)
        #expect(try report().state == .returned)
        try submit(SchoolFixture.filled.with("trained", "14"))
        #expect(try judge("approve").status == .seeOther)
        #expect(try judge("refuse_unlock", [("reason", "x")]).status == .conflict)
        #expect(try verify().isEmpty)
    }

    @Test("paper and calls are noted, shown, and no business of the school's")
    func notes() throws {
        #expect(try judge("paper", [("day", "20/11/2026")]).status == .seeOther)
        #expect(try judge("contact", [("reason", "")]).status == .unprocessableContent)
        #expect(
            try judge(
                "contact",
                [("kind", "call"), ("reason", "Cô Lan nghe máy"), ("day", "25/11/2026")]
            ).status == .seeOther)
        let list = try PageText.plain(officer.get("/rounds/\(SchoolFixture.round)/tracking").text)
        #expect(list.contains("20/11/2026"))
        #expect(list.contains("Đã gọi 23/11/2026, hẹn 25/11/2026"))
        #expect(
            try PageText.plain(officer.get(page).text).contains(
                "Cô Lan nghe máy Hẹn nộp ngày 25/11/2026."))
        #expect(try !school.get(form + "/history").text.contains("Cô Lan"))
        #expect(try judge("paper", [("day", "")]).status == .seeOther)
        #expect(try report().paperOn == nil)
    }

    @Test("reminders name those who owe, by commune, and are logged")
    func reminders() throws {
        try submit()
        let address = "/rounds/\(SchoolFixture.round)/reminders"
        let text = try officer.get(address).text
        #expect(text.contains("1. Trường Tiểu học Đoàn Tùng\n"))
        #expect(!text.contains("Trường Tiểu học Cao Thắng"))
        #expect(text.contains("(còn 9 ngày)"))
        let sent = try officer.post(address, [("unit", "th-doan-tung")])
        #expect(sent.location == address + "?done=1")
        #expect(try officer.get(address).text.contains("Đã nhắn 08:00, 23/11/2026 (1 lần)"))
        #expect(try officer.post(address, [("unit", "khong-co")]).status == .notFound)
    }

    @Test("many are approved at once; one that is no longer waiting is left and counted")
    func approveMany() throws {
        try submit()
        let address = "/rounds/\(SchoolFixture.round)/approvals"
        #expect(
            try officer.get("/rounds/\(SchoolFixture.round)/tracking").text
                .contains("name=\"unit\" value=\"th-cao-thang\""))
        let answer = try officer.post(
            address, [("unit", "th-cao-thang"), ("unit", "mn-chi-lang")])
        #expect(answer.location?.hasSuffix("done=1&not=1") ?? false)
        #expect(try report().state == .approved)
        #expect(try officer.post(address).status == .unprocessableContent)
    }

    @Test("an officer enters paper for a school, with a reason that receipt and history tell")
    func onBehalf() throws {
        _ = try school.get(form)
        _ = try school.post(form, [("pupils", "777888"), ("_do", "save")])
        let entry = page + "/entry"
        let blank = try officer.get(entry).text
        // What the school has not sent is its own.
        #expect(!blank.contains("777.888"))
        #expect(blank.contains("Nhà trường đang nhập dở báo cáo này."))
        let saved = try officer.post(entry, [("staff", "30"), ("pupils", ""), ("_do", "save")])
        #expect(saved.location == entry)
        #expect(try school.get(form).text.contains("777.888"))
        _ = try officer.get(entry)
        let bare = try officer.post(entry, SchoolFixture.filled + [("_do", "submit")])
        #expect(bare.status == .unprocessableContent)
        #expect(bare.text.contains("Cần ghi lý do nhập thay"))
        _ = try officer.get(entry)
        let sent = try officer.post(
            entry,
            SchoolFixture.filled + [("_do", "submit"), ("on_behalf_reason", "Trường gửi bản giấy")])
        #expect(sent.location == "\(page)?done=entered")
        #expect(
            try PageText.plain(officer.get(page).text).contains(
                "Phòng nhập thay nhà trường. Lý do: Trường gửi bản giấy"))
        #expect(
            try school.get("/rounds/\(SchoolFixture.round)/receipt").text.contains(
                "Trường gửi bản giấy"))
        #expect(try verify().isEmpty)
    }

    @Test("flags point to copies, jumps and amounts in millions")
    func flags() throws {
        try submit(SchoolFixture.filled.with("spent", "9850"))
        let text = try PageText.plain(officer.get(page).text)
        #expect(text.contains("9.850 đồng: có thể đã nhập theo nghìn hoặc triệu đồng."))
    }
}
