import Testing

@testable import Web

@Suite struct UnitsTests {
    let fixture: DepartmentFixture

    init() throws { fixture = try DepartmentFixture() }

    @Test("a department sees its own units with level, commune and code")
    func own() throws {
        let page = PageText(try fixture.browser("cv-a").get("/units").text)
        #expect(
            page.cells(of: "Trường THCS Đoàn Tùng") == [
                "Trường", "THCS", "Xã Đoàn Tùng", "thcs-doan-tung",
            ])
        #expect(page.plain.contains("Hiển thị tất cả 7 đơn vị"))
        #expect(!page.plain.contains(DepartmentFixture.stranger))
        #expect(!page.plain.contains("Phòng GD&ĐT B"))
        #expect(page.html.contains("Đoàn Tùng &lt;b&gt;&amp;"))
    }

    @Test(
        "units are found without marks",
        arguments: [("cao+thang", 3), ("doan", 3), ("thcs", 1), ("th-cao-thang", 1), ("zzz", 0)])
    func search(query: String, count: Int) throws {
        let page = PageText(try fixture.browser("ld-a").get("/units?q=" + query).text)
        #expect(page.rows.count { !$0.cells.isEmpty && $0.head != "Đơn vị" } == count)
        #expect(page.plain.contains("Không tìm thấy đơn vị nào.") == (count == 0))
    }
}
