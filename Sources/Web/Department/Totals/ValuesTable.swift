import Formats
import Reporting
import Storage

/// All values of all schools: a row a school, a column an indicator. Values are those of submitted
/// and approved reports, what the totals count; other rows have their state and blank cells.
struct ValuesTable {
    let columns: [ValuesColumn]
    private let listed: [ListedReport]
    private let values: [Unit.ID: Values]

    init(_ visit: Visit) throws {
        try visit.checkQuery(known: [])
        let (round, database) = (try visit.round(), visit.database)
        let form = try database.forms.layout(of: round).form
        listed = try database.listing(of: round, below: visit.asker.unit.id, at: visit.now)
        values = try database.reports.submittedValues(
            in: round.id, states: [.submitted, .approved], form: form)
        let waivers = try database.reports.countedWaivers(in: round.id)
        columns =
            ValuesColumn.ofSchools(listed, levels: try database.units.levels())
            + form.sections.flatMap { section in
                section.indicators.map { ValuesColumn($0, in: section) }
            } + (form.nilReturns.isEmpty ? [] : [.ofNilReturns(form)]) + [.of(waivers)]
    }

    /// With the codes of columns and options.
    var forScripts: [[SheetCell]] {
        listed.map { row in
            let own = values[row.unit.id]
            return columns.map { $0.forScripts(row, own) }
        }
    }

    /// In words, row by row.
    var forPeople: some Sequence<[SheetCell]> {
        listed.lazy.map { row in
            let own = values[row.unit.id]
            return columns.map { $0.forPeople(row, own) }
        }
    }

    /// What each column is, and each of its options, with their codes.
    var key: [[SheetCell]] {
        columns.flatMap { column in
            let head = [column.title, column.code, column.section, column.kind, column.unit]
            return [head + ["", ""]].map(ValuesTable.cells)
                + column.options.map { ValuesTable.cells(head + [$0.words, $0.code]) }
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
    /// What is known of a school and where its report stands.
    fileprivate static func ofSchools(
        _ listed: [ListedReport], levels: [LevelName]
    ) -> [ValuesColumn] {
        let names = Dictionary(
            levels.map { ($0.level, $0.name) }, uniquingKeysWith: { first, _ in first })
        var communes: [Option] = []
        var seen: Set<Unit.ID> = []
        for commune in listed.compactMap(\.commune) where seen.insert(commune.id).inserted {
            communes.append(
                Option(code: commune.unit.code.rawValue, words: commune.unit.name))
        }
        return [
            of("unit", "Mã đơn vị", width: 20) { listed, _ in
                .text(listed.unit.unit.code.rawValue)
            },
            of("name", "Đơn vị", width: 34) { listed, _ in .text(listed.unit.unit.name) },
            of(
                "level", "Cấp học", width: 18,
                options: levels.map { Option(code: $0.level.rawValue, words: $0.name) },
                forPeople: { listed, _ in
                    .text(listed.unit.level.map { names[$0] ?? $0.rawValue } ?? "")
                }, { listed, _ in .text(listed.unit.level?.rawValue ?? "") }),
            of(
                "commune", "Đơn vị cấp xã", width: 22, options: communes,
                forPeople: { listed, _ in .text(listed.commune?.unit.name ?? "") },
                { listed, _ in .text(listed.commune?.unit.code.rawValue ?? "") }),
            of(
                "state", "Trạng thái", width: 22,
                options: ReportState.allCases.map { Option(code: $0.rawValue, words: $0.name) },
                forPeople: { listed, _ in .text(listed.report.state.name) },
                { listed, _ in .text(listed.report.state.rawValue) }),
            of("submitted_at", "Nộp lúc", kind: "ngày giờ", width: 20) { listed, _ in
                listed.report.submittedAt.map { .moment($0) } ?? .blank
            },
            of("late", "Nộp muộn", kind: "Có/Không", width: 10) { listed, _ in
                listed.report.submittedAt == nil ? .blank : .truth(listed.isLate)
            },
        ]
    }

    /// The sections that the school declared nil, of whose numbers the zeros are.
    fileprivate static func ofNilReturns(_ form: Form) -> ValuesColumn {
        func cell(_ word: @escaping (NilReturn) -> String, _ separator: String) -> Cell {
            { _, values in
                let declared = form.nilReturns.filter { $0.isDeclared(in: values ?? [:]) }
                return declared.isEmpty
                    ? .blank : .text(declared.map(word).joined(separator: separator))
            }
        }
        return of(
            "nil_sections", "Mục khai không phát sinh", width: 40,
            forPeople: cell({ "\($0.section). \($0.title.vietnamese)" }, "; "), cell(\.section, ";")
        )
    }

    /// The rules that were not applied to a school's figures; programs have their ids alone.
    fileprivate static func of(_ waivers: [Unit.ID: [Waiver]]) -> ValuesColumn {
        func cell(_ words: @escaping (Waiver) -> String, _ separator: String) -> Cell {
            { listed, _ in
                waivers[listed.unit.id].map { .text($0.map(words).joined(separator: separator)) }
                    ?? .blank
            }
        }
        return of(
            "waivers", "Quy tắc được miễn áp dụng", width: 50,
            forPeople: cell({ "\($0.rule): \($0.reason)" }, "; "), cell(\.rule.rawValue, ";"))
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
