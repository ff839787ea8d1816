import Mustache
import Reporting

/// A section of the form in the table of totals.
struct TotalsSection {
    struct Row {
        let number: String
        let label: String
        let unit: String
        let isOption: Bool
        let cells: [Cell]
        /// In the round before, over all.
        let before: String
        /// Where the figure's schools are listed.
        let rowAddress: String?
    }

    struct Cell: MustacheParent {
        /// The classes of the cell.
        let column: String
        let figure: String
        /// Answered of applicable, or a percentage.
        let below: String
        /// The class of `below`.
        let style: String
        /// Of what the figure is made of; nil where there is none.
        var link: String?

        /// There are thousands of cells on a page: looked up twice as fast as by reflection.
        func child(named name: String) -> Any? {
            switch name {
            case "column": column
            case "figure": figure
            case "below": below
            case "style": style
            case "link": link
            default: nil
            }
        }
    }

    let title: String
    let rows: [Row]

    init(_ section: Form.Section, _ view: TotalsView) {
        title = "\(section.code). \(section.title.vietnamese)"
        rows = section.indicators.flatMap { TotalsSection.rows(of: $0, view) }
    }

    private static func rows(of indicator: Indicator, _ view: TotalsView) -> [Row] {
        let groups = view.groups
        let total = groups.first(where: \.isTotal)
        let head = Row(
            number: "\(indicator.number).", label: indicator.label.vietnamese,
            unit: unit(of: indicator), isOption: false,
            cells: groups.map { group in
                var cell = Cell(indicator, group)
                // A school's own figure stands in its report, a group's is made of several.
                if view.grouping != .school || group.isTotal, cell.isKnown {
                    cell.link = view.address(of: indicator.code, in: group)
                }
                return cell
            }, before: before(indicator, view),
            rowAddress: total.map { view.address(of: indicator.code, in: $0) })
        let options = indicator.aggregate == .distribution ? indicator.kind.list?.options ?? [] : []
        return [head]
            + options.enumerated().map { index, option in
                Row(
                    number: "", label: option.label.vietnamese, unit: "", isOption: true,
                    cells: groups.map { Cell(option: index, of: indicator, $0) },
                    before: before(indicator, option: option.value, view), rowAddress: nil)
            }
    }

    /// What the round before says to the same question over all; nothing where its form asks
    /// otherwise.
    private static func before(
        _ indicator: Indicator, option: String? = nil, _ view: TotalsView
    ) -> String {
        guard let totals = view.previous,
            let old = totals.layout.form.indicator(indicator.code),
            old.kind.name == indicator.kind.name, old.aggregate == indicator.aggregate
        else { return "" }
        let group = TotalsGroup(name: "", code: "", totals: totals, level: nil, isTotal: true)
        guard let option else { return Cell(old, group).figure }
        let index = old.kind.list?.options.firstIndex { $0.value == option }
        return index.map { Cell(option: $0, of: old, group).figure } ?? ""
    }

    private static func unit(of indicator: Indicator) -> String {
        switch indicator.aggregate {
        case .sum: indicator.unit.map { "· " + $0.vietnamese } ?? ""
        case .countTrue: "· trường có"
        case .distribution: "· trường"
        case .list, .listDistinctCommune, .none: "· trường trả lời"
        }
    }
}

extension TotalsSection.Cell {
    fileprivate var isKnown: Bool { !figure.isEmpty && figure != "…" && figure != "không áp dụng" }

    /// What is not asked of the group is not applicable; what nobody has answered is not known.
    init(_ indicator: Indicator, _ group: TotalsGroup) {
        let totals = group.totals
        guard let places = totals.layout.indicators[indicator.code],
            group.level.map(indicator.applies(to:)) ?? true
        else {
            self.init(notApplicableTo: group)
            return
        }
        let answered = totals.figure(places.answered)
        let applicable = totals.figure(places.applicable)
        guard applicable > 0 else {
            if totals.counted == 0 {
                self.init(column: group.column, figure: "…", below: "", style: "cov")
            } else {
                self.init(notApplicableTo: group)
            }
            return
        }
        let figure =
            switch places.detail {
            case _ where answered == 0: "…"
            case .sum(let place): totals.sumText(place, of: indicator)
            case .count(let yes, _): VietnameseNumber.text(totals.figure(yes))
            case .options: ""
            case .none: VietnameseNumber.text(answered)
            }
        // Where a condition decides what is asked, a blank need not be a gap.
        let isGap = answered < applicable && !indicator.requirement.isConditional
        self.init(
            column: group.column, figure: figure, below: "\(answered)/\(applicable)",
            style: isGap ? "cov low" : "cov")
    }

    private init(notApplicableTo group: TotalsGroup) {
        self.init(
            column: group.column + " small nil", figure: "không áp dụng", below: "", style: "cov")
    }

    /// Count and percentage of one option, of those that answered.
    init(option index: Int, of indicator: Indicator, _ group: TotalsGroup) {
        let totals = group.totals
        guard let places = totals.layout.indicators[indicator.code],
            case .options(let options) = places.detail, totals.figure(places.answered) > 0
        else {
            self.init(column: group.column, figure: "", below: "", style: "mute")
            return
        }
        let count = totals.figure(options[index])
        self.init(
            column: group.column, figure: VietnameseNumber.text(count),
            below: "(\(FigureText.percent(count, of: totals.figure(places.answered))))",
            style: "mute")
    }

    /// A measure; over no reports it is not known, unless it counts the units themselves.
    init(_ measure: Measure, _ group: TotalsGroup) {
        let isKnown = group.totals.counted > 0 || !measure.readsReports
        switch group.totals.result(of: measure) {
        case .ratio(let numerator?, let denominator?) where isKnown:
            self.init(
                column: group.column, figure: FigureText.percent(numerator, of: denominator),
                below: "\(VietnameseNumber.text(numerator))/\(VietnameseNumber.text(denominator))",
                style: "cov")
        case .value(let value?) where isKnown:
            self.init(
                column: group.column, figure: VietnameseNumber.text(value), below: "",
                style: "cov")
        default: self.init(column: group.column, figure: "…", below: "", style: "cov")
        }
    }
}

extension TotalsGroup {
    fileprivate var column: String { isTotal ? "n tot" : "n" }
}

extension Indicator.Requirement {
    fileprivate var isConditional: Bool {
        if case .when = self { true } else { false }
    }
}

extension Measure {
    /// Whether it comes from what reports say, not only from how many there are.
    fileprivate var readsReports: Bool {
        switch formula {
        case .percent(let numerator, let denominator):
            !numerator.indicators.union(denominator.indicators).isEmpty
        case .value: true
        }
    }
}

/// A measure in every group, and what it was in the round before.
struct MeasureRow {
    let label: String
    let unit: String
    let cells: [TotalsSection.Cell]
    let before: String

    init(_ measure: Measure, _ groups: [TotalsGroup], _ total: GroupTotals) {
        label = measure.label.vietnamese
        unit = measure.unit.map { "· " + $0.vietnamese } ?? ""
        cells = groups.map { TotalsSection.Cell(measure, $0) }
        switch total.previous[measure.code] {
        case .ratio(let numerator?, let denominator?):
            before = FigureText.percent(numerator, of: denominator)
        case .value(let value?): before = VietnameseNumber.text(value)
        default: before = "…"
        }
    }
}
