import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("Documents say that nobody has written their letterhead yet")
struct UnwrittenLetterheadTests {
    private static let warning = "Chưa khai thể thức văn bản của đơn vị."
    private let fixture: DepartmentFixture
    private let officer: Browser

    init() throws {
        fixture = try DepartmentFixture()
        officer = try fixture.browser("cv-a")
    }

    @Test(
        "on the page of the report, of its closing and of reminders, until somebody has",
        arguments: ["consolidated", "closing", "reminders"])
    func warned(page: String) throws {
        let address = "/rounds/\(DepartmentFixture.round)/\(page)"
        let before = PageText(try officer.get(address).text)
        #expect(before.plain.contains(Self.warning))
        #expect(
            before.plain.contains("còn thiếu: chữ viết tắt trong số, ký hiệu; họ tên người ký."))
        #expect(before.html.contains("<a href=\"/letterhead\">Khai thể thức văn bản</a>"))
        _ = try officer.get("/letterhead")
        let saved = try officer.post(
            "/letterhead",
            [
                ("parent", ""), ("name", "Phòng A"), ("issuer", "PHÒNG A"), ("symbol", "VHXH"),
                ("place", "A"), ("signer", ""), ("authority", "TRƯỞNG PHÒNG"), ("addressees", ""),
                ("recipients", "Lưu: VT"),
            ])
        #expect(saved.location == "/letterhead?done=saved")
        #expect(try !officer.get(address).text.contains(Self.warning))
    }

    @Test("the place that follows from the office's name is no word of its field of work")
    func place() throws {
        let draft = UnitDraft(
            code: "pgd-a", name: "Phòng Văn hóa - Xã hội xã Thanh Miện", kind: "department")
        try fixture.storage.write {
            _ = try $0.apply([draft], from: $0.now.day, by: .command)
        }
        let page = try officer.get("/rounds/\(DepartmentFixture.round)/consolidated").text
        #expect(PageText.plain(page).contains("Thanh Miện, ngày"))
        #expect(!PageText.plain(page).contains("hội xã Thanh Miện, ngày"))
    }
}
