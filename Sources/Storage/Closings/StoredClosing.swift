import Foundation
import GRDB
import Reporting

/// A closing as it was stored: what was sent upward.
package struct StoredClosing: Sendable {
    package var content: ClosingContent
    /// The revision of each school that counts in it.
    package var revisions: [Unit.ID: Int]
    /// By name: the SHA-256 in lower-case hexadecimal, and the length in bytes.
    package var files: [(name: String, hash: String, bytes: Int)]
}

extension DocumentRepository {
    /// All that was closed in the round, the newest first.
    package func closings(of round: Round.ID) throws -> [ClosingContent] {
        try String.fetchAll(
            database.cachedStatement(
                sql: "SELECT content FROM closing WHERE round_id = ? ORDER BY number DESC"),
            arguments: [round.rawValue]
        ).map(ClosingContent.init(stored:))
    }

    package func closing(_ number: Int, of round: Round.ID) throws -> StoredClosing? {
        let content = try String.fetchOne(
            database.cachedStatement(
                sql: "SELECT content FROM closing WHERE round_id = ? AND number = ?"),
            arguments: [round.rawValue, number])
        guard let content else { return nil }
        let revisions = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT unit_id, revision FROM closing_report
                    WHERE round_id = ? AND closing = ?
                    """), arguments: [round.rawValue, number])
        let files = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT name, hash, length(content) AS bytes FROM closing_file
                    WHERE round_id = ? AND closing = ? ORDER BY name
                    """), arguments: [round.rawValue, number])
        return StoredClosing(
            content: try ClosingContent(stored: content),
            revisions: revisions.reduce(into: [:]) {
                $0[Unit.ID(rawValue: $1["unit_id"])] = $1["revision"]
            }, files: files.map { ($0["name"], $0["hash"], $0["bytes"]) })
    }

    /// The content of a file of a closing, byte for byte; nil when there is none of that name.
    package func file(_ name: String, ofClosing number: Int, of round: Round.ID) throws -> [UInt8]?
    {
        try Data.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT content FROM closing_file
                    WHERE round_id = ? AND closing = ? AND name = ?
                    """), arguments: [round.rawValue, number, name]
        ).map(Array.init)
    }
}

extension ClosingContent {
    fileprivate init(stored text: String) throws {
        guard let content = ClosingContent(json: try JSON(stored: text, "closing")) else {
            throw StorageError.damaged("closing.content")
        }
        self = content
    }
}

extension ReadTransaction {
    /// The figures of a stored closing, added up anew from the revisions that count in it.
    package func totals(of closing: StoredClosing, in round: Round.ID) throws -> ClosedTotals {
        // The round's, which does not change once it is opened: contents name no owner.
        guard let edition = try rounds.find(round)?.form, edition.version == closing.content.form
        else { throw StorageError.damaged("closing \(closing.content.number)") }
        let form = try forms.layout(edition).form
        let tree = try rounds.units(of: round).reduce(into: [Unit.ID: Unit.Code]()) {
            $0[$1.id] = $1.unit.code
        }
        var values: [Unit.Code: Values] = [:]
        for (unit, revision) in closing.revisions {
            guard let code = tree[unit],
                let own = try reports.values(ofRevision: revision, of: unit, in: round, form: form)
            else { throw StorageError.damaged("closing \(closing.content.number)") }
            values[code] = own
        }
        return ClosedTotals(closing.content, form: form, values: values)
    }
}
