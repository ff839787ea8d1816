import Reporting

/// Everything about one report that a change of it needs.
package struct ReportFile {
    package var round: Round
    package var unit: RoundUnit
    package var report: Report
    package var layout: TotalsLayout
    package var plan: Plan

    package var form: Form { layout.form }
    package var level: Level { unit.level ?? "" }

    /// Whether another moment than the round's is due, which can be taken back.
    package var hasOwnDue: Bool {
        unit.dueAt != nil || (report.state.isOwed && report.grantedDueAt != nil)
    }

    /// The round's parameters as they are on the day.
    package func parameters(on today: Day) -> [String: Parameter] {
        round.parameters(of: form, plan: plan, today: today)
    }
}

extension ReadTransaction {
    /// nil when the unit owes no report in the round.
    package func reportFile(of unit: Unit.ID, in round: Round) throws -> ReportFile? {
        try rounds.unit(unit, in: round.id).flatMap { try reportFile(of: $0, in: round) }
    }

    /// The same of the unit of that code.
    package func reportFile(of unit: Unit.Code, in round: Round) throws -> ReportFile? {
        try rounds.unit(unit, in: round.id).flatMap { try reportFile(of: $0, in: round) }
    }

    private func reportFile(of placed: RoundUnit, in round: Round) throws -> ReportFile? {
        guard let report = try reports.find(placed.id, in: round.id),
            let plan = try plan(of: round)
        else { return nil }
        return ReportFile(
            round: round, unit: placed, report: report, layout: try forms.layout(of: round),
            plan: plan)
    }

    /// The rules as they stand for one report now.
    package func check(of file: ReportFile, today: Day) throws -> ReportCheck {
        ReportCheck(
            form: file.form, level: file.level,
            parameters: file.parameters(on: today).merging(
                try rounds.given(to: file.unit.id, in: file.round.id, form: file.form)
            ) { own, _ in own },
            previous: try approvedValues(
                of: file.unit.id, before: file.round, comparableIn: file.form),
            waivers: try reports.waivers(of: file.unit.id, in: file.round.id))
    }

    /// What the approved report that the unit has in the round before says to the questions that `form`
    /// asks too; none when there is no such report. That round may have had another version of the
    /// form, or another form, or another office; its report may be that of a unit from which this one
    /// goes on.
    package func approvedValues(of unit: Unit.ID, before later: Round, comparableIn form: Form)
        throws -> Values
    {
        guard let round = later.previous, let unit = try sender(before: later, of: unit),
            let report = try reports.find(unit, in: round),
            report.state == .approved, let version = try rounds.find(round)?.form
        else { return [:] }
        let own = try forms.layout(version).form
        let values =
            try reports.values(ofRevision: report.revision, of: unit, in: round, form: own) ?? [:]
        return values.filter { code, _ in
            own.cell(code)?.kind.name == form.cell(code)?.kind.name
        }
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
