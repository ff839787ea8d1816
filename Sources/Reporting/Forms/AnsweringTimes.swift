/// How long questions take to answer: as long as they took those who answered them, or such ones,
/// before; else what is usual.
package struct AnsweringTimes: Sendable {
    /// A cell of a report, and when it was saved as it stands.
    package struct Saved: Sendable {
        package var cell: Indicator.Code
        package var at: Moment

        package init(cell: Indicator.Code, at: Moment) { (self.cell, self.at) = (cell, at) }
    }

    package struct Estimate: Hashable, Sendable {
        package var seconds: Int
        /// Of answers that were given, to this question or to such ones.
        package var isMeasured: Bool
    }

    /// Seconds of single answers.
    private var byCode: [Indicator.Code: [Double]] = [:]
    private var byKind: [String: [Double]] = [:]

    /// Whoever saves nothing for so many seconds does something else.
    static let longestPause = 300.0
    /// What is saved at once with more cells was not typed one by one.
    static let mostAtOnce = 5
    /// So many answers to a question tell of it; so many to questions of a kind tell of these.
    static let fewest = (ofCode: 5, ofKind: 20)

    package init() {}

    /// What the cells of one report tell: from one saving to the next its cells were answered.
    package mutating func add(_ report: [Saved], of form: Form) {
        let savings = Dictionary(grouping: report, by: \.at).sorted { $0.key < $1.key }
        for (before, saving) in zip(savings, savings.dropFirst()) {
            let pause = Double(saving.key.milliseconds - before.key.milliseconds) / 1_000
            guard pause <= Self.longestPause, saving.value.count <= Self.mostAtOnce else {
                continue
            }
            let share = pause / Double(saving.value.count)
            for saved in saving.value {
                guard let indicator = form.indicator(saved.cell), indicator.calculation == nil
                else { continue }
                byCode[saved.cell, default: []].append(share)
                byKind[indicator.kind.name, default: []].append(share)
            }
        }
    }

    package func estimate(_ indicator: Indicator) -> Estimate {
        guard indicator.calculation == nil else { return Estimate(seconds: 0, isMeasured: true) }
        let own = byCode[indicator.code] ?? []
        let like = byKind[indicator.kind.name] ?? []
        if own.count >= Self.fewest.ofCode { return .init(seconds: own.median, isMeasured: true) }
        if like.count >= Self.fewest.ofKind { return .init(seconds: like.median, isMeasured: true) }
        return Estimate(seconds: indicator.kind.usualSeconds, isMeasured: false)
    }
}

extension [Double] {
    /// Of at least one.
    fileprivate var median: Int {
        let sorted = sorted()
        let middle = sorted.count / 2
        let value =
            sorted.count.isMultiple(of: 2)
            ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
        return Int(value.rounded())
    }
}

extension Indicator.Kind {
    /// Ours: a figure is looked up, words are thought of, a paper is scanned.
    fileprivate var usualSeconds: Int {
        switch self {
        case .boolean, .choice, .time: 20
        case .choices, .date: 30
        case .number: 45
        case .location: 60
        case .text: 120
        case .file, .table: 180
        }
    }
}
