import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@Suite("saving a report")
struct SaveReportTests {
    let fixture: SchoolFixture
    let browser: Browser
    private let report = "/rounds/\(SchoolFixture.round)/report"

    init() throws {
        fixture = try SchoolFixture()
        browser = try Browser(fixture.site, as: "nv-th-cao-thang")
    }

    private func save(_ cells: [(String, String)]) throws -> Browser.Answer {
        _ = try browser.get(report)
        return try browser.post(report, cells + [("_do", "save")])
    }

    private func entries() throws -> Entries {
        try fixture.storage.read { database in
            guard let round = try database.rounds.find(Round.Code(rawValue: SchoolFixture.round)),
                let unit = try database.units.find("th-cao-thang")
            else { return [:] }
            let form = try database.forms.layout(round.form).form
            return try database.reports.entries(of: unit.id, in: round.id, form: form)
        }
    }

    @Test("the first opening offers the profile's figures and stores nothing")
    func firstOpening() throws {
        let page = try browser.get(report)
        #expect(page.status == .ok)
        #expect(
            page.text.contains(#"name="staff" inputmode="numeric" value="30""#))
        #expect(page.text.contains("Lấy từ hồ sơ đơn vị"))
        #expect(page.text.contains("Chưa lưu"))
        #expect(try entries().isEmpty)
        #expect(!page.text.contains(" checked"), "nothing is chosen beforehand")
    }

    @Test("the form has the level's words, last round's figures, and no field that does not apply")
    func words() throws {
        let page = try browser.get(report).text
        #expect(page.contains("Tổng số học sinh"))
        #expect(!page.contains("Tổng số trẻ"))
        #expect(!page.contains("Số đồ chơi"))
        #expect(page.contains("<span class=\"was\">Đợt trước: </span>9.850.000"))
        #expect(page.contains("<span class=\"was\">Đợt trước: </span>Không có"))
        #expect(page.contains("Lưu nháp và chọn tệp"))
        #expect(page.contains("số liệu đã duyệt của đợt “Khảo sát năm 2025”"))

        try browser.signIn("nv-mn-chi-lang")
        let preschool = try browser.get(report).text
        #expect(preschool.contains("Tổng số trẻ"))
        #expect(preschool.contains("Số đồ chơi"))
        #expect(!preschool.contains("Đợt trước: "))
    }

    @Test("a draft may have gaps, and what can't be read stays as it was typed")
    func gapsAndNonsense() throws {
        let answer = try save([
            ("staff", "abc"), ("pupils", "0"), ("trained", ""), ("spent", "1,234"),
            ("drill_date", "31/02/2026"), ("plan_issued", "false"),
        ])
        #expect(answer.status == .seeOther)
        #expect(answer.location == "\(report)?section=C#spent")

        let page = try browser.get(report).text
        #expect(page.contains("Đã lưu lúc 08:00"))
        #expect(page.contains(#"value="abc""#))
        #expect(page.contains(#"value="1,234""#))
        #expect(page.contains(#"value="31/02/2026""#))
        #expect(page.contains("Ngày này không có trong lịch"))
        #expect(page.contains(#"value="false" checked"#))
        #expect(!page.contains("bắt buộc."), "blank cells are no problem of a draft")

        let entries = try entries()
        #expect(entries["staff"] == .unreadable("abc"))
        #expect(entries["pupils"] == .value(.integer(0)), "zero is an answer")
        #expect(entries["trained"] == nil, "blank is none")
        #expect(entries["plan_issued"] == .value(.boolean(false)))
        #expect(try browser.get("/").text.contains("Bản nháp"))
    }

    @Test("a given answer can be taken back: radio buttons, boxes and texts")
    func blankAgain() throws {
        _ = try save([
            ("plan_issued", "true"), ("alarm", "part"), ("forms", ""), ("forms", "flag"),
            ("notes", "Có"),
        ])
        #expect(try entries()["forms"] == .value(.choices(["flag"])))
        #expect(try browser.get(report).text.contains("Bỏ chọn"))
        _ = try save([("plan_issued", ""), ("alarm", ""), ("forms", ""), ("notes", " ")])
        #expect(try entries().isEmpty)
    }

    @Test("text typed in pieces (NFD) is stored composed (NFC)")
    func composed() throws {
        let typed = "Trường tiểu học".decomposedStringWithCanonicalMapping
        _ = try save([("notes", typed), ("staff", "hăm mốt".decomposedStringWithCanonicalMapping)])
        let entries = try entries()
        guard case .value(.text(let text)) = entries["notes"],
            case .unreadable(let number) = entries["staff"]
        else {
            Issue.record("the cells are not there")
            return
        }
        #expect(Array(text.utf8) == Array("Trường tiểu học".utf8))
        #expect(Array(number.utf8) == Array("hăm mốt".utf8))
    }

    @Test("typed marks are text, not markup, even with a combining mark behind a quote")
    func escaped() throws {
        let typed = "</textarea><script>alert(1)</script>\u{22}\u{301} onfocus=x"
        _ = try save([("notes", typed), ("staff", typed)])
        for target in [report, report + "?view=read"] {
            let page = try browser.get(target).text
            let endsAttribute = containsBytes(page, "\u{22}\u{301} onfocus")
            #expect(!page.contains("<script>alert"))
            #expect(!endsAttribute)
            #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        }
    }

    private func containsBytes(_ text: String, _ part: String) -> Bool {
        Data(text.utf8).range(of: Data(part.utf8)) != nil
    }

    @Test("a text that is too long is kept and said to be so")
    func tooLong() throws {
        let typed = String(repeating: "dài ", count: 60) + "hết"
        #expect(try save([("notes", typed)]).status == .seeOther)
        let page = try browser.get(report).text
        #expect(page.contains("Không được dài quá 200 ký tự."))
        #expect(page.contains(typed))
    }

    @Test("money is said in words beside its field")
    func moneyInWords() throws {
        _ = try save([("spent", "21.500.000")])
        #expect(try browser.get(report).text.contains("= 21,5 triệu đồng"))
    }

    @Test("a section's button saves and leads to the next section")
    func nextSection() throws {
        _ = try browser.get(report)
        let answer = try browser.post(report, [("staff", "31"), ("_next", "C")])
        #expect(answer.location == report + "?section=C#C")
        #expect(
            try browser.get(report + "?section=C").text.contains(
                #"<details class="sec" id="C" open>"#))
        #expect(try entries()["staff"] == .value(.integer(31)))
        #expect(try browser.post(report, [("_next", "C\r\nSet-Cookie: a=b")]).location == report)
    }

    @Test("a field of one value that comes twice is refused, and so is a name of no field")
    func strangeFields() throws {
        _ = try browser.get(report)
        let twice = try browser.post(report, [("staff", "1"), ("staff", "2")])
        #expect(twice.status == .badRequest)
        let foreign = try browser.post(report, [("salary", "1")])
        #expect(foreign.status == .badRequest)
        let inapplicable = try browser.post(report, [("toys", "1")])
        #expect(inapplicable.status == .badRequest)
        let action = try browser.post(report, [("_do", "approve")])
        #expect(action.status == .badRequest)
        #expect(try entries().isEmpty)
    }

    @Test("a field that is asked on a condition says whether it is")
    func conditional() throws {
        let words = "</span>chỉ hỏi khi chỉ tiêu 3 là “Có”)</span></label>"
        for (answer, state, isAsked, isNeeded) in [
            (nil, "", true, false), ("false", "không phải trả lời; ", false, false),
            ("true", "phải trả lời; ", true, true),
        ] {
            if let answer { _ = try save([("plan_issued", answer)]) }
            let page = try browser.get(report).text
            let line = try #require(
                page.components(between: "data-cell=\"plan_number\"", and: "</p>").first)
            #expect(line.contains("<span data-when>\(state)\(words)"), "\(line)")
            #expect(page.contains("<div class=\"q off\" data-cell=\"plan_number\"") != isAsked)
            #expect(line.contains("aria-required=\"true\"") == isNeeded)
        }
    }

    @Test("no page has a style or a script in it")
    func contentPolicy() throws {
        for target in ["/", report, report + "?view=read"] {
            let page = try browser.get(target)
            #expect(!page.text.contains(" style="))
            #expect(!page.text.contains("<style"))
            #expect(
                page.text.components(between: "<script", and: ">").allSatisfy {
                    $0.contains("src=\"/")
                })
            #expect(!page.text.contains(" onclick"))
            #expect(page.fields[.contentSecurityPolicy]?.contains("script-src 'self'") ?? false)
        }
    }

    @Test("what is saved beyond the budget comes back as it was typed, and says when to try again")
    func budget() throws {
        let fixture = try SchoolFixture(savings: 3)
        let browser = try fixture.reporter("nv-th-cao-thang")
        func save(_ notes: String) throws -> Browser.Answer {
            try browser.post(report, [("notes", notes), ("staff", "31"), ("_do", "save")])
        }
        for number in 1...3 {
            #expect(try save("Lần \(number)").status == .seeOther)
            _ = try browser.get(report)
        }
        fixture.now = fixture.now + .seconds(600)
        let refused = try save("Lần thứ tư")
        #expect(refused.status == .tooManyRequests)
        #expect(refused.fields[.retryAfter] == "3000")
        #expect(refused.text.contains("Số liệu đã lưu vẫn còn nguyên"))
        #expect(refused.text.contains("sau 50 phút"))
        #expect(refused.text.contains("Lần thứ tư"))
        #expect(try browser.get(report).text.contains("Lần 3"))
        fixture.now = fixture.now + .seconds(600)
        // Another school has its own.
        let other = try fixture.reporter("nv-th-doan-tung")
        #expect(
            try other.post(report, [("staff", "1"), ("_do", "save")]).status == .seeOther)
        fixture.now = fixture.now + .seconds(2_400)
        let later = try fixture.reporter("nv-th-cao-thang")
        #expect(
            try later.post(report, [("notes", "Lần thứ tư"), ("_do", "save")]).status == .seeOther)
    }
}
