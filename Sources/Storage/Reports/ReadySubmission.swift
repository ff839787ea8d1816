import Reporting

/// A submission as it is stored, made from one look at the database before the transaction: there
/// remains to be seen that nothing which it rests on has changed since.
package struct ReadySubmission: Sendable {
    let submission: Submission
    let actor: Actor
    /// The moment of the look, at which it is submitted.
    let moment: Moment
    /// The last event of the look.
    let seen: Int64
    /// The report as it was, and the nodes above it.
    let file: ReportFile
    let nodes: Set<Unit.ID>
    /// The report as it becomes, but for its version.
    let report: Report
    /// The rules leave it, with the reasons that are given.
    let isFit: Bool
    /// Of the revision that counted until now, and of this one.
    let tallies: (before: Tally?, after: Tally)
    let changes: WorkingChanges
    let event: EventDetail
    /// The revision's canonical JSON, with its SHA-256.
    let content: String
    let hash: [UInt8]
    let receipt: Receipt
}

extension ReadTransaction {
    /// Makes the submission of the report ready, as it stands in this look.
    ///
    /// - Throws: `Transition.Objection`, `StaleReport`, `LockedCells`, `GivenSections.Outside`.
    package func ready(_ submission: Submission, by actor: Actor, at now: Moment) throws
        -> ReadySubmission
    {
        let file = try opened(
            submission.unit, in: submission.round, for: .submit, seen: submission.seenVersion,
            by: actor)
        let problems = try check(of: file, today: now.day).problems(
            in: submission.values.mapValues(Entry.value))
        return try ready(submission, of: file, with: problems, by: actor, at: now)
    }

    /// The same of a report that was opened for it in this look; `problems` are what its rules say of
    /// the submission's values.
    package func ready(
        _ submission: Submission, of file: ReportFile, with problems: [Problem], by actor: Actor,
        at now: Moment
    ) throws -> ReadySubmission {
        let form = file.form
        let declarable = form.asked(of: file.level).declarations
        var typed = submission.values
        for code in typed.keys
        where code.isNilReturn
            ? !declarable.contains(code) : form.indicator(code)?.calculation != nil
        {
            typed[code] = nil
        }
        let values = form.settled(typed, for: file.level)
        var report = file.report
        report.state = .submitted
        report.revision += 1
        report.submittedAt = now
        report.firstSubmittedAt = report.firstSubmittedAt ?? now
        report.reason = nil
        report.reviewStartedAt = nil
        let content = RevisionContent(
            round: file.round.code, unit: file.unit.unit.code, form: form.version,
            number: report.revision, submittedAt: now, values: values,
            notApplicable: form.notApplicable(to: file.level),
            confirmations: submission.confirmations, onBehalfReason: submission.onBehalfReason,
            checks: SubmissionChecks(
                form: form.version, channel: submission.channel, problems: problems,
                waivers: try reports.waivers(of: submission.unit, in: submission.round))
        ).json.canonical
        let hash = Digest.sha256(content)
        // What a section that is declared nil says of its cells is submitted, and not typed there.
        let changes = try changes(
            typed.mapValues { .value($0) }, replacing: true,
            confirmations: submission.confirmations, of: file, by: actor, at: now)
        let submitted = Happening.Submitted(
            revision: report.revision, hash: Digest.hexadecimal(hash),
            onBehalfReason: submission.onBehalfReason, isSignedByPIN: submission.isSignedByPIN)
        return ReadySubmission(
            submission: submission, actor: actor, moment: now, seen: try events.last(), file: file,
            nodes: try rounds.nodes(above: file.unit), report: report,
            isFit: !problems.hasErrors
                && problems.unconfirmed(by: submission.confirmations).isEmpty,
            tallies: (try countedTally(of: file), file.tally(of: values)), changes: changes,
            event: EventDetail(.reportSubmitted(submitted, changes.told)),
            content: String(decoding: content, as: UTF8.self), hash: hash,
            receipt: Receipt(
                number: try rounds.receiptNumber(
                    report.revision, of: file.unit.unit.code, in: file.round),
                revision: report.revision, submittedAt: now,
                isLate: report.isLate(in: file.round, for: file.unit), hash: submitted.hash))
    }
}
