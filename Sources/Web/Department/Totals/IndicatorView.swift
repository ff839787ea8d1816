import HTTP
import HTTPTypes
import Reporting
import Storage

/// One indicator over the reports that the address chooses. What it costs follows the page and not the
/// round.
struct IndicatorView {
    let indicator: Indicator
    let chosen: ChosenReports
    /// Whose were never in, or wait for approval where only approved ones count.
    let missing: ChosenReports.Some
    /// Whose were given back, and are to come again.
    let returned: ChosenReports.Some
    /// A page of those that count, in display order.
    let lines: [IndicatorLine]
    /// Whether these are all of them.
    let isWhole: Bool
    let after: ReportCursor?
    let next: ReportCursor?
    /// What all that count come to; nil where nobody can say.
    let totals: GroupTotals?
    /// Whether the round before asked the same.
    let hasPrevious: Bool
    /// What they come to in the round before.
    let before: GroupTotals?
    /// How all that count answer; nil where that has yet to be gathered.
    let answer: AnswerSpread?
    /// Of when that is, where it is not now.
    let answersAsOf: Moment?
    /// Those that `answer` names.
    let named: [Unit.ID: RoundUnit]

    var round: Round { chosen.round }
    var level: LevelName? { chosen.level }
    /// `12. Số cuộc diễn tập`
    var title: String { "\(indicator.number). \(indicator.label.text(for: level?.level))" }

    /// So many lines of more are a page.
    private static let page = 50
    /// So many are one page.
    private static let whole = 100

    /// - Throws: 400 for a choice that there is not.
    init(_ visit: Visit) throws {
        try visit.checkQuery(known: ["level", "commune", "states", "after"])
        let (database, oversight) = (visit.database, try visit.oversight())
        let form = try database.forms.layout(of: oversight.round).form
        let code = Indicator.Code(rawValue: visit.parameters["indicator"] ?? "")
        guard let indicator = form.indicator(code) else { throw Refusal.notFound }
        let chosen = try ChosenReports(indicator, oversight, visit)
        let states = chosen.states
        missing = try chosen.some(states.missing.subtracting([.returned]))
        returned = try chosen.some([.returned])
        after = try visit.chosenCursor()
        let first = try chosen.page(states, limit: visit.configuration.few)
        let all = first.next == nil ? first.lines : nil
        isWhole = after == nil && all.map { $0.count <= IndicatorView.whole } ?? false
        let page =
            isWhole
            ? first : try chosen.page(states, after: after, limit: IndicatorView.page)
        next = page.next
        var reader = try IndicatorLines(indicator, form, oversight, database)
        var lines: [IndicatorLine] = []
        for listed in page.lines { lines.append(try reader.line(listed)) }
        self.lines = lines
        totals =
            try chosen.totals(in: chosen.round, states: states)
            ?? all.map { try database.totals(of: $0, in: chosen.round, states: states) }
        hasPrevious = reader.previous != nil
        before = try reader.previous.flatMap { try chosen.totals(before: $0.round) }
        let answers =
            all == nil && chosen.whole == nil
            ? nil
            : try visit.answers(
                of: all, areAll: chosen.whole != nil && chosen.areOfAllLevels, in: chosen.round,
                below: chosen.whole ?? chosen.node, states: states)
        let answer = answers?.spreads.spread(of: code, in: chosen.level?.level)
        (self.answer, answersAsOf) = (answer, answers?.at)
        named = try database.rounds.units(answer?.named ?? [], of: chosen.round.id)
            .reduce(into: [:]) { $0[$1.id] = $1 }
        (self.indicator, self.chosen) = (indicator, chosen)
    }
}

extension AnswerSpread {
    /// All that it names.
    fileprivate var named: [Unit.ID] {
        Array(
            Set(
                blank.first + declared.first
                    + (numbers.map { $0.far.map(\.answer.unit) } ?? [])))
    }
}
