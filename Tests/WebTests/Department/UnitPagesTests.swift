import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("Units without a developer")
struct UnitPagesTests {
    private let fixture: SchoolFixture
    private let officer: Browser

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
    }

    @Test("units are added, renamed, moved and closed from a day on; open rounds keep theirs")
    func units() throws {
        let admin = try Browser(fixture.site, as: "qt")
        _ = try admin.get("/units/new")
        let fields = [
            ("code", "th-moi"), ("name", "Trường Tiểu học Mới"), ("kind", "school"),
            ("level", "TH"), ("reports_to", "pgd"), ("commune", "xa-a"), ("from", "1/9/2026"),
        ]
        #expect(try admin.post("/units", fields).location == "/units/th-moi?done=added")
        _ = try admin.get("/units/new")
        #expect(try admin.post("/units", fields).status == .unprocessableContent)
        _ = try admin.get("/units/th-cao-thang")
        let saved = try admin.post(
            "/units/th-cao-thang",
            [
                ("name", "Trường Tiểu học Cao Thắng 2"), ("short_name", "TH Cao Thắng 2"),
                ("reports_to", "pgd"), ("commune", "xa-b"), ("_do", "save"),
            ])
        #expect(saved.location == "/units/th-cao-thang?done=save")
        #expect(try admin.get("/units").text.contains("Trường Tiểu học Cao Thắng 2"))
        #expect(
            try !officer.get("/rounds/\(SchoolFixture.round)/tracking").text.contains("Cao Thắng 2")
        )
        _ = try admin.get("/units/th-moi")
        #expect(
            try admin.post("/units/th-moi", [("from", "1/11/2026"), ("_do", "close")]).location
                == "/units/th-moi?done=close")
        #expect(try !officer.get("/rounds/new").text.contains("Trường Tiểu học Mới"))
        #expect(try admin.get("/units/th-moi").text.contains("Ngừng hoạt động từ ngày 01/11/2026"))
        #expect(
            try admin.post("/units/th-moi", [("_do", "reopen")]).location
                == "/units/th-moi?done=reopen")
        #expect(try officer.get("/rounds/new").text.contains("Trường Tiểu học Mới"))
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("a list of units shows what it will do, does it all or nothing, and only when asked")
    func importing() throws {
        let admin = try Browser(fixture.site, as: "qt")
        let head = "Mã;Tên;Loại;Cấp học;Báo cáo cho;Xã\n"
        let good =
            "th-hong;Trường Tiểu học Hồng;Trường;Tiểu học;pgd;xa-a\n"
            + "mn-chi-lang;Trường Mầm non Chi Lăng Mới;Trường;Mầm non;pgd;xa-b\n"
            + "th-doan-tung;Trường Tiểu học Đoàn Tùng;Trường;Tiểu học;pgd;xa-a\n"
        _ = try admin.get("/units/import")
        let bad = try admin.post(
            "/units/import",
            [("list", head + good + "TH X;Tên;Trường;Tiểu học;pgd;xa-z\n"), ("_do", "apply")])
        #expect(bad.status == .unprocessableContent)
        #expect(PageText.plain(bad.text).contains("Mã gồm chữ thường không dấu"))
        #expect(try !admin.get("/units").text.contains("Trường Tiểu học Hồng"))
        _ = try admin.get("/units/import")
        let seen = try admin.post("/units/import", [("list", head + good), ("_do", "preview")])
        let text = PageText.plain(seen.text)
        #expect(text.contains("1 đơn vị mới, 1 đơn vị thay đổi, 1 giữ nguyên"))
        #expect(text.contains("Tên: Trường Mầm non Chi Lăng → Trường Mầm non Chi Lăng Mới"))
        #expect(try !admin.get("/units").text.contains("Trường Tiểu học Hồng"))
        _ = try admin.get("/units/import")
        let done = try admin.post("/units/import", [("list", head + good), ("_do", "apply")])
        #expect(done.location == "/units?added=1&changed=1")
        #expect(try admin.get("/units").text.contains("Trường Mầm non Chi Lăng Mới"))
    }
}
