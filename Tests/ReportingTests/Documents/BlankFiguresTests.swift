import Reporting
import Testing

@Suite("A blank is never 0, whatever says it")
struct BlankFiguresTests {
    let form: Form

    init() throws {
        let text = """
            {"code": "y_te", "version": 1, "title": {"vi": "Y tế"},
             "lists": {"PHONG": [{"value": "own", "vi": "Riêng"}, {"value": "shared", "vi": "Chung"}]},
             "sections": [{"code": "A", "vi": "Mục A", "indicators": [
              {"code": "seen", "vi": "Số học sinh được khám", "type": "integer", "nature": "flow",
               "aggregate": "sum", "required": "optional", "levels": ["TH"]},
              {"code": "pupils", "vi": "Số học sinh", "type": "integer", "nature": "stock",
               "aggregate": "sum", "required": "optional", "levels": ["TH"]},
              {"code": "nurse", "vi": "Có nhân viên y tế", "type": "boolean", "nature": "state",
               "aggregate": "count_true", "required": "optional", "levels": ["TH"]},
              {"code": "room", "vi": "Phòng y tế", "type": "choice", "list": "PHONG",
               "nature": "state", "aggregate": "distribution", "required": "optional",
               "levels": ["TH"]}]}],
             "rules": [],
             "measures": [{"code": "all", "vi": "Tổng", "value": "sum(seen) + sum(pupils)"},
                          {"code": "rate", "vi": "Tỷ lệ", "percent": "sum(seen) / sum(pupils)"}]}
            """
        form = try Form(document: try JSON(parsing: text.utf8))
    }

    private func totals(_ values: [Values]) -> GroupTotals { .of(values, in: form) }

    private func facts(_ total: GroupTotals, previous: [String: Facts.Figure] = [:]) throws
        -> Facts
    {
        Facts(
            ReportedTotals(
                total: total, previous: previous, owedByLevel: [:], missing: [], late: []),
            try .ofTests(form))
    }

    private static let zero: Values = [
        "seen": .integer(0), "pupils": .integer(0), "nurse": .boolean(false),
        "room": .choice("own"),
    ]
    private static let some: Values = [
        "seen": .integer(3), "pupils": .integer(4), "nurse": .boolean(true), "room": .choice("own"),
    ]

    /// What running text says of each name.
    private static let cases: [(values: [Values], texts: [String])] = [
        ([], ["…", "…", "…", "…", "…", "…"]), ([[:]], ["…", "…", "…", "…", "…", "…"]),
        ([zero], ["0", "0", "01", "00", "0", "–"]),
        ([[:], some], ["03", "01", "01", "00", "07", "75%"]),
        ([["seen": .integer(0)]], ["0", "…", "…", "…", "0", "–"]),
    ]
    private static let names = ["seen", "nurse", "room_own", "room_shared", "all", "rate"]

    @Test("in sentences", arguments: 0..<5)
    func sentences(index: Int) throws {
        let (values, texts) = Self.cases[index]
        let facts = try facts(totals(values))
        let said = Self.names.map(facts.text)
        // How a number looks in a sentence is another test's; here it is there or not.
        #expect(said.map { $0 == "…" } == texts.map { $0 == "…" }, "\(said)")
    }

    @Test("a condition on what is unknown does not hold, and the round before is as unknown")
    func conditions() throws {
        let outline = try Outline(
            .consolidated,
            document: [
                "subject": "x",
                "blocks": [
                    ["vi": "Không khám.", "when": "seen = 0"],
                    ["vi": "Trước không khám.", "when": "previous_seen = 0"], ["vi": "Hết."],
                ],
            ], of: form)
        func said(_ now: [Values], _ before: [Values]) throws -> [String] {
            let facts = try facts(totals(now), previous: Facts.compared(totals(before)))
            return outline.filled(with: facts).blocks.map { $0.runs.map(\.text).joined() }
        }
        #expect(try said([[:]], [[:]]) == ["Hết."])
        #expect(try said([Self.zero], [[:]]) == ["Không khám.", "Hết."])
    }

    @Test("in annexes", arguments: [[], [[:]]] as [[Values]])
    func annexes(values: [Values]) throws {
        let annexes = Annexes(
            form: form, total: totals(values),
            levels: [.init("TH", name: "TH", title: "Tiểu học", totals: totals(values))],
            schools: [])
        let figures = annexes.annex(.levels).blocks.flatMap { block -> [[String]] in
            guard case .table(let table) = block else { return [] }
            return table.rows.compactMap { row in
                if case .cells(let cells) = row { cells.dropFirst(3).map(\.text) } else { nil }
            }
        }
        #expect(figures.contains { !$0.isEmpty })
        #expect(figures.allSatisfy { $0.allSatisfy { $0 == "…" || $0.isEmpty } }, "\(figures)")
    }

    @Test("for scripts")
    func json() throws {
        let blank = totals([[:]])
        #expect(
            blank.indicatorsJSON()["seen"] == ["answered": 0, "applicable": 1, "sum": .null])
        #expect(blank.indicatorsJSON()["nurse"]?["true"] == .null)
        #expect(blank.indicatorsJSON()["room"]?["options"] == ["own": .null, "shared": .null])
        #expect(blank.measuresJSON()["all"] == ["value": .null])
        #expect(
            totals([Self.zero]).indicatorsJSON()["seen"]
                == ["answered": 1, "applicable": 1, "sum": 0])
        // As closings of the first layout were hashed.
        #expect(
            blank.indicatorsJSON(.zero)["seen"] == ["answered": 0, "applicable": 1, "sum": 0])
    }
}
