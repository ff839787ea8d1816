import HTTP
import Reporting
import Storage

/// Việc cần nộp.
enum Tasks {
    /// What the school owes, round by round; the closed ones below.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        let (database, asker) = (visit.database, visit.asker)
        let tasks = try database.rounds.seen(by: asker.unit.id).compactMap { round in
            try database.reportFile(of: asker.unit.id, in: round).map { file in
                SchoolTask(
                    try SchoolReport(file, today: visit.now.day, database),
                    receipt: try database.reports.receipt(of: asker.unit.id, in: round.id),
                    role: asker.role, now: visit.now)
            }
        }
        return visit.page(
            TasksPage(
                frame: try Frame(visit, title: "Việc cần nộp", current: "/"), tasks,
                of: asker.unit, on: visit.now.day))
    }
}
