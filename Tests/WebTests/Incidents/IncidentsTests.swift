import Formats
import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// Báo cáo đột xuất: from a school's message to what became of it.
@Suite struct IncidentsTests {
    private let incidents: IncidentFixture
    private var school: Browser { incidents.school }
    private var officer: Browser { incidents.officer }

    init() throws { incidents = try IncidentFixture() }

    @Test("a school's message stands on every page of its office until somebody has it")
    func message() throws {
        #expect(try school.get("/").text.contains(#"href="/incidents""#))
        let form = try school.get("/incidents/new").text
        #expect(form.contains("Gọi 114 trước."))
        #expect(form.contains(#"value="23/11/2026""#))
        #expect(form.contains(#"value="08:00""#))
        #expect(!form.contains(" checked"))
        #expect(!form.contains("Ảnh</span>"))
        let answer = try incidents.report()
        #expect(answer.location == "/incidents/1?done=sent")
        let sent = try PageText.plain(school.get("/incidents/1?done=sent").text)
        #expect(sent.contains("Đã gửi lúc 08:00, 23/11/2026."))
        #expect(sent.contains("Phòng GD&ĐT A chưa xác nhận đã nhận tin."))
        for browser in [officer, incidents.leader] {
            for page in ["/rounds/\(DepartmentFixture.round)", "/units", "/standings"] {
                let text = try PageText.plain(browser.get(page).text)
                #expect(text.contains("Cháy: Trường Tiểu học Cao Thắng"))
                #expect(text.contains("16:20, 10/11/2026. Trường báo lúc 08:00, 23/11/2026."))
            }
        }
        #expect(try !incidents.stranger.get("/units").text.contains("/acknowledge"))
        #expect(try !school.get("/").text.contains("/acknowledge"))
        #expect(
            try incidents.post(incidents.leader, "acknowledge").location
                == "/incidents/1?done=acknowledged")
        #expect(try incidents.post(officer, "acknowledge").status == .seeOther)
        #expect(try !officer.get("/units").text.contains("/acknowledge"))
        let seen = try PageText.plain(school.get("/incidents/1").text)
        #expect(seen.contains("Đã nhận tin Người ld-a, Lãnh đạo"))
        #expect(!seen.contains("chưa xác nhận"))
        #expect(try incidents.incident()?.entries == 2)
        #expect(try incidents.findings().isEmpty)
    }

    @Test("sent twice by one form it is one incident; by a new form another")
    func twice() throws {
        _ = try school.get("/incidents/new")
        let answers = try (0..<2).map { _ in
            try school.post("/incidents", IncidentFixture.filled)
        }
        #expect(answers.map(\.location) == Array(repeating: "/incidents/1?done=sent", count: 2))
        #expect(try incidents.report().location == "/incidents/2?done=sent")
        #expect(try PageText.plain(officer.get("/units").text).contains("Còn vụ khác"))
    }

    @Test("what is wrong is said at its field, what was typed comes back, nothing is kept")
    func wrong() throws {
        let typed: [(String, String)] = [
            ("_occasion", "1"), ("_do", "send"), ("day", "24/11/2026"), ("hurt", "hai"),
            ("course", "Đang <cháy>"),
        ]
        let answer = try incidents.report(typed)
        #expect(answer.status == .unprocessableContent)
        let text = PageText.plain(answer.text)
        for words in [
            "Chưa gửi, còn 3 chỗ phải sửa.", "1. Việc gì?: Cần trả lời câu này.",
            "Ngày xảy ra không sau hôm nay.", "4. Bị thương:",
        ] { #expect(text.contains(words), "\(words)") }
        #expect(answer.text.contains("Đang &lt;cháy&gt;</textarea>"))
        #expect(answer.text.contains(#"value="hai""#))
        #expect(try incidents.incident() == nil)
        let cleared = try incidents.report(IncidentFixture.filled + [("_clear", "kind")])
        #expect(cleared.status == .ok)
        #expect(try incidents.incident() == nil)
        let ended = try incidents.report(IncidentFixture.filled.with("_occasion", "7"))
        #expect(ended.status == .conflict)
        #expect(ended.text.contains("vừa đổi mẫu này"))
    }

    @Test("nobody else sees it, and who may not say something does not")
    func others() throws {
        try incidents.report()
        let paths = ["", "/report.docx", "/files/1"].map { "/incidents/1\($0)" }
        for user in ["cv-b", "nv-th-khac"] {
            let browser = try incidents.fixture.browser(user)
            for path in paths { #expect(try browser.get(path).status == .notFound) }
            #expect(try !browser.get("/incidents").text.contains("/incidents/1"))
            #expect(try browser.get("/incidents?unit=th-cao-thang").status == .notFound)
        }
        for user in ["xem", "qt"] {
            let browser = try incidents.fixture.browser(user)
            for path in paths { #expect(try browser.get(path).status == .forbidden) }
        }
        _ = try incidents.stranger.get("/units")
        for act in ["acknowledge", "notes", "close"] {
            let path = "/incidents/1/\(act)"
            #expect(
                try incidents.stranger.post(path, [("text", "Xong")]).status == .notFound)
            #expect(try incidents.post(school, act, [("text", "Xong")]).status == .forbidden)
        }
        #expect(
            try incidents.post(officer, "follow-ups", [("text", "Xong")]).status == .forbidden)
        #expect(try incidents.incident()?.entries == 1)
    }

    @Test("it is closed with a note or not at all, and what its school adds opens it again")
    func closing() throws {
        try incidents.report()
        let early = try incidents.post(officer, "close", [("text", "Đã thay ổ cắm.")])
        #expect(early.status == .conflict)
        #expect(early.text.contains("Cần bấm “Đã nhận tin” trước khi khép vụ việc."))
        #expect(early.text.contains("Đã thay ổ cắm.</textarea>"))
        try incidents.post(officer, "acknowledge")
        let bare = try incidents.post(officer, "close", [("text", " ")])
        #expect(bare.status == .unprocessableContent)
        #expect(bare.text.contains("Cần ghi nội dung."))
        try incidents.post(officer, "notes", [("text", "Cho nghỉ tiết cuối.")])
        let closed = try incidents.post(officer, "close", [("text", "Đã thay ổ cắm.")])
        #expect(closed.location == "/incidents/1?done=closed")
        let seen = try PageText.plain(school.get("/incidents/1").text)
        for words in ["Đã khép", "Cho nghỉ tiết cuối.", "Đã thay ổ cắm."] {
            #expect(seen.contains(words))
        }
        try incidents.post(school, "follow-ups", [("text", "Lại có khói.")])
        #expect(try incidents.incident()?.state == .followed)
        let list = try officer.get("/incidents?state=followed").text
        #expect(list.contains(#"href="/incidents/1""#))
        #expect(try !officer.get("/incidents?state=closed").text.contains("/incidents/1\""))
        #expect(try incidents.findings().isEmpty)
    }

    @Test("a correction shows what it changed, and the first message stays")
    func correction() throws {
        try incidents.report()
        let page = "/incidents/1/correction"
        let form = try school.get(page).text
        #expect(form.contains("Ổ cắm &lt;chập&gt;."))
        #expect(form.contains(#"value="fire" checked"#))
        let answer = try school.post(
            page, IncidentFixture.filled.with("hurt", "2").with("kind", "other"))
        #expect(answer.location == "/incidents/1?done=corrected")
        let seen = try officer.get("/incidents/1").text
        #expect(seen.contains("Bị thương: <del>0</del> → <ins>2</ins>"))
        #expect(seen.contains("<del>Cháy</del> → <ins>Sự cố khác</ins>"))
        #expect(try incidents.incident()?.title == "Sự cố khác")
        #expect(try incidents.findings().isEmpty)
    }

    @Test("photos become one file that both sides have; what is none is refused")
    func photos() throws {
        try incidents.report()
        _ = try school.get("/incidents/1")
        let photo = JPEGSample().octets
        let sent = try school.upload(
            [("1.jpg", photo), ("2.jpg", photo)], to: "/incidents/1/photos",
            [("text", "Ổ cắm cháy")])
        #expect(sent.location == "/incidents/1?done=photos")
        let seen = try officer.get("/incidents/1").text
        #expect(seen.contains(#"href="/incidents/1/files/2""#))
        #expect(seen.contains("Ổ cắm cháy"))
        let file = try officer.get("/incidents/1/files/2")
        #expect(file.fields[.contentType] == "application/pdf")
        #expect(file.fields[.contentSecurityPolicy]?.hasPrefix("sandbox;") ?? false)
        _ = try school.get("/incidents/1")
        let hostile = try school.upload(
            [("a.jpg", Array("<svg onload=alert(1)>".utf8))], to: "/incidents/1/photos",
            [("text", "Tường ám khói")])
        #expect(hostile.status == .unsupportedMediaType)
        #expect(hostile.text.contains(#"value="Tường ám khói""#))
        #expect(try incidents.incident()?.entries == 2)
        #expect(try incidents.findings().isEmpty)
    }

    @Test("who came by the school's link reports as well, without the head's PIN")
    func byLink() throws {
        let key = incidents.fixture.storage.key
        let link = try incidents.fixture.storage.write { database in
            let unit = try #require(try database.read.units.find("th-cao-thang"))
            try database.makeLink(
                for: unit.id, lifetime: .seconds(86_400), key: key, by: .command)
            return try #require(try database.read.access.links()[unit.id])
        }
        let visitor = Browser(incidents.fixture.site)
        let address = "/a/\(key.linkSecret(link.nonce))"
        _ = try visitor.get(address)
        _ = try visitor.post(address, [("code", key.linkCode(link.nonce))])
        _ = try visitor.get("/incidents/new")
        #expect(
            try visitor.post("/incidents", IncidentFixture.filled).location
                == "/incidents/1?done=sent")
        #expect(
            try PageText.plain(officer.get("/incidents/1").text).contains("Ổ cắm <chập>."))
    }

    @Test("the official report on it is a document of its school, with what was added since")
    func document() throws {
        try incidents.report()
        try incidents.post(school, "follow-ups", [("text", "Công an đã đến.")])
        let answer = try officer.get("/incidents/1/report.docx")
        let parts = try #require(OfficePackage.parts(of: answer.body))
        let text = String(decoding: try #require(parts["word/document.xml"]), as: UTF8.self)
        let plain = text.replacing(/<[^>]+>/, with: "").replacing("\u{a0}", with: " ")
        for words in [
            "Kính gửi", "Phòng GD&amp;ĐT A", "Cháy nổ: Cháy, ngày 10/11/2026",
            "Kể ngắn gọn: Ổ cắm &lt;chập&gt;.", "Công an đã đến", "HIỆU TRƯỞNG",
        ] { #expect(plain.contains(words), "\(words)") }
    }
}
