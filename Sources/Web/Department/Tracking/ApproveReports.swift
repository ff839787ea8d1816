import HTTP
import HTTPTypes
import Reporting
import Storage

/// Several reports approved at once.
enum ApproveReports {
    /// `POST /rounds/{round}/approvals`: approves the reports of the ticked units, `unit` each; of
    /// those that can't be approved nothing is changed, and they are counted.
    @Sendable static func approve(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let form = try context.form(mayRepeat: ["unit"])
        let codes = form.fields.filter { $0.name == "unit" }.map(\.value)
        guard !codes.isEmpty else {
            throw Refusal(.unprocessableContent, "Chọn ít nhất một báo cáo chờ duyệt.")
        }
        guard codes.count <= TrackingPage.longest else {
            throw Refusal(.unprocessableContent, "Chọn quá nhiều báo cáo một lần.")
        }
        let files = try context.storage.read { database in
            let round = try context.round(database)
            return try codes.map { try context.report(of: $0, in: round, database) }
        }
        return try context.commit { database in
            var done = 0
            for file in files {
                do {
                    try database.move(
                        file.unit.id, in: file.round.id, by: .approve, by: actor)
                    done += 1
                } catch is Transition.Objection {
                    // Somebody was faster; the page says how many.
                }
            }
            return .redirect(
                to: "/rounds/\(context.parameters["round"] ?? "")/tracking?state=approved"
                    + "&done=\(done)&not=\(files.count - done)")
        }
    }
}

extension Context {
    /// What a list says after an approval of many; nil otherwise.
    func approved() throws -> String? {
        guard let done = try query("done").flatMap(Int.init(sentCount:)) else { return nil }
        let left = try query("not").flatMap(Int.init(sentCount:)) ?? 0
        return "Đã duyệt \(done) báo cáo."
            + (left > 0 ? " \(left) báo cáo không còn chờ duyệt, giữ nguyên." : "")
    }
}
