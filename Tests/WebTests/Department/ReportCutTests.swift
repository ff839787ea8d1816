import HTTPTypes
import Reporting
import Testing

@testable import Web

@Suite("A report is read by what is unusual, warned of, blank or mended")
struct ReportCutTests {
    private let under: ReportUnderReview
    private let page = ReportUnderReview.page

    init() throws { under = try ReportUnderReview() }

    private func page(_ query: String = "") throws -> PageText {
        PageText(try under.officer.get(page + query).text)
    }

    /// The codes of the rows that are shown.
    private func shown(_ page: PageText) -> [String] {
        page.html.components(between: "<tr role=\"row\" id=\"at_", and: ">")
            .filter { !$0.hasSuffix(" hidden") }.map { String($0.prefix { $0 != "\"" }) }
    }

    private func ways(_ page: PageText) -> [String] {
        page.html.components(between: "data-narrow=\"figures\"><ul class=\"counts\">", and: "</ul>")
            .flatMap { $0.components(between: "<li>", and: "</li>") }.map(PageText.plain)
    }

    @Test("each way says how many it has, and shows those and their sections alone")
    func ways() throws {
        try under.submit(
            SchoolFixture.filled.with("spent", "20.000.000").with("notes", "")
                + [("why_W29", "Thay bình."), ("at_W29", "spent")])
        let all = try page()
        #expect(ways(all) == ["Tất cả 14", "Lỗi, cảnh báo 1", "Chưa trả lời 2"])
        #expect(shown(all).count == 14)
        let warned = try page("?show=warned")
        #expect(shown(warned) == ["spent"])
        #expect(warned.html.contains("<tbody role=\"rowgroup\" hidden>"))
        #expect(
            warned.html.components(between: "<tbody role=\"rowgroup\">", and: "</tbody>").count == 1
        )
        #expect(warned.plain.contains("Giải trình của trường: “Thay bình.”"))
        #expect(shown(try page("?show=blank")) == ["notes", "scan"])
        // All fields are still there to be sent.
        #expect(warned.html.contains("name=\"why_pupils\""))
    }

    @Test("a way that leads to nothing is not offered, and its address shows all and says so")
    func none() throws {
        try under.submit()
        let page = try page("?show=unusual")
        #expect(!ways(page).contains { $0.hasPrefix("Khác thường") })
        #expect(shown(page).count == 14)
        #expect(page.plain.contains("Không có chỉ tiêu nào như vậy trong báo cáo này"))
        #expect(try !self.page().plain.contains("Không có chỉ tiêu nào như vậy"))
    }

    @Test("what there is not is refused", arguments: ["sai", "ALL", "9223372036854775807"])
    func unknown(show: String) throws {
        try under.submit()
        #expect(try under.officer.get(page + "?show=\(show)").status == .badRequest)
    }

    @Test("what was mended after a return is one way, with what it was; before, it is none")
    func changed() throws {
        try under.submit()
        #expect(try !ways(page()).contains { $0.contains("Sửa sau") })
        _ = try under.judge(
            "return",
            [
                ("mark", "trained"), ("why_trained", "Đối chiếu."), ("mark", "area"),
                ("why_area", "Đối chiếu."), ("due_day", "27/11/2026"), ("due_time", "17:00"),
            ])
        #expect(try !ways(page()).contains { $0.contains("Sửa sau") })
        try under.submit([("trained", "15"), ("area", "99")])
        let mended = try page("?show=changed")
        #expect(ways(mended).contains("Sửa sau khi trả lại 2"))
        #expect(shown(mended) == ["trained", "area"])
        #expect(mended.plain.contains("Đã sửa: phiên bản 1 ghi “12”."))
        #expect(mended.plain.contains("Đã sửa: phiên bản 1 ghi “1.234,5”."))
    }

    @Test("what the school took back and sent again is another way than what was given back")
    func withdrawn() throws {
        try under.submit()
        _ = try under.school.get(ReportUnderReview.form + "/withdraw")
        _ = try under.school.post(ReportUnderReview.form, [("_do", "withdraw")])
        try under.submit(SchoolFixture.filled.with("notes", "Thêm bình."))
        let page = try page("?show=changed")
        #expect(ways(page).contains("Sửa sau khi thu hồi 1"))
        #expect(shown(page) == ["notes"])
    }

    @Test("marks that could not be sent are all in sight, however the list was narrowed")
    func marks() throws {
        try under.submit()
        _ = try under.officer.get(page + "?show=blank")
        let refused = try under.officer.post(
            page + "/return", [("mark", "trained"), ("why_trained", ""), ("reason", "")])
        #expect(refused.status == .unprocessableContent)
        #expect(shown(PageText(refused.text)).contains("trained"))
        #expect(refused.text.contains("value=\"trained\" checked"))
    }

    @Test("one figure that several errors come from is named, with how many")
    func causes() throws {
        let fixture = try DepartmentFixture()
        let officer = try fixture.browser("cv-a")
        // Its only error is alone.
        let page = try officer.get("/rounds/thu-2026/reports/thcs-doan-tung").text
        #expect(PageText.plain(page).contains("1 lỗi theo quy tắc kiểm tra hiện hành."))
        #expect(!page.contains("Có thể do"))
        #expect(PageText.plain(page).contains("Trung vị (mức giữa), THCS"))
    }

    @Test("a refused step says what was not done, in other words than those of a state")
    func undone() throws {
        try under.submit()
        let cases = [
            ("return", "Chưa trả lại."), ("exempt", "Chưa miễn báo cáo."),
            ("extend", "Chưa gia hạn."), ("contacts", "Chưa ghi nội dung trao đổi."),
        ]
        for (step, sentence) in cases {
            let refused = try under.judge(
                step, [("reason", ""), ("due_day", "x"), ("kind", "call")])
            #expect(refused.status.code >= 400, "\(step)")
            #expect(refused.text.contains("<b>\(sentence)</b>"), "\(step)")
            #expect(!refused.text.contains("Chưa thực hiện"), "\(step)")
        }
    }

    @Test("beginning to look says what it does to the school")
    func beginning() throws {
        try under.submit()
        #expect(
            try page().plain.contains(
                "Bắt đầu kiểm tra Bấm rồi thì nhà trường không tự thu hồi báo cáo được nữa."))
        _ = try under.judge("review")
        #expect(try !page().plain.contains("Bấm rồi thì"))
    }
}
