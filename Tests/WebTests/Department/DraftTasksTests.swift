import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("A form is begun with what earlier forms asked for the plan's tasks")
struct DraftTasksTests {
    private let fixture: SchoolFixture
    private let officer: Browser
    /// Of the plan.
    private let plan: String

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
        _ = try officer.get("/plans/new")
        let added = try officer.post(
            "/plans",
            [
                ("number", "9/KH"), ("date", "1/9/2026"), ("issuer", "Phòng"),
                ("subject", "Khảo sát"),
                ("tasks", "I.1 | Tập huấn nghiệp vụ phòng cháy\nI.2 | Trồng cây xanh"),
            ])
        plan = try #require(added.location).prefix { $0 != "?" }.description
        // Words of a question of the fixture's form.
        let form = try Form(
            document: [
                "code": "cu", "version": 1, "title": ["vi": "Biểu mẫu cũ"],
                "sections": [
                    [
                        "code": "A", "vi": "Tập huấn",
                        "indicators": [
                            [
                                "code": "hocvien", "vi": "Số người được tập huấn nghiệp vụ",
                                "type": "integer", "nature": "flow", "aggregate": "sum",
                                "required": "always", "levels": ["TH"],
                            ]
                        ],
                    ]
                ],
            ])
        try fixture.storage.write { _ = try $0.importForm(form, by: .command) }
    }

    private func begin() throws -> String {
        _ = try officer.get(plan)
        let id = String(plan.split(separator: "/").last ?? "")
        let begun = try #require(try officer.post("/form-drafts", [("plan", id)]).location)
        #expect(begun.hasSuffix("/tasks?plan=\(id)"))
        return begun
    }

    @Test("what is ticked comes with its code, under the task; the rest is left")
    func taken() throws {
        let page = try begin()
        let shown = try officer.get(page).text
        #expect(shown.contains("value=\"0/cu/1/hocvien\" checked"))
        #expect(shown.contains("name=\"section\" value=\"1\">"))
        #expect(!shown.contains("name=\"section\" value=\"0\">"))
        let (path, id) = (
            String(page.prefix { $0 != "?" }), String(plan.split(separator: "/").last ?? "")
        )
        let draft = path.replacing("/tasks", with: "")
        let done = try officer.post(
            path, [("plan", id), ("take", "0/cu/1/hocvien"), ("section", "1")])
        #expect(done.location == draft + "#sections")
        let text = PageText.plain(try officer.get(draft).text)
        #expect(text.contains("A. Tập huấn nghiệp vụ phòng cháy"))
        #expect(text.contains("1. Số người được tập huấn nghiệp vụ"))
        #expect(text.contains("B. Trồng cây xanh"))
        #expect(try officer.get("\(draft)?q=hocvien").text.contains("value=\"I.1\""))
        // A question that is typed there serves the task as well.
        _ = try officer.post(
            draft + "/sections",
            [("_do", "question"), ("section", "B"), ("title", "Số cây"), ("type", "integer")])
        #expect(try officer.get("\(draft)?q=so_cay").text.contains("value=\"I.2\""))
        let again = try officer.get(page).text
        #expect(!again.contains("hocvien"))
        #expect(PageText.plain(again).contains("Biểu mẫu đã có mục cho nhiệm vụ này."))
    }

    @Test(
        "what was not offered is refused whole",
        arguments: [
            ("take", "5/cu/1/hocvien", 400), ("take", "0/khac/1/hocvien", 404),
            ("take", "x", 400), ("section", "-1", 400), ("plan", "99", 404),
        ])
    func refused(field: String, value: String, status: Int) throws {
        let page = try begin()
        _ = try officer.get(page)
        let path = String(page.prefix { $0 != "?" })
        let id = String(plan.split(separator: "/").last ?? "")
        let fields = (field == "plan" ? [] : [("plan", id)]) + [(field, value), ("section", "1")]
        #expect(
            try officer.post(path, field == "section" ? Array(fields.dropLast()) : fields)
                .status.code == status)
        let draft = PageText.plain(try officer.get(path.replacing("/tasks", with: "")).text)
        #expect(!draft.contains("Trồng cây xanh"))
    }

    @Test("another office's plan is nobody's to begin with, and a round begins with what it orders")
    func plans() throws {
        let desk = try DraftDesk()
        _ = try desk.officer.get("/plans/new")
        let own = try desk.officer.post(
            "/plans",
            [
                ("number", "9/KH"), ("date", "1/9/2026"), ("issuer", "Phòng"), ("subject", "Riêng"),
            ])
        let number = try #require(own.location?.split(separator: "/").last?.prefix { $0 != "?" })
        _ = try desk.other.get("/forms")
        let begun = try desk.other.post("/form-drafts", [("plan", String(number))])
        #expect(begun.status == .notFound)

        _ = try officer.get("/plans/new")
        let added = try officer.post(
            "/plans",
            [
                ("number", "10/KH"), ("date", "1/9/2026"), ("issuer", "Phòng"),
                ("subject", "Khảo sát"),
                ("tasks", "II.2 | Các trường gửi báo cáo kết quả về Phòng trước ngày 15/12/2026"),
            ])
        let id = try #require(added.location?.split(separator: "/").last?.prefix { $0 != "?" })
        let text = try officer.get("/rounds/new?plan=\(id)").text
        #expect(text.contains("name=\"due_day\" value=\"14/12/2026\""))
        #expect(text.contains("value=\"trước ngày 15/12/2026\""))
    }
}
