import GRDB
import Reporting

/// How many owed reports are past their due moment, per node and level.
struct OverdueCounts {
    private var counts: [Unit.ID: [Level: Int]] = [:]

    mutating func add(_ count: Int, node: Unit.ID, level: Level) {
        counts[node, default: [:]][level, default: 0] += count
    }

    func count(_ node: Unit.ID, _ level: Level) -> Int { counts[node]?[level] ?? 0 }

    func count(_ node: Unit.ID) -> Int { counts[node]?.values.reduce(0, +) ?? 0 }
}

extension ReadTransaction {
    /// The totals' rows say how many are owed; only reports with a due moment of their own are
    /// looked at one by one.
    func overdue(in round: Round, parts: [TotalsRepository.Part], at now: Moment) throws
        -> OverdueCounts
    {
        var counts = OverdueCounts()
        let isOverdue = now >= round.dueAt + round.grace
        for part in parts where isOverdue && part.state.isOwed {
            counts.add(part.reports, node: part.node, level: part.level)
        }
        // Schools stand under few parents: each chain is read once.
        var chains: [[Unit.ID?]: Set<Unit.ID>] = [:]
        for (unit, report) in try reports.withOwnDue(in: round.id) {
            guard let level = unit.level, report.state.isOwed else { continue }
            let own = report.isOverdue(in: round, for: unit, at: now)
            guard own != isOverdue else { continue }
            let place = [unit.reportsTo, unit.commune]
            let nodes = try chains[place] ?? rounds.nodes(above: unit)
            chains[place] = nodes
            for node in nodes { counts.add(own ? 1 : -1, node: node, level: level) }
        }
        return counts
    }
}

extension ReportRepository {
    /// Reports whose due moment is not the round's.
    func withOwnDue(in round: Round.ID) throws -> [(RoundUnit, Report)] {
        let sql =
            RoundUnit.selection + """
                WHERE round_unit.round_id = :round AND (round_unit.due_at IS NOT NULL
                    OR round_unit.unit_id IN (SELECT unit_id FROM report
                        WHERE round_id = :round AND granted_due_at IS NOT NULL))
                """
        let units = try Row.fetchAll(database, sql: sql, arguments: ["round": round.rawValue])
            .map(RoundUnit.init(row:))
        guard !units.isEmpty else { return [] }
        let reports = try all(in: round)
        return units.compactMap { unit in reports[unit.id].map { (unit, $0) } }
    }
}
