import GRDB
import Reporting

/// What beside the units themselves a succession concerns, before it is done.
package struct SuccessionEffects: Hashable, Sendable {
    /// An open round with reports of these units; it keeps its tree.
    package struct OpenRound: Hashable, Sendable {
        package var title: String
        package var reports: Int
        /// Those that have not come.
        package var waiting: Int
    }

    package var openRounds: [OpenRound] = []
    /// Closed rounds that have figures of these units.
    package var closedRounds = 0
    /// Accounts of units that are no more.
    package var accountsOfClosed = 0
    package var accountsOfMoved = 0
    /// Access links that still lead somewhere.
    package var links = 0
    /// Units that go elsewhere and wrote themselves what stands on their documents.
    package var letterheads = 0

    /// Rounds that are named.
    package static let mostRounds = 20
}

extension ReadTransaction {
    /// Of units that are no more, and of those that go elsewhere.
    package func effects(
        closed: [Unit.ID], moved: [Unit.ID], at now: Moment
    ) throws -> SuccessionEffects {
        let all = Array(Set(closed + moved))
        var effects = SuccessionEffects()
        effects.openRounds = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT round.title, COUNT(*) AS reports,
                        SUM(report.state NOT IN ('submitted', 'approved', 'exempt')) AS waiting
                    FROM round CROSS JOIN json_each(:units) AS unit
                        CROSS JOIN report ON report.round_id = round.id
                            AND report.unit_id = unit.value
                    WHERE round.state = 'open' AND round.withdrawn_at IS NULL
                    GROUP BY round.id ORDER BY round.id DESC LIMIT :limit
                    """), arguments: ["units": all.column, "limit": SuccessionEffects.mostRounds]
        ).map { .init(title: $0["title"], reports: $0["reports"], waiting: $0["waiting"]) }
        effects.closedRounds = try count(
            """
            SELECT COUNT(*) FROM round WHERE state = 'closed' AND EXISTS (
                SELECT 1 FROM json_each(?) AS unit CROSS JOIN round_unit
                    ON round_unit.round_id = round.id AND round_unit.unit_id = unit.value)
            """, all)
        let accounts = """
            SELECT COUNT(*) FROM json_each(?) AS unit
                CROSS JOIN account ON account.unit_id = unit.value
            WHERE account.disabled = 0
            """
        effects.accountsOfClosed = try count(accounts, closed)
        effects.accountsOfMoved = try count(accounts, moved)
        effects.links = try count(
            """
            SELECT COUNT(*) FROM json_each(?) AS unit
                CROSS JOIN access_link ON access_link.unit_id = unit.value
            WHERE revoked_at IS NULL AND expires_at > ?
            """, all, now.milliseconds)
        effects.letterheads = try count(
            """
            SELECT COUNT(*) FROM json_each(?) AS unit
                CROSS JOIN letterhead ON letterhead.unit_id = unit.value
            """, moved)
        return effects
    }

    private func count(
        _ sql: String, _ units: [Unit.ID], _ more: any DatabaseValueConvertible...
    ) throws -> Int {
        let arguments = StatementArguments([units.column] as [any DatabaseValueConvertible] + more)
        return try Int.fetchOne(database.cachedStatement(sql: sql), arguments: arguments) ?? 0
    }
}
