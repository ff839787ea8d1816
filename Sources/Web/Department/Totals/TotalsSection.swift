import Reporting
import Storage

/// A section of the form in the page's table of totals.
struct TotalsSection {
    struct Row {
        let number: String
        let label: String
        let unit: String
        let isOption: Bool
        let cells: [TotalsCell]
        /// In the round before, over all.
        let before: String
        /// Where the figure's schools are listed.
        let rowAddress: String?
    }

    let title: String
    let rows: [Row]

    init(_ section: Form.Section, _ lines: [TotalsTable.Line], _ view: TotalsView) {
        title = "\(section.code). \(section.title.vietnamese)"
        rows = lines.compactMap { line in
            switch line {
            case .declared(let declared, let counts): Row(declared, counts, view)
            case .question(let indicator, let figures): Row(indicator, figures, view)
            case .option(let index, let option, let indicator, let figures):
                Row(option, at: index, of: indicator, figures, view)
            case .part(let part, let indicator, let figures):
                Row(part, of: indicator, figures, view)
            case .measure: nil
            }
        }
    }
}

extension TotalsSection.Row {
    /// Leads to the schools that declare it, which stand at each of its numbers.
    fileprivate init(_ declared: NilReturn, _ counts: [Int64?], _ view: TotalsView) {
        (number, label, unit) = ("", NilReturn.words, "· số trường")
        (isOption, before) = (false, "")
        cells = zip(view.table.groups, counts).map { group, count in
            TotalsCell(declared: count, in: group)
        }
        rowAddress = declared.counted.first.flatMap { counted in
            view.table.groups.first(where: \.isTotal).map { view.address(of: counted.code, in: $0) }
        }
    }

    fileprivate init(_ indicator: Indicator, _ figures: [Figure?], _ view: TotalsView) {
        number = "\(indicator.number)."
        label = indicator.label.vietnamese
        isOption = false
        unit = indicator.unitOfTotals
        cells = zip(view.table.groups, figures).map { group, figure in
            // A school's own figure stands in its report, a group's is made of several.
            let isOfSeveral = ![.school, .communeToday].contains(view.grouping) || group.isTotal
            return TotalsCell(
                figure, of: indicator, in: group,
                address: isOfSeveral ? view.address(of: indicator.code, in: group) : nil)
        }
        before = view.before(indicator).map { FigureText.words($0.figure) } ?? ""
        rowAddress = view.table.groups.first(where: \.isTotal).map {
            view.address(of: indicator.code, in: $0)
        }
    }

    fileprivate init(
        _ part: TablePart, of table: Indicator, _ figures: [Figure?], _ view: TotalsView
    ) {
        (number, isOption, rowAddress) = ("", true, nil)
        let unit = part.unit(of: table)
        (label, self.unit) = (part.name, unit.isEmpty ? "" : "· " + unit)
        cells = zip(view.table.groups, figures).map { group, figure in
            TotalsCell(figure, of: table, in: group, address: nil)
        }
        before = view.before(part, of: table)
    }

    fileprivate init(
        _ option: ChoiceList.Option, at index: Int, of indicator: Indicator, _ figures: [Figure?],
        _ view: TotalsView
    ) {
        (number, unit, isOption, rowAddress) = ("", "", true, nil)
        label = option.label.vietnamese
        cells = zip(view.table.groups, figures).map { group, figure in
            TotalsCell(option: index, figure, in: group)
        }
        before = view.before(indicator, option: option.value)
    }
}

extension TotalsView {
    /// What the round before says to the same question over all; nil where its form asks otherwise.
    fileprivate func before(_ indicator: Indicator) -> (question: Indicator, figure: Figure)? {
        guard let previous = totals.previous,
            let old = previous.layout.form.indicator(indicator.code),
            old.kind.name == indicator.kind.name, old.aggregate == indicator.aggregate,
            let figure = previous.figure(of: old)
        else { return nil }
        return (old, figure)
    }

    /// What the rows came to in the round before; nothing where it asked for no such column.
    fileprivate func before(_ part: TablePart, of table: Indicator) -> String {
        guard let (old, _) = before(table), let same = old.kind.table?.same(as: part) else {
            return ""
        }
        return FigureText.words(totals.previous?.figure(of: same, of: old))
    }

    /// How many chose the option in the round before; nothing where that is not known.
    fileprivate func before(_ indicator: Indicator, option: String) -> String {
        guard let (old, figure) = before(indicator), case .options(let counts)? = figure.known,
            let index = old.kind.list?.options.firstIndex(where: { $0.value == option })
        else { return "" }
        return VietnameseNumber.text(counts[index])
    }
}

extension Indicator {
    /// What its figures in totals count.
    fileprivate var unitOfTotals: String {
        let own = unit.map { "· " + $0.vietnamese } ?? ""
        return switch aggregate {
        case .sum: own
        case .weighted: own + ", bình quân gia quyền"
        case .countTrue: "· số trường trả lời “Có”"
        case .distribution: "· số trường"
        case .list, .listDistinctCommune, .none: "· số trường trả lời"
        }
    }
}
