import Formats
import Reporting

/// A line of the table of totals as its files hold it.
struct TotalsFileLine {
    /// What stands in a group's columns; nil for what is not known, or not asked.
    struct Figure {
        var value: FixedPoint?
        var answered: Int64?
        var applicable: Int64?
    }

    let code: String
    /// The value of an option, or the code of what a table's rows come to; empty for the indicator
    /// itself.
    let option: String
    let label: String
    let unit: String
    let figures: [Figure]

    /// What the line is about, and the figures of each group.
    var forScripts: [SheetCell] { cells([code, option, label, unit]) }

    var forPeople: [SheetCell] { cells([label, unit, code, option]) }

    private func cells(_ head: [String]) -> [SheetCell] {
        head.map { $0.isEmpty ? .blank : .text($0) } + figures.flatMap(\.cells)
    }

    init(_ line: TotalsTable.Line) {
        switch line {
        case .declared(let nilReturn, let counts):
            (code, option) = (nilReturn.cell.rawValue, "")
            (label, unit) = (NilReturn.words, "trường")
            figures = counts.map { Figure(value: $0.map { FixedPoint($0) }) }
        case .question(let indicator, let figures):
            (code, option) = (indicator.code.rawValue, "")
            label = indicator.label.vietnamese
            unit = indicator.unitInTables
            self.figures = figures.map { Figure($0) }
        case .option(let index, let option, let indicator, let figures):
            (code, self.option) = (indicator.code.rawValue, option.value)
            (label, unit) = (option.label.vietnamese, "")
            self.figures = figures.map { Figure(option: index, $0) }
        case .part(let part, let indicator, let figures):
            (code, option) = (indicator.code.rawValue, part.code)
            (label, unit) = (part.name, part.unit)
            self.figures = figures.map { Figure($0) }
        case .measure(let measure, let figures):
            (code, option) = (measure.code.rawValue, "")
            label = measure.label.vietnamese
            unit = measure.unit?.vietnamese ?? measure.formula.unit
            self.figures = figures.map { Figure($0.result) }
        }
    }

    var json: JSON {
        [
            "code": .string(code), "option": option.isEmpty ? .null : .string(option),
            "label": .string(label), "unit": .string(unit),
            "figures": .array(figures.map(\.json)),
        ]
    }
}

extension TotalsFileLine.Figure {
    fileprivate init(_ figure: Reporting.Figure?) {
        self.init(
            value: figure?.known?.number, answered: figure?.answered,
            applicable: figure?.applicable)
    }

    fileprivate init(option index: Int, _ figure: Reporting.Figure?) {
        guard let figure, case .options(let counts)? = figure.known else {
            self.init()
            return
        }
        self.init(
            value: FixedPoint(counts[index]), answered: figure.answered,
            applicable: figure.applicable)
    }

    fileprivate init(_ result: MeasureResult) {
        self.init(value: result.number)
        if case .ratio(let part?, let whole?) = result { (answered, applicable) = (part, whole) }
    }

    /// Value, answered, applicable.
    var cells: [SheetCell] {
        [value.map(SheetCell.number) ?? .blank]
            + [answered, applicable].map { $0.map(SheetCell.integer) ?? .blank }
    }

    fileprivate var json: JSON {
        [
            "value": value.map { JSON($0) } ?? .null,
            "answered": answered.map(JSON.integer) ?? .null,
            "applicable": applicable.map(JSON.integer) ?? .null,
        ]
    }
}

extension Measure.Formula {
    /// What its figure is counted in, where the form does not say.
    fileprivate var unit: String {
        switch self {
        case .percent: "%"
        case .value: ""
        }
    }
}
