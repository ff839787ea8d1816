import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("A round's code of its title")
struct FreeRoundCodeTests {
    private let fixture: DepartmentFixture
    private let officer: Browser

    init() throws {
        fixture = try DepartmentFixture()
        officer = try fixture.browser("cv-a")
    }

    private func plan(_ title: String, code: String = "") throws -> Browser.Answer {
        _ = try officer.get("/rounds/new")
        return try officer.post(
            "/rounds",
            [
                ("title", title), ("code", code), ("plan", "1"), ("form", "thu:1"),
                ("period_from", "01/01/2027"), ("period_to", "31/03/2027"),
                ("data_close", "31/03/2027"), ("due_day", "05/04/2027"), ("due_time", "17:00"),
                ("due_text", "trước ngày 06/4/2027"), ("grace", "0"),
            ])
    }

    @Test("a blank code is the title's words, with a number where another round has them")
    func blank() throws {
        let title = "Y tế trường học, quý I năm 2027"
        let code = "y-te-truong-hoc-quy-i-nam-2027"
        #expect(try plan(title).location == "/rounds/\(code)/setup?done=planned")
        #expect(try plan(title).location == "/rounds/\(code)-2/setup?done=planned")
        #expect(try plan(title).location == "/rounds/\(code)-3/setup?done=planned")
        #expect(try plan("Thứ 2026").location == "/rounds/thu-2026-2/setup?done=planned")
        #expect(try plan("New").location == "/rounds/new-2/setup?done=planned")
    }

    @Test("the code that a script proposes is no wish of anybody's: the next free one is taken")
    func proposed() throws {
        let title = "Y tế trường học, quý I năm 2027"
        let code = "y-te-truong-hoc-quy-i-nam-2027"
        for free in [code, code + "-2", code + "-3"] {
            #expect(try plan(title, code: code).location == "/rounds/\(free)/setup?done=planned")
        }
        // One that somebody thought of is theirs, and taken is taken.
        #expect(try plan("Việc khác", code: code).status == .conflict)
    }

    @Test("what was typed stands, be it wrong; without a title there is no code either")
    func typed() throws {
        #expect(try plan("Y tế", code: "yt-27").location == "/rounds/yt-27/setup?done=planned")
        #expect(try plan("Y tế", code: "Đợt 1").status == .unprocessableContent)
        #expect(try plan("", code: "").status == .unprocessableContent)
        #expect(try plan("…", code: "").status == .unprocessableContent)
    }

    @Test(
        "a long title gives as many words as a code takes",
        arguments: [
            ("Báo cáo", "bao-cao"), ("  Đợt 1/2027 ", "dot-1-2027"), ("Ea H'leo", "ea-hleo"),
            (
                "Kết quả thực hiện công tác phòng cháy, chữa cháy và cứu nạn, cứu hộ năm 2027",
                "ket-qua-thuc-hien-cong-tac-phong-chay-chua-chay-va-cuu-nan"
            ),
            (String(repeating: "x", count: 80), ""),
        ])
    func words(title: String, code: String) {
        #expect(Slug.proposal(title: title) == code)
        #expect(code.isEmpty || Slug.isCode(code))
    }
}
