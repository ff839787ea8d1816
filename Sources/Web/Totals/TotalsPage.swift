import Reporting
import Storage

/// Số liệu tổng hợp: every indicator and measure by group and in total, always with coverage.
struct TotalsPage {
    enum Grouping: String {
        case level, commune
    }

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
    let isByCommune: Bool
    let heading: String
    let heads: [Head]
    let span: Int
    let sections: [TotalsSection]
    let measures: [MeasureRow]
    let hasMeasures: Bool
    let hasPrevious: Bool

    static let mostNamed = 20

    init(
        frame: Frame, head: RoundHead, round: Round, totals: RoundTotals, missing: [RoundUnit],
        grouping: Grouping, states: Set<ReportState>, section: Form.Section?
    ) {
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
        isByCommune = grouping == .commune
        groupings = [
            Choice(value: "level", words: "Cấp học", isChosen: !isByCommune),
            Choice(value: "commune", words: "Xã, thị trấn", isChosen: isByCommune),
        ]
        self.states = [
            Choice(
                value: "submitted,approved",
                words: "Đã nộp và đã duyệt (\(coverage.submitted))",
                isChosen: states.contains(.submitted)),
            Choice(
                value: "approved", words: "Chỉ đã duyệt (\(coverage[.approved]))",
                isChosen: !states.contains(.submitted)),
        ]
        // Many columns: one section at a time.
        let shown = section ?? (isByCommune ? form.sections.first : nil)
        allSections = !isByCommune
        sectionChoices = form.sections.map {
            Choice(
                value: $0.code, words: "\($0.code). \($0.title.vietnamese)",
                isChosen: $0.code == shown?.code)
        }
        heading = isByCommune ? "Chỉ tiêu theo xã, thị trấn" : "Chỉ tiêu theo cấp học"
        let groups = TotalsGroup.all(in: totals, by: grouping)
        heads = groups.map {
            Head(
                words: $0.name, ofDue: "\($0.totals.counted)/\($0.totals.coverage.due)",
                isTotal: $0.isTotal)
        }
        span = groups.count + 1
        sections = (shown.map { [$0] } ?? form.sections).map { TotalsSection($0, groups) }
        measures = form.measures.map { MeasureRow($0, groups, total) }
        hasMeasures = !measures.isEmpty
        hasPrevious = !total.previous.isEmpty
    }
}

/// One column: a level, a commune, or all of them.
struct TotalsGroup {
    let name: String
    let totals: GroupTotals
    /// nil for more than one.
    let level: Level?
    let isTotal: Bool

    /// The total stands last, but first beside the many communes.
    static func all(in totals: RoundTotals, by grouping: TotalsPage.Grouping) -> [TotalsGroup] {
        let total = TotalsGroup(
            name: "Tổng cộng", totals: totals.total, level: nil, isTotal: true)
        switch grouping {
        case .level:
            return totals.levels.map {
                TotalsGroup(
                    name: $0.level.short, totals: $0.totals, level: $0.level.level, isTotal: false)
            } + [total]
        case .commune:
            return [total]
                + totals.communes.map {
                    TotalsGroup(
                        name: $0.commune.unit.shortName, totals: $0.totals, level: nil,
                        isTotal: false)
                }
        }
    }
}
