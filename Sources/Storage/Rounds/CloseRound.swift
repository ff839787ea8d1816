import GRDB
import Reporting

extension WriteTransaction {
    /// Ends the round: every report is locked, also one that was returned with a due moment of its
    /// own; after the close such a moment means an unlock. What its documents say stays from now on.
    package func close(_ round: Round.ID, by actor: Actor) throws {
        try database.cachedStatement(
            sql: """
                UPDATE report SET granted_due_at = NULL, version = version + 1
                WHERE round_id = ? AND granted_due_at IS NOT NULL
                    AND state IN ('not_started', 'draft', 'pending_head', 'returned')
                """
        ).execute(arguments: [round.rawValue])
        try database.cachedStatement(sql: "UPDATE round SET state = 'closed' WHERE id = ?").execute(
            arguments: [round.rawValue])
        ledger.touch(round)
        let frozen = try keepSetting(of: round)
        try record(.roundClosed(frozen: frozen), round: round, by: actor)
    }
}
