import Foundation
import GRDB
import Reporting

/// A report as it is to be submitted: already checked, without errors, its warnings confirmed.
package struct Submission: Hashable, Sendable {
    package var round: Round.ID
    package var unit: Unit.ID
    /// All of them; what is not here is blank.
    package var values: Values
    package var confirmations: [Confirmation]
    /// The version that was checked; nil when the values replace whatever is there.
    package var seenVersion: Int64?
    package var onBehalfReason: String?
    /// The head's PIN was typed where somebody else is signed in.
    package var isSignedByPIN = false
    package var channel: SubmissionChannel

    package init(
        round: Round.ID, unit: Unit.ID, values: Values, confirmations: [Confirmation],
        seenVersion: Int64?, onBehalfReason: String? = nil, by channel: SubmissionChannel = .browser
    ) {
        self.round = round
        self.unit = unit
        self.values = values
        self.confirmations = confirmations
        self.seenVersion = seenVersion
        self.onBehalfReason = onBehalfReason
        self.channel = channel
    }
}

extension WriteTransaction {
    /// Submits what was made ready before: working copy, immutable revision, totals, event and
    /// receipt in this transaction. It is made anew where something happened since that it may rest
    /// on.
    ///
    /// The revision keeps what the rules said of it, and which were waived; it is read back before
    /// the commit.
    ///
    /// - Throws: `Transition.Objection`, `StaleReport`, `LockedCells`, `SavingBudget.Spent`,
    ///   `StorageError.readBackDiffers`.
    package func submit(_ ready: ReadySubmission) throws -> Receipt {
        guard try read.events.concerns(ready.submission.unit, since: ready.seen) else {
            return try at(ready.moment).store(ready)
        }
        let again = try read.ready(ready.submission, by: ready.actor, at: now)
        // What its sender saw the rules say of it is not what they say now.
        guard again.isFit || !ready.isFit else {
            throw StaleReport(version: again.file.report.version)
        }
        return try store(again)
    }

    /// Submits the report as it stands in this transaction, as `submit(_:)`.
    package func submit(_ submission: Submission, by actor: Actor) throws -> Receipt {
        try store(try read.ready(submission, by: actor, at: now))
    }

    private func store(_ ready: ReadySubmission) throws -> Receipt {
        let (round, unit) = (ready.submission.round, ready.submission.unit)
        try spend(ready.changes.bytes, of: unit, by: ready.actor)
        let event = try record(ready.event, round: round, unit: unit, by: ready.actor)
        try write(ready.changes, round: round, unit: unit, event: event)
        _ = try keep(
            ready.report, of: ready.file, before: ready.tallies.before,
            after: ready.tallies.after, nodes: ready.nodes)
        try insertRevision(ready, event: event)
        try insertReceipt(ready)
        return ready.receipt
    }

    private func insertRevision(_ ready: ReadySubmission, event: Int64) throws {
        let report = ready.report
        let key: StatementArguments = [
            report.round.rawValue, report.unit.rawValue, report.revision,
        ]
        try database.cachedStatement(
            sql: """
                INSERT INTO report_revision (round_id, unit_id, number, submitted_at, content, hash,
                    event) VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: key + [now.column, ready.content, Data(ready.hash), event])
        let isStored = try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT content = ? AND hash = ? FROM report_revision
                    WHERE round_id = ? AND unit_id = ? AND number = ?
                    """), arguments: [ready.content, Data(ready.hash)] + key)
        guard isStored == true else {
            throw StorageError.readBackDiffers("revision \(report.revision)")
        }
    }

    private func insertReceipt(_ ready: ReadySubmission) throws {
        let (report, receipt) = (ready.report, ready.receipt)
        try database.cachedStatement(
            sql: """
                INSERT INTO receipt (number, round_id, unit_id, revision, submitted_at, late, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                receipt.number, report.round.rawValue, report.unit.rawValue, receipt.revision,
                now.column, receipt.isLate, Data(ready.hash),
            ])
    }
}
