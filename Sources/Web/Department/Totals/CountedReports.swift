import Reporting
import Storage

/// How many reports are in the totals, and whose are not.
struct CountedReports {
    let isComplete: Bool
    let counted: String
    let missing: [NamedReport]
    /// How many more are missing than are named.
    let rest: String
    let hasRest: Bool
    let restAddress: String
    /// How many wait for approval, where only approved ones count.
    let waiting: String
    let hasWaiting: Bool

    static let mostNamed = 20

    /// `missing` are the first ones of those that are missing.
    init(_ view: TotalsView, missing: [RoundUnit]) {
        let total = view.totals.total
        let absent = total.coverage.due - total.counted
        isComplete = absent == 0
        counted = total.ofDue
        self.missing = NamedReport.all(of: missing, in: view.round)
        rest = VietnameseNumber.text(absent - missing.count)
        hasRest = absent > missing.count
        let states = ReportState.allCases.filter { $0 != .exempt && !view.states.contains($0) }
        restAddress =
            "/rounds/\(view.round.code)/tracking?state="
            + states.map(\.rawValue).joined(separator: ",")
        let waits = view.states.contains(.submitted) ? 0 : total.coverage[.submitted]
        waiting = VietnameseNumber.text(waits)
        hasWaiting = waits > 0
    }
}
