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
    /// Whose zeros are a declaration that nothing happened.
    let declared: NamedReports
    let levels: [Tab]
    /// Of numbers.
    let spread: NumberSpread?
    let bars: [AnswerBar]
    let quotes: [Quote]
    let rows: [IndicatorRow]
    let isEmpty: Bool
    let hasPrevious: Bool

    init(frame: Frame, head: RoundHead, _ view: IndicatorView) {
        let (round, indicator, counted) = (view.round, view.indicator, view.counted)
        (self.frame, self.head, title) = (frame, head, view.title)
        unit = indicator.unit?.text(for: view.level?.level)
        let chosen = [view.level?.name, view.communeName].compactMap { $0 }
        place = chosen.isEmpty ? nil : chosen.joined(separator: ", ")
        totalsAddress = "/rounds/\(round.address)/totals"
        coverage = "\(counted.count)/\(view.lines.count)"
        func named(_ lines: [IndicatorView.Line], all: String) -> NamedReports {
            NamedReports(
                lines.map(\.listed.unit.unit), of: lines.count, in: round, restAddress: all)
        }
        func narrow(_ filter: inout TrackingFilter) {
            (filter.level, filter.commune) = (view.level?.level, view.commune)
        }
        let absent = view.lines.filter { !$0.isCounted }
        let isReturned = { (line: IndicatorView.Line) in line.listed.report.state == .returned }
        missing = named(
            absent.filter { !isReturned($0) },
            all: round.listAddress(view.states.missing.subtracting([.returned]), narrow))
        returned = named(absent.filter(isReturned), all: round.listAddress([.returned], narrow))
        // Each stands in the table too.
        blank = named(counted.filter { $0.value == nil }, all: "#rows")
        declared = named(counted.filter(\.isNil), all: "#rows")
        levels = Tab.all(of: view)
        spread = NumberSpread(view)
        bars = AnswerBar.all(of: view)
        let isOfWords = if case .text = indicator.kind { true } else { false }
        quotes = isOfWords ? view.answered.map { Quote($0, view, level: "") } : []
        rows = counted.map { IndicatorRow($0, view) }
        // The quotes say it all, unless there are more blanks than are named.
        isEmpty = rows.isEmpty || (!quotes.isEmpty && blank.rest == 0)
        hasPrevious = view.hasPrevious
    }
}

extension Tab {
    fileprivate static func all(of view: IndicatorView) -> [Tab] {
        let states = view.states.contains(.submitted) ? "submitted,approved" : "approved"
        let address =
            "/rounds/\(view.round.address)/totals/\(view.indicator.code)?states=\(states)"
        let all = Tab(
            words: "Tất cả", address: address,
            isChosen: view.level == nil && view.communeName == nil)
        return [all]
            + view.levels.map {
                Tab(
                    words: $0.name, address: address + "&level=\($0.level)",
                    isChosen: $0.level == view.level?.level)
            }
    }
}

extension IndicatorPage.Quote {
    init(_ line: IndicatorView.Line, _ view: IndicatorView, level: Level) {
        let unit = line.listed.unit.unit
        text = line.value.map { view.indicator.text(of: $0, level: level) } ?? ""
        who = unit.name
        address = "/rounds/\(view.round.address)/reports/\(unit.code)"
    }
}
