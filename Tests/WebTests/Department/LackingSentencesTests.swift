import HTTPTypes
import Reporting
import Testing

@testable import Web

@Suite(
    "A sentence of which a part was not chosen comes back as it was typed, with the way to what lacks"
)
struct LackingSentencesTests {
    private let desk: DraftDesk

    init() throws { desk = try DraftDesk() }

    private func begin() throws -> String {
        let draft = try desk.begin()
        try desk.add("Số học sinh", "integer", to: "A", draft)
        try desk.add("Số học sinh được khám", "integer", to: "A", draft)
        return draft
    }

    private static let pupils = #"<option value="so_hoc_sinh" selected>"#

    struct Lack: CustomTestStringConvertible {
        let fields: [(String, String)]
        let sentence: String
        /// The id of the field that the sentence leads to.
        let field: String
        /// What of the page shows that the fields are as they were.
        var kept: [String] = []

        var testDescription: String { sentence }
    }

    static let rules: [Lack] = [
        Lack(
            fields: [
                ("kind", "compare"), ("left_1", ""), ("order", ">="), ("right_1", "so_hoc_sinh"),
            ],
            sentence: "Vế trái chưa có câu nào: chọn câu đứng trước “không nhỏ hơn”.",
            field: "part-left_1", kept: [pupils, #"<option value="&gt;=" selected>"#]),
        Lack(
            fields: [("kind", "compare"), ("left_1", "so_hoc_sinh"), ("order", "<=")],
            sentence: "Vế phải chưa có gì", field: "part-right_1", kept: [pupils]),
        Lack(
            fields: [
                ("kind", "compare"), ("left_1", "so_hoc_sinh"), ("order", "<="),
                ("right_number", "mười"),
            ],
            sentence: "“mười” không phải là số nguyên.", field: "part-right_number",
            kept: [pupils, "value=\"mười\""]),
        Lack(
            fields: [
                ("kind", "if"), ("a_q", "so_hoc_sinh"), ("a_is", "greater"), ("a_to", "9"),
                ("b_is", "given"),
            ],
            sentence: "Chưa chọn câu sau chữ “thì”.", field: "part-b_q",
            kept: [pupils, #"<option value="greater" selected>"#, "value=\"9\""]),
        Lack(
            fields: [("kind", "if"), ("b_q", "so_hoc_sinh"), ("b_is", "given")],
            sentence: "Chưa chọn câu sau chữ “Nếu”.", field: "part-a_q", kept: [pupils]),
        Lack(
            fields: [("kind", "between"), ("q", "so_hoc_sinh"), ("least", "nhiều"), ("most", "9")],
            sentence: "“nhiều” không phải là số nguyên.", field: "part-least",
            kept: [pupils, "value=\"nhiều\""]),
        Lack(
            fields: [("kind", "between"), ("q", "so_hoc_sinh"), ("least", "1"), ("most", "")],
            sentence: "Chưa nhập đủ số nhỏ nhất và số lớn nhất.", field: "part-most",
            kept: [pupils, "value=\"1\""]),
        Lack(
            fields: [("kind", "period"), ("q", "")], sentence: "Chưa chọn câu.", field: "part-q"),
        Lack(
            fields: [("kind", "change"), ("q", ""), ("change", "not_more")],
            sentence: "Chưa chọn câu.", field: "part-q",
            kept: [#"<option value="not_more" selected>"#]),
    ]

    @Test("of a rule", arguments: rules)
    func rule(lack: Lack) throws {
        let draft = try begin()
        let own = [("message", "Số khám chưa khớp."), ("severity", "warning"), ("at", "2")]
        let answer = try desk.send(
            draft + "?r=new", to: "/rules", lack.fields + own + [("rule", "new"), ("_do", "save")])
        tells(answer, lack)
        for words in lack.kept + ["Số khám chưa khớp.", #"<option value="warning" selected>"#] {
            #expect(answer.text.contains(words), "\(words)")
        }
        #expect(try desk.stored(draft).rules.isEmpty)
    }

    static let measures: [Lack] = [
        Lack(
            fields: [("kind", "share")], sentence: "Chưa chọn câu của điều kiện.",
            field: "part-a_q"),
        Lack(
            fields: [("kind", "ratio"), ("part", "so_hoc_sinh")],
            sentence: "Chưa chọn câu làm mẫu số.", field: "part-whole", kept: [pupils]),
        Lack(
            fields: [("kind", "ratio"), ("whole", "so_hoc_sinh")],
            sentence: "Chưa chọn câu làm tử số.", field: "part-part", kept: [pupils]),
        Lack(fields: [("kind", "total")], sentence: "Chưa chọn câu nào.", field: "part-q_1"),
        Lack(
            fields: [("kind", "text"), ("formula", "")], sentence: "Chưa nhập công thức.",
            field: "formula"),
    ]

    @Test("of a measure", arguments: measures)
    func measure(lack: Lack) throws {
        let draft = try begin()
        let answer = try desk.send(
            draft + "?m=new", to: "/measures",
            lack.fields + [("measure", "new"), ("label", "Tỷ lệ khám"), ("_do", "save")])
        tells(answer, lack)
        #expect(answer.text.contains("value=\"Tỷ lệ khám\""))
        for words in lack.kept { #expect(answer.text.contains(words), "\(words)") }
        #expect(try desk.stored(draft).measures.isEmpty)
    }

    private func tells(_ answer: Browser.Answer, _ lack: Lack) {
        #expect(answer.status == .unprocessableContent)
        #expect(PageText.plain(answer.text).contains(lack.sentence))
        #expect(answer.text.contains("href=\"#\(lack.field)\""))
        #expect(answer.text.contains("id=\"\(lack.field)\""))
    }

    @Test("of a rule that is there: it stays as it was")
    func kept() throws {
        let draft = try begin()
        let whole = [
            ("kind", "compare"), ("left_1", "so_hoc_sinh_duoc_kham"), ("order", "<="),
            ("right_1", "so_hoc_sinh"), ("severity", "error"), ("_do", "save"),
        ]
        try desk.send(draft + "?r=new", to: "/rules", whole + [("rule", "new")])
        let before = try #require(try desk.stored(draft).rules.first)
        let answer = try desk.send(
            draft + "?r=\(before.id)", to: "/rules",
            whole.filter { $0.0 != "left_1" } + [("rule", before.id)])
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("name=\"rule\" value=\"\(before.id)\""))
        #expect(try desk.stored(draft).rules == [before])
    }
}
