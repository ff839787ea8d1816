import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("Plans and forms without a developer")
struct PlanPagesTests {
    private let fixture: SchoolFixture
    private let officer: Browser

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
    }

    @Test("a plan is entered with tasks and bases, corrected, and its file goes to the schools")
    func plan() throws {
        let fields = [
            ("number", "99/KH-PGD"), ("date", "5/9/2026"), ("issuer", "Phòng"),
            ("subject", "Rà soát"), ("tasks", "I.1 | Quán triệt\nII.2 | Kiểm tra"),
            ("bases", "186/KH-SGDĐT | 03/03/2022 | Sở | Kế hoạch của Sở"),
        ]
        _ = try officer.get("/plans/new")
        let added = try officer.post("/plans", fields)
        let address = try #require(added.location?.prefix { $0 != "?" }).description
        let page = try officer.get(address).text
        #expect(page.contains("II.2 | Kiểm tra"))
        #expect(page.contains("186/KH-SGDĐT | 03/03/2022 | Sở | Kế hoạch của Sở"))
        _ = try officer.get("/plans/new")
        #expect(
            try officer.post("/plans", fields).text.contains("Đã có kế hoạch với số và ngày này."))
        _ = try officer.get(address)
        let wrong = try officer.post(
            address,
            fields.with("tasks", "không có mục").with("date", "5/9").with("bases", "186 | x"))
        for sentence in ["Nhiệm vụ, dòng 1", "Căn cứ, dòng 1", "ngày/tháng/năm"] {
            #expect(wrong.text.contains(sentence), "\(sentence)")
        }
        _ = try officer.get(address)
        #expect(
            try officer.post(address, fields.with("subject", "Rà soát PCCC")).location
                == address + "?done=saved")

        try attach("Kế hoạch đã ký", "%PDF-1.4\n%%EOF\n", "ke-hoach.pdf", to: "/plans/1")
        let school = try Browser(fixture.site, as: "ht-th-cao-thang")
        let form = try school.get("/rounds/\(SchoolFixture.round)/report").text
        let link = try #require(
            form.components(between: "href=\"/rounds/\(SchoolFixture.round)/documents/", and: "\"")
                .first)
        let file = try school.get("/rounds/\(SchoolFixture.round)/documents/\(link)")
        #expect(file.text == "%PDF-1.4\n%%EOF\n")
        #expect(file.fields[.contentDisposition]?.hasPrefix("attachment") ?? false)
        #expect(try school.get("/plans/1").status == .forbidden)
        #expect(try Verification.of(fixture.path).findings.isEmpty)
        let refused = try officer.get("/plans/1").text
        #expect(refused.contains("ke-hoach.pdf"))
        let bad = try attach("Lạ", "MZ", "a.exe", to: "/plans/1")
        #expect(bad.status == .unsupportedMediaType)
    }

    @discardableResult
    private func attach(_ title: String, _ content: String, _ name: String, to plan: String) throws
        -> Browser.Answer
    {
        _ = try officer.get(plan)
        let fields = [
            ("_csrf", officer.token ?? ""), ("_key", officer.key ?? ""), ("title", title),
            ("_do", "attach"),
        ]
        var body = ""
        for (field, value) in fields {
            body += "--xx\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n"
        }
        body +=
            "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n\(content)\r\n--xx--\r\n"
        return try officer.post(
            plan + "/files", body: Array(body.utf8), type: "multipart/form-data; boundary=xx")
    }

    @Test("a form is copied, changed and imported; what is wrong is shown at its place")
    func forms() throws {
        let copy = try officer.get("/forms/khao_sat/1/form.json").text
        _ = try officer.get("/forms")
        let same = try officer.post("/forms", [("document", copy)])
        #expect(same.status == .conflict)
        #expect(same.text.contains("Tăng số phiên bản"))
        let next = copy.replacing("\"version\":1", with: "\"version\":2")
        #expect(next != copy)
        _ = try officer.get("/forms")
        let broken = next.replacing("spent <= planned", with: "spent <= planed")
        let wrong = try officer.post("/forms", [("document", broken)])
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.text.contains("Quy tắc 3, điều phải đúng, ký tự 10"))
        #expect(wrong.text.contains("<code>&quot;spent &lt;= planed&quot;</code>"))
        _ = try officer.get("/forms")
        #expect(
            try officer.post("/forms", [("document", "{\n\"code\": }")]).text.contains("dòng 2"))
        _ = try officer.get("/forms")
        #expect(
            try officer.post("/forms", [("document", next)]).location
                == "/forms/khao_sat/2?done=imported")
        let primary = try officer.get("/forms/khao_sat/2?level=TH").text
        #expect(primary.contains("Tổng số học sinh"))
        #expect(!primary.contains("Số đồ chơi"))
        let nursery = try officer.get("/forms/khao_sat/2?level=MN").text
        #expect(nursery.contains("Tổng số trẻ"))
        #expect(nursery.contains("Số đồ chơi"))
        #expect(try officer.get("/forms/khao_sat/2?level=THPT").status == .badRequest)
        #expect(try officer.get("/forms/khao_sat/9").status == .notFound)
    }

    @Test("forms stand in the menu of whoever makes them, and of nobody else")
    func menu() throws {
        func menu(_ browser: Browser, _ address: String) throws -> String {
            try #require(
                try browser.get(address).text.components(
                    between: "<nav class=\"tabs\"", and: "</nav>"
                ).first)
        }
        #expect(
            try menu(officer, "/forms").contains(
                "<a href=\"/forms\" aria-current=\"page\">Biểu mẫu</a>"))
        for (name, address) in [("qt", "/units"), ("ht-th-cao-thang", "/")] {
            let other = try Browser(fixture.site, as: name)
            #expect(try !menu(other, address).contains("/forms"), "\(name)")
        }
    }
}
