import Reporting
import Testing

@testable import Web

@Suite struct ReportPageTests {
    let fixture: DepartmentFixture
    let officer: Browser

    init() throws {
        fixture = try DepartmentFixture()
        officer = try fixture.browser("cv-a")
    }

    private func page(_ unit: String) throws -> PageText {
        PageText(try officer.get("/rounds/thu-2026/reports/\(unit)").text)
    }

    @Test("a value stands beside that of the round before and the median of its level")
    func values() throws {
        let page = try page("th-cao-thang")
        #expect(page.cells(of: "1. Tổng số nhân viên")?.prefix(4) == ["30", "28", "+2", "30"])
        #expect(
            page.cells(of: "3. Hệ thống báo cháy")?.prefix(4)
                == ["Hoạt động tốt", "Đang hỏng", "khác", ""])
        #expect(page.plain.contains("Đã duyệt Đúng hạn Nộp lúc 09:00, 20/11/2026 Phiên bản 1"))
        #expect(page.plain.contains("Biên nhận thu-2026/th-cao-thang/1"))
        #expect(page.plain.contains("Trung vị (mức giữa), tiểu học 1 báo cáo"))
    }

    @Test("blank, zero, not applicable and not asked for are four things")
    func blanks() throws {
        let page = try page("th-cao-thang")
        #expect(page.cells(of: "6. Kiến nghị")?.first == "chưa trả lời")
        #expect(page.cells(of: "8. Kinh phí")?.first == "0")
        #expect(
            page.cells(of: "7. Số phòng thí nghiệm")?.prefix(4) == ["không áp dụng", "", "", ""])
        #expect(page.cells(of: "11. Diễn biến")?.first == "không yêu cầu")
        #expect(try self.page("thcs-doan-tung").cells(of: "7. Số phòng thí nghiệm")?.first == "0")
    }

    @Test("a confirmed warning stands with the school's reason, escaped")
    func confirmation() throws {
        let page = try page("mn-cao-thang")
        #expect(page.plain.contains("Cảnh báo đã giải trình Không có ai được tập huấn."))
        #expect(page.plain.contains("Giải trình của trường: “Chưa có lớp <tập huấn>.”"))
        #expect(page.html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!page.html.contains("<script>alert"))
        #expect(!page.plain.contains("chưa có giải trình"))
    }

    @Test("problems of what was submitted are shown as they stand now")
    func problems() throws {
        let page = try page("thcs-doan-tung")
        #expect(page.plain.contains("1 lỗi theo quy tắc kiểm tra hiện hành."))
        #expect(page.plain.contains("Lỗi: Chỉ tiêu “Hệ thống báo cháy” bắt buộc nhập."))
    }

    @Test("after a return, the submitted revision is shown, never what the school is changing")
    func returned() throws {
        let page = try page("thcs-doan-tung")
        #expect(page.plain.contains("Bị trả lại"))
        #expect(page.plain.contains("Lý do: Đề nghị bổ sung báo cháy."))
        #expect(page.cells(of: "1. Tổng số nhân viên")?.first == "40")
        #expect(!page.plain.contains(VietnameseNumber.text(DepartmentFixture.drafts[1])))
        #expect(page.plain.contains("Trả lại để chỉnh sửa: Đề nghị bổ sung báo cháy."))
        #expect(page.plain.contains("Nộp báo cáo (phiên bản 1)"))
    }

    @Test("before the first submission there is a state and a time, and no figure")
    func draft() throws {
        let page = try page("th-doan-tung")
        #expect(page.plain.contains("Bản nháp Còn 10 ngày Thay đổi lần cuối 09:00, 20/11/2026"))
        #expect(page.plain.contains("Nhà trường chưa nộp báo cáo."))
        #expect(!page.plain.contains(VietnameseNumber.text(DepartmentFixture.drafts[0])))
        #expect(!page.html.contains("<table"))
        #expect(!page.plain.contains("Lưu nháp"))
    }

    @Test("a closed round offers neither approval nor return")
    func closed() throws {
        let text = try officer.get("/rounds/thu-2025/reports/th-cao-thang").text
        #expect(!text.contains("value=\"approve\""))
        #expect(!text.contains("name=\"mark\""))
        #expect(text.contains("value=\"unlock\""))
    }
}
