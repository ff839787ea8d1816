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
    /// Submits: working copy, immutable revision, totals, event and receipt in this transaction.
    /// The revision keeps what the rules say of it now, and which are waived; it is read back and
    /// its hash compared.
    ///
    /// - Throws: `Transition.Objection`, `StaleReport`, `SavingBudget.Spent`,
    ///   `StorageError.readBackDiffers`.
    package func submit(_ submission: Submission, by actor: Actor) throws -> Receipt {
        let file = try opened(
            submission.unit, in: submission.round, for: .submit, seen: submission.seenVersion,
            by: actor)
        let before = try countedTally(of: file)
        let declarable = Set(file.form.nilReturns(for: file.level).map(\.cell))
        let typed = submission.values.filter {
            !$0.key.isNilReturn || declarable.contains($0.key)
        }
        let values = file.form.settled(typed, for: file.level)
        var cells = (file.form.indicators.map(\.code) + file.form.sections.compactMap(\.nilCode))
            .reduce(into: [Indicator.Code: Entry?]()) { $0[$1] = .some(nil) }
        // What a section that is declared nil says of its cells is submitted, and not typed there.
        for (code, value) in typed { cells[code] = .value(value) }

        var report = file.report
        report.state = .submitted
        report.revision += 1
        report.submittedAt = now
        report.firstSubmittedAt = report.firstSubmittedAt ?? now
        report.reason = nil
        report.reviewStartedAt = nil
        let content = RevisionContent(
            round: file.round.code, unit: file.unit.unit.code, form: file.form.version,
            number: report.revision, submittedAt: now, values: values,
            notApplicable: file.form.notApplicable(to: file.level),
            confirmations: submission.confirmations, onBehalfReason: submission.onBehalfReason,
            checks: try checks(of: submission, in: file))
        let bytes = content.json.canonical
        let hash = Digest.sha256(bytes)

        let event = try put(
            cells, confirmations: submission.confirmations, of: file,
            submitting: .init(
                revision: report.revision, hash: Digest.hexadecimal(hash),
                onBehalfReason: submission.onBehalfReason,
                isSignedByPIN: submission.isSignedByPIN), by: actor)
        let kept = try keep(
            report, of: file, before: before, after: file.tally(of: values))
        try insert(bytes, hash: hash, of: kept, event: event ?? 0)
        return try giveReceipt(for: kept, of: file, hash: hash)
    }

    private func checks(of submission: Submission, in file: ReportFile) throws -> SubmissionChecks {
        SubmissionChecks(
            form: file.form.version, channel: submission.channel,
            problems: try read.check(of: file, today: now.day).problems(
                in: submission.values.mapValues(Entry.value)),
            waivers: try read.reports.waivers(of: submission.unit, in: submission.round))
    }

    private func insert(_ content: [UInt8], hash: [UInt8], of report: Report, event: Int64) throws {
        let place: StatementArguments = [
            report.round.rawValue, report.unit.rawValue, report.revision,
        ]
        try database.cachedStatement(
            sql: """
                INSERT INTO report_revision (round_id, unit_id, number, submitted_at, content, hash,
                    event) VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: place + [
                now.column, String(decoding: content, as: UTF8.self), Data(hash), event,
            ])
        let stored = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT content, hash FROM report_revision
                    WHERE round_id = ? AND unit_id = ? AND number = ?
                    """), arguments: place)
        guard let stored, Array(stored["hash"] as Data) == hash,
            Digest.sha256(Array((stored["content"] as String).utf8)) == hash
        else { throw StorageError.readBackDiffers("revision \(report.revision)") }
    }

    private func giveReceipt(for report: Report, of file: ReportFile, hash: [UInt8]) throws
        -> Receipt
    {
        let receipt = Receipt(
            number: try read.rounds.receiptNumber(
                report.revision, of: file.unit.unit.code, in: file.round),
            revision: report.revision, submittedAt: now,
            isLate: report.isLate(in: file.round, for: file.unit),
            hash: Digest.hexadecimal(hash))
        try database.cachedStatement(
            sql: """
                INSERT INTO receipt (number, round_id, unit_id, revision, submitted_at, late, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                receipt.number, report.round.rawValue, report.unit.rawValue, receipt.revision,
                now.column, receipt.isLate, Data(hash),
            ])
        return receipt
    }
}
