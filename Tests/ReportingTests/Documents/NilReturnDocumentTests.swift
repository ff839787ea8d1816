import Reporting
import Testing

@Suite("The consolidated report says how many schools declare a section nil")
struct NilReturnDocumentTests {
    let form: Form

    init() throws { form = try NilReturnForm.read() }

    private func facts(_ reports: [Values]) throws -> Facts {
        Facts(
            ReportedTotals(
                total: .of(reports, in: form), previous: [:], owedByLevel: [:], missing: [],
                late: []),
            try .ofTests(form))
    }

    private func said(_ outline: Outline, _ reports: [Values]) throws -> [String] {
        outline.filled(with: try facts(reports)).blocks.map { $0.runs.map(\.text).joined() }
    }

    private static let nilI: Values = ["nil-I": .boolean(true), "fires": .integer(0)]
    private static let typed: Values = ["fires": .integer(0), "hurt": .integer(0)]
    private static let sentence = "Có 02 trường khai không phát sinh trong kỳ."

    @Test("by itself, in the section, where somebody does")
    func plain() throws {
        let outline = form.outline(.consolidated)
        let lines = try said(outline, [Self.nilI, Self.nilI, Self.typed])
        let place = try #require(lines.firstIndex(of: Self.sentence))
        #expect(lines[place - 1].hasSuffix("SỰ CỐ"))
        #expect(lines.filter { $0.contains("khai không phát sinh") }.count == 1)
        #expect(try !said(outline, [Self.typed]).joined().contains("không phát sinh"))
        // As the office keeps it.
        let kept = try Outline(.consolidated, document: outline.document, of: form)
        #expect(try said(kept, [Self.nilI, Self.nilI, Self.typed]) == lines)
    }

    @Test("in a line of the annex, by level, beside what the figures come to")
    func annex() throws {
        let annexes = Annexes(
            form: form, total: .of([Self.nilI, Self.nilI, Self.typed], in: form),
            levels: [
                .init(
                    "TH", name: "Tiểu học", title: "Tiểu học",
                    totals: .of([Self.nilI], in: form)),
                .init("MN", name: "Mầm non", title: "Mầm non", totals: .of([], in: form)),
            ], schools: [])
        func rows(_ annexes: Annexes) -> [[String]] {
            annexes.annex(.levels).blocks.flatMap { block -> [[String]] in
                guard case .table(let table) = block else { return [] }
                return table.rows.compactMap {
                    if case .cells(let cells) = $0 { cells.map(\.text) } else { nil }
                }
            }
        }
        let lines = rows(annexes)
        #expect(lines.first == ["", NilReturn.words, "trường", "1", "…", "2"])
        #expect(lines.filter { $0.contains(NilReturn.words) }.count == 1)
        var none = annexes
        none.total = .of([Self.typed], in: form)
        #expect(!rows(none).joined().contains(NilReturn.words))
    }

    @Test("by its name, of a section that may be declared nil")
    func named() throws {
        func outline(_ name: String) throws -> Outline {
            try Outline(
                .consolidated,
                document: [
                    "subject": "x",
                    "blocks": [
                        ["vi": .string("{$\(name)} trường."), "when": .string("$\(name) >= 0")]
                    ],
                ], of: form)
        }
        #expect(try said(try outline("nil_I"), [Self.nilI]) == ["01 trường."])
        #expect(try said(try outline("nil_I"), [Self.typed]) == ["0 trường."])
        #expect(try said(try outline("nil_K"), [Self.nilI]) == ["0 trường."])
        for name in ["nil_G", "nil_i", "nil_Z"] {
            #expect(throws: InvalidForm.self) { try outline(name) }
        }
    }

    @Test("no more than declare it where a level may, whatever stands in the cell")
    func counted() throws {
        let layout = TotalsLayout(form: form)
        let declared = try #require(form.nilReturns(for: "MN").first { $0.section == "K" })
        func count(_ value: Value, _ level: Level) -> Int64 {
            let tally = layout.tally(of: ["nil-K": value], level: level, parameters: [:])
            return GroupTotals(
                layout: layout, coverage: Coverage(states: [.approved: 1]), states: [.approved],
                tally: tally, communes: []
            ).nilReturns(declared)
        }
        #expect(count(.boolean(true), "MN") == 1)
        #expect(count(.boolean(false), "MN") == 0)
        // Primary schools are asked something else there, too.
        #expect(count(.boolean(true), "TH") == 0)
    }

    @Test("a tally of an earlier release has none, and what is damaged is none")
    func packed() throws {
        let layout = TotalsLayout(form: form)
        #expect(TotalsLayout(form: form.without(["fires"])).count == layout.count)
        let tally = layout.tally(of: Self.nilI, level: "TH", parameters: [:])
        #expect(Tally(packed: tally.packed, of: layout) == tally)
        let older = Tally(figures: Array(tally.figures.dropLast(layout.nilReturns.count)))
        var zero = tally
        for place in layout.nilReturns.values { zero.figures[place] = 0 }
        #expect(Tally(packed: older.packed, of: layout) == zero)
        #expect(Tally(packed: Tally(figures: [0]).packed, of: layout) == nil)
    }
}
