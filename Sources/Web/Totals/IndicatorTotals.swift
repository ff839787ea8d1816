import HTTP
import HTTPTypes
import Reporting
import Storage

extension Site {
    /// `GET /rounds/{round}/totals/{indicator}?level=&commune=&states=`: what a total is made of,
    /// school by school; the narratives of all schools for a question of words.
    @Sendable static func indicatorTotals(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["level", "commune", "states"])
        let page = try context.storage.read { database in
            try IndicatorPage(context, IndicatorView(context, database), database)
        }
        return try context.page("Indicator", page)
    }
}

/// One indicator over the reports that the address chooses.
struct IndicatorView {
    /// A report of the group, with its value when it counts.
    struct Line {
        let listed: ListedReport
        let value: Value?
        let before: Value?
        let isCounted: Bool
    }

    let round: Round
    let node: Unit.ID
    let form: Form
    let indicator: Indicator
    let states: Set<ReportState>
    let level: LevelName?
    let commune: RoundUnit?
    /// In display order, exempt ones left out.
    let lines: [Line]
    let previous: Round?

    init(_ context: Context, _ database: ReadTransaction) throws {
        let oversight = try context.oversight(database)
        (round, node) = (oversight.round, oversight.node)
        form = try database.rounds.layout(of: oversight.round).form
        guard
            let found = form.indicator(
                Indicator.Code(rawValue: context.parameters["indicator"] ?? ""))
        else { throw Refusal.notFound }
        indicator = found
        let states = try context.countedStates()
        self.states = states
        level = try context.chosen("level").map { code in
            guard
                let level = try database.units.levels().first(where: { $0.level.rawValue == code })
            else { throw Refusal(.badRequest, "Không có cấp học “\(code.prefix(40))”.") }
            return level
        }
        var filter = ReportFilter()
        filter.level = level?.level
        filter.commune = try context.chosen("commune").map(Unit.Code.init(rawValue:))
        let listed = try database.listing(
            of: oversight.round, below: oversight.node, filter: filter, at: context.now)
        commune = filter.commune == nil ? nil : listed.first?.commune
        guard filter.commune == nil || commune != nil else {
            throw Refusal(.badRequest, "Không có xã này trong đợt báo cáo.")
        }
        let values = try database.reports.submittedValues(
            in: oversight.round.id, states: states, form: form)
        previous = oversight.previous
        var old: [Unit.ID: Values] = [:]
        if let previous = oversight.previous {
            let asked = try database.rounds.layout(of: previous).form
            if asked.indicator(found.code)?.kind.name == found.kind.name {
                old = try database.reports.submittedValues(
                    in: previous.id, states: [.approved], form: asked)
            }
        }
        lines = listed.filter { $0.report.state != .exempt }.compactMap { listed in
            guard let level = listed.unit.level, found.applies(to: level) else { return nil }
            return Line(
                listed: listed, value: values[listed.unit.id]?[found.code],
                before: old[listed.unit.id]?[found.code],
                isCounted: states.contains(listed.report.state))
        }
    }

    var counted: [Line] { lines.filter(\.isCounted) }
    var answered: [Line] { counted.filter { $0.value != nil } }
}

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

/// The numbers of an indicator as a distribution.
struct IndicatorSums {
    let facts: [IndicatorPage.Fact]
    let numbers: [Int64]
    let dots: [IndicatorPage.Dot]
    let least: String
    let most: String
    let medianX: String
    let medianText: String
    /// Beyond one and a half times the distance of the quartiles, as box plots have it (Tukey).
    let outliers: [IndicatorView.Line]

    init(_ view: IndicatorView) {
        let indicator = view.indicator
        let scale = if case .decimal(let scale) = indicator.kind { scale } else { 0 }
        func units(_ value: Value?) -> Int64? {
            switch value {
            case .integer(let number)?: number
            case .decimal(let number)?: number.rescaled(to: scale)?.units
            default: nil
            }
        }
        func text(_ units: Int64) -> String {
            VietnameseNumber.text(FixedPoint(units: units, scale: scale))
        }
        let pairs = view.answered.compactMap { line in units(line.value).map { (line, $0) } }
        let sorted = pairs.map(\.1).sorted()
        numbers = sorted
        guard let first = sorted.first, let last = sorted.last else {
            facts = []
            dots = []
            (least, most, medianX, medianText) = ("", "", "0", "")
            outliers = []
            return
        }
        let middle = indicator.median(
            over: pairs.map { [indicator.code: $0.0.value].compactMapValues { $0 } })
        medianText = middle.map { VietnameseNumber.text($0) } ?? ""
        least = text(first)
        most = text(last)
        let sum = sorted.reduce(Int64(0)) { $0.addingReportingOverflow($1).partialValue }
        let old = view.counted.compactMap { units($0.before) }
        var facts: [IndicatorPage.Fact] = []
        if indicator.aggregate == .sum {
            facts.append(.init(name: "Tổng cộng", figure: text(sum)))
        }
        facts.append(.init(name: "Trung vị", figure: medianText))
        facts.append(.init(name: "Thấp nhất", figure: least))
        facts.append(.init(name: "Cao nhất", figure: most))
        if indicator.aggregate == .sum, view.previous != nil, !old.isEmpty {
            facts.append(
                .init(
                    name: "Đợt trước, \(old.count) trường này",
                    figure: text(old.reduce(0) { $0.addingReportingOverflow($1).partialValue })))
        }
        self.facts = facts
        let span = max(1, Double(last) - Double(first))
        func place(_ number: Double) -> String {
            SVGNumber.text(2 + 96 * (number - Double(first)) / span)
        }
        let box = Quartiles(sorted.map { Double($0) })
        func isFar(_ number: Int64) -> Bool { (box?.distance(of: Double(number)) ?? 0) > 0 }
        outliers = pairs.filter { isFar($0.1) }.sorted { $0.1 > $1.1 }.map(\.0)
        dots = pairs.map { line, number in
            IndicatorPage.Dot(
                x: place(Double(number)), title: "\(line.listed.unit.unit.name): \(text(number))",
                isOutlier: isFar(number))
        }
        let center =
            sorted.count.isMultiple(of: 2)
            ? (Double(sorted[sorted.count / 2 - 1]) + Double(sorted[sorted.count / 2])) / 2
            : Double(sorted[sorted.count / 2])
        medianX = place(center)
    }
}
