import Reporting
import Storage

/// Số liệu tổng hợp: every indicator and measure by group and in total, always with coverage.
struct TotalsPage {
    struct Choice {
        let value: String
        let words: String
        let isChosen: Bool
    }

    struct Head {
        let words: String
        let ofDue: String
        let isTotal: Bool
    }

    /// The page's figures as a file.
    struct File {
        let words: String
        let fileAddress: String
    }

    struct Missing {
        let name: String
        let address: String
        let isLast: Bool
    }

    let frame: Frame
    let head: RoundHead
    let isComplete: Bool
    let counted: String
    let missing: [Missing]
    let rest: String
    let hasRest: Bool
    let restAddress: String
    let waiting: String
    let hasWaiting: Bool
    let groupings: [Choice]
    let states: [Choice]
    let sectionChoices: [Choice]
    let allSections: Bool
    /// Many columns: the total first, one section at a time.
    let isWide: Bool
    let files: [File]
    let heading: String
    let heads: [Head]
    let span: Int
    let sections: [TotalsSection]
    let measures: [MeasureRow]
    let hasMeasures: Bool
    let hasPrevious: Bool
    let hasBefore: Bool

    static let mostNamed = 20

    init(
        frame: Frame, head: RoundHead, _ view: TotalsView, missing: [RoundUnit]
    ) {
        let (round, totals, states) = (view.round, view.totals, view.states)
        self.frame = frame
        self.head = head
        let (total, form) = (totals.total, totals.layout.form)
        let coverage = total.coverage
        let missingCount = coverage.due - total.counted
        isComplete = missingCount == 0
        counted = "\(total.counted)/\(coverage.due)"
        self.missing = missing.enumerated().map {
            Missing(
                name: $1.unit.name, address: "/rounds/\(round.code)/reports/\($1.unit.code)",
                isLast: $0 == missing.count - 1)
        }
        rest = VietnameseNumber.text(Int64(missingCount - missing.count))
        hasRest = missingCount > missing.count
        let absent = ReportState.allCases.filter { $0 != .exempt && !states.contains($0) }
        restAddress =
            "/rounds/\(round.code)/tracking?state="
            + absent.map(\.rawValue).joined(separator: ",")
        let waits = states.contains(.submitted) ? 0 : coverage[.submitted]
        waiting = VietnameseNumber.text(Int64(waits))
        hasWaiting = waits > 0
        isWide = view.grouping != .level
        groupings = TotalsView.Grouping.allCases.map {
            Choice(value: $0.rawValue, words: $0.words, isChosen: $0 == view.grouping)
        }
        let chosen = states.contains(.submitted) ? "submitted,approved" : "approved"
        let query =
            "?by=\(view.grouping.rawValue)&states=\(chosen)"
            + (view.section.map { "&section=\($0.code)" } ?? "")
        files = [("CSV", "csv"), ("Excel", "xlsx"), ("JSON", "json")].map { words, type in
            File(words: words, fileAddress: "/rounds/\(round.code)/totals.\(type)\(query)")
        }
        self.states = [
            Choice(
                value: "submitted,approved",
                words: "Đã nộp và đã duyệt (\(coverage.submitted))",
                isChosen: states.contains(.submitted)),
            Choice(
                value: "approved", words: "Chỉ đã duyệt (\(coverage[.approved]))",
                isChosen: !states.contains(.submitted)),
        ]
        allSections = !isWide
        sectionChoices = form.sections.map {
            Choice(
                value: $0.code, words: "\($0.code). \($0.title.vietnamese)",
                isChosen: $0.code == view.section?.code)
        }
        heading = "Chỉ tiêu theo \(view.grouping.words.lowercasedFirst)"
        let groups = view.groups
        heads = groups.map {
            Head(
                words: $0.name, ofDue: "\($0.totals.counted)/\($0.totals.coverage.due)",
                isTotal: $0.isTotal)
        }
        hasBefore = view.previous != nil
        span = groups.count + (hasBefore ? 2 : 1)
        sections = view.sections.map { TotalsSection($0, view) }
        measures = form.measures.map { MeasureRow($0, groups, total) }
        hasMeasures = !measures.isEmpty
        hasPrevious = !total.previous.isEmpty
    }
}

/// One column: a level, a commune, a school, or all of them.
struct TotalsGroup {
    let name: String
    /// `MN`, `xa-cao-thang`, `total`.
    let code: String
    let totals: GroupTotals
    /// nil for more than one.
    let level: Level?
    let isTotal: Bool

    /// The total stands last, but first beside the many communes.
    static func all(in totals: RoundTotals, by grouping: TotalsView.Grouping) -> [TotalsGroup] {
        let total = TotalsGroup(
            name: "Tổng cộng", code: "total", totals: totals.total, level: nil, isTotal: true)
        switch grouping {
        case .level, .school:
            return totals.levels.map {
                TotalsGroup(
                    name: $0.level.short, code: $0.level.level.rawValue, totals: $0.totals,
                    level: $0.level.level, isTotal: false)
            } + [total]
        case .commune:
            return [total]
                + totals.communes.map {
                    TotalsGroup(
                        name: $0.commune.unit.shortName, code: $0.commune.unit.code.rawValue,
                        totals: $0.totals, level: nil, isTotal: false)
                }
        }
    }
}
