import Reporting

/// How many schools gave one answer: an option, yes or no.
struct AnswerBar {
    let words: String
    let count: String
    let share: String
    let barWidth: String

    private init(_ words: String, _ count: Int64, of answered: Int64) {
        (self.words, self.count) = (words, VietnameseNumber.text(count))
        share = FigureText.percent(count, of: answered)
        barWidth = SVGNumber.percent(tenths: Share(count, of: answered)?.tenths ?? 0)
    }

    /// None of what is no choice, and where nobody has answered.
    static func all(of view: IndicatorView) -> [AnswerBar] {
        guard let figure = view.totals?.figure(of: view.indicator), figure.answered > 0 else {
            return []
        }
        switch (view.indicator.kind, figure.known) {
        case (.boolean, .yes(let yes, let no)?):
            return [
                AnswerBar("Có", yes, of: figure.answered),
                AnswerBar("Không", no, of: figure.answered),
            ]
        case (.choice(let list), .options(let counts)?),
            (.choices(let list), .options(let counts)?):
            return zip(list.options, counts).map { option, count in
                AnswerBar(option.label.vietnamese, count, of: figure.answered)
            }
        default: return []
        }
    }
}
