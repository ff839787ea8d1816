import Reporting
import Storage

/// How many reports are in the totals, and whose are not.
struct CountedReports {
    let isComplete: Bool
    let counted: String
    let missing: NamedReports
    /// How many wait for approval, where only approved ones count.
    let waiting: String
    let hasWaiting: Bool

    /// `missing` are the first ones of those that are missing.
    init(_ view: TotalsView, missing: [RoundUnit]) {
        let total = view.totals.total
        let absent = total.coverage.due - total.counted
        isComplete = absent == 0
        counted = total.ofDue
        self.missing = NamedReports(
            missing, of: absent, in: view.round, without: view.states)
        let waits = view.states.contains(.submitted) ? 0 : total.coverage[.submitted]
        waiting = VietnameseNumber.text(waits)
        hasWaiting = waits > 0
    }
}
