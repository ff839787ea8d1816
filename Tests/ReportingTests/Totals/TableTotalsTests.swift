import Testing

@testable import Reporting

@Suite("What tables of many reports come to")
struct TableTotalsTests {
    private let form: Form
    private let layout: TotalsLayout
    private let table: Indicator

    init() throws {
        let text = """
            {"code": "t1", "version": 1, "title": {"vi": "T"}, "sections": [
             {"code": "A", "vi": "A", "indicators": [
              {"code": "t", "vi": "Bảng", "type": "table", "nature": "flow", "aggregate": "list",
               "required": "optional", "levels": ["TH", "MN"], "columns": [
                {"code": "room", "vi": "Phòng", "type": "text", "max": 100},
                {"code": "n", "vi": "Số người", "type": "integer"},
                {"code": "d", "vi": "Diện tích", "type": "decimal", "scale": 6},
                {"code": "y", "vi": "Năm xây", "type": "integer", "total": false},
                {"code": "p", "vi": "Đạt", "type": "percent"}]},
              {"code": "x", "vi": "Số", "type": "integer", "nature": "flow", "aggregate": "sum",
               "required": "optional", "levels": ["TH", "MN"]}]}],
             "measures": [{"code": "m", "vi": "Tổng", "value": "sum(x)"}]}
            """
        form = try Form(document: try JSON(parsing: text.utf8))
        layout = TotalsLayout(form: form)
        table = try #require(form.indicator("t"))
    }

    private func row(_ number: Int64?, _ millionths: Int64? = nil) -> [String: Value] {
        [
            "room": .text("A"), "n": number.map(Value.integer), "y": .integer(1_999),
            "d": millionths.map { .decimal(FixedPoint(units: $0, scale: 6)) },
            "p": .decimal(FixedPoint(units: 500, scale: 1)),
        ].compactMapValues(\.self)
    }

    private func totals(_ reports: [[[String: Value]]?]) -> GroupTotals {
        let tallies = reports.map { rows in
            layout.tally(
                of: rows.map { ["t": .table(AnswerTable(rows: $0)), "x": .integer(7)] } ?? [:],
                level: "TH", parameters: [:])
        }
        return GroupTotals(
            layout: layout, coverage: Coverage(states: [.approved: reports.count]),
            states: [.approved], tally: tallies.reduce(into: Tally.zero(layout)) { $0 += $1 },
            communes: [])
    }

    @Test("rows are counted, columns that add up are added up, others are not")
    func sums() throws {
        #expect(try #require(table.kind.table).parts.map(\.code) == ["count", "n", "d"])
        let all = totals([
            [row(1_200, 1_500_000), row(3, 2)], [row(4, 1)], nil, [row(nil, 5), row(9, 5)],
        ])
        #expect(
            all.indicatorsJSON()["t"]
                == [
                    "answered": 3, "applicable": 4, "count": 5,
                    "columns": [
                        // A row of the last report is blank there, which is no 0.
                        "n": ["answered": 2, "sum": 1_207],
                        "d": [
                            "answered": 3,
                            "sum": .decimal(FixedPoint(units: 1_500_013, scale: 6)),
                        ],
                    ],
                ])
        #expect(all.indicatorsJSON(tellsTables: false)["t"] == ["answered": 3, "applicable": 4])
        #expect(all.figure(of: try #require(form.indicator("x")))?.known == .sum(FixedPoint(21)))
        #expect(all.figure(of: try #require(form.measure("m"))).known == .value(21))
    }

    @Test("what nobody says is not known, nor is what is beyond any figure")
    func unknown() throws {
        let columns = try #require(table.kind.table).parts
        func known(_ totals: GroupTotals) -> [FixedPoint?] {
            columns.map { totals.figure(of: $0, of: table)?.known?.number }
        }
        #expect(known(totals([])) == [nil, nil, nil])
        #expect(known(totals([nil])) == [nil, nil, nil])
        #expect(known(totals([[row(nil)]])) == [FixedPoint(1), nil, nil])
        let most: Int64 = 999_999_999_999_999
        let many = totals(
            Array(repeating: Array(repeating: row(1_000_000_000, most), count: 50), count: 200))
        #expect(known(many) == [FixedPoint(10_000), FixedPoint(10_000_000_000_000), nil])
        #expect(many.figure(of: .rows, of: try #require(form.indicator("x"))) == nil)
    }
}
