import GRDB
import Reporting

extension Verification {
    /// Signed copies, held against the events that tell of them, an event each and in their order,
    /// for the latest counts; their files are looked at with all others.
    mutating func checkSignedCopies(_ database: Database) throws {
        files.formUnion(try String.fetchSet(database, sql: "SELECT hash FROM signed_copy"))
        let found = try String.fetchAll(
            database,
            sql: """
                SELECT 'signed copy ' || signed_copy.id || ': is not what its event says'
                FROM signed_copy LEFT JOIN event ON event.seq = signed_copy.event
                    LEFT JOIN event_detail ON event_detail.seq = signed_copy.event
                WHERE event.kind IS NOT 'signed_copy_attached' OR event.at <> signed_copy.added_at
                    OR event.round_id <> signed_copy.round_id
                    OR event.unit_id <> signed_copy.unit_id
                    OR detail ->> 'revision' <> revision OR detail ->> 'hash' <> signed_copy.hash
                    OR detail ->> 'name' <> name OR detail ->> 'bytes' <> bytes
                    OR detail IS NOT NULL AND detail ->> 'photos' IS NOT photos
                UNION ALL
                SELECT 'signed copy ' || id || ': its event is no later than that of a copy before it'
                FROM (
                    SELECT id, event, MAX(event) OVER (
                        ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS last
                    FROM signed_copy)
                WHERE event <= last
                UNION ALL
                SELECT 'event ' || seq || ': the signed copy that it tells of is not there'
                FROM event WHERE kind = 'signed_copy_attached'
                    AND round_id IN (SELECT id FROM round)
                    AND seq NOT IN (SELECT event FROM signed_copy)
                """)
        for finding in found { find(finding) }
    }
}
