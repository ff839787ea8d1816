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
    func overdue(
        in round: Round, counts rows: [Unit.ID: [TotalsRepository.Count]], at now: Moment
    ) throws -> OverdueCounts {
        var counts = OverdueCounts()
        let isOverdue = now >= round.dueAt + round.grace
        for (node, rows) in rows where isOverdue {
            for row in rows where row.state.isOwed {
                counts.add(row.reports, node: node, level: row.level)
            }
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
        let own = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT unit_id FROM round_unit WHERE round_id = :round AND due_at > 0
                    UNION SELECT unit_id FROM report
                    WHERE round_id = :round AND granted_due_at > 0
                    """), arguments: ["round": round.rawValue]
        ).map(Unit.ID.init(rawValue:))
        guard !own.isEmpty else { return [] }
        let reports = try find(own, in: round)
        return try RoundRepository(database: database, asker: nil).units(own, of: round)
            .compactMap { unit in reports[unit.id].map { (unit, $0) } }
    }
}
