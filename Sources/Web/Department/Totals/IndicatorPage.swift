import Reporting
import Storage

/// What one total is made of.
struct IndicatorPage {
    struct Row {
        let name: String
        let address: String
        let commune: String
        let value: String
        let before: String
        let change: String
        let state: Badge
        let entered: String
    }

    struct Choice {
        let words: String
        let choiceAddress: String
        let isChosen: Bool
    }

    /// A number of the sum in words.
    struct Fact {
        let name: String
        let figure: String
    }

    /// One option, or yes and no.
    struct Bar {
        let words: String
        let count: Int
        let share: String
        let barWidth: String
    }

    struct Dot {
        let x: String
        let title: String
        let isOutlier: Bool
    }

    struct Quote {
        let text: String
        let who: String
        let address: String
    }

    struct Missing {
        let name: String
        let address: String
        let isLast: Bool
    }

    let frame: Frame
    let head: RoundHead
    let title: String
    let unit: String?
    let place: String?
    let totalsAddress: String
    let coverage: String
    let isComplete: Bool
    let missing: [Missing]
    let blank: [Missing]
    let hasBlank: Bool
    let levels: [Choice]
    let facts: [Fact]
    let hasFacts: Bool
    let bars: [Bar]
    let hasBars: Bool
    let dots: [Dot]
    let hasDots: Bool
    let least: String
    let most: String
    let medianX: String
    let medianText: String
    let outliers: [Quote]
    let hasOutliers: Bool
    let quotes: [Quote]
    let hasQuotes: Bool
    let rows: [Row]
    let isEmpty: Bool
    let hasPrevious: Bool

    init(_ context: Context, _ view: IndicatorView, _ database: ReadTransaction) throws {
        let (round, indicator) = (view.round, view.indicator)
        let base = "/rounds/\(round.code)"
        let name = "\(indicator.number). \(indicator.label.text(for: view.level?.level))"
        frame = try Frame(
            context, title: name, current: base + "/totals", round: round, in: database)
        head = try RoundHead(round, page: "/totals", context, database)
        title = name
        unit = indicator.unit?.text(for: view.level?.level)
        let chosenPlace = [view.level?.name, view.commune?.unit.name].compactMap { $0 }
        place = chosenPlace.isEmpty ? nil : chosenPlace.joined(separator: ", ")
        totalsAddress = base + "/totals"
        let (counted, answered) = (view.counted, view.answered)
        coverage = "\(counted.count)/\(view.lines.count)"
        let absent = view.lines.filter { !$0.isCounted }
        isComplete = absent.isEmpty
        missing = IndicatorPage.named(absent, base)
        blank = IndicatorPage.named(counted.filter { $0.value == nil }, base)
        hasBlank = !blank.isEmpty
        let chosen = view.states.contains(.submitted) ? "submitted,approved" : "approved"
        let address = "\(base)/totals/\(indicator.code)?states=\(chosen)"
        let owing = Set(try database.rounds.units(of: round.id).compactMap(\.level))
        let present = try database.units.levels().filter {
            indicator.applies(to: $0.level) && owing.contains($0.level)
        }
        levels =
            [
                Choice(
                    words: "Tất cả", choiceAddress: address,
                    isChosen: view.level == nil && view.commune == nil)
            ]
            + present.map {
                Choice(
                    words: $0.name, choiceAddress: address + "&level=\($0.level)",
                    isChosen: $0.level == view.level?.level)
            }
        let sums = IndicatorSums(view)
        facts = sums.facts
        hasFacts = !facts.isEmpty
        bars = IndicatorPage.bars(indicator, answered)
        hasBars = !bars.isEmpty && !answered.isEmpty
        let numbers = sums.numbers
        dots = sums.dots
        hasDots = numbers.count > 2
        least = sums.least
        most = sums.most
        medianX = sums.medianX
        medianText = sums.medianText
        outliers = sums.outliers.map { line in
            Quote(
                text: line.value.map { indicator.text(of: $0, level: line.listed.unit.level ?? "") }
                    ?? "", who: line.listed.unit.unit.name,
                address: base + "/reports/\(line.listed.unit.unit.code)")
        }
        hasOutliers = !outliers.isEmpty && hasDots
        var quotes: [Quote] = []
        if case .text = indicator.kind {
            quotes = answered.map { line in
                Quote(
                    text: line.value.map { indicator.text(of: $0, level: "") } ?? "",
                    who: line.listed.unit.unit.name,
                    address: base + "/reports/\(line.listed.unit.unit.code)")
            }
        }
        self.quotes = quotes
        hasQuotes = !quotes.isEmpty
        let entered = try database.reports.entered(indicator.code, in: round.id)
        hasPrevious = view.previous != nil
        rows = try counted.map { line in
            try Row(line, indicator, base, entered[line.listed.unit.id], database)
        }
        // The quotes say it all.
        isEmpty = rows.isEmpty || hasQuotes
    }

    private static func named(_ lines: [IndicatorView.Line], _ base: String) -> [Missing] {
        lines.enumerated().map { index, line in
            Missing(
                name: line.listed.unit.unit.name,
                address: base + "/reports/\(line.listed.unit.unit.code)",
                isLast: index == lines.count - 1)
        }
    }

    /// How often each option was chosen; yes and no.
    private static func bars(_ indicator: Indicator, _ lines: [IndicatorView.Line]) -> [Bar] {
        func bar(_ words: String, _ count: Int) -> Bar {
            let tenths = MeasureResult.permille(Int64(count), of: Int64(lines.count)) ?? 0
            return Bar(
                words: words, count: count,
                share: FigureText.percent(Int64(count), of: Int64(lines.count)),
                barWidth: SVGNumber.percent(tenths: tenths))
        }
        switch indicator.kind {
        case .boolean:
            return [(true, "Có"), (false, "Không")].map { answer, words in
                bar(words, lines.count { $0.value == .boolean(answer) })
            }
        case .choice(let list):
            return list.options.map { option in
                bar(
                    option.label.vietnamese,
                    lines.count { $0.value == .choice(option.value) })
            }
        case .choices(let list):
            return list.options.map { option in
                bar(
                    option.label.vietnamese,
                    lines.count { line in
                        if case .choices(let chosen)? = line.value {
                            chosen.contains(option.value)
                        } else {
                            false
                        }
                    })
            }
        default: return []
        }
    }
}

extension IndicatorPage.Row {
    fileprivate init(
        _ line: IndicatorView.Line, _ indicator: Indicator, _ base: String,
        _ cell: EnteredCell?, _ database: ReadTransaction
    ) throws {
        let (listed, level) = (line.listed, line.listed.unit.level ?? "")
        name = listed.unit.unit.name
        address = base + "/reports/\(listed.unit.unit.code)"
        commune = listed.commune?.unit.name ?? ""
        value = line.value.map { indicator.text(of: $0, level: level) } ?? "chưa trả lời"
        before = line.before.map { indicator.text(of: $0, level: level) } ?? ""
        if case .integer(let now)? = line.value, case .integer(let old)? = line.before {
            let number = VietnameseNumber.text(abs(now - old))
            change = now == old ? "0" : (now > old ? "+" : "−") + number
        } else {
            change = ""
        }
        state = listed.report.badge
        let who =
            try cell?.account.flatMap { try database.access.account($0) }?.person.name
            ?? cell?.role?.name ?? ""
        entered = cell.map { "\(who), \(VietnameseDate.text($0.at))" } ?? ""
    }
}
