import HTTP
import Formats
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// What an officer does beside judging.
@Suite("Desk work: paper, calls, reminders, approvals in one go, entries for a school")
struct DeskWorkTests {
    private let under: ReportUnderReview
    private var school: Browser { under.school }
    private var officer: Browser { under.officer }
    private let form = ReportUnderReview.form
    private let page = ReportUnderReview.page

    init() throws { under = try ReportUnderReview() }

    @Test("paper and calls are noted, shown, and no business of the school's")
    func notes() throws {
        #expect(try under.judge("paper", [("day", "20/11/2026")]).status == .seeOther)
        #expect(try under.judge("contacts", [("reason", "")]).status == .unprocessableContent)
        #expect(
            try under.judge(
                "contacts",
                [("kind", "call"), ("reason", "Cô Lan nghe máy"), ("day", "25/11/2026")]
            ).status == .seeOther)
        let list = try PageText.plain(officer.get("/rounds/\(SchoolFixture.round)/tracking").text)
        #expect(list.contains("20/11/2026"))
        #expect(list.contains("Đã gọi 23/11/2026, hẹn 25/11/2026"))
        #expect(
            try PageText.plain(officer.get(page).text).contains(
                "Cô Lan nghe máy Hẹn nộp ngày 25/11/2026."))
        #expect(try !school.get(form + "/history").text.contains("Cô Lan"))
        #expect(try under.judge("paper", [("day", "")]).status == .seeOther)
        #expect(try under.report().paperOn == nil)
    }

    /// What comes back of a step that was not taken: its fold stands open, with what was typed.
    private func fold(_ step: String, in page: String) -> String? {
        page.components(between: "<details class=\"more\" open>", and: "</details>").first {
            $0.contains("/\(step)\"")
        }
    }

    @Test(
        "a step that is refused stands open with all that was typed",
        arguments: [
            ("contacts", [("kind", "message"), ("reason", "Cô Lan"), ("day", "31/2")]),
            ("paper", [("day", "31/12/2029")]),
            (
                "extend",
                [("reason", "Bão \"số 9\""), ("due_day", "1/1/2020"), ("due_time", "9:15")]
            ),
            ("exempt", [("reason", " ")]),
            ("extend", [("reason", ""), ("due_day", "15/12/2026"), ("due_time", "9:15")]),
        ])
    func refused(step: String, fields: [(String, String)]) throws {
        let before = try under.report()
        let answer = try under.judge(step, fields)
        #expect(answer.status == .unprocessableContent)
        let found = self.fold(step, in: answer.text)
        let fold = try #require(found)
        for (name, text) in fields where name != "kind" && !text.allSatisfy(\.isWhitespace) {
            #expect(PageText.plain(fold.replacing("value=\"", with: ">")).contains(text), "\(fold)")
        }
        if step == "contacts" { #expect(fold.contains("value=\"message\" checked")) }
        #expect(
            answer.text.components(between: "<details class=\"more\" open>", and: ">").count == 1)
        #expect(try under.report() == before)
    }

    @Test("a reason stays on the page when its step can be taken no more")
    func stranded() throws {
        _ = try officer.get(page)
        let key = officer
        try under.submit()
        let late = try key.post(page + "/exempt", [("reason", "Trường đang sửa")])
        #expect(late.status == .conflict)
        #expect(late.text.contains("Trường đang sửa"))
    }

    @Test("reminders name those who owe, by commune, and are logged")
    func reminders() throws {
        try under.submit()
        let address = "/rounds/\(SchoolFixture.round)/reminders"
        let text = try officer.get(address).text
        #expect(text.contains("1. Trường Tiểu học Đoàn Tùng\n"))
        #expect(!text.contains("Trường Tiểu học Cao Thắng"))
        #expect(text.contains("; còn 9 ngày."))
        let sent = try officer.post(address, [("unit", "th-doan-tung")])
        #expect(sent.location == address + "?done=1")
        #expect(try officer.get(address).text.contains("Đã nhắn 08:00, 23/11/2026 (1 lần)"))
        #expect(try officer.post(address, [("unit", "khong-co")]).status == .notFound)
    }

    @Test("who was given a report back is not told that none was sent")
    func returned() throws {
        try under.submit()
        let address = "/rounds/\(SchoolFixture.round)/reminders"
        func letter() throws -> String {
            let parts = try #require(
                OfficePackage.parts(of: try officer.get(address + ".docx").body))
            return String(decoding: parts["word/document.xml"] ?? [], as: UTF8.self)
        }
        let before = try PageText.plain(officer.get(address).text)
        #expect(before.contains("chưa nộp:") && !before.contains("nộp lại"))
        #expect(try !letter().contains("gửi lại"))
        let returned = [
            ("reason", "Đối chiếu lại"), ("due_time", "17:00"), ("due_day", "10/12/2026"),
        ]
        #expect(try under.judge("return", returned).status == .seeOther)
        let text = try PageText.plain(officer.get(address).text)
        #expect(text.contains("phải chỉnh sửa, nộp lại:") || text.contains("phải nộp lại:"))
        #expect(
            try letter().contains(
                "còn 02 đơn vị chưa gửi báo cáo và 01 đơn vị phải chỉnh sửa, gửi lại"))
    }

    @Test("a reminder says by when each school is to report, where that is not the round's day")
    func ownDeadlines() throws {
        try under.submit()
        let returned = [
            ("reason", "Đối chiếu lại"), ("due_time", "17:00"), ("due_day", "27/11/2026"),
        ]
        #expect(try under.judge("return", returned).status == .seeOther)
        let other = "/rounds/\(SchoolFixture.round)/reports/th-doan-tung"
        _ = try officer.get(other)
        let extended = try officer.post(
            other + "/extend",
            [("reason", "Mất điện"), ("due_time", "24:00"), ("due_day", "10/12/2026")])
        #expect(extended.status == .seeOther)
        let own = [
            "Trường Tiểu học Cao Thắng – nộp lại trước 17:00, thứ Sáu 27/11/2026",
            "Trường Tiểu học Đoàn Tùng – hạn riêng: trước ngày 11/12/2026 (hết ngày 10/12/2026)",
        ]
        let address = "/rounds/\(SchoolFixture.round)/reminders"
        let text = try officer.get(address).text
        for line in own { #expect(text.contains(line)) }
        let letter = try officer.get(address + ".docx").body
        let parts = try #require(OfficePackage.parts(of: letter))
        let document = String(decoding: parts["word/document.xml"] ?? [], as: UTF8.self)
        for line in own {
            #expect(document.contains(line.replacing(" – ", with: ": ")), "\(line)")
        }
        let due = try #require(text.components(between: "\nHạn nộp: ", and: ";").first)
        #expect(document.contains("các trường phải gửi báo cáo \(due)."))
    }

    @Test("an extension is offered later than what is due, at the round's hour, and is taken back")
    func extensions() throws {
        let other = "/rounds/\(SchoolFixture.round)/reports/th-doan-tung"
        func offered(_ id: String) throws -> String {
            try officer.get(other).text.components(between: "id=\"\(id)\"", and: ">").first ?? ""
        }
        func extend(_ fields: [(String, String)]) throws -> Browser.Answer {
            _ = try officer.get(other)
            return try officer.post(other + "/extend", fields + [("reason", "Mất điện")])
        }
        // Thursday to Saturday and Sunday: the third working day behind Wednesday, 02/12.
        #expect(try offered("extend_day").contains("value=\"07/12/2026\""))
        #expect(try offered("extend_time").contains("value=\"24:00\""))
        #expect(try !officer.get(other).text.contains("Bỏ gia hạn"))
        let day = [("due_day", "10/12/2026"), ("due_time", "24:00")]
        #expect(try extend(day).status == .seeOther)
        #expect(try offered("extend_day").contains("value=\"15/12/2026\""))
        let shorter = try extend([("due_day", "08/12/2026"), ("due_time", "24:00")])
        #expect(shorter.status == .unprocessableContent)
        let held = "muộn hơn hạn nộp hiện nay: trước ngày 11/12/2026 (hết ngày 10/12/2026)"
        #expect(shorter.text.contains(held))
        #expect(shorter.text.contains("value=\"08/12/2026\""))
        let back = "như của mọi đơn vị: trước ngày 03/12/2026 (hết ngày 02/12/2026)"
        #expect(try officer.get(other).text.contains(back))
        #expect(try extend([("back", "true")]).status == .seeOther)
        #expect(try !officer.get(other).text.contains("Bỏ gia hạn:"))
        #expect(try offered("extend_day").contains("value=\"07/12/2026\""))
        #expect(try Verification.of(under.fixture.path).findings.isEmpty)
    }

    @Test(
        "who reported early is not asked back before all others",
        arguments: [
            ("2026-11-23T08:00:00+07:00", "02/12/2026"),
            ("2026-12-01T08:00:00+07:00", "04/12/2026"),
        ])
    func returnedEarly(now: String, day: String) throws {
        try under.submit()
        under.fixture.now = try SchoolFixture.moment(now)
        try officer.signIn("cv")
        let page = try officer.get("/rounds/\(SchoolFixture.round)/reports/th-cao-thang").text
        let field = page.components(between: "id=\"due_day\"", and: ">").first ?? ""
        #expect(field.contains("value=\"\(day)\""))
        let time = page.components(between: "id=\"due_time\"", and: ">").first ?? ""
        #expect(time.contains("value=\"24:00\""))
    }

    @Test("the reminder's letter calls late whom its own moment has passed, and no one else")
    func ownLateness() throws {
        func letter(at moment: String) throws -> String {
            under.fixture.now = try SchoolFixture.moment(moment)
            let letter = try Browser(under.fixture.site, as: "cv").get(
                "/rounds/\(SchoolFixture.round)/reminders.docx"
            ).body
            let parts = try #require(OfficePackage.parts(of: letter))
            return String(decoding: parts["word/document.xml"] ?? [], as: UTF8.self)
        }
        let other = "/rounds/\(SchoolFixture.round)/reports/th-doan-tung"
        _ = try officer.get(other)
        let extended = try officer.post(
            other + "/extend",
            [("reason", "Mất điện"), ("due_time", "24:00"), ("due_day", "10/12/2026")])
        #expect(extended.status == .seeOther)
        let early = try letter(at: "2026-12-02T08:00:00+07:00")
        #expect(!early.contains("quá hạn"))
        #expect(early.contains("gửi báo cáo đúng hạn"))
        let between = try letter(at: "2026-12-05T08:00:00+07:00")
        #expect(between.contains(", trong đó 02 đơn vị đã quá hạn"))
        #expect(between.contains("các trường nêu trên chưa đến hạn gửi báo cáo đúng hạn"))
        #expect(between.contains("hiệu trưởng các trường đã quá hạn gửi ngay"))
        let late = try letter(at: "2026-12-12T08:00:00+07:00")
        #expect(late.contains("chưa gửi báo cáo, đã quá hạn"))
        #expect(!late.contains("đúng hạn"))
    }

    @Test("an officer enters paper for a school, with a reason that receipt and history tell")
    func onBehalf() throws {
        _ = try school.get(form)
        _ = try school.post(form, [("pupils", "777888"), ("_do", "save")])
        let entry = page + "/entry"
        let blank = try officer.get(entry).text
        // What the school has not sent is its own.
        #expect(!blank.contains("777.888"))
        let checked = try officer.get(entry + "/check").text
        #expect(checked.contains("Nhà trường đang nhập dở báo cáo này."))
        _ = try officer.get(entry)
        let saved = try officer.post(entry, [("staff", "30"), ("pupils", ""), ("_do", "save")])
        #expect(saved.location?.hasPrefix(entry) == true)
        #expect(try school.get(form).text.contains("777.888"))
        _ = try officer.get(entry)
        let bare = try officer.post(entry, SchoolFixture.filled + [("_do", "submit")])
        #expect(bare.status == .unprocessableContent)
        #expect(bare.text.contains("Cần ghi lý do nhập thay"))
        #expect(bare.text.contains("Cần chọn cách trường gửi báo cáo."))
        _ = try officer.get(entry)
        let reason = ("on_behalf_reason", "Trường gửi bản giấy")
        let half = try officer.post(entry, SchoolFixture.filled + [("_do", "submit"), reason])
        #expect(half.status == .unprocessableContent)
        #expect(!half.text.contains("Cần ghi lý do nhập thay"))
        _ = try officer.get(entry)
        let sent = try officer.post(
            entry,
            SchoolFixture.filled + [("_do", "submit"), ("on_behalf_channel", "paper"), reason])
        #expect(sent.location == "\(page)?done=entered")
        #expect(
            try PageText.plain(officer.get(page).text).contains(
                "Cơ quan quản lý nhập thay nhà trường. Lý do: Trường gửi bản giấy"))
        #expect(try PageText.plain(officer.get(page).text).contains("Gửi bằng bản giấy"))
        #expect(
            try PageText.plain(school.get(form + "/history").text).contains("gửi bằng bản giấy"))
        #expect(
            try school.get("/rounds/\(SchoolFixture.round)/receipt").text.contains(
                "Trường gửi bản giấy"))
        #expect(try under.verify().isEmpty)
    }

    @Test("flags point to copies, jumps and amounts in millions")
    func flags() throws {
        try under.submit(SchoolFixture.filled.with("spent", "9850"))
        let text = try PageText.plain(officer.get(page).text)
        #expect(text.contains("9.850 đồng: có thể đã nhập theo nghìn hoặc triệu đồng."))
    }
}
