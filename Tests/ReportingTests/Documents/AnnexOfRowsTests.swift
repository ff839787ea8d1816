import Testing

@testable import Reporting

/// What schools tell in rows, in the annex of their answers.
@Suite("Rows of schools in an annex")
struct AnnexOfRowsTests {
    private let form: Form

    init() throws {
        form = try Form(
            document: try JSON(
                parsing: """
                    {"code": "y_te", "version": 1, "title": {"vi": "Y tế"}, "sections": [
                     {"code": "A", "vi": "Mục", "indicators": [
                      {"code": "cases", "vi": "Các vụ tai nạn", "type": "table", "nature": "flow",
                       "aggregate": "list", "required": "optional", "levels": ["MN", "TH"],
                       "columns": [
                        {"code": "day", "vi": "Ngày", "type": "date"},
                        {"code": "hurt", "vi": "Số HS", "type": "integer", "unit": "em"},
                        {"code": "done", "vi": "Cách xử trí", "type": "text", "max": 90}]},
                      {"code": "wish", "vi": "Kiến nghị", "type": "text", "max": 90,
                       "nature": "state", "aggregate": "list", "required": "optional",
                       "levels": ["MN", "TH"]}]}]}
                    """.utf8))
    }

    private func row(_ day: String, _ hurt: Int64, _ done: String) throws -> [String: Value] {
        [
            "day": .date(try #require(Day(iso: day))), "hurt": .integer(hurt), "done": .text(done),
        ]
    }

    /// Of three schools one tells of two cases, one of one, and one of none.
    private func annexes() throws -> Annexes {
        let answers: [(name: String, level: Level, rows: [[String: Value]])] = [
            ("Mầm non A", "MN", [try row("2026-10-12", 1, "Sơ cứu")]),
            (
                "Tiểu học B", "TH",
                [try row("2026-09-18", 3, "Đưa đi viện"), try row("2026-11-05", 1, "Băng bó")]
            ), ("Tiểu học C", "TH", []),
        ]
        let schools = answers.map { answer in
            Annexes.School(
                unit: Unit(
                    id: .init(rawValue: 1), code: "t", name: answer.name, shortName: answer.name,
                    kind: .school, level: answer.level),
                values: answer.rows.isEmpty
                    ? ["wish": .text("Thêm thuốc.")]
                    : ["cases": .table(AnswerTable(rows: answer.rows))])
        }
        let total = GroupTotals.of(schools.compactMap(\.values), in: form)
        return Annexes(
            form: form, total: total,
            levels: [("MN", "Mầm non"), ("TH", "Tiểu học")].map { level, title in
                .init(level, name: level.rawValue, title: title, totals: total)
            }, schools: schools)
    }

    private func lines(_ block: OfficialDocument.Block) -> [[String]] {
        guard case .table(let table) = block else { return [["\(block)"]] }
        return [table.columns.map(\.title)]
            + table.rows.map { row in
                switch row {
                case .group(let title): [title]
                case .cells(let cells), .total(let cells): cells.map(\.text)
                }
            }
    }

    @Test("are a table of their columns, a line a row, each school named once, below the words")
    func table() throws {
        let annex = try annexes().annex(.texts(title: "Trả lời", ["cases", "wish"]))
        #expect(!annex.isLandscape)
        #expect(annex.blocks.count == 3)
        #expect(
            lines(annex.blocks[0]) == [
                ["TT", "Đơn vị", "Kiến nghị"], ["Tiểu học"], ["1", "Tiểu học C", "Thêm thuốc."],
            ])
        #expect(annex.blocks[1] == .heading(2, "1. Các vụ tai nạn"))
        #expect(
            lines(annex.blocks[2]) == [
                ["TT", "Đơn vị", "Ngày", "Số HS (em)", "Cách xử trí"], ["Mầm non"],
                ["1", "Mầm non A", "12/10/2026", "1", "Sơ cứu"], ["Tiểu học"],
                ["1", "Tiểu học B", "18/09/2026", "3", "Đưa đi viện"],
                ["", "", "05/11/2026", "1", "Băng bó"], ["", "Tổng cộng", "", "5", ""],
            ])
    }

    @Test("stand alone where nothing was asked in words, once, and say so where nobody has any")
    func alone() throws {
        var some = try annexes()
        let annex = Outline.Annex.texts(title: "x", ["cases", "cases"])
        #expect(some.annex(annex).blocks.count == 2)
        some.schools = []
        #expect(
            lines(some.annex(annex).blocks[1]).dropFirst() == [["", "Không có"]])
        // No table of schools by themselves is in the workbook then.
        #expect(SchoolRows(of: annex, some) == nil)
        #expect(SchoolRows(of: .texts(title: "x", ["cases", "wish"]), some)?.columns.count == 3)
    }
}
