import Foundation
import GRDB
import Reporting

extension Verification {
    /// Every closing: its files and its content against their hashes and the event; with a
    /// `maker` also against what the revisions make anew.
    mutating func checkClosings(_ database: ReadTransaction, maker: ClosingMaker?) throws {
        for round in try database.rounds.all() {
            let rows = try Row.fetchAll(
                database.database,
                sql: """
                    SELECT closing.number, closing.closed_at, closing.content, event.kind, event.at,
                        event_detail.detail
                    FROM closing LEFT JOIN event ON event.seq = closing.event
                        LEFT JOIN event_detail ON event_detail.seq = event.seq
                    WHERE closing.round_id = ? ORDER BY closing.number
                    """, arguments: [round.id.rawValue])
            for row in rows {
                counts.closings += 1
                let number: Int = row["number"]
                let name = "closing \(round.address)/\(number)"
                do {
                    try check(row, number, of: round, name: name, database)
                    if let maker { try remake(number, of: round, name: name, maker, database) }
                } catch StorageError.damaged(let what) {
                    find("\(name): \(what) can't be read")
                }
            }
        }
    }

    private mutating func check(
        _ row: Row, _ number: Int, of round: Round, name: String, _ database: ReadTransaction
    ) throws {
        if row["kind"] as String? != Event.Kind.figuresClosed.rawValue {
            find("\(name): its event is another")
        }
        let closedAt: Int64 = row["closed_at"]
        let stored = try database.documents.closing(number, of: round.id)
        // It is made before it is kept.
        if row["at"] as Int64? ?? .min < closedAt || stored?.content.closedAt.column != closedAt {
            find("\(name): its moment is not its event's")
        }
        // A detail that was deleted says nothing, and is told for itself.
        let detail = try (row["detail"] as String?).map { try JSON(stored: $0, "event_detail") }
        let content: String = row["content"]
        let hash = Digest.hexadecimal(Digest.sha256(Array(content.utf8)))
        if let told = detail?["content"]?.string, told != hash {
            find("\(name): its content is not what its event says")
        }
        let files = try Row.fetchCursor(
            database.database,
            sql: "SELECT name, content, hash FROM closing_file WHERE round_id = ? AND closing = ?",
            arguments: [round.id.rawValue, number])
        while let file = try files.next() {
            let title: String = file["name"]
            let stored: String = file["hash"]
            if Digest.hexadecimal(Digest.sha256(Array(file["content"] as Data))) != stored {
                find("\(name), \(title): its content does not fit its hash")
            } else if let told = detail?["files"]?[title]?.string, told != stored {
                find("\(name), \(title): is not what its event says")
            }
        }
    }

    private mutating func remake(
        _ number: Int, of round: Round, name: String, _ maker: ClosingMaker,
        _ database: ReadTransaction
    ) throws {
        guard let closing = try database.documents.closing(number, of: round.id) else { return }
        for file in try maker.make(try database.totals(of: closing, in: round.id))
        where closing.content.layout == maker.layout || file.name == maker.figures {
            let kept = try database.documents.file(file.name, ofClosing: number, of: round.id)
            guard let kept else {
                find("\(name), \(file.name): is not there")
                continue
            }
            if kept != file.content, !maker.isSame(kept, file.content) {
                find("\(name), \(file.name): the revisions make another one")
            }
        }
    }
}
