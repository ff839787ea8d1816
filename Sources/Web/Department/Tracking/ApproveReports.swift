import HTTP
import HTTPTypes
import Reporting
import Storage

/// Several reports approved at once.
enum ApproveReports {
    /// `POST /rounds/{round}/approvals`: approves the reports of the ticked units, `unit` each; of
    /// those that can't be approved nothing is changed, and they are counted.
    @Sendable static func approve(_ wish: Wish) throws -> any Reply {
        let form = try wish.form(mayRepeat: ["unit"])
        let codes = form.fields.filter { $0.name == "unit" }.map(\.value)
        guard !codes.isEmpty else {
            throw Refusal(.unprocessableContent, "Chọn ít nhất một báo cáo chờ duyệt.")
        }
        guard codes.count <= TrackingPage.longest else {
            throw Refusal(.unprocessableContent, "Chọn quá nhiều báo cáo một lần.")
        }
        let (round, files) = try wish.look { visit in try visit.judgedReports(of: codes) }
        return try wish.commit { database in
            var done = 0
            for file in files {
                do {
                    try database.carryOut(.approve, Said(), on: file, by: wish.actor)
                    done += 1
                } catch is Transition.Objection {
                    // Somebody was faster; the page says how many.
                }
            }
            return .redirect(
                to: "/rounds/\(round.code)/tracking?state=approved&done=\(done)"
                    + "&not=\(files.count - done)")
        }
    }

    /// What the list says after it; nil otherwise.
    static func done(_ visit: Visit) throws -> String? {
        guard let done = try visit.query("done").flatMap(Int.init(sentCount:)) else { return nil }
        let left = try visit.query("not").flatMap(Int.init(sentCount:)) ?? 0
        return "Đã duyệt \(done) báo cáo."
            + (left > 0 ? " \(left) báo cáo không còn chờ duyệt, giữ nguyên." : "")
    }
}
