import Testing

@testable import Reporting

/// Papers of communes, which their schools name one by one.
@Suite("same texts in an annex")
struct SameTextsTests {
    typealias Wrote = (commune: Unit.Code?, paper: String)

    /// Over schools of one level that wrote these.
    private func annexes(_ wrote: [Wrote]) throws -> Annexes {
        let form = try Form(document: try JSON(parsing: SmallForm.text.utf8))
        let total = GroupTotals(
            layout: TotalsLayout(form: form), coverage: Coverage(states: [.approved: wrote.count]),
            states: [.approved], tally: .zero(TotalsLayout(form: form)),
            communes: [])
        return Annexes(
            form: form, total: total,
            levels: [.init("TH", name: "TH", title: "Tiểu học", totals: total)],
            communes: [("xa-a", "Xã A"), ("xa-b", "Xã B")],
            schools: wrote.enumerated().map { index, school in
                Annexes.School(
                    unit: Unit(
                        id: .init(rawValue: Int64(index)), code: "t", name: "T\(index)",
                        shortName: "T", kind: .school, level: "TH"),
                    commune: school.commune, values: ["paper": .text(school.paper)])
            })
    }

    private func tables(_ annex: Outline.Annex, of annexes: Annexes) -> [DocumentTable] {
        annexes.annex(annex).blocks.compactMap {
            if case .table(let table) = $0 { table } else { nil }
        }
    }

    private func rows(_ table: DocumentTable) -> [[String]] {
        table.rows.map { row in
            if case .cells(let cells) = row { cells.map(\.text) } else { [] }
        }
    }

    /// What schools of communes wrote, and the lines that it comes to: of a form that says that they may
    /// mean one paper, in one line, in the document and in the workbook.
    static let papers: [(wrote: [Wrote], lines: [[String]])] = [
        (
            [("xa-a", "12-CV/ĐU"), ("xa-a", " 12-cv/đu "), ("xa-a", "12-CV/ĐU  về hè")],
            [["02 trường: T0, T1", "12-CV/ĐU"], ["T2", "12-CV/ĐU  về hè"]]
        ),
        (
            [("xa-a", "9/KH"), ("xa-b", "9/KH"), (nil, "9/KH"), (nil, "9/KH")],
            [["T0", "9/KH"], ["T1", "9/KH"], ["T2", "9/KH"], ["T3", "9/KH"]]
        ),
        (
            (0..<12).map { _ in ("xa-a", "9/KH") },
            [["12 trường: T0, T1, T2 và 09 trường khác", "9/KH"]]
        ),
    ]

    @Test("schools of one commune that name the same paper stand in one line", arguments: papers)
    func samePapers(wrote: [Wrote], lines: [[String]]) throws {
        let some = try annexes(wrote)
        let annex = Outline.Annex.texts(title: "x", ["paper"], byCommune: true)
        let table = try #require(tables(annex, of: some).first)
        #expect(rows(table).filter { $0.count > 1 }.map { Array($0.dropFirst()) } == lines)
        var long = try #require(SchoolRows(of: annex, some))
        var all: [DocumentTable.Row] = []
        some.eachSchool(in: .communes) { all += long.rows(of: $0) }
        let whole = DocumentTable(columns: long.columns, rows: all + long.end())
        #expect(rows(whole).filter { $0.count > 1 }.map { Array($0.dropFirst()) } == lines)
        // By level, no line tells of a commune.
        let byLevel = try #require(tables(.texts(title: "x", ["paper"]), of: some).first)
        #expect(rows(byLevel).filter { $0.count > 1 }.count == wrote.count)
    }
}
