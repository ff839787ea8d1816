import HTTPTypes
import Reporting
import Testing

@testable import Web

@Suite struct TrackingTests {
    let fixture: DepartmentFixture
    let officer: Browser

    init() throws {
        fixture = try DepartmentFixture()
        officer = try fixture.browser("cv-a")
    }

    private func page(_ query: String = "") throws -> PageText {
        PageText(try officer.get("/rounds/thu-2026/tracking" + query).text)
    }

    /// The codes of the schools that are listed, in order.
    private func listed(_ query: String) throws -> [String] {
        try page(query).html.components(between: "scope=\"row\"><a href=\"", and: "\"")
            .map { String($0.drop { $0 != "/" }.split(separator: "/").last ?? "") }
    }

    @Test("every school stands with its state, its time, its warnings and its commune")
    func all() throws {
        let page = try page()
        #expect(
            page.cells(of: "Trường Mầm non Cao Thắng") == [
                "Đã nộp", "Đúng hạn", "09:00, 20/11/2026", "", "1 cảnh báo", "", "",
                "09:00, 20/11/2026", "Xã Cao Thắng",
            ])
        #expect(
            page.cells(of: "Trường Tiểu học Đoàn Tùng <b>&") == [
                "Bản nháp", "Còn 10 ngày", "", "", "", "", "", "09:00, 20/11/2026",
                "Xã Đoàn Tùng",
            ])
        #expect(
            page.cells(of: "Trường THCS Đoàn Tùng") == [
                "Bị trả lại", "Còn 10 ngày", "09:00, 20/11/2026", "1 lần, trường chưa mở", "", "",
                "", "09:00, 20/11/2026", "Xã Đoàn Tùng",
            ])
        #expect(page.plain.contains("Hiển thị tất cả 4 đơn vị"))
    }

    @Test(
        "filters and search narrow the list",
        arguments: [
            ("?state=approved", ["th-cao-thang"]),
            ("?state=draft,returned", ["th-doan-tung", "thcs-doan-tung"]),
            ("?level=TH", ["th-cao-thang", "th-doan-tung"]),
            ("?commune=tt-doan-tung&level=TH", ["th-doan-tung"]),
            ("?q=cao+thang", ["mn-cao-thang", "th-cao-thang"]),
            ("?q=doan", ["th-doan-tung", "thcs-doan-tung"]),
            ("?q=thcs", ["thcs-doan-tung"]),
            ("?q=ĐOÀN&state=returned", ["thcs-doan-tung"]),
            ("?time=overdue", []), ("?commune=khong-co", []), ("?q=%25", schoolsInOrder),
        ])
    func narrows(query: String, expected: [String]) throws {
        let target = query.split(separator: "?").joined().split(separator: "&").map { field in
            let parts = field.split(separator: "=").map(String.init)
            return parts[0] + "=" + (parts[1] == "ĐOÀN" ? "%C4%90O%C3%80N" : parts[1])
        }.joined(separator: "&")
        #expect(try listed("?" + target) == expected)
    }

    static let schoolsInOrder = DepartmentFixture.schools.map(\.code.rawValue)

    @Test("each count is what a click on it shows, and keeps the other choices")
    func counts() throws {
        let page = try page("?level=TH&q=truong")
        let chips = page.html.components(between: "<li><a href=\"", and: "</a>")
            .filter { $0.hasPrefix("/rounds/thu-2026/tracking") && $0.contains("<b>") }
        #expect(chips.count >= 9)
        for chip in chips {
            let address = String(chip.prefix { $0 != "\"" }).replacing("&amp;", with: "&")
            let count = chip.components(between: "<b>", and: "</b>").first
            #expect(address.contains("level=TH") && address.contains("q=truong"))
            #expect(
                try listed(String(address.drop { $0 != "?" })).count == count.flatMap { Int($0) })
        }
    }

    @Test("nothing found says so, and how to widen the search")
    func nothing() throws {
        let page = try page("?q=khong+co+truong+nay")
        #expect(page.plain.contains("Không tìm thấy đơn vị nào."))
        #expect(page.html.contains("<a href=\"/rounds/thu-2026/tracking\">xem tất cả đơn vị</a>"))
        #expect(page.html.contains("value=\"khong co truong nay\""))
    }

    @Test(
        "an unknown state, time, level or parameter is refused with a sentence",
        arguments: ["state=xong", "time=som", "level=THPT", "sort=name", "state=a&state=b"])
    func unknown(query: String) throws {
        let answer = try officer.get("/rounds/thu-2026/tracking?" + query)
        #expect(answer.status == .badRequest)
        #expect(!answer.text.contains("Cao Thắng"))
    }

    @Test("what was typed is escaped")
    func escaping() throws {
        let page = try page("?q=%22%3E%3Cscript%3E")
        #expect(!page.html.contains("\"><script>"))
        #expect(page.html.contains("value=\"&quot;&gt;&lt;script&gt;\""))
    }

    @Test("late and overdue are told apart from the state")
    func late() throws {
        try fixture.set("2026-12-05T08:00:00+07:00")
        try officer.signIn("cv-a")
        let page = try page()
        #expect(page.cells(of: "Đoàn Tùng <b>&")?.prefix(2) == ["Bản nháp", "Quá hạn 2 ngày"])
        #expect(page.cells(of: "Mầm non Cao Thắng")?.prefix(2) == ["Đã nộp", "Đúng hạn"])
        #expect(try listed("?time=overdue") == ["th-doan-tung", "thcs-doan-tung"])
    }
}
