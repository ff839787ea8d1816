import HTTP
import Reporting
import Storage

/// Việc cần nộp.
enum Tasks {
    /// What the school owes, round by round; the closed ones below. The title counts what waits for
    /// whoever looks.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        let (database, asker) = (visit.database, visit.asker)
        let tasks = try database.rounds.seen(by: asker.unit.id).compactMap { round in
            try database.reportFile(of: asker.unit.id, in: round).map { file in
                SchoolTask(
                    try SchoolReport(file, today: visit.now.day, database),
                    receipt: try database.reports.receipt(of: asker.unit.id, in: round.id),
                    isUnsigned: try visit.lacksSignedCopy(file), role: asker.role,
                    origin: visit.origin, now: visit.now)
            }
        }
        let own = tasks.count(where: \.isOwn)
        var page = TasksPage(
            frame: try Frame(
                visit, title: (own > 0 ? "(\(own)) " : "") + "Việc cần nộp", current: "/"),
            tasks, of: asker.unit, on: visit.now.day)
        page.reportsIncidents =
            try !visit.occasions().isEmpty
            || !database.incidents.list(.school(asker.unit.id), limit: 1).isEmpty
        return visit.page(page)
    }
}

extension Visit {
    /// Whether what was submitted was explained for want of the signed paper, and none that fits
    /// came since.
    fileprivate func lacksSignedCopy(_ file: ReportFile) throws -> Bool {
        let rules = file.form.rulesOfSignedCopy
        let (unit, round) = (file.unit.id, file.round.id)
        guard file.report.state.isCounted, file.round.state == .open, !rules.isEmpty,
            try database.reports.confirmations(of: unit, in: round).contains(where: {
                rules.contains($0.rule)
            })
        else { return false }
        return try database.reports.signedCopies(of: unit, in: round)
            .current(try foundPapers(of: file), in: file.report) == nil
    }
}
