import Reporting
import Storage

/// How the answers to the form's single choices spread: one bar per indicator, those with the
/// same options together under one key.
struct ChoiceBars {
    struct List {
        let key: [Key]
        let bars: [Bar]
    }

    struct Key {
        let fill: Int
        let option: String
    }

    struct Bar {
        let label: String
        let answered: String
        let isLow: Bool
        let sentence: String
        let segments: [Segment]
        let isBlank: Bool
    }

    struct Segment {
        let fill: Int
        let x: String
        let width: String
        let middle: String
        let count: String
        let isLabelled: Bool
    }

    /// A row of the table beneath.
    struct Line {
        let lineName: String
        let count: String
        let share: String
        let ofApplicable: String
    }

    let counted: String
    let lists: [List]
    let lines: [Line]

    /// Fills in the stylesheet; further options share the last.
    private static let fills = 5

    init(_ facts: RoundFacts) {
        let totals = facts.totals.total
        counted = totals.ofDue
        var codes: [String] = []
        var bars: [String: List] = [:]
        var lines: [Line] = []
        for indicator in totals.layout.form.indicators {
            guard case .choice(let list) = indicator.kind,
                let figure = totals.figure(of: indicator),
                case let counts = figure.counts(of: list)
            else { continue }
            let (answered, applicable) = (figure.answered, figure.applicable)
            let bar = Bar(indicator, list, counts, answered: answered, applicable: applicable)
            if bars[list.code] == nil {
                codes.append(list.code)
                let key = list.options.enumerated().map {
                    Key(fill: ChoiceBars.fill($0), option: $1.label.vietnamese)
                }
                bars[list.code] = List(key: key, bars: [bar])
            } else if let old = bars[list.code] {
                bars[list.code] = List(key: old.key, bars: old.bars + [bar])
            }
            for (option, count) in zip(list.options, counts) {
                lines.append(
                    Line(
                        lineName: "\(indicator.label.vietnamese): \(option.label.vietnamese)",
                        count: VietnameseNumber.text(count),
                        share: FigureText.percent(count, of: answered),
                        ofApplicable: FigureText.part(answered, of: applicable)))
            }
        }
        lists = codes.compactMap { bars[$0] }
        self.lines = lines
    }

    fileprivate static func fill(_ index: Int) -> Int { min(index + 1, fills) }
}

extension ChoiceBars.Bar {
    fileprivate init(
        _ indicator: Indicator, _ list: ChoiceList, _ counts: [Int64], answered: Int64,
        applicable: Int64
    ) {
        label = indicator.label.vietnamese
        self.answered = FigureText.part(answered, of: applicable)
        isLow = answered < applicable
        isBlank = answered == 0
        let parts = zip(list.options, counts).filter { $1 > 0 }.map {
            "\($0.label.vietnamese) \(VietnameseNumber.text($1))"
        }
        let spread = parts.isEmpty ? "chưa có số liệu" : parts.joined(separator: ", ")
        sentence = "\(label): " + spread
        var start = 0.0
        segments = counts.enumerated().compactMap { index, count in
            guard count > 0, answered > 0 else { return nil }
            let width = Double(count) / Double(answered) * 100
            defer { start += width }
            let digits = String(count).utf8.count
            return ChoiceBars.Segment(
                fill: ChoiceBars.fill(index), x: SVGNumber.text(start),
                width: SVGNumber.text(max(0.3, width - 0.5)),
                middle: SVGNumber.text(start + width / 2 - 0.25),
                count: VietnameseNumber.text(count),
                isLabelled: width >= 2.5 + 2.5 * Double(digits))
        }
    }
}

extension Figure {
    /// How many chose each option, in the list's order; of nobody's answers none.
    fileprivate func counts(of list: ChoiceList) -> [Int64] {
        if case .options(let counts)? = known { return counts }
        return Array(repeating: 0, count: list.options.count)
    }
}
