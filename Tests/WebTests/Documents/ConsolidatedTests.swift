import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("The consolidated report: figures that stay linked, figures changed by hand, versions")
struct ConsolidatedTests {
    private let fixture: SchoolFixture
    private let officer: Browser
    private let address = "/rounds/\(SchoolFixture.round)/consolidated"

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
    }

    private func approve(_ school: String, trained: String = "12") throws {
        let head = try Browser(fixture.site, as: "ht-\(school)")
        let form = "/rounds/\(SchoolFixture.round)/report"
        _ = try head.get(form)
        let cells = SchoolFixture.filled.map { $0 == "trained" ? ($0, trained) : ($0, $1) }
        let sent = try head.post(form, cells + [("_do", "submit")])
        #expect(sent.location == "/rounds/\(SchoolFixture.round)/receipt")
        let page = "/rounds/\(SchoolFixture.round)/reports/\(school)"
        _ = try officer.get(page)
        #expect(try officer.post(page + "/approve").location == "\(page)?done=approve")
    }

    /// What the form holds, as a browser would send it back, with some fields typed over.
    private func typed(_ changes: [String: String] = [:]) throws -> [(String, String)] {
        let page = try officer.get(address + "/edit").text
        var fields: [(String, String)] = []
        for tag in page.components(between: "<input type=\"hidden\" name=\"", and: ">") {
            let name = String(tag.prefix { $0 != "\"" })
            guard !name.hasPrefix("_") else { continue }
            fields.append(
                (name, PageText.plain(tag.components(between: "value=\"", and: "\"").first ?? "")))
        }
        for area in page.components(between: "<textarea id=\"", and: "</textarea>") {
            let name = String(area.prefix { $0 != "\"" })
            let text =
                area.components(between: "\">\n", and: "\u{0}").first
                ?? String(area.drop { $0 != ">" }.dropFirst(2))
            fields.append((name, PageText.plain(text)))
        }
        return fields.map { ($0, changes[$0] ?? $1) }
    }

    /// The field whose text contains the words.
    private func field(_ words: String) throws -> (name: String, text: String) {
        let found = try typed().first { $0.0.hasPrefix("text_") && $0.1.contains(words) }
        return try #require(found)
    }

    @Test("a linked figure follows the reports, one changed by hand stays and is marked")
    func figures() throws {
        try approve("th-cao-thang")
        #expect(
            try PageText.plain(officer.get(address).text).contains(
                "Số người được tập huấn: 12 người."))
        let (name, text) = try field("được tập huấn")
        #expect(text == "Số người được tập huấn: {câu 5: 12} người.")
        let people = try field("Tổng số nhân viên")
        let saved = try officer.post(
            address + "/edit",
            typed([
                name: "Đã tập huấn {trained: 12} người.",
                people.name: people.text.replacing("{câu 1: 30}", with: "{câu 1: 31}"),
            ]))
        #expect(saved.location == address + "?done=saved")

        try approve("th-doan-tung", trained: "8")
        let page = try officer.get(address).text
        let words = PageText.plain(page)
        #expect(words.contains("Đã tập huấn 20 người."))
        #expect(words.contains("Tổng số nhân viên: 31 người."))
        #expect(page.contains("Sửa tay; số liệu (câu 1): 60"))
        #expect(words.contains("1 số liệu đã sửa tay"))
        #expect(words.contains("./."))
        // Linked again, by taking the text away.
        let again = try field("Tổng số nhân viên")
        #expect(again.text.contains("{câu 1: 31}"))
        _ = try officer.post(
            address + "/edit",
            typed([again.name: again.text.replacing("{câu 1: 31}", with: "{staff}")]))
        #expect(
            try PageText.plain(officer.get(address).text).contains("Tổng số nhân viên: 60 người."))
        // Earlier versions stay.
        #expect(
            try PageText.plain(officer.get(address + "?version=1").text)
                .contains("Tổng số nhân viên: 31 người."))
        #expect(try officer.get(address + "?version=9").status == .notFound)
    }

    @Test("each box shows what it comes to, folded under its heading; what is not kept is open")
    func preview() throws {
        try approve("th-cao-thang")
        let page = try officer.get(address + "/edit").text
        let (name, text) = try field("được tập huấn")
        func says(_ page: String) -> String? {
            page.components(between: "data-says-of=\"\(name)\">", and: "</output>").first
                .map { PageText.plain($0) }
        }
        #expect(says(page) == "Số người được tập huấn: 12 người.")
        let sections = page.components(between: "<details class=\"sec", and: "<summary>")
        #expect(sections.count > 3)
        #expect(sections.filter { $0.contains(" open") }.count == 1)
        let titles = page.components(between: "<summary><h2>", and: "</h2>")
        #expect(titles.prefix(3) == ["Mở đầu", "Thông tin chung", "Huấn luyện"])

        // A box can be read, another can't: what was typed is shown as far as it can be.
        let index = try #require(Int(name.dropFirst("text_".count)))
        let refused = try officer.post(
            address + "/edit",
            typed([name: text + " Đợt {$approved} trường.", "text_\(index + 1)": "{sai}"]))
        #expect(refused.status == .unprocessableContent)
        #expect(says(refused.text) == "Số người được tập huấn: 12 người. Đợt 01 trường.")
        let open = refused.text.components(between: "<details class=\"sec", and: "</summary>")
            .filter { $0.contains(" open>") }
        #expect(open.count == 1)
        #expect(open.first?.contains("Huấn luyện") ?? false)
    }

    @Test("paragraphs are added and taken out; what schools wrote is quoted with their name")
    func paragraphs() throws {
        try approve("th-cao-thang")
        let (name, _) = try field("được tập huấn")
        let index = name.dropFirst("text_".count)
        let page = try officer.get(address + "/edit").text
        let quotes = try #require(
            page.components(between: "type=\"checkbox\" name=\"unit_", and: "\"").first)
        _ = try officer.post(
            address + "/edit",
            typed(["added_\(index)": "Thêm một đoạn về {$approved} trường."]) + [
                ("remove_\(index)", "yes"), ("unit_\(quotes)", "th-cao-thang"),
            ])
        let words = try PageText.plain(officer.get(address).text)
        #expect(!words.contains("Số người được tập huấn"))
        #expect(words.contains("Thêm một đoạn về 01 trường."))
        #expect(words.contains("- Trường Tiểu học Cao Thắng: 21/KH-TH."))
    }

    @Test("all who are quoted stay all, also when one is approved between the page and its keeping")
    func quotes() throws {
        let before: [Reporting.Unit.Code]? = nil
        func kept(_ units: [Reporting.Unit.Code], of offered: String) -> [Reporting.Unit.Code]? {
            TypedOutline.Block(
                text: "", shown: offered, units: units, added: "", isRemoved: false,
                isKept: false
            ).quoted(over: before)
        }
        // What the page offered is what counts, not who is approved by now.
        #expect(kept(["a", "b"], of: "a b") == nil)
        #expect(kept(["b", "a"], of: "a b") == nil)
        #expect(kept([], of: "") == nil)
        // Who left somebody out chose.
        #expect(kept(["a"], of: "a b") == ["a"])
        #expect(kept([], of: "a b") == [])
        let chosen = TypedOutline.Block(
            text: "", shown: "a b", units: ["a", "b"], added: "", isRemoved: false,
            isKept: false)
        #expect(chosen.quoted(over: ["a"]) == ["a", "b"])
        try approve("th-cao-thang")
        let page = try officer.get(address + "/edit").text
        let block = try #require(
            page.components(between: "type=\"checkbox\" name=\"unit_", and: "\"").first)
        #expect(try typed().contains { $0 == ("shown_\(block)", "th-cao-thang") })
    }

    @Test("the next round begins with the words of the one before, its figures linked")
    func nextRound() throws {
        let before = "/rounds/\(SchoolFixture.previousRound)/consolidated"
        let page = try officer.get(before + "/edit").text
        let area = try #require(
            page.components(between: "<textarea id=\"", and: "</textarea>")
                .first { $0.contains("được tập huấn") })
        let name = String(area.prefix { $0 != "\"" })
        _ = try officer.post(
            before + "/edit",
            [
                ("base", "0"), ("last", "0"), ("subject", "Trích yếu"),
                (name, "Đã tập huấn {trained: 99} người."),
                (name.replacing("text_", with: "added_"), "Các trường làm rất tốt."),
            ])
        #expect(try officer.get(before).text.contains("Đã tập huấn"))
        try approve("th-cao-thang")
        let words = try PageText.plain(officer.get(address).text)
        #expect(words.contains("Đã tập huấn 12 người."))
        #expect(!words.contains("sửa tay"))

        // What was said of that round is not said of this one before somebody keeps it.
        #expect(!words.contains("làm rất tốt"))
        let closing = "/rounds/\(SchoolFixture.round)/closing"
        let warning = "Lời của đợt trước chưa được giữ lại"
        #expect(try PageText.plain(officer.get(closing).text).contains(warning))
        let form = try officer.get(address + "/edit").text
        #expect(
            PageText.plain(form).contains(
                "Đợt trước viết, đợt này chưa in: Các trường làm rất tốt."))
        let keep = try #require(
            form.components(between: "type=\"checkbox\" name=\"keep_", and: "\"").first)
        _ = try officer.post(address + "/edit", typed() + [("keep_\(keep)", "yes")])
        #expect(try officer.get(address).text.contains("Các trường làm rất tốt."))
        #expect(try !officer.get(address + "/edit").text.contains("Đợt trước viết"))
        #expect(try !PageText.plain(officer.get(closing).text).contains(warning))
    }

    @Test("a name that is none is told with its place, and what was typed stays")
    func unknownName() throws {
        let (name, _) = try field("được tập huấn")
        let refused = try officer.post(
            address + "/edit", typed([name: "Đã tập huấn {traned: 12} người."]))
        #expect(refused.status == .unprocessableContent)
        #expect(
            PageText.plain(refused.text).contains(
                "ký tự 13: không có số liệu “{traned: 12} người.”"))
        #expect(PageText.plain(refused.text).contains("Đã tập huấn {traned: 12} người."))
        #expect(try !officer.get(address).text.contains("Phiên bản 1"))
    }

    @Test("of two who save at once the second is told, loses nothing, and can save all the same")
    func conflict() throws {
        let (name, _) = try field("được tập huấn")
        let mine = try typed([name: "Của tôi."])
        // The other took out the paragraphs above, so that places are others now.
        let index = try #require(Int(name.dropFirst("text_".count)))
        _ = try officer.post(
            address + "/edit",
            typed([name: "Của người khác."]) + (0..<index).map { ("remove_\($0)", "yes") })
        _ = try officer.get(address + "/edit")
        let refused = try officer.post(address + "/edit", mine)
        #expect(refused.status == .conflict, "\(refused.location ?? "")")
        #expect(refused.text.contains("Của tôi."))
        #expect(refused.text.contains("name=\"base\" value=\"0\""))
        #expect(refused.text.contains("name=\"last\" value=\"1\""))
        #expect(try officer.get(address).text.contains("Của người khác."))
        // Once more, as the page came back.
        let again = mine.map { ($0, $0 == "last" ? "1" : $1) }
        #expect(try officer.post(address + "/edit", again).location == address + "?done=saved")
        let words = try PageText.plain(officer.get(address).text)
        #expect(words.contains("I. THÔNG TIN CHUNG"))
        #expect(words.contains("Của tôi."))
        #expect(!words.contains("Của người khác."))
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("the Word file is had by the department alone")
    func file() throws {
        let file = try officer.get(address + ".docx")
        #expect(file.fields[.contentType] == WordDocument.mediaType)
        #expect(file.body.starts(with: Array("PK".utf8)))
        // Of the same figures the same bytes.
        #expect(try officer.get(address + ".docx").body == file.body)
        let head = try Browser(fixture.site, as: "ht-th-cao-thang")
        #expect(try head.get(address + ".docx").status == .forbidden)
        #expect(try head.get(address).status == .forbidden)
    }
}
