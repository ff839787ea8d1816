import Reporting

/// How many schools gave one answer: an option, yes or no.
struct AnswerBar {
    let words: String
    let count: Int
    let share: String
    let barWidth: String

    private init(_ words: String, _ count: Int, of answered: Int) {
        (self.words, self.count) = (words, count)
        let (part, whole) = (Int64(count), Int64(answered))
        share = FigureText.percent(part, of: whole)
        barWidth = SVGNumber.percent(tenths: Share(part, of: whole)?.tenths ?? 0)
    }

    /// None of what is no choice, and where nobody has answered.
    static func all(of view: IndicatorView) -> [AnswerBar] {
        let answers = view.answered.compactMap(\.value)
        if answers.isEmpty { return [] }
        func bar(_ words: String, _ isGiven: (Value) -> Bool) -> AnswerBar {
            AnswerBar(words, answers.count(where: isGiven), of: answers.count)
        }
        switch view.indicator.kind {
        case .boolean:
            return [bar("Có") { $0 == .boolean(true) }, bar("Không") { $0 == .boolean(false) }]
        case .choice(let list):
            return list.options.map { option in
                bar(option.label.vietnamese) { $0 == .choice(option.value) }
            }
        case .choices(let list):
            return list.options.map { option in
                bar(option.label.vietnamese) {
                    if case .choices(let chosen) = $0 {
                        chosen.contains(option.value)
                    } else {
                        false
                    }
                }
            }
        case .number, .date, .text, .file: return []
        }
    }
}
