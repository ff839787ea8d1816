import Foundation
import HTTP
import HTTPTypes
import Reporting
import Testing

@testable import Web

@Suite("What is wrong with a form is told all at once, in Vietnamese, at its place")
struct FormFaultsTests {
    private let fixture: DepartmentFixture

    init() throws {
        fixture = try DepartmentFixture()
    }

    /// A form of two questions, a rule and a measure, with something wrong in each.
    static let document = """
        {"code": "suc_khoe", "version": 1, "title": {"vi": "Sức khỏe"},
        "sections": [{"code": "A", "vi": "Mục", "indicators": [
        {"code": "pupils", "vi": "Số học sinh", "type": "integer", "nature": "stock",
        "aggregate": "sum", "required": "always", "levels": ["TH"]}]},
        {"code": "B", "vi": "Mục", "indicators": [
        {"code": "rate", "vi": "Tỷ lệ", "type": "percent", "nature": "state", "aggregate": "sum",
        "required": "when", "when": "pupils >> 0", "levels": []}]}],
        "rules": [{"id": "E1", "severity": "error", "at": ["pupil"], "holds": "pupils + 1",
        "vi": "Có {pupils} học sinh."}],
        "measures": [{"code": "all", "vi": "Tất cả", "value": "pupils"}],
        "outlines": {"report": {"subject": "Báo cáo", "blocks": [{"vi": "{pupil} em"}]}}}
        """

    private static let told = [
        ("Mục B, câu 2", "Câu trả lời kiểu “Tỷ lệ %” không cộng được."),
        ("Mục B, câu 2", "Chưa chọn cấp học được hỏi."),
        (
            "Mục B, câu 2, chỉ hỏi khi, ký tự 9",
            "Ở đây cần một câu hỏi, một số hoặc một tên, không phải “&gt;”."
        ),
        (
            "Quy tắc 1, điều phải đúng, ký tự 1",
            "Ở đây cần một điều kiện đúng hoặc sai, không phải số."
        ),
        ("Quy tắc 1, hiện ở câu, thứ 1", "Biểu mẫu không có câu hỏi mang mã “pupil”."),
        (
            "Chỉ số 1, công thức, ký tự 1",
            "“pupils” là câu hỏi: trong chỉ số phải viết sum(pupils) hoặc count(…)."
        ),
        (
            "Lời báo cáo của trường, đoạn, thứ 1, lời, ký tự 1",
            "“{pupil}” không phải số liệu nào."
        ),
    ]

    @Test("on the page")
    func page() throws {
        let officer = try fixture.browser("cv-a")
        _ = try officer.get("/forms")
        let answer = try officer.post("/forms", [("document", Self.document)])
        #expect(answer.status == .unprocessableContent)
        let lines = answer.text.components(separatedBy: "<li class=\"set\">").dropFirst()
        #expect(lines.count == Self.told.count)
        for (line, (place, sentence)) in zip(lines, Self.told) {
            #expect(line.hasPrefix("<p><b>\(place)</b>: \(sentence)</p>"), "\(line.prefix(200))")
        }
    }

    @Test("by the API, with the place in the document")
    func api() throws {
        let script = try Script(fixture, .officer, "pgd-a")
        let answer = try script.send(
            .post, "/forms", try JSON(parsing: Self.document.utf8))
        #expect(answer.status == .unprocessableContent)
        let detail = try #require(answer.json["detail"]?.string)
        #expect(
            detail.contains(
                "sections[1].indicators[0]: Chưa chọn cấp học được hỏi. "
                    + "sections[1].indicators[0].when, ký tự 9: "))
    }

    @Test("a place that there is not is named all the same")
    func places() {
        for place in ["", "rules[9999999].x", "sections[7].indicators[2]", "lists.", "own.a[0][1]"]
        {
            #expect(!FormPlace(place, in: [:]).words.isEmpty)
            #expect(FormPlace(place, in: ["rules": []]).value == nil || place.isEmpty)
        }
    }
}
