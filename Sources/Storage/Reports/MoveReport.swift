import GRDB
import Reporting

extension WriteTransaction {
    /// What a return asks of the school.
    package struct Return: Hashable, Sendable {
        package var reason: String
        /// The cells to mend, each with its reason; may be empty.
        package var cells: [Indicator.Code: String]
        package var dueAt: Moment?

        package init(reason: String, cells: [Indicator.Code: String] = [:], dueAt: Moment? = nil) {
            self.reason = reason
            self.cells = cells
            self.dueAt = dueAt
        }
    }

    /// Takes the report from one state to another without touching its cells; an exemption says
    /// its `reason`. Throws `Transition.Objection` or `StaleReport`.
    @discardableResult
    package func move(
        _ unit: Unit.ID, in round: Round.ID, by transition: Transition, reason: String? = nil,
        seen version: Int64? = nil, by actor: Actor
    ) throws -> Report {
        precondition(
            ![.save, .submit, .return, .unlock].contains(transition),
            "this transition has a function of its own")
        let file = try opened(unit, in: round, for: transition, seen: version, by: actor)
        let before = try read.countedTally(of: file)
        let hasEntries = try !read.reports.entries(of: unit, in: round, form: file.form).isEmpty
        var report = file.report
        report.state = transition.state(from: report.state, hasEntries: hasEntries)
        report.reason = reason
        switch transition {
        case .review, .approve: report.reviewStartedAt = report.reviewStartedAt ?? now
        case .withdraw: report.reviewStartedAt = nil
        default: break
        }
        try recordMove(of: file, to: report, by: actor)
        let after = report.state.isCounted ? try read.submittedTally(of: file) : nil
        return try keep(report, of: file, before: before, after: after)
    }

    /// Gives the report back to the school, with the cells to mend: by `.return`, or after the
    /// close by `.unlock`, with a due moment. Throws `Transition.Objection` or `StaleReport`.
    @discardableResult
    package func `return`(
        _ unit: Unit.ID, in round: Round.ID, _ wish: Return, as transition: Transition = .return,
        seen version: Int64? = nil, by actor: Actor
    ) throws -> Report {
        precondition(
            transition == .return || (transition == .unlock && wish.dueAt != nil),
            "an unlock grants a due moment")
        let file = try opened(unit, in: round, for: transition, seen: version, by: actor)
        let before = try read.countedTally(of: file)
        try database.cachedStatement(
            sql: "DELETE FROM returned_cell WHERE round_id = ? AND unit_id = ?"
        ).execute(arguments: [round.rawValue, unit.rawValue])
        for (code, reason) in wish.cells {
            try database.cachedStatement(
                sql: """
                    INSERT INTO returned_cell (round_id, unit_id, indicator, reason)
                    VALUES (?, ?, ?, ?)
                    """
            ).execute(arguments: [round.rawValue, unit.rawValue, code.rawValue, reason])
        }
        var report = file.report
        report.state = .returned
        report.reason = wish.reason
        report.grantedDueAt = wish.dueAt ?? report.grantedDueAt
        report.returnedCount += 1
        report.openedAt = nil
        try recordMove(
            of: file, to: report, .init(reasons: wish.cells, dueAt: report.grantedDueAt), by: actor)
        return try keep(report, of: file, before: before, after: nil)
    }

    private func recordMove(
        of file: ReportFile, to report: Report, _ asked: Happening.Asked? = nil, by actor: Actor
    ) throws {
        // A report that was returned may be given back once more, with another due moment.
        guard file.report.state != report.state || asked != nil else {
            try record(.reviewStarted, round: report.round, unit: report.unit, by: actor)
            return
        }
        try record(
            .reportMoved(
                from: file.report.state, to: report.state, reason: report.reason,
                cells: asked?.reasons.keys.sorted() ?? [], asked), round: report.round,
            unit: report.unit, by: actor)
        // What the department has is what the school sent: sent once more, its form leads there.
        if !report.state.isCounted { try forgetFormAnswers(of: report.unit) }
    }
}
