import HTTP
import Reporting
import Storage

/// Việc cần nộp.
enum Tasks {
    /// What the school owes, round by round; the closed ones below.
    @Sendable static func show(_ context: Context) throws -> Response {
        let asker = try context.signedIn()
        let tasks = try context.storage.read { database in
            try database.rounds.seen(by: asker.unit.id).compactMap { round in
                try database.reportFile(of: asker.unit.id, in: round).map { file in
                    SchoolTask(
                        try SchoolReport(file, today: context.now.day, database),
                        receipt: try database.reports.receipt(of: asker.unit.id, in: round.id),
                        role: asker.role, now: context.now)
                }
            }
        }
        return try context.page("Tasks", TasksPage(context, tasks))
    }
}
