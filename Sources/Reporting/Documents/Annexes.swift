/// The tables that go with a consolidated report: the same figures as the totals, and what they
/// are made of.
package struct Annexes: Sendable {
    /// A school that owes a report, with the values of its approved one.
    package struct School: Sendable {
        package var unit: Unit
        package var values: Values?

        package init(unit: Unit, values: Values?) {
            self.unit = unit
            self.values = values
        }
    }

    package var form: Form
    package var total: GroupTotals
    /// In display order.
    package var levels: [(name: String, totals: GroupTotals)]
    /// In display order.
    package var schools: [School]
    /// Of no group where no annex tells them.
    package var tasks: PlanTasks

    package init(
        form: Form, total: GroupTotals, levels: [(name: String, totals: GroupTotals)],
        schools: [School], tasks: PlanTasks = PlanTasks(groups: [])
    ) {
        self.form = form
        self.total = total
        self.levels = levels
        self.schools = schools
        self.tasks = tasks
    }

    package func annex(_ annex: Outline.Annex) -> OfficialDocument.Annex {
        switch annex {
        case .levels:
            .init(
                title: "Biểu tổng hợp theo cấp học", isLandscape: false,
                blocks: [.table(byLevel)])
        case .schools:
            .init(
                title: "Biểu tổng hợp theo đơn vị", isLandscape: true,
                blocks: bySchool.map { .table($0) })
        case .tasks:
            tasks.annex
        case .texts(let title, let codes):
            .init(
                title: title, isLandscape: false,
                blocks: texts(of: codes.compactMap(form.indicator)).map { .table($0) })
        }
    }

    /// Phụ lục I: each indicator and measure, by level and over all.
    private var byLevel: DocumentTable {
        let groups = levels.map(\.totals) + [total]
        let titles = levels.map(\.name) + ["Tổng cộng"]
        var rows: [DocumentTable.Row] = []
        for section in form.sections {
            let figures = section.indicators.flatMap { lines(of: $0, groups) }
            guard !figures.isEmpty else { continue }
            rows.append(.group("\(section.code). \(section.title.vietnamese)"))
            rows += figures.map { .cells($0) }
        }
        if !form.measures.isEmpty {
            rows.append(.group("Chỉ số"))
            rows += form.measures.map { measure in
                .cells(
                    ["", .init(measure.label.vietnamese), .init(measure.unitInTable)]
                        + groups.map { FigureInTable.cell(of: measure, in: $0) })
            }
        }
        return DocumentTable(
            columns: [
                .init("TT", share: 6, .centre), .init("Chỉ tiêu", share: 37),
                .init("Đơn vị tính", share: 12, .centre),
            ] + titles.map { .init($0, share: 15, .right) }, rows: rows)
    }

    /// What is added up over all, line by line.
    var totalLines: [(label: String, figure: String)] {
        form.indicators.flatMap { indicator in
            lines(of: indicator, [total]).map { cells in
                let isOption = cells[0].text.isEmpty
                return (
                    "\(indicator.number). \(indicator.label.vietnamese)"
                        + (isOption ? " \(cells[1].text)" : ""), cells[3].text
                )
            }
        }
    }

    private func lines(of indicator: Indicator, _ groups: [GroupTotals]) -> [[DocumentTable.Cell]] {
        guard let figure = total.figure(of: indicator) else { return [] }
        let number = DocumentTable.Cell(count: Int64(indicator.number))
        let label = DocumentTable.Cell(indicator.label.vietnamese)
        let cells = groups.map { FigureInTable.cell(of: indicator, in: $0) }
        switch figure.amount {
        case .answers: return []
        case .sum, .mean: return [[number, label, .init(indicator.unit?.vietnamese ?? "")] + cells]
        case .yes: return [[number, label, "trường"] + cells]
        case .options:
            let list = indicator.kind.list?.options ?? []
            return [[number, label, ""] + groups.map { _ in "" }]
                + list.enumerated().map { index, option in
                    ["", .init("- " + option.label.vietnamese), "trường"]
                        + groups.map { FigureInTable.cell(option: index, of: indicator, in: $0) }
                }
        }
    }

    /// Indicators beside the two columns that name the school.
    private static let columnsBySchool = 10

    /// Phụ lục II: each school's own figures, ten indicators to a table, with what they add up to.
    private var bySchool: [DocumentTable] {
        let indicators = form.indicators.filter { indicator in
            switch indicator.aggregate {
            case .sum, .weighted, .countTrue: true
            case .distribution: if case .choice = indicator.kind { true } else { false }
            case .list, .listDistinctCommune, .none: false
            }
        }
        return stride(from: 0, to: indicators.count, by: Annexes.columnsBySchool).map { start in
            let part = indicators[start...].prefix(Annexes.columnsBySchool)
            let rows: [DocumentTable.Row] = schools.enumerated().map { index, school in
                .cells(
                    [.init(count: Int64(index + 1)), .init(school.unit.name)]
                        + part.map { FigureInTable.cell(of: $0, at: school) })
            }
            return DocumentTable(
                columns: [
                    .init("TT", share: 4, .centre), .init("Đơn vị", share: 16),
                ]
                    + part.map { indicator in
                        .init(
                            "\(indicator.number). \(indicator.label.vietnamese)"
                                + (indicator.unit.map { " (\($0.vietnamese))" } ?? ""),
                            share: 10, indicator.kind.number == nil ? .centre : .right)
                    },
                rows: rows + [
                    .total(["", "Tổng cộng"] + part.map { FigureInTable.total(of: $0, in: total) })
                ])
        }
    }

    /// Questions beside the two columns that name the school, where each is answered in words.
    private static let columnsOfWords = 4

    /// Phụ lục III: what schools wrote, a few questions to a table.
    private func texts(of indicators: [Indicator]) -> [DocumentTable] {
        let starts = stride(
            from: 0, to: max(1, indicators.count), by: Annexes.columnsOfWords)
        return starts.map {
            table(of: Array(indicators.dropFirst($0).prefix(Annexes.columnsOfWords)))
        }
    }

    private func table(of indicators: [Indicator]) -> DocumentTable {
        let wrote = schools.filter { school in
            indicators.contains { school.values?[$0.code] != nil }
        }
        return DocumentTable(
            columns: [.init("TT", share: 6, .centre), .init("Đơn vị", share: 30)]
                + indicators.map { .init($0.label.vietnamese, share: 64) },
            rows: wrote.isEmpty
                ? [.cells(["", "Không có"])]
                : wrote.enumerated().map { index, school in
                    .cells(
                        [.init(count: Int64(index + 1)), .init(school.unit.name)]
                            + indicators.map { FigureInTable.cell(of: $0, at: school) })
                })
    }
}

extension Measure {
    fileprivate var unitInTable: String {
        if case .percent = formula { "%" } else { unit?.vietnamese ?? "" }
    }
}

/// Figures as tables show them: `1.234`, `99,5`, `…` for what is not known, `x` for what is not
/// asked.
enum FigureInTable {
    private static let notAsked: DocumentTable.Cell = "x"
    private static let unknown = DocumentTable.Cell(Facts.unknown)

    static func cell(of indicator: Indicator, in totals: GroupTotals) -> DocumentTable.Cell {
        cell(totals.figure(of: indicator)) { amount in
            if case .mean(let mean, _) = amount { return mean.map { .init(percent: $0) } }
            return amount.number.map { .init($0) }
        }
    }

    static func cell(option index: Int, of indicator: Indicator, in totals: GroupTotals)
        -> DocumentTable.Cell
    {
        cell(totals.figure(of: indicator)) { amount in
            if case .options(let counts) = amount { .init(count: counts[index]) } else { nil }
        }
    }

    /// A blank is never 0: what nobody has answered is not known.
    private static func cell(_ figure: Figure?, _ cell: (Amount) -> DocumentTable.Cell?)
        -> DocumentTable.Cell
    {
        switch figure?.standing {
        case .notAsked: notAsked
        case .answered: figure.flatMap { cell($0.amount) } ?? unknown
        case .notAnswered, .notReported, nil: unknown
        }
    }

    static func cell(of measure: Measure, in totals: GroupTotals) -> DocumentTable.Cell {
        guard let result = totals.figure(of: measure).known else { return unknown }
        return switch result {
        case .ratio: result.number.map { .init(percent: $0) } ?? "–"
        case .value: result.number.map { .init($0) } ?? unknown
        }
    }

    static func cell(of indicator: Indicator, at school: Annexes.School) -> DocumentTable.Cell {
        guard let level = school.unit.level, indicator.applies(to: level) else { return notAsked }
        guard let values = school.values else { return unknown }
        guard let value = values[indicator.code] else { return "" }
        if let kind = indicator.kind.number, let number = value.number {
            return .init(number, of: kind)
        }
        return .init(indicator.text(of: value, level: level))
    }

    static func total(of indicator: Indicator, in totals: GroupTotals) -> DocumentTable.Cell {
        switch totals.figure(of: indicator)?.amount {
        case .sum, .mean, .yes: cell(of: indicator, in: totals)
        case .options, .answers, nil: ""
        }
    }
}
