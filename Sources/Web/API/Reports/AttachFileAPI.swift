import HTTP
import HTTPTypes
import Reporting
import Storage

/// Files of a report's cells, by scripts.
enum AttachFileAPI {
    /// `POST /api/v1/rounds/{round}/reports/{unit}/files/{indicator}`: keeps the form's `file` in the
    /// draft's cell, beside others where it takes several, checked as the page checks it. `If-Match` is
    /// heeded as when values are merged.
    @Sendable static func attach(_ wish: Wish) throws -> any Reply {
        try wish.checkQuery(known: [])
        let cell = try wish.look { visit in
            try visit.fileCell(
                of: SchoolReport(try visit.report(), today: visit.now.day, visit.database))
        }
        let report = cell.report.report
        if let objection = cell.report.objection(to: .save, by: wish.asker.role) { throw objection }
        // The answer is made of what stands there now, and stands for that alone.
        let seen =
            try wish.seenVersion(of: report, isRequired: report.version > 0) ?? report.version
        return try wish.attach(to: cell, seen: seen) { database in
            let visit = wish.visit(in: database.read)
            return try visit.answer(with: try visit.report())
        }
    }
}
