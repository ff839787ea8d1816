import GRDB
import Reporting

extension EventRepository {
    /// When until when the unit owes its report in the round was set, or may have become another,
    /// oldest first: the opening, changes of the round, the report's way, what was granted.
    package func dueChanges(of unit: Unit.ID, in round: Round.ID) throws -> [Moment] {
        try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT at FROM event
                    WHERE round_id = :round AND (unit_id IS NULL OR unit_id = :unit)
                        AND kind IN ('round_opened', 'round_changed', 'due_changed', 'report_moved',
                            'report_submitted')
                    ORDER BY seq
                    """), arguments: ["round": round.rawValue, "unit": unit.rawValue]
        ).map(Moment.init(milliseconds:))
    }
}
