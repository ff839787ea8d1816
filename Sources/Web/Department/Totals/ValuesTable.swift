import Formats
import Reporting
import Storage

/// All values of all schools: a row a school, a column an indicator. Values are those of submitted
/// and approved reports, what the totals count; other rows have their state and blank cells.
struct ValuesTable: Sendable {
    let columns: [ValuesColumn]
    /// How many rows it has.
    let count: Int
    private let round: Round
    private let node: Unit.ID
    var isTrial: Bool { round.isTrial }
    private let form: Form
    let now: Moment

    init(of round: Round, _ visit: Visit) throws {
        let database = visit.database
        (self.round, node, now) = (round, visit.asker.unit.id, visit.now)
        form = try database.forms.layout(of: round).form
        count = try database.reportCounts(of: round, below: node, at: now)?.all ?? 0
        columns =
            ValuesColumn.ofSchools(levels: try database.units.levels())
            + form.sections.flatMap { section in
                section.indicators.map { ValuesColumn($0, in: section) }
            } + (form.nilReturns.isEmpty ? [] : [.ofNilReturns(form)]) + [.waivers]
    }

    /// Gives row after row in display order, with the number of those before it; few are in memory at
    /// once.
    func each(
        _ database: ReadTransaction, _ body: (ReportedValues, Int) throws -> Void
    ) throws {
        var count = 0
        try database.eachReport(
            of: round, below: node, states: [.submitted, .approved], form: form, at: now
        ) { row in
            try body(row, count)
            count += 1
        }
    }

    /// With the codes of columns and options.
    func forScripts(_ row: ReportedValues) -> [SheetCell] { columns.map { $0.forScripts(row) } }

    /// In words.
    func forPeople(_ row: ReportedValues) -> [SheetCell] { columns.map { $0.forPeople(row) } }

    /// What each column is, and each of its options, with their codes. The communes are known when
    /// the rows are.
    func key(_ communes: [ValuesColumn.Option]) -> [[SheetCell]] {
        columns.flatMap { column in
            let head = [column.title, column.code, column.section, column.kind, column.unit]
            let options = column.code == ValuesColumn.commune ? communes : column.options
            return [head + ["", ""]].map(ValuesTable.cells)
                + options.map { ValuesTable.cells(head + [$0.words, $0.code]) }
        }
    }

    static let keyColumns: [Spreadsheet.Column] = [
        .init("Cột", width: 50), .init("Mã", width: 26), .init("Mục", width: 40),
        .init("Kiểu", width: 24), .init("Đơn vị tính", width: 14), .init("Lựa chọn", width: 40),
        .init("Mã của lựa chọn", width: 20),
    ]

    private static func cells(_ texts: [String]) -> [SheetCell] {
        texts.map { $0.isEmpty ? .blank : .text($0) }
    }
}

extension ValuesColumn {
    fileprivate static let commune = "commune"

    /// What is known of a school and where its report stands.
    fileprivate static func ofSchools(levels: [LevelName]) -> [ValuesColumn] {
        let names = Dictionary(
            levels.map { ($0.level, $0.name) }, uniquingKeysWith: { first, _ in first })
        return [
            of("unit", "Mã đơn vị", width: 20) { .text($0.listed.unit.unit.code.rawValue) },
            of("name", "Đơn vị", width: 34) { .text($0.listed.unit.unit.name) },
            of(
                "level", "Cấp học", width: 18,
                options: levels.map { Option(code: $0.level.rawValue, words: $0.name) },
                forPeople: {
                    .text($0.listed.unit.level.map { names[$0] ?? $0.rawValue } ?? "")
                }, { .text($0.listed.unit.level?.rawValue ?? "") }),
            of(
                commune, "Đơn vị cấp xã", width: 22,
                forPeople: { .text($0.listed.commune?.unit.name ?? "") },
                { .text($0.listed.commune?.unit.code.rawValue ?? "") }),
            of(
                "state", "Trạng thái", width: 22,
                options: ReportState.allCases.map { Option(code: $0.rawValue, words: $0.name) },
                forPeople: { .text($0.listed.report.state.name) },
                { .text($0.listed.report.state.rawValue) }),
            of("submitted_at", "Nộp lúc", kind: "ngày giờ", width: 20) {
                $0.listed.report.submittedAt.map { .moment($0) } ?? .blank
            },
            of("late", "Nộp muộn", kind: "Có/Không", width: 10) {
                $0.listed.report.submittedAt == nil ? .blank : .truth($0.listed.isLate)
            },
        ]
    }

    /// The sections that the school declared nil, of whose numbers the zeros are.
    fileprivate static func ofNilReturns(_ form: Form) -> ValuesColumn {
        let all = form.nilReturns
        func cell(_ word: @escaping @Sendable (NilReturn) -> String, _ separator: String) -> Cell {
            { row in
                guard let values = row.values else { return .blank }
                let declared = all.filter { $0.isDeclared(in: values) }
                return declared.isEmpty
                    ? .blank : .text(declared.map(word).joined(separator: separator))
            }
        }
        return of(
            "nil_sections", "Mục khai không phát sinh", width: 40,
            forPeople: cell({ "\($0.section). \($0.title.vietnamese)" }, "; "),
            cell({ $0.section }, ";"))
    }

    /// The rules that were not applied to a school's figures; programs have their ids alone.
    fileprivate static var waivers: ValuesColumn {
        func cell(_ words: @escaping @Sendable (Waiver) -> String, _ separator: String) -> Cell {
            { row in
                row.waivers.isEmpty
                    ? .blank : .text(row.waivers.map(words).joined(separator: separator))
            }
        }
        return of(
            "waivers", "Quy tắc được miễn áp dụng", width: 50,
            forPeople: cell({ "\($0.rule): \($0.reason)" }, "; "),
            cell({ $0.rule.rawValue }, ";"))
    }

    private static func of(
        _ code: String, _ title: String, kind: String = "văn bản", width: Double,
        options: [Option] = [], forPeople: Cell? = nil, _ cell: @escaping Cell
    ) -> ValuesColumn {
        ValuesColumn(
            code: code, title: title, section: "", kind: kind, unit: "", options: options,
            width: width, forPeople: forPeople ?? cell, forScripts: cell)
    }
}
