import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("The first hour of an office")
struct FirstHourTests {
    private static let list = """
        Mã\tTên trường\tCấp học\tBáo cáo cho\tXã
        th-an\tTrường Tiểu học An\tTiểu học\tpvhxh\tXã An
        mn-an\tTrường Mầm non An\tMầm non\tpvhxh\tXã An

        """
    private let folder: TemporaryFolder
    private let storage: Storage
    private let site: Site
    private let admin: Browser
    private let officer: Browser

    /// As the commands leave it: an office, its administrator, and an officer who has come in once.
    init() throws {
        folder = try TemporaryFolder()
        storage = try Storage(
            path: folder.path("test.db"), environment: TestClock(.ofTests).environment)
        try storage.write { database in
            let office = NewUnit(
                code: "pvhxh", name: "Phòng Văn hóa - Xã hội xã An", shortName: "Phòng",
                kind: .department)
            let owner = try #require(try database.add(office, by: .command))
            try database.change(Setting.secondFactor, to: false, by: .command)
            let hash = try PasswordHash(of: SchoolFixture.password, cost: .least)
            for (userName, role) in [("qt", Role.admin), ("cv", .officer), ("ld", .leader)] {
                let account = try database.addAccount(
                    userName: userName, name: role.name, role: role, unit: owner, password: hash,
                    by: .command)
                try database.noteNotice(readBy: try #require(account), by: .command)
            }
        }
        site = Site(storage: storage, configuration: .ofTests)
        (admin, officer) = (try Browser(site, as: "qt"), try Browser(site, as: "cv"))
    }

    /// What the page says of each step, by its number; the one that is opened.
    private func steps(_ browser: Browser) throws -> (said: [String], open: [Int]) {
        let parts = try browser.get("/start").text
            .components(between: "<details class=\"sec\"", and: "</details>")
        return (
            parts.map { PageText.plain("<" + $0) },
            parts.indices.filter { parts[$0].contains("\" open>") }.map { $0 + 1 }
        )
    }

    private func enlist() throws {
        _ = try admin.get("/units/import")
        let seen = try admin.post("/units/import", [("list", Self.list), ("_do", "preview")])
        #expect(PageText.plain(seen.text).contains("3 đơn vị mới"))
        let names = seen.text.matches(of: #/<select id="([^"]+)" name="[^"]+">/#).map { $0.1 }
        let answers = names.map { (String($0), "+xa-an") }
        let done = try admin.post(
            "/units/import", [("list", Self.list), ("_do", "apply")] + answers)
        #expect(done.location == "/units?added=3&changed=0")
    }

    @Test("an empty office begins there, and its pages lead back")
    func begins() throws {
        for (browser, page) in [(admin, "/units"), (officer, "/plans/new")] {
            #expect(try browser.get("/").location == "/start")
            #expect(try browser.get(page).text.contains("Về các bước đến đợt báo cáo đầu tiên"))
            let start = try browser.get("/start").text
            #expect(start.contains("<a href=\"/start\" aria-current=\"page\">Bắt đầu</a>"))
            #expect(!start.contains("Về các bước"))
        }
        #expect(try Browser(site, as: "ld").get("/").location == "/start")
        #expect(try steps(admin).open == [2])
        #expect(try steps(officer).open == [3])
        let text = PageText.plain(try officer.get("/start").text)
        #expect(text.contains("Việc của quản trị hệ thống: Các trường ."))
        #expect(text.contains("1 /7 bước đã xong"))
        #expect(text.contains("1 chuyên viên, 1 lãnh đạo"))
        #expect(!(try officer.get("/start").text.contains("href=\"/units/import\"")))
    }

    @Test("schools that report to nobody are no schools of the office, and the page says so")
    func strangers() throws {
        try storage.write {
            _ = try $0.add(
                NewUnit(
                    code: "th-la", name: "Trường Tiểu học Lạ", shortName: "Lạ", kind: .school,
                    level: "TH"), by: .command)
        }
        let step = try steps(admin).said[1]
        #expect(step.contains("Có 1 trường, nhưng chưa trường nào báo cáo cho Phòng Văn hóa"))
        #expect(step.contains("Đang làm"))
    }

    @Test("each step is done when what it asks for is stored, to the open round")
    func walk() throws {
        try enlist()
        #expect(try steps(admin).said[1].contains("2 trường, 2 cấp học, 1 đơn vị cấp xã"))
        #expect(
            try steps(officer).said[2].contains(
                "2 trường chưa ai vào được: Trường Mầm non An; Trường Tiểu học An."))
        try storage.write { database in
            let school = try #require(try database.read.units.find("th-an"))
            _ = try database.addAccount(
                userName: "nv-th-an", person: .init(name: "An"), role: .clerk, unit: school.id,
                credential: .code, by: .command)
        }
        #expect(
            try steps(officer).said[2].contains("1 trường có người nhập nhưng chưa có người ký"))
        _ = try officer.get("/links")
        _ = try officer.post("/links", [("days", "60")])
        #expect(try steps(officer).said[2].contains("2 trường đã có người nhập, người ký nộp"))

        #expect(try steps(officer).open == [4])
        #expect(try steps(officer).said[3].contains("Còn thiếu: chữ viết tắt trong số, ký hiệu"))
        _ = try officer.get("/letterhead")
        _ = try officer.post(
            "/letterhead",
            [
                ("name", "Phòng"), ("issuer", "PHÒNG"), ("symbol", "VHXH"), ("place", "An"),
                ("authority", "TRƯỞNG PHÒNG"), ("recipients", "Lưu: VT"),
            ])
        #expect(try steps(officer).said[3].contains("Xong Chưa ghi nơi kính gửi"))

        #expect(try steps(officer).open == [5])
        _ = try officer.get("/plans/new")
        _ = try officer.post(
            "/plans",
            [
                ("number", "45/KH-UBND"), ("date", "5/3/2026"), ("issuer", "UBND xã An"),
                ("subject", "Y tế trường học"), ("tasks", "I.1 | Khám sức khỏe"),
            ])
        #expect(try steps(officer).said[4].contains("Kế hoạch số 45/KH-UBND, 1 nhiệm vụ Xong"))
        try makeForm()
        try openRound()
    }

    private func makeForm() throws {
        let draft = try officer.beginDraft("Y tế trường học")
        #expect(try steps(officer).open == [6])
        #expect(
            try steps(officer).said[5].contains("Bản nháp “Y tế trường học” còn 1 chỗ phải sửa"))
        _ = try officer.get(draft)
        _ = try officer.post(
            draft + "/sections",
            [("_do", "question"), ("section", "A"), ("title", "Số học sinh"), ("type", "integer")])
        #expect(try steps(officer).said[5].contains("đủ điều kiện, chưa công bố. Làm tiếp"))
        #expect(
            try steps(officer).said[6].contains("Cần có kế hoạch và biểu mẫu đã công bố trước."))
        _ = try officer.get(draft)
        let brought = try officer.post(draft, [("_do", "publish")])
        #expect(brought.status == .seeOther)
        #expect(try steps(officer).said[5].contains("Y tế trường học: 1 câu hỏi Xong"))
    }

    private func openRound() throws {
        #expect(try steps(officer).open == [7])
        _ = try officer.get("/rounds/new")
        let fields = [
            ("title", "Y tế 2026"), ("plan", "1"), ("form", "y_te_truong_hoc:1"),
            ("period_from", "01/01/2026"), ("period_to", "30/11/2026"),
            ("data_close", "30/11/2026"), ("due_day", "05/12/2026"), ("due_time", "24:00"),
            ("due_text", "trước ngày 06/12/2026"), ("grace", "0"), ("_do", "save"),
        ]
        let planned = try #require(try officer.post("/rounds", fields).location)
        #expect(planned == "/rounds/y-te-2026/setup?done=planned")
        let step = try steps(officer).said[6]
        for words in [
            "Y tế 2026: đang chuẩn bị, chưa trường nào thấy", "Chưa chọn trường phải báo cáo.",
            "Hạn nộp rơi vào thứ Bảy 05/12/2026.", "Xem lại và mở",
        ] {
            #expect(step.contains(words), "\(words)")
        }
        let setup = "/rounds/y-te-2026/setup"
        #expect(try PageText.plain(officer.get(setup).text).contains("Hạn nộp rơi vào thứ Bảy"))
        let opened = try officer.post(
            setup, fields.with("_do", "open") + [("unit", "th-an"), ("unit", "mn-an")])
        #expect(opened.location == "/rounds/y-te-2026/tracking?done=open")

        for browser in [admin, officer] {
            #expect(try !browser.get("/units").text.contains("href=\"/start\""))
            #expect(try browser.get("/").location != "/start")
            #expect(try browser.get("/help").text.contains("href=\"/start\""))
        }
        let done = try steps(officer)
        #expect(done.open.isEmpty)
        #expect(done.said[6].contains("Y tế 2026 Xong Xem ai đã nộp"))
        #expect(try PageText.plain(officer.get("/start").text).contains("7 /7 bước đã xong"))
    }

    @Test("an office at work has no such tab, and may look at the steps all the same")
    func later() throws {
        let fixture = try DepartmentFixture()
        let tabs = try fixture.browser("cv-a").get("/rounds").text
        #expect(!tabs.contains("href=\"/start\""))
        #expect(try fixture.browser("cv-a").get("/start").status == .ok)
        #expect(try fixture.browser("xem").get("/start").status == .forbidden)
    }
}
