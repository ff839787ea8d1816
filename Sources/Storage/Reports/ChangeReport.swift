import GRDB
import Reporting

extension ReadTransaction {
    /// The report as it is now, ready for the transition. `version` is what the
    /// asker last saw, nil when it does not matter. Throws `Transition.Objection` or `StaleReport`.
    func opened(
        _ unit: Unit.ID, in round: Round.ID, for transition: Transition, seen version: Int64?,
        by actor: Actor
    ) throws -> ReportFile {
        guard let round = try rounds.find(round), let file = try reportFile(of: unit, in: round)
        else { throw StorageError.damaged("no report of unit \(unit.rawValue)") }
        if let role = actor.role,
            let objection = transition.objection(to: file.report, in: file.round, by: role)
        {
            throw objection
        }
        // Nobody knows who came by a link: only with the head's PIN is it the head who submits.
        if case .link = actor.identity, transition == .submit, actor.role != .head {
            throw Transition.Objection.headSubmits
        }
        if let version, version != file.report.version {
            throw StaleReport(version: file.report.version)
        }
        return file
    }

    /// The tally of the latest submitted revision, when the report counts.
    func countedTally(of file: ReportFile) throws -> Tally? {
        guard file.report.state.isCounted else { return nil }
        return try submittedTally(of: file)
    }

    func submittedTally(of file: ReportFile) throws -> Tally? {
        try reports.submittedValues(of: file.unit.id, in: file.round.id, form: file.form).map {
            file.tally(of: $0)
        }
    }
}

extension WriteTransaction {
    /// The report as it is inside the transaction, as `ReadTransaction.opened`.
    func opened(
        _ unit: Unit.ID, in round: Round.ID, for transition: Transition, seen version: Int64?,
        by actor: Actor
    ) throws -> ReportFile {
        try read.opened(unit, in: round, for: transition, seen: version, by: actor)
    }

    /// Writes the report's row and moves it in the totals: `before` is the tally of the revision
    /// that counted until now, `after` of the one that counts from now on; `nodes` are those above
    /// it, where they are known.
    func keep(
        _ report: Report, of file: ReportFile, before: Tally?, after: Tally?,
        nodes: Set<Unit.ID>? = nil
    ) throws -> Report {
        var report = report
        report.version = file.report.version + 1
        report.changedAt = now
        try database.cachedStatement(
            sql: """
                UPDATE report SET state = ?, version = ?, revision = ?, first_submitted_at = ?,
                    submitted_at = ?, granted_due_at = ?, review_started_at = ?,
                    returned_count = ?, reason = ?, opened_at = ?, paper_on = ?,
                    paper_revision = ?, changed_at = ?
                WHERE round_id = ? AND unit_id = ?
                """
        ).execute(
            arguments: [
                report.state.rawValue, report.version, report.revision,
                report.firstSubmittedAt?.column, report.submittedAt?.column,
                report.grantedDueAt?.column, report.reviewStartedAt?.column,
                report.returnedCount, report.reason, report.openedAt?.column,
                report.paperOn?.description, report.paperRevision, now.column,
                report.round.rawValue, report.unit.rawValue,
            ])
        ledger.touch(report.round)
        if file.report.state != report.state || file.report.revision != report.revision {
            var moved = file
            moved.report = report
            try count(
                file.unit, from: file.counted(before), to: moved.counted(after), at: nodes,
                places: file.layout.communePlaces)
        }
        return report
    }
}
