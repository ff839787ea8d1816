import HTTP
import HTTPTypes
import Reporting
import Storage

/// Sáp nhập, chia, chuyển đơn vị: page by page, and done by the last button alone.
enum SucceedUnits {
    /// `GET /units/succession?unit=`: the first page, with the unit in it.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["unit"])
        var typed = TypedSuccession()
        if let code = try visit.chosen("unit") {
            guard let unit = try visit.database.units.find(Unit.Code(rawValue: code)) else {
                throw Refusal.notFound
            }
            typed.rows = [.init(old: UnitOffer.words(unit, commune: nil), new: "")]
        }
        return visit.page(try SuccessionPage(visit, typed))
    }

    /// `POST /units/succession`: the page that `_do` names, or the one before it that is not done;
    /// `apply` does what the preview showed.
    @Sendable static func send(_ wish: Wish) throws -> any Reply {
        let typed = TypedSuccession(try wish.form(mayRepeat: ["old", "new"]))
        let reading = try wish.look { try SuccessionReading(typed, $0.database) }
        func shown(
            _ status: HTTPResponse.Status, _ complaints: [String]
        ) throws -> any Reply {
            try wish.look { visit in
                visit.page(
                    try SuccessionPage(visit, typed, reading, complaints: complaints),
                    status: status)
            }
        }
        let complaints = reading.complaints[reading.shown] ?? []
        guard reading.shown == .preview, let act = reading.act, complaints.isEmpty else {
            // Whoever goes back is not told what is missing on the page that he goes to.
            let isAhead = reading.shown < typed.step
            return try shown(isAhead ? .unprocessableContent : .ok, isAhead ? complaints : [])
        }
        guard typed.isApplied else { return try shown(.ok, []) }
        guard typed.isChecked else {
            return try shown(
                .unprocessableContent, ["Đối chiếu với văn bản rồi đánh dấu vào ô."])
        }
        do {
            return try wish.commit { database in
                let done = try database.succeed(act, by: wish.actor) { changes in
                    guard reading.digest(with: changes) == typed.seen else { throw Unseen() }
                }
                return .redirect(
                    to: "/units?added=\(done.added)&changed=\(done.changed + act.closed.count)")
            }
        } catch let wrong as UnitFaults {
            return try shown(.unprocessableContent, wrong.sentences)
        } catch let wrong as SuccessionFaults {
            return try shown(.unprocessableContent, wrong.all.map(\.sentence))
        } catch is Unseen {
            return try shown(
                .conflict, ["Dữ liệu không còn như bản xem trước. Đề nghị xem lại."])
        }
    }

    /// What would be done is not what the page showed.
    private struct Unseen: Error {}
}
