import Testing

@testable import Reporting

@Suite("The plan task by task")
struct PlanTasksTests {
    private static let text = """
        {"code": "viec", "version": 1, "title": {"vi": "Việc"},
         "lists": {"CL": [{"value": "ok", "vi": "Đã duyệt"}, {"value": "no", "vi": "Chưa có"}]},
         "parameters": {"least": 3},
         "sections": [{"code": "A", "vi": "A", "indicators": [
          {"code": "staff", "vi": "Số người", "type": "integer", "unit": "người", "nature": "stock",
           "aggregate": "sum", "required": "always", "levels": ["TH"], "clauses": ["I.1"]},
          {"code": "reached", "vi": "Số người đã học", "type": "integer", "unit": "người",
           "nature": "flow", "aggregate": "sum", "required": "always", "levels": ["TH"],
           "clauses": ["I.1", "II.1"], "undone": "value < staff"},
          {"code": "plan", "vi": "Có kế hoạch", "type": "boolean", "nature": "state",
           "aggregate": "count_true", "required": "always", "levels": ["TH", "MN"],
           "clauses": ["X", "II.1"], "undone": "not value"},
          {"code": "status", "vi": "Phương án", "type": "choice", "list": "CL", "nature": "state",
           "aggregate": "distribution", "required": "always", "levels": ["TH"],
           "clauses": ["II.1"], "undone": "value <> 'ok'"},
          {"code": "drills", "vi": "Số lần", "type": "integer", "unit": "lần", "nature": "flow",
           "aggregate": "sum", "required": "always", "levels": ["TH"], "clauses": ["II.1"],
           "undone": "value < $least"},
          {"code": "fires", "vi": "Số vụ cháy", "type": "integer", "unit": "vụ", "nature": "flow",
           "aggregate": "sum", "required": "always", "levels": ["TH"], "clauses": []},
          {"code": "note", "vi": "Nội dung", "type": "text", "max": 20, "nature": "state",
           "aggregate": "list", "required": "optional", "levels": ["TH"], "clauses": ["II.1"]}]}],
         "measures": [{"code": "pct", "vi": "Tỷ lệ", "percent": "sum(reached) / sum(staff)"}],
         "own": {"sections": [{"code": "P", "vi": "P", "indicators": [
          {"code": "own_visits", "vi": "Lượt kiểm tra", "type": "integer", "unit": "lượt",
           "required": "always", "clauses": ["II.1", "I.1"]},
          {"code": "own_money", "vi": "Đã chi", "type": "money", "unit": "đồng",
           "required": "always", "clauses": ["Y"]}]}]}}
        """

    private static let reports: [(String, Level, Values?)] = [
        (
            "a", "TH",
            [
                "staff": .integer(10), "reached": .integer(10), "plan": .boolean(true),
                "status": .choice("ok"), "drills": .integer(3), "fires": .integer(0),
                "note": .text("Đã làm"),
            ]
        ),
        (
            "b", "TH",
            [
                "staff": .integer(20), "reached": .integer(5), "plan": .boolean(false),
                "status": .choice("no"), "drills": .integer(0), "fires": .integer(1),
            ]
        ),
        ("c", "TH", ["staff": .integer(5)]), ("d", "MN", ["plan": .boolean(false)]),
        ("e", "TH", nil),
    ]

    private func tasks(own: Values = [:], isFew: Bool = true, _ tasks: [Plan.Task]? = nil) throws
        -> PlanTasks
    {
        let form = try Form(document: try JSON(parsing: Self.text.utf8))
        let layout = TotalsLayout(form: form)
        var tally = Tally.zero(layout)
        for (_, level, values) in Self.reports {
            guard let values else { continue }
            tally += layout.tally(of: values, level: level, parameters: form.parameters)
        }
        var coverage = Coverage()
        coverage.states = [.approved: 4, .draft: 1]
        let total = GroupTotals(
            layout: layout, coverage: coverage, states: [.approved], tally: tally, communes: [])
        let schools = Self.reports.map { code, level, values in
            Annexes.School(
                unit: Unit(
                    id: .init(rawValue: 0), code: .init(rawValue: code),
                    name: "Trường \(code.uppercased())", shortName: code.uppercased(),
                    kind: .school, level: level), values: values)
        }
        return PlanTasks(
            tasks ?? [
                .init(clause: "I.1", text: "Học"), .init(clause: "II.1", text: "Làm"),
                .init(clause: "III", text: "Khác"),
            ], of: form, total, schools: isFew ? schools : nil, parameters: form.parameters,
            own: own)
    }

    @Test("an indicator stands once, at its first clause that is a task, or behind them all")
    func places() throws {
        let found = try tasks()
        #expect(found.groups.map { $0.task?.clause } == ["I.1", "II.1", "III", nil])
        #expect(
            found.groups.map { $0.lines.map(\.indicator.code) } == [
                ["staff", "reached"], ["plan", "status", "drills", "note"], [], ["fires"],
            ])
        // Without tasks all stand behind.
        let none = try tasks([])
        #expect(none.groups.map { $0.task?.clause } == [nil])
        #expect(none.groups.first?.lines.count == 7)
    }

    @Test("results have their whole, their unit and who answered; nobody is counted who has not")
    func results() throws {
        let lines = try tasks().groups.flatMap(\.lines)
        #expect(
            lines.map(\.result) == [
                "35 người", "15/30 người (50,0%)", "01/03 trường",
                "đã duyệt: 01 trường; chưa có: 01 trường", "03 lần", "01 trường trả lời", "01 vụ",
            ])
        #expect(
            lines.map { "\($0.answered)/\($0.asked)" } == [
                "3/3", "2/3", "3/4", "2/3", "2/3", "1/3", "2/3",
            ])
        #expect(lines.map { $0.share?.tenths } == [nil, 500, 333, nil, nil, nil, nil])
    }

    @Test("who has not done it is whom the form's condition says; a blank is no 'not done'")
    func undone() throws {
        let lines = try tasks().groups.flatMap(\.lines)
        #expect(
            lines.map { $0.undone?.map(\.shortName) } == [
                nil, ["B"], ["B", "D"], ["B"], ["B"], nil, nil,
            ])
        #expect(try tasks(isFew: false).groups.flatMap(\.lines).allSatisfy { $0.undone == nil })
    }

    @Test("what the office did stands at each of its clauses; nothing said is told as such")
    func deeds() throws {
        let blank = try tasks()
        #expect(blank.groups.map { $0.deeds?.count } == [0, 0, nil, 0])
        let filled = try tasks(own: ["own_visits": .integer(8), "own_money": .integer(9_000)])
        #expect(
            filled.groups.map { $0.deeds?.map { "\($0.question): \($0.answer)" } } == [
                ["Lượt kiểm tra: 08 lượt"], ["Lượt kiểm tra: 08 lượt"], nil,
                ["Đã chi: 9.000 đồng"],
            ])
    }

    @Test("the table says the same, and names a few")
    func table() throws {
        let rows = try tasks(own: ["own_visits": .integer(8)]).table.rows
        let texts = rows.map { row in
            switch row {
            case .group(let title): title
            case .cells(let cells), .total(let cells): cells.map(\.text).joined(separator: " | ")
            }
        }
        #expect(texts.contains("II.1. Làm"))
        #expect(texts.contains("3. Có kế hoạch | 01/03 trường | 3/4 | 02: B, D"))
        #expect(texts.contains("Cơ quan đã làm | Lượt kiểm tra: 08 lượt |  | "))
        #expect(texts.contains("Cơ quan đã làm | Chưa ghi |  | "))
    }

    @Test(
        "a condition that is none is told with its place",
        arguments: [
            ("value < staff", "value < stuff", "undone"), ("not value", "value + 1", "undone"),
            ("value <> 'ok'", "value <> 'yes'", "undone"), ("value < staff", "value", "undone"),
        ])
    func faults(old: String, new: String, place: String) throws {
        do {
            _ = try Form(
                document: try JSON(parsing: Self.text.replacing(old, with: new).utf8))
            Issue.record("read")
        } catch let invalid as InvalidForm {
            #expect(invalid.faults.allSatisfy { $0.place.hasSuffix(place) }, "\(invalid.faults)")
        }
    }
}
