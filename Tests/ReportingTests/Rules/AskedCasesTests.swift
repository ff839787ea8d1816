import Foundation
import Testing

@testable import Reporting

/// The cases of cases.json, which a browser runs against Public/report/rules.js and Public/rows.js too.
@Suite("What is not asked, and rows that break a rule, as both evaluators say,")
struct AskedCasesTests {
    private let table: JSON
    private let check: ReportCheck

    private static let form = """
        {"code": "asked", "version": 1, "title": {"vi": "Hỏi theo câu khác"},
         "lists": {"CAUSE": [{"value": "fall", "vi": "Ngã"}, {"value": "burn", "vi": "Bỏng"}]},
         "sections": [{"code": "A", "vi": "Mục", "indicators": [
          {"code": "had", "vi": "Có tai nạn không?", "type": "boolean", "nature": "state",
           "aggregate": "count_true", "required": "always", "levels": ["TH"]},
          {"code": "log", "vi": "Các vụ", "type": "table", "rows": 20, "nature": "flow",
           "aggregate": "list", "required": "when", "when": "had", "levels": ["TH"], "columns": [
            {"code": "day", "vi": "Ngày", "type": "date", "required": true},
            {"code": "hurt", "vi": "Bị thương", "type": "integer"},
            {"code": "cause", "vi": "Nguyên nhân", "type": "choice", "list": "CAUSE"}]},
          {"code": "hurt_all", "vi": "Số người bị thương", "type": "integer", "nature": "flow",
           "aggregate": "sum", "required": "when", "when": "had", "levels": ["TH"]},
          {"code": "days_off", "vi": "Số ngày nghỉ", "type": "decimal", "scale": 1, "nature": "flow",
           "aggregate": "sum", "required": "when", "when": "had", "levels": ["TH"]},
          {"code": "story", "vi": "Diễn biến", "type": "text", "max": 200, "nature": "state",
           "aggregate": "list", "required": "when", "when": "had", "levels": ["TH"]}]}],
         "rules": [
          {"id": "E1", "severity": "error", "at": ["log"], "vi": "Ngày nằm ngoài kỳ báo cáo.",
           "holds": "every(log, $period_start <= log.day and log.day <= $data_close)"},
          {"id": "W2", "severity": "warning", "at": ["log"], "vi": "Nhiều người cùng ngã.",
           "holds": "every(log, log.cause = 'fall' => log.hurt <= 5)"},
          {"id": "E3", "severity": "error", "for": ["hurt_all"], "holds": "not had => value = 0",
           "vi": "Không có tai nạn thì không có người bị thương."}]}
        """

    init() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("cases.json")
        table = try #require(try JSON(parsing: Data(contentsOf: file))["asked"])
        let days = try (table["parameters"]?.object?.pairs ?? []).map { name, day in
            (name, Parameter.date(try #require(day.string.flatMap(Day.init(iso:)))))
        }
        check = ReportCheck(
            form: try Form(document: try JSON(parsing: Self.form.utf8)), level: "TH",
            parameters: Dictionary(uniqueKeysWithValues: days))
    }

    @Test("is told to the browser as the table has it")
    func told() {
        func text(_ json: JSON?) -> String {
            String(decoding: (json ?? .null).canonical, as: UTF8.self)
        }
        #expect(text(check.forBrowser["cells"]) == text(table["cells"]))
        #expect(text(check.forBrowser["rules"]) == text(table["rules"]))
    }

    private func entries(_ json: JSON?) throws -> Entries {
        try (json?.object?.pairs ?? []).reduce(into: [:]) { entries, member in
            let code = Indicator.Code(rawValue: member.name)
            let indicator = try #require(check.form.indicator(code))
            if let text = member.value["unreadable"]?.string {
                entries[code] = .unreadable(text)
            } else {
                let number = member.value["number"]?.string.flatMap { try? JSON(parsing: $0.utf8) }
                let json = number ?? member.value["table"] ?? member.value
                entries[code] = try indicator.value(json: json).map(Entry.value)
            }
        }
    }

    @Test("is wrong with the cells of the table, in its words")
    func cases() throws {
        let cases = try #require(table["cases"]?.array)
        #expect(cases.count >= 10)
        for one in cases {
            // What is blank and needed is told by the server when the report is handed in.
            let entries = try entries(one["entries"])
            let found = check.problems(in: entries).filter { problem in
                problem.cells.contains { entries[$0] != nil }
            }.map { problem -> JSON in
                let cell = problem.cells.map(\.rawValue).joined(separator: ",")
                let label = check.form.indicator(.init(rawValue: cell))?.label.vietnamese ?? ""
                let message = problem.message.replacing("\(label): ", with: "")
                return [.string(problem.rule.rawValue), .string(cell), .string(message)]
            }
            #expect(JSON.array(found) == one["found"], "\(one["entries"] ?? .null)")
        }
    }

    @Test(
        "who has to mend a returned cell that is not asked may change the answer by which it is not"
    )
    func openCells() throws {
        let entries = try entries(["had": false, "log": ["table": [["day": "2026-03-01"]]]])
        let open = check.openCells(returned: ["story"], in: entries, confirmations: [])
        #expect(open == ["story", "log", "had"])
    }

    @Test("the cells of a table that can't be read are told one by one, and its rows are not")
    func wrongCells() throws {
        let question = try #require(check.form.indicator("log")?.kind.table)
        let typed = TableQuestion.typedText([
            ["01/02/2026", "1", ""], ["31/02/2026", "x", "fall"], ["", "2", "gió"],
        ])
        #expect(
            question.wrongCells(typed: typed) == [
                .init(1, "day"), .init(1, "hurt"), .init(2, "day"), .init(2, "cause"),
            ])
    }
}
