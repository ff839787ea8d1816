import Reporting
import Storage

/// How many reports are in the totals, and whose are not.
struct CountedReports {
    let counted: String
    /// Whose were never in them, or wait for approval where only approved ones count.
    let missing: NamedReports
    /// Whose were given back, and are to come again.
    let returned: NamedReports
    /// How many wait for approval, where only approved ones count.
    let waiting: String
    let hasWaiting: Bool

    init(_ view: TotalsView, _ visit: Visit) throws {
        let (total, round) = (view.totals.total, view.round)
        counted = total.ofDue
        func named(_ states: Set<ReportState>, of count: Int) throws -> NamedReports {
            let first =
                count == 0
                ? []
                : try visit.database.units(
                    of: round, below: view.node, in: states, limit: NamedReports.most,
                    at: visit.now)
            return NamedReports(
                first.map(\.unit), of: count, in: round, restAddress: round.listAddress(states))
        }
        let returns = total.coverage[.returned]
        missing = try named(
            view.states.missing.subtracting([.returned]),
            of: total.coverage.due - total.counted - returns)
        returned = try named([.returned], of: returns)
        let waits = view.states.contains(.submitted) ? 0 : total.coverage[.submitted]
        waiting = VietnameseNumber.text(waits)
        hasWaiting = waits > 0
    }

    var isComplete: Bool { missing.isEmpty && returned.isEmpty }
}
