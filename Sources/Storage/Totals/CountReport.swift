import GRDB
import Reporting

extension WriteTransaction {
    /// Has totals that are read from here on know what this transaction did; those that nobody
    /// reads before it ends are written then.
    package func settleTotals() throws { try ledger.settle(in: database) }

    /// Moves a report in the totals and the lists of every node that it belongs to: the chain of
    /// units above it, and its commune. It comes from nowhere where nothing was counted before.
    /// `places` are the layout's `communePlaces`, `nodes` those above it, where they are known.
    func count(
        _ unit: RoundUnit, from old: CountedReport? = nil, to new: CountedReport,
        at nodes: Set<Unit.ID>? = nil, places: [Int]
    ) throws {
        noteCommune(of: unit, places)
        for node in try nodes ?? read.rounds.nodes(above: unit) {
            if let old { try add(old, sign: -1, of: unit, at: node) }
            try add(new, sign: 1, of: unit, at: node)
            guard old?.place != new.place else { continue }
            if let old {
                try relist(unit, at: node, from: old.place, to: new.place)
            } else {
                try list(unit, at: node, in: new.place)
            }
        }
    }

    /// Adds a report to totals that are made anew; it is listed already.
    func addUp(_ unit: RoundUnit, _ report: CountedReport, places: [Int]) throws {
        noteCommune(of: unit, places)
        for node in try read.rounds.nodes(above: unit) {
            try add(report, sign: 1, of: unit, at: node)
        }
    }

    /// Its commune's figures may become others than 0, or 0.
    private func noteCommune(of unit: RoundUnit, _ places: [Int]) {
        guard !places.isEmpty, !unit.isOutside, let commune = unit.commune else { return }
        ledger.note(commune, in: unit.round, places: places)
    }

    private func add(
        _ report: CountedReport, sign: Int, of unit: RoundUnit, at node: Unit.ID
    ) throws {
        let place = report.place
        var change = TotalsLedger.Change(
            reports: sign, late: place.isLate ? sign : 0, papers: place.hasPaper ? sign : 0)
        if place.state.isCounted {
            guard let tally = report.tally else {
                throw StorageError.damaged("a counted report of \(unit.unit.code) has no tally")
            }
            change.tally = sign > 0 ? tally : tally.negated
        }
        ledger.add(report, sign: sign, of: unit, at: node)
        ledger.add(
            change,
            at: TotalsLedger.Key(
                round: unit.round, node: node, level: place.level, state: place.state))
    }

    /// The report is listed elsewhere in its round from now on: lateness was judged anew.
    func relist(_ unit: RoundUnit, from old: ReportPlace, to new: ReportPlace) throws {
        guard old != new else { return }
        for node in try read.rounds.nodes(above: unit) {
            try relist(unit, at: node, from: old, to: new)
        }
    }

    private func list(_ unit: RoundUnit, at node: Unit.ID, in place: ReportPlace) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO listed_report (round_id, node_id, level, state, mark, place, unit_id)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: key(of: unit, at: node, in: place) + [unit.id.rawValue])
    }

    private func relist(
        _ unit: RoundUnit, at node: Unit.ID, from old: ReportPlace, to new: ReportPlace
    ) throws {
        try database.cachedStatement(
            sql: """
                UPDATE listed_report SET level = ?, state = ?, mark = ?
                WHERE round_id = ? AND node_id = ? AND level = ? AND state = ? AND mark = ?
                    AND place = ?
                """
        ).execute(
            arguments: [new.level.rawValue, new.state.rawValue, new.mark]
                + key(of: unit, at: node, in: old))
        guard database.changesCount == 1 else {
            throw StorageError.damaged(
                "the list of \(unit.unit.code) in round \(unit.round.rawValue)")
        }
    }

    private func key(
        of unit: RoundUnit, at node: Unit.ID, in place: ReportPlace
    ) -> StatementArguments {
        [
            unit.round.rawValue, node.rawValue, place.level.rawValue, place.state.rawValue,
            place.mark, unit.displayOrder,
        ]
    }
}

extension Tally {
    fileprivate var negated: Tally { Tally(figures: figures.map { 0 &- $0 }) }
}
