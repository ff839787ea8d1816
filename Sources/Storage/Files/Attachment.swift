import Foundation
import GRDB
import Reporting

/// A file that a school attaches to a report.
package struct Attachment: Hashable, Sendable {
    package var hash: String
    package var name: String
    package var bytes: Int

    package init(hash: String, name: String, bytes: Int) {
        self.hash = hash
        self.name = name
        self.bytes = bytes
    }

    /// What one school may attach in all, in bytes.
    package static let quota = 200_000_000

    /// The school has attached too much.
    package struct QuotaExceeded: Error {}
}

extension ReportRepository {
    /// How many bytes the school has attached to its reports, each file once; signed copies have a
    /// bound of their own.
    package func attachedBytes(of unit: Unit.ID) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT COALESCE(SUM(bytes), 0) FROM attachment WHERE unit_id = ?
                    """), arguments: [unit.rawValue]) ?? 0
    }
}

extension WriteTransaction {
    /// Puts the answer into the cell of the working copy that has the file, whose content is kept
    /// already, perhaps beside others.
    ///
    /// - Throws: `Attachment.QuotaExceeded`, `Transition.Objection`, `StaleReport`.
    package func attach(
        _ file: Attachment, as answer: Value, at code: Indicator.Code, of unit: Unit.ID,
        in round: Round.ID, seen version: Int64?, by actor: Actor
    ) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO attachment (unit_id, hash, bytes, added_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (unit_id, hash) DO NOTHING
                """
        ).execute(arguments: [unit.rawValue, file.hash, file.bytes, now.column])
        guard try read.reports.attachedBytes(of: unit) <= Attachment.quota else {
            throw Attachment.QuotaExceeded()
        }
        _ = try saveDraft(
            [code: .value(answer)], of: unit, in: round, seen: version, by: actor)
    }
}
