import HTTP
import HTTPTypes
import Reporting
import Storage

/// A report's way by scripts.
enum MoveReport {
    /// `POST /api/v1/rounds/{round}/reports/{unit}/STEP`: takes the step and answers with the
    /// report as it is then. `If-Match` is heeded where it is sent. An unlock that is not granted
    /// (`{"granted": false}`) is refused.
    @Sendable static func carryOut(_ wish: Wish, _ step: ReportStep) throws -> any Reply {
        try wish.checkQuery(known: [])
        let file = try wish.look { visit in try visit.judgedReport() }
        let body = wish.request.body.isEmpty ? [:] : try wish.jsonBody(known: step.members)
        let seen = try wish.seenVersion(of: file.report, isRequired: false)
        let sent = try SentStep(step, body, wish)
        return try wish.commit { database in
            try database.carryOut(sent.step, sent.said, on: file, seen: seen, by: wish.actor)
            let visit = wish.visit(in: database.read)
            return try visit.answer(with: try visit.report())
        }
    }
}
