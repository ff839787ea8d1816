import Reporting
import Storage

/// What one total is made of.
struct IndicatorPage {
    /// What a school answers, with its name.
    struct Quote {
        let text: String
        let who: String
        let address: String
    }

    let frame: Frame
    let head: RoundHead
    let title: String
    let unit: String?
    let place: String?
    let totalsAddress: String
    let coverage: String
    let missing: NamedReports
    /// Whose were given back, and are to come again.
    let returned: NamedReports
    let blank: NamedReports
    /// It is asked of some alone, who can't hand in without an answer: the others left it blank.
    let isConditional: Bool
    /// Whose zeros are a declaration that nothing happened.
    let declared: NamedReports
    let levels: [Tab]
    /// Of numbers: what they come to, and how they spread.
    let facts: [NumberSpread.Fact]
    let spread: NumberSpread?
    /// Whether how all answer is yet to be gathered.
    let isGathering: Bool
    let bars: [AnswerBar]
    let quotes: [Quote]
    let rows: [IndicatorRow]
    /// The heads of what each of `rows` tells in rows of its own; none of another question.
    let toldColumns: [DocumentTable.Column]
    let isEmpty: Bool
    let hasPrevious: Bool
    let pages: ListPages

    init(frame: Frame, head: RoundHead, _ view: IndicatorView) {
        let (chosen, indicator) = (view.chosen, view.indicator)
        let round = chosen.round
        (self.frame, self.head, title) = (frame, head, view.title)
        unit = indicator.unit?.text(for: view.level?.level)
        let places = [view.level?.name, chosen.communeName].compactMap { $0 }
        place = places.isEmpty ? nil : places.joined(separator: ", ")
        totalsAddress = "/rounds/\(round.address)/totals"
        coverage =
            chosen.counts.map { counts in
                let due = counts.all - (counts.states[.exempt] ?? 0)
                return FigureText.part(counts.count(of: chosen.states), of: due)
            } ?? FigureText.notKnown
        func named(_ some: ChosenReports.Some, all: String) -> NamedReports {
            NamedReports(some.first, of: some.count, in: round, restAddress: all)
        }
        func named(_ some: AnswerSpread.Named?) -> NamedReports {
            let units = (some?.first ?? []).compactMap { view.named[$0]?.unit }
            // Each stands in the table too.
            return NamedReports(units, of: some?.count ?? 0, in: round, restAddress: "#rows")
        }
        func narrow(_ filter: inout TrackingFilter) {
            (filter.level, filter.commune) = (view.level?.level, chosen.commune)
        }
        missing = named(
            view.missing,
            all: round.listAddress(chosen.states.missing.subtracting([.returned]), narrow))
        returned = named(view.returned, all: round.listAddress([.returned], narrow))
        blank = named(view.answer?.blank)
        isConditional = view.indicator.requirement.isConditional
        declared = named(view.answer?.declared)
        levels = Tab.all(of: view)
        spread = NumberSpread(view)
        facts = spread?.facts ?? NumberSpread.sums(view) + NumberSpread.Fact.rows(of: view)
        isGathering = view.answer == nil && !view.lines.isEmpty
        bars = AnswerBar.all(of: view)
        let isOfWords = if case .text = indicator.kind { true } else { false }
        quotes =
            isOfWords
            ? view.lines.filter { $0.value != nil }.map { Quote($0, view, level: "") } : []
        let rows = view.lines.map { IndicatorRow($0, view) }
        self.rows = rows
        let told = rows.contains { !$0.told.isEmpty } ? indicator.kind.table : nil
        toldColumns = told?.documentColumns(for: view.level?.level) ?? []
        // The quotes say it all, unless there are more blanks than are named.
        isEmpty = rows.isEmpty || (!quotes.isEmpty && blank.rest == 0)
        hasPrevious = view.hasPrevious
        let address = Tab.address(of: view)
        pages = ListPages(
            first: view.after == nil ? nil : address + "#rows",
            next: view.next.map { address + "&after=\($0.text)#rows" })
    }
}

extension Tab {
    /// The page with its states, for all levels and communes.
    private static func base(of view: IndicatorView) -> String {
        let states = [ReportState.submitted, .approved].filter(view.chosen.states.contains)
            .map(\.rawValue).joined(separator: ",")
        return "/rounds/\(view.round.address)/totals/\(view.indicator.code)?states=\(states)"
    }

    /// The page as it is chosen.
    fileprivate static func address(of view: IndicatorView) -> String {
        base(of: view) + (view.level.map { "&level=\($0.level)" } ?? "")
            + (view.chosen.commune.map { "&commune=\($0)" } ?? "")
    }

    fileprivate static func all(of view: IndicatorView) -> [Tab] {
        let address = base(of: view)
        let all = Tab(
            words: "Tất cả", address: address,
            isChosen: view.level == nil && view.chosen.communeName == nil)
        return [all]
            + view.chosen.levels.map {
                Tab(
                    words: $0.name, address: address + "&level=\($0.level)",
                    isChosen: $0.level == view.level?.level)
            }
    }
}

extension IndicatorPage.Quote {
    init(_ line: IndicatorLine, _ view: IndicatorView, level: Level) {
        let unit = line.listed.unit.unit
        text = line.value.map { view.indicator.text(of: $0, level: level) } ?? ""
        who = unit.name
        address = "/rounds/\(view.round.address)/reports/\(unit.code)"
    }
}
