import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("What stands at the head and the foot of a unit's documents, as it types it")
struct LetterheadPageTests {
    private let fixture: SchoolFixture
    private let officer: Browser
    private let report = "/rounds/\(SchoolFixture.round)/consolidated"

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
    }

    @Test("on the web it has its rules, and the nation's name stays on one line")
    func rules() throws {
        let page = try officer.get(report).text
        #expect(page.contains(#"<b class="ruled">PHÒNG GIÁO DỤC VÀ ĐÀO TẠO THỬ</b>"#))
        #expect(page.contains(#"BÁO CÁO<br><span class="ruled">"#))
        #expect(page.contains(#"<span class="nation">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</span>"#))
    }

    @Test("a letterhead is kept as typed, without the signs of the layout; what is wrong is named")
    func letterhead() throws {
        let page = try officer.get("/letterhead").text
        #expect(page.contains("value=\"PHÒNG GIÁO DỤC VÀ ĐÀO TẠO THỬ\""))
        let fields = [
            ("parent", ""), ("name", "Phòng Giáo dục"), ("issuer", "Phòng GD&ĐT"),
            ("symbol", "GDĐT"), ("drafter", "VX"), ("copies", "5"), ("place", "Thử"),
            ("authority", "KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG"),
            ("signer", ""), ("addressees", "- Sở Giáo dục;\n- UBND huyện."),
            ("recipients", "- Như trên;\n- Lưu: VT."),
        ]
        #expect(try officer.post("/letterhead", fields).location == "/letterhead?done=saved")
        let kept = try fixture.storage.read { database in
            try database.documents.letterhead(
                of: try #require(try database.units.find("pgd")).id)
        }
        #expect(kept?.addressees == ["Sở Giáo dục", "UBND huyện"])
        #expect(kept?.recipients == ["Như trên", "Lưu: VT"])
        #expect(kept?.authority.count == 2)
        #expect(kept?.drafter == "VX" && kept?.copies == 5)
        let sheet = try PageText.plain(officer.get(report).text)
        #expect(sheet.contains("/BC-GDĐT"))
        #expect(sheet.contains("- UBND huyện."))
        #expect(sheet.contains("- Lưu: VT, VX (05)."))

        _ = try officer.get("/letterhead")
        let wrong = try officer.post(
            "/letterhead",
            fields.map { name, text in
                switch name {
                case "symbol", "place": (name, "")
                case "drafter": (name, "V X")
                case "copies": (name, "0")
                default: (name, text)
                }
            })
        #expect(wrong.text.contains("Ký hiệu đơn vị soạn thảo không có dấu cách."))
        #expect(wrong.text.contains("Số bản lưu: số từ 1 đến 99, hoặc để trống."))
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.text.contains("Chữ viết tắt trong số, ký hiệu: từ 1 đến 30 ký tự."))
        #expect(wrong.text.contains("Địa danh: từ 1 đến 200 ký tự."))
    }
}
