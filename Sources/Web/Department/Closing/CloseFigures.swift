import HTTP
import HTTPTypes
import Reporting
import Storage

/// Chốt số liệu.
enum CloseFigures {
    /// `GET /rounds/{round}/closing`: what is missing before the figures are closed, and the form.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        return visit.page(try CloseFiguresPage(visit, TypedClosing()))
    }

    /// `POST /rounds/{round}/closing`: the leader closes the figures, or corrects what was closed.
    @Sendable static func close(_ wish: Wish) throws -> any Reply {
        let typed = try TypedClosing(wish)
        func again(_ complaints: [Complaint], _ status: HTTPResponse.Status) throws -> any Reply {
            try wish.look { visit in
                visit.page(
                    try CloseFiguresPage(visit, typed, complaints: complaints),
                    status: status)
            }
        }
        do {
            return try wish.close(typed.order()) { round, number in
                .redirect(to: "/rounds/\(round.address)/closings/\(number)?done=closed")
            }
        } catch let complaints as Complaints {
            return try again(complaints.all, .unprocessableContent)
        } catch let objection as WriteTransaction.ClosingObjection {
            return try again(
                [Complaint(objection.sentence, at: objection.isOfDate ? "date" : "reason")],
                objection.isOfDate ? .unprocessableContent : .conflict)
        }
    }
}
