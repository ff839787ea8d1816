import GRDB
import Reporting

/// The working copy or the state is not what the asker last saw.
package struct StaleReport: Error, Hashable {
    package var version: Int64
}

/// Everything about one report that a change of it needs.
package struct ReportFile {
    package var round: Round
    package var unit: RoundUnit
    package var report: Report
    package var layout: TotalsLayout
    package var plan: Plan

    package var form: Form { layout.form }
    package var level: Level { unit.level ?? "" }

    /// The round's parameters as they are on the day.
    package func parameters(on today: Day) -> [String: Parameter] {
        round.parameters(of: form, plan: plan, today: today)
    }
}

extension ReadTransaction {
    /// nil when the unit owes no report in the round.
    package func reportFile(of unit: Unit.ID, in round: Round) throws -> ReportFile? {
        guard let report = try reports.find(unit, in: round.id),
            let placed = try rounds.unit(unit, in: round.id),
            let plan = try plans.find(round.plan)
        else { return nil }
        return ReportFile(
            round: round, unit: placed, report: report, layout: try rounds.layout(of: round),
            plan: plan)
    }

    /// The rules as they stand for one report now.
    package func check(of file: ReportFile, today: Day) throws -> ReportCheck {
        ReportCheck(
            form: file.form, level: file.level, parameters: file.parameters(on: today),
            previous: try approvedValues(
                of: file.unit.id, in: file.round.previous, comparableIn: file.form))
    }

    /// What the unit's approved report of an earlier round says to the questions that `form` asks
    /// too; none when there is no such report. That round may have had another version of the
    /// form, or another form.
    package func approvedValues(of unit: Unit.ID, in round: Round.ID?, comparableIn form: Form)
        throws -> Values
    {
        guard let round, try reports.find(unit, in: round)?.state == .approved,
            let version = try rounds.find(round)?.form
        else { return [:] }
        let own = try rounds.layout(version).form
        let values = try reports.submittedValues(of: unit, in: round, form: own) ?? [:]
        return values.filter { code, _ in
            own.indicator(code)?.kind.name == form.indicator(code)?.kind.name
        }
    }
}

extension WriteTransaction {
    /// The report as it is inside the transaction, ready for the transition. `version` is what the
    /// asker last saw, nil when it does not matter. Throws `Transition.Objection` or `StaleReport`.
    func opened(
        _ unit: Unit.ID, in round: Round.ID, for transition: Transition, seen version: Int64?,
        by actor: Actor
    ) throws -> ReportFile {
        guard let round = try read.rounds.find(round),
            let file = try read.reportFile(of: unit, in: round)
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

    /// Writes the report's row and moves it in the totals: `before` is the tally of the revision
    /// that counted until now, `after` of the one that counts from now on.
    func keep(
        _ report: Report, of file: ReportFile, before: Tally?, after: Tally?
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
        let old = file.report
        if old.state != report.state || old.revision != report.revision {
            try count(
                file.unit, in: old.state, late: old.countsAsLate(in: file), tally: before, sign: -1)
            try count(
                file.unit, in: report.state, late: report.countsAsLate(in: file), tally: after,
                sign: 1)
        }
        return report
    }

    /// The tally of the latest submitted revision, when the report counts.
    func countedTally(of file: ReportFile) throws -> Tally? {
        guard file.report.state.isCounted else { return nil }
        return try submittedTally(of: file)
    }

    func submittedTally(of file: ReportFile) throws -> Tally? {
        try read.reports.submittedValues(
            of: file.unit.id, in: file.round.id, form: file.form
        ).map { file.tally(of: $0) }
    }
}

extension ReportFile {
    /// What the report adds to totals. Parameters that change by the day don't count here: a
    /// total must not change overnight.
    func tally(of values: Values) -> Tally {
        layout.tally(
            of: values, level: level, parameters: parameters(on: round.dataClose))
    }
}

extension Report {
    /// Lateness counts among reports that the department has.
    func countsAsLate(in file: ReportFile) -> Bool {
        state.isCounted && isLate(in: file.round, for: file.unit)
    }
}
