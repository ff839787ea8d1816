import GRDB
import Reporting

extension WriteTransaction {
    /// Has totals that are read from here on know what this transaction did; those that nobody
    /// reads before it ends are written then.
    package func settleTotals() throws { try ledger.settle(in: database) }

    /// Adds a report to, or with `sign` -1 takes it from, the totals of every node that it
    /// belongs to: the chain of units above it, and its commune.
    func count(
        _ unit: RoundUnit, in state: ReportState, late: Bool, tally: Tally?, sign: Int
    ) throws {
        guard let level = unit.level else {
            throw StorageError.damaged("unit \(unit.unit.code) has no level")
        }
        var change = TotalsLedger.Change(reports: sign, late: late ? sign : 0)
        if state.isCounted {
            guard let tally else {
                throw StorageError.damaged("a counted report of \(unit.unit.code) has no tally")
            }
            change.tally = sign > 0 ? tally : tally.negated
        }
        for node in try read.rounds.nodes(above: unit) {
            ledger.add(
                change,
                at: TotalsLedger.Key(round: unit.round, node: node, level: level, state: state))
        }
    }
}

extension Tally {
    fileprivate var negated: Tally { Tally(figures: figures.map { 0 &- $0 }) }
}
