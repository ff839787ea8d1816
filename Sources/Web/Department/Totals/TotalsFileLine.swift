import Formats
import Reporting

/// A line of the table of totals as its files hold it.
struct TotalsFileLine {
    /// A count beside a group's figure: the reports that it is of, or what a ratio is made of.
    enum Part: String, CaseIterable {
        case answered, applicable, numerator, denominator

        var name: String {
            switch self {
            case .answered: "đã trả lời"
            case .applicable: "được hỏi"
            case .numerator: "tử số"
            case .denominator: "mẫu số"
            }
        }
    }

    /// What stands in a group's columns; nil for what is not known, or not asked.
    struct Figure {
        var value: FixedPoint?
        var parts: [Part: Int64] = [:]
    }

    let code: String
    /// The value of an option, or the code of what a table's rows come to; empty for the indicator
    /// itself.
    let option: String
    let label: String
    let unit: String
    let figures: [Figure]
    /// What is counted beside its figures.
    let parts: [Part]

    /// What the line is about, and the figures of each group with these parts.
    func forScripts(_ parts: [Part]) -> [SheetCell] { cells([code, option, label, unit], parts) }

    func forPeople(_ parts: [Part]) -> [SheetCell] { cells([label, unit, code, option], parts) }

    private func cells(_ head: [String], _ parts: [Part]) -> [SheetCell] {
        head.map { $0.isEmpty ? .blank : .text($0) }
            + figures.flatMap { figure in
                [figure.value.map(SheetCell.number) ?? .blank]
                    + parts.map { figure.parts[$0].map(SheetCell.integer) ?? .blank }
            }
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
            (label, unit) = (part.name, part.unit(of: indicator))
            self.figures = figures.map { Figure($0) }
        case .measure(let measure, let figures):
            (code, option) = (measure.code.rawValue, "")
            label = measure.label.vietnamese
            unit = measure.unit?.vietnamese ?? measure.formula.unit
            self.figures = figures.map { Figure($0.result) }
        }
        parts =
            if case .measure(let measure, _) = line, case .percent = measure.formula {
                [.numerator, .denominator]
            } else {
                [.answered, .applicable]
            }
    }

    var json: JSON {
        [
            "code": .string(code), "option": option.isEmpty ? .null : .string(option),
            "label": .string(label), "unit": .string(unit),
            "figures": .array(figures.map { $0.json(parts) }),
        ]
    }
}

extension TotalsFileLine.Figure {
    fileprivate init(_ figure: Reporting.Figure?) {
        self.init(figure?.known?.number, of: figure)
    }

    fileprivate init(option index: Int, _ figure: Reporting.Figure?) {
        guard let figure, case .options(let counts)? = figure.known else {
            self.init()
            return
        }
        self.init(FixedPoint(counts[index]), of: figure)
    }

    private init(_ value: FixedPoint?, of figure: Reporting.Figure?) {
        self.value = value
        parts[.answered] = figure?.answered
        parts[.applicable] = figure?.applicable
    }

    fileprivate init(_ result: MeasureResult) {
        value = result.number
        if case .ratio(let part?, let whole?) = result {
            parts = [.numerator: part, .denominator: whole]
        }
    }

    fileprivate func json(_ parts: [TotalsFileLine.Part]) -> JSON {
        .object(
            JSON.Members(
                distinct: [(name: "value", value: value.map { JSON($0) } ?? .null)]
                    + parts.map { part in
                        (name: part.rawValue, value: self.parts[part].map(JSON.integer) ?? .null)
                    }))
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
