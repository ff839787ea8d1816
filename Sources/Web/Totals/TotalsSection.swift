import Reporting

/// A section of the form in the table of totals.
struct TotalsSection {
    struct Row {
        let number: String
        let label: String
        let unit: String
        let isOption: Bool
        let cells: [Cell]
    }

    struct Cell {
        let figure: String
        /// Answered of applicable, or a percentage.
        let below: String
        let isLow: Bool
        let isTotal: Bool
    }

    let title: String
    let rows: [Row]

    init(_ section: Form.Section, _ groups: [TotalsGroup]) {
        title = "\(section.code). \(section.title.vietnamese)"
        rows = section.indicators.flatMap { TotalsSection.rows(of: $0, groups) }
    }

    private static func rows(of indicator: Indicator, _ groups: [TotalsGroup]) -> [Row] {
        let head = Row(
            number: "\(indicator.number).", label: indicator.label.vietnamese,
            unit: unit(of: indicator), isOption: false,
            cells: groups.map { Cell(indicator, $0) })
        let options = indicator.aggregate == .distribution ? indicator.kind.list?.options ?? [] : []
        return [head]
            + options.enumerated().map { index, option in
                Row(
                    number: "", label: option.label.vietnamese, unit: "", isOption: true,
                    cells: groups.map { Cell(option: index, of: indicator, $0) })
            }
    }

    private static func unit(of indicator: Indicator) -> String {
        switch indicator.aggregate {
        case .sum: indicator.unit?.vietnamese ?? ""
        case .countTrue: "trường có"
        case .distribution: "trường"
        case .list, .listDistinctCommune, .none: "trường trả lời"
        }
    }
}

extension TotalsSection.Cell {
    /// What is not asked of the group is not applicable; what nobody has answered is not known.
    init(_ indicator: Indicator, _ group: TotalsGroup) {
        isTotal = group.isTotal
        let totals = group.totals
        guard let places = totals.layout.indicators[indicator.code],
            group.level.map(indicator.applies(to:)) ?? true
        else {
            (figure, below, isLow) = ("không áp dụng", "", false)
            return
        }
        let answered = totals.figure(places.answered)
        let applicable = totals.figure(places.applicable)
        guard applicable > 0 else {
            (figure, below, isLow) = (totals.counted == 0 ? "…" : "không áp dụng", "", false)
            return
        }
        below = "\(answered)/\(applicable)"
        isLow = answered < applicable
        switch places.detail {
        case _ where answered == 0: figure = "…"
        case .sum(let place): figure = totals.sumText(place, of: indicator)
        case .count(let yes, _): figure = VietnameseNumber.text(totals.figure(yes))
        case .options: figure = ""
        case .none: figure = VietnameseNumber.text(answered)
        }
    }

    /// Count and percentage of one option, of those that answered.
    init(option index: Int, of indicator: Indicator, _ group: TotalsGroup) {
        isTotal = group.isTotal
        isLow = false
        let totals = group.totals
        guard let places = totals.layout.indicators[indicator.code],
            case .options(let options) = places.detail, totals.figure(places.answered) > 0
        else {
            (figure, below) = ("", "")
            return
        }
        let count = totals.figure(options[index])
        figure = VietnameseNumber.text(count)
        below = FigureText.percent(count, of: totals.figure(places.answered))
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
        unit = measure.unit?.vietnamese ?? ""
        cells = groups.map { TotalsSection.Cell($0.totals.result(of: measure), $0.isTotal) }
        before = total.previous[measure.code].map { TotalsSection.Cell($0, true).figure } ?? "…"
    }
}

extension TotalsSection.Cell {
    init(_ result: MeasureResult, _ isTotal: Bool) {
        self.isTotal = isTotal
        isLow = false
        switch result {
        case .ratio(let numerator, let denominator):
            figure = result.permille.map(FigureText.percent(tenths:)) ?? "–"
            below =
                zip(numerator, denominator).map {
                    VietnameseNumber.text($0) + "/" + VietnameseNumber.text($1)
                } ?? "…"
        case .value(let value):
            figure = value.map { VietnameseNumber.text($0) } ?? "…"
            below = ""
        }
    }
}
