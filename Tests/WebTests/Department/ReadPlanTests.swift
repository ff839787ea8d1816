import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("A plan is read from its text, looked at, and saved")
struct ReadPlanTests {
    private let fixture: DepartmentFixture
    private let officer: Browser

    init() throws {
        fixture = try DepartmentFixture()
        officer = try fixture.browser("cv-a")
    }

    private func plans() throws -> [Plan] { try fixture.storage.read { try $0.plans.all() } }

    private func read(_ text: String) throws -> Browser.Answer {
        _ = try officer.get("/plans/new")
        return try officer.post("/plans/read", [("text", text)])
    }

    private func send(_ octets: [UInt8], named name: String) throws -> Browser.Answer {
        _ = try officer.get("/plans/new")
        var body = ""
        for (field, value) in [("_csrf", officer.token ?? ""), ("_key", officer.key ?? "")] {
            body += "--xx\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n"
        }
        body +=
            "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n"
        return try officer.post(
            "/plans/read", body: Array(body.utf8) + octets + Array("\r\n--xx--\r\n".utf8),
            type: "multipart/form-data; boundary=xx")
    }

    /// What the page's field of that name holds.
    private func value(_ name: String, in page: String) throws -> String {
        if let found = page.components(between: " name=\"\(name)\" value=\"", and: "\"").first {
            return found
        }
        let area = try #require(
            page.components(between: "<textarea id=\"\(name)\"", and: "</textarea>").first)
        return String(area.drop { $0 != "\n" }.dropFirst())
    }

    /// The fields of the page as its form sends them.
    private func fields(of page: String) throws -> [(String, String)] {
        try [
            "text", "number", "date", "issuer", "subject", "tasks", "bases", "due_text", "due_day",
            "due_time", "period_from", "period_to", "contact",
        ].map { name in
            let text = try value(name, in: page).replacing("&quot;", with: "\"")
                .replacing("&#39;", with: "'").replacing("&lt;", with: "<")
                .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
            return (name, text)
        }
    }

    @Test("Kế hoạch 14/KH-GDĐT: its text with numbers, each field with what it was read from")
    func page() throws {
        let before = try plans()
        let answer = try read(PlanOfThanhMien.text)
        #expect(answer.status == .ok)
        let page = answer.text
        #expect(try value("number", in: page) == "14/KH-GDĐT")
        #expect(try value("date", in: page) == "16/03/2022")
        #expect(
            try value("issuer", in: page) == "Phòng Giáo dục và Đào tạo huyện Thanh Miện")
        #expect(try value("due_text", in: page) == "trước ngày 10/9/2022")
        #expect(try value("due_day", in: page) == "09/09/2022")
        #expect(try value("due_time", in: page) == "24:00")
        #expect(try value("tasks", in: page).split(separator: "\n").count == 12)
        #expect(try value("bases", in: page).split(separator: "\n").count == 8)
        #expect(page.contains("<mark id=\"s1\"><sup>1</sup> Số:  14/KH-GDĐT</mark>"))
        #expect(page.contains("<a href=\"#s1\">“Số: 14/KH-GDĐT”</a>"))
        #expect(page.contains("“trước ngày 10/9/2022” là hết ngày 09/9/2022"))
        #expect(page.contains("không nói đến trường tư thục"))
        #expect(page.contains("Chỉ thị 47-CT/TW không ghi ngày"))
        #expect(page.contains("Tỉnh uỷ Hải Dương"))
        #expect(try plans() == before)
        // Each link leads to a mark of the page.
        let ids = Set(page.components(between: "<mark id=\"", and: "\""))
        for address in page.components(between: "href=\"#s", and: "\"") {
            #expect(ids.contains("s" + address), "\(address)")
        }
    }

    @Test("it is saved as it was read and corrected; the form of its round begins with its dates")
    func save() throws {
        var fields = try fields(of: try read(PlanOfThanhMien.text).text)
        fields = fields.map { $0.0 == "issuer" ? ("issuer", "Phòng GD&ĐT") : $0 }
        let added = try officer.post("/plans", fields + [("_then", "round")])
        #expect(added.status == .seeOther)
        let plan = try #require(try plans().first { $0.number == "14/KH-GDĐT" })
        let whole = try fixture.storage.read { try #require(try $0.plans.find(plan.id)) }
        #expect(whole.issuer == "Phòng GD&ĐT")
        #expect(whole.tasks.map(\.clause).suffix(2) == ["III.1", "III.2"])
        #expect(whole.bases.map(\.number).contains("99/2019/QH14"))
        let target = try #require(added.location)
        #expect(target.hasPrefix("/rounds/new?plan=\(plan.id.rawValue)&due_day=09%2F09%2F2022"))
        let round = try officer.get(target)
        #expect(round.status == .ok)
        #expect(try value("due_day", in: round.text) == "09/09/2022")
        #expect(try value("due_time", in: round.text) == "24:00")
        #expect(try value("due_text", in: round.text) == "trước ngày 10/9/2022")
        #expect(round.text.contains("<option value=\"\(plan.id.rawValue)\" selected>"))
        #expect(try Verification.of(fixture.storage.path).findings == [])
    }

    @Test("a text that names no issuer, and a page without one, begin with the office's own name")
    func ownIssuer() throws {
        let own = "Phòng GD&amp;ĐT A"
        #expect(try value("issuer", in: read("KẾ HOẠCH\n1. Kiểm tra nước uống.").text) == own)
        #expect(try value("issuer", in: officer.get("/plans/new").text) == own)
        let blank = try officer.post("/plans", [("issuer", ""), ("number", "9/KH")])
        #expect(try value("issuer", in: blank.text) == "")
    }

    @Test("what stands in the way comes back with the text and with what was corrected")
    func refused() throws {
        var fields = try fields(of: try read(PlanOfThanhMien.text).text)
        fields = fields.map { name, value in
            switch name {
            case "date": (name, "16/3")
            case "subject": (name, "Trích yếu đã sửa")
            case "due_text": (name, "hạn đã sửa")
            default: (name, value)
            }
        }
        let before = try plans()
        let answer = try officer.post("/plans", fields)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("Ngày ban hành:"))
        #expect(try value("subject", in: answer.text) == "Trích yếu đã sửa")
        #expect(try value("due_text", in: answer.text) == "hạn đã sửa")
        #expect(answer.text.contains("<mark id=\"s1\">"))
        #expect(try plans() == before)
    }

    @Test("a file of Word or of text is read; nothing of it is kept")
    func files() throws {
        let text = try send(Array(PlanOfThanhMien.text.utf8), named: "ke-hoach-14.txt")
        #expect(text.status == .ok)
        #expect(try value("number", in: text.text) == "14/KH-GDĐT")
        #expect(text.text.contains("ke-hoach-14.txt"))
        let pdf = try send(Array("%PDF-1.4\n%%EOF\n".utf8), named: "a.pdf")
        #expect(pdf.status == .unprocessableContent)
        #expect(pdf.text.contains("chưa cài chương trình đọc PDF"))
        for (name, octets, status, sentence) in [
            ("a.docx", Array("PK".utf8), 422, "Tệp Word hỏng"),
            ("a.txt", [0, 1, 2], 422, "không phải là văn bản"),
            ("a.txt", Array(" \n".utf8), 422, "không có chữ"),
            ("a.doc", Array("x".utf8), 415, "lưu lại thành .docx"),
            ("a.exe", Array("MZ".utf8), 415, "Chỉ nhận tệp DOCX, PDF, TXT"),
            ("a.txt", [], 422, "Chưa chọn tệp"),
        ] as [(String, [UInt8], Int, String)] {
            let answer = try send(octets, named: name)
            #expect(answer.status.code == status, "\(name)")
            #expect(answer.text.contains(sentence), "\(name): \(sentence)")
            #expect(answer.text.contains("Đọc từ văn bản"))
        }
    }

    @Test("a blank text, and one that is too long, are refused and stay")
    func texts() throws {
        #expect(try read(" \n").text.contains("Chưa dán văn bản."))
        let long = String(repeating: "a ", count: PlanReading.longest)
        let answer = try read("dài " + long)
        #expect(answer.status == .contentTooLarge)
        #expect(answer.text.contains("200.000 ký tự"))
        #expect(answer.text.contains("dài a a a"))
    }

    @Test("a text is shown as text, whatever stands in it")
    func escaped() throws {
        let page = try read("Số: 1/KH-<b>\nKẾ HOẠCH\n<script>alert(1)</script>\n1. a | b \"c\".")
            .text
        #expect(!page.contains("<script>alert"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(try value("tasks", in: page) == "1 | a / b &quot;c&quot;.")
    }

    @Test("it is an officer's: a leader, a school and the province may not")
    func others() throws {
        for name in ["ld-a", "xem"] {
            let browser = try fixture.browser(name)
            _ = try browser.get("/plans")
            #expect(
                try browser.post("/plans/read", [("text", "a")]).status == .forbidden, "\(name)")
        }
    }
}
