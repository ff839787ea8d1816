import Formats
import HTTPTypes
import Reporting
import Testing
import TestSupport

@testable import Web

@Suite("A section that is declared nil, there and back as a workbook")
struct NilReturnWorkbookTests {
    let site: APISite
    let clerk: Browser
    private let report = "/rounds/pccc-2026/report"
    private var target: String { report + "/form.xlsx" }

    init() throws {
        site = try APISite()
        clerk = try site.browser("nv-th-cao-thang")
        _ = try clerk.get(report)
    }

    private func declare() throws {
        _ = try clerk.get(report)
        _ = try clerk.post(report, [("nil-I", ""), ("nil-I", "true"), ("_do", "save")])
        #expect(try isDeclared())
    }

    private func isDeclared() throws -> Bool {
        try clerk.get(report).text.contains(#"name="nil-I" value="true" checked"#)
    }

    private func download() throws -> FilledFile { try FilledFile(try clerk.get(target).body) }

    private func send(_ file: FilledFile) throws -> Browser.Answer {
        try clerk.send(workbook: try file.octets, to: target)
    }

    private func take(_ preview: Browser.Answer) throws {
        #expect(try clerk.act("take", upon: preview, at: target).status == .seeOther)
    }

    private static let heading = "Thôi khai “Không phát sinh”: 1 mục"

    @Test("figures in it take it back, which the preview says, with the sender's yes")
    func figures() throws {
        try declare()
        var file = try download()
        try file.put(number: "2", at: "inc_fire")
        let preview = try send(file)
        #expect(preview.text.contains(Self.heading))
        #expect(
            preview.text.contains(
                "Mục I, Cháy, nổ, tai nạn, sự cố, đang khai “Không phát sinh”; tệp có nội dung"))
        #expect(preview.text.contains("Nhận 2 ô"))
        #expect(!preview.text.contains("nhưng có ô đã nhập"))
        #expect(try isDeclared(), "a preview changes nothing")
        try take(preview)
        #expect(try !isDeclared())
        #expect(
            try clerk.get(report).text.contains(#"name="inc_fire" inputmode="numeric" value="2""#))
    }

    @Test("a file from before it was declared takes it back with what it has in the section")
    func older() throws {
        var file = try download()
        try declare()
        try file.put(text: "Chập điện.", at: "inc_detail")
        try take(try send(file))
        #expect(try !isDeclared())
    }

    @Test("zeros say the same, and what is filled in elsewhere is no matter of it")
    func zeros() throws {
        try declare()
        var file = try download()
        try file.put(number: "0", at: "inc_fire")
        try file.put(number: "3", at: "chk_count")
        let preview = try send(file)
        #expect(!preview.text.contains(Self.heading))
        try take(preview)
        #expect(try isDeclared())
    }

    @Test(
        "Không takes it back, also from the page that carries it on; of what was not declared it is a blank"
    )
    func said() throws {
        var file = try download()
        let blank = try send(file).counts
        try file.put(text: "Không", at: "nil-I")
        #expect(try send(file).counts == blank)
        try declare()
        file = try download()
        try file.put(text: "Không", at: "nil-I")
        let preview = try send(file)
        #expect(preview.text.contains("tệp ghi “Không”"))
        let marked = try FilledFile(try clerk.act("mark", upon: preview, at: target).body)
        #expect(try marked.cell("nil-I")?.contains("Không") == true)
        try take(preview)
        #expect(try !isDeclared())
    }

    @Test(
        "a file that declares it against figures is taken as it says, and told what is to be mended"
    )
    func contradicted() throws {
        _ = try clerk.post(report, [("inc_fire", "2"), ("_do", "save")])
        var file = try download()
        try file.put(text: "Có", at: "nil-I")
        let preview = try send(file)
        #expect(preview.text.contains("Nhận rồi vẫn phải sửa trước khi nộp"))
        #expect(preview.text.contains("khai “Không phát sinh” nhưng có ô đã nhập"))
        try take(preview)
        #expect(try isDeclared())
    }

    @Test("by the API as a blank in what is taken")
    func script() throws {
        try declare()
        var file = try download()
        try file.put(number: "2", at: "inc_fire")
        let path = "/api/v1/rounds/pccc-2026/reports/th-cao-thang/form.xlsx"
        let token = try site.token(.clerk, "th-cao-thang")
        let told = try site.send(.post, path, as: token, body: try file.octets)
        #expect(told["taken"] == ["inc_fire": 2, "nil-I": .null])
        #expect(told["counts", "taken"] == 2)
    }

    @Test("what contradicts it is among the checks that are read before typing")
    func checks() throws {
        let page = try clerk.get("\(report)/checks").text
        let section = try #require(
            page.components(between: "<section", and: "</section>").first {
                $0.contains("<h2>I. Cháy, nổ, tai nạn, sự cố</h2>")
            })
        #expect(section.contains("Mục I khai “Không phát sinh” nhưng có ô đã nhập"))
        #expect(section.contains("E00"))
        #expect(section.contains("report?section=I#inc_fire"))
        #expect(section.contains("report?section=I#inc_detail"))
        #expect(!page.contains("Mục H khai"))
        let parts = try #require(
            OfficePackage.parts(of: try clerk.get("\(report)/checks.xlsx").body))
        let text = parts.values.map { String(decoding: $0, as: UTF8.self) }.joined()
        #expect(text.contains("Mục K khai “Không phát sinh” nhưng có ô đã nhập"))
        #expect(text.contains("Chỉ tiêu bắt buộc phải có câu trả lời"))
    }

    @Test("the totals have a line of it in the section, once somebody declares it")
    func totals() throws {
        let officer = try site.browser("chuyenvien")
        func lines(_ query: String = "") throws -> [String] {
            let text = String(
                decoding: try officer.get("/rounds/pccc-2026/totals.csv?section=I" + query).body,
                as: UTF8.self)
            return text.split(whereSeparator: \.isNewline).map(String.init)
                .filter { $0.contains("nil-I") }
        }
        #expect(try lines().isEmpty)
        try site.submitNilReturn()
        #expect(try lines().count == 1)
        #expect(try lines()[0].hasPrefix("Khai không phát sinh cả mục"))
        #expect(try lines("&states=approved").isEmpty)
        let page = try officer.get("/rounds/pccc-2026/totals").text
        let row = try #require(
            page.components(between: "<tr>", and: "</tr>").first {
                $0.contains("Khai không phát sinh cả mục")
            })
        #expect(row.contains("/totals/inc_fire?states=submitted,approved"))
        // Of its level, and of all.
        let cells = try #require(PageText(page).cells(of: "Khai không phát sinh cả mục"))
        #expect(cells.filter { $0 == "1" }.count == 2)
        #expect(Set(cells).isSubset(of: ["0", "1", ""]))
    }
}
