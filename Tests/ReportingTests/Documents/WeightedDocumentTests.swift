import Reporting
import Testing

@Suite("A weighted mean in documents")
struct WeightedDocumentTests {
    let form: Form

    init() throws { form = try PercentForm.read() }

    private func share(_ tenths: Int64) -> Value { .decimal(FixedPoint(units: tenths, scale: 1)) }

    private func totals(_ values: [Values]) -> GroupTotals { .of(values, in: form) }

    @Test("running text says it with its sign, and the round before has it too")
    func text() throws {
        let setting = try DocumentSetting.ofTests(form)
        let now = totals([
            ["attended": share(985), "pupils": .integer(200)],
            ["attended": share(900), "pupils": .integer(100)],
        ])
        let before = totals([["attended": share(500), "pupils": .integer(1)]])
        let outline = try Outline(
            .consolidated,
            document: [
                "subject": "x",
                "blocks": [
                    ["vi": "{attended}, trước {previous_attended}; {lit}"],
                    ["vi": "Tăng.", "when": "attended > previous_attended"],
                ],
            ], of: form)
        let facts = Facts(
            ReportedTotals(
                total: now, previous: Facts.compared(before), owedByLevel: [:], missing: [],
                late: []), setting)
        let said = outline.filled(with: facts).blocks.map { $0.runs.map(\.text).joined() }
        #expect(said == ["95,7%, trước 50,0%; …", "Tăng."])

        let plain = form.outline(.consolidated).filled(with: facts).blocks.map {
            $0.runs.map(\.text).joined()
        }
        #expect(plain.contains("Tỷ lệ chuyên cần: 95,7%."))
        let report = Facts(["attended": share(985)], level: "TH", form: form, setting)
        #expect(report.text("attended") == "98,5%")
    }

    @Test("a whole percentage has its decimal in tables, words and workbooks, and is typed without")
    func whole() throws {
        let values: Values = [
            "attended": share(900), "pupils": .integer(200), "whole": .integer(98),
        ]
        let annexes = Annexes(
            form: form, total: totals([values]), levels: [],
            schools: [
                .init(
                    unit: Unit(
                        id: .init(rawValue: 1), code: "a", name: "A", shortName: "A",
                        kind: .school, level: "TH"), values: values)
            ])
        func cells(_ annex: Outline.Annex) -> [DocumentTable.Cell] {
            annexes.annex(annex).blocks.flatMap { block -> [DocumentTable.Cell] in
                guard case .table(let table) = block else { return [] }
                return table.rows.flatMap { row -> [DocumentTable.Cell] in
                    switch row {
                    case .cells(let cells), .total(let cells): cells
                    case .group: []
                    }
                }
            }
        }
        for annex in [Outline.Annex.levels, .schools] {
            let shares = cells(annex).filter { $0.number == FixedPoint(90) }
            #expect(!shares.isEmpty)
            #expect(shares.allSatisfy { $0.text == "90,0" && $0.number?.scale == 1 }, "\(shares)")
            let people = cells(annex).filter { $0.number == FixedPoint(200) }
            #expect(people.allSatisfy { $0.text == "200" && $0.number?.scale == 0 })
        }
        let whole = try #require(form.indicator("whole"))
        #expect(whole.text(of: .integer(98), level: "TH") == "98,0")
        #expect(whole.typed(.integer(98)) == "98")
        // What is asked more exactly is said so.
        let lit = try #require(form.indicator("lit"))
        #expect(lit.text(of: .decimal(FixedPoint(units: 985, scale: 1)), level: "TH") == "98,50")
        let report = Facts(values, level: "TH", form: form, try DocumentSetting.ofTests(form))
        #expect(report.text("whole") == "98,0%" && report.text("attended") == "90,0%")
    }

    @Test("the annexes have it by level, and under the schools' own")
    func annexes() throws {
        let values: Values = ["attended": share(985), "pupils": .integer(200)]
        let annexes = Annexes(
            form: form, total: totals([values, [:]]),
            levels: [.init("TH", name: "TH", title: "Tiểu học", totals: totals([[:]]))],
            schools: [
                .init(
                    unit: Unit(
                        id: .init(rawValue: 1), code: "a", name: "A", shortName: "A",
                        kind: .school, level: "TH"), values: values)
            ])
        func rows(_ annex: Outline.Annex) -> [[String]] {
            annexes.annex(annex).blocks.flatMap { block -> [[String]] in
                guard case .table(let table) = block else { return [] }
                return table.rows.map { row in
                    switch row {
                    case .cells(let cells), .total(let cells): cells.map(\.text)
                    case .group(let title): [title]
                    }
                }
            }
        }
        #expect(rows(.levels).contains(["1", "Tỷ lệ chuyên cần", "%", "…", "98,5"]))
        #expect(rows(.schools).first?.prefix(3) == ["1", "A", "98,5"])
        #expect(rows(.schools).last?.prefix(3) == ["", "Tổng cộng", "98,5"])
    }
}
