import HTTP
import HTTPTypes
import Reporting
import Storage

/// Units from a list.
enum ImportUnits {
    /// `GET /units/import`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        visit.page(try ImportUnitsPage(visit))
    }

    /// `POST /units/import`: `preview` shows what each line of `list`, or of a file, would do;
    /// `apply` does it, all or nothing, once every question that the preview asked is answered.
    @Sendable static func send(_ wish: Wish) throws -> any Reply {
        let sent = try SentList(wish)
        let list: UnitList
        do throws(MalformedList) {
            if let fault = sent.fault { throw fault }
            list = try UnitList(pasted: sent.text, skipping: sent.skipped)
        } catch {
            return try wish.look { visit in
                visit.page(
                    try ImportUnitsPage(visit, sent, fault: error), status: .unprocessableContent)
            }
        }
        func shown(_ status: HTTPResponse.Status, _ complaint: String? = nil) throws -> any Reply {
            try wish.look { visit in
                visit.page(
                    try ImportUnitsPage(visit, sent, list, complaint: complaint), status: status)
            }
        }
        guard sent.wanted == .apply, !sent.isFile else { return try shown(.ok) }
        do {
            return try wish.commit { database in
                let directory = try UnitDirectory(database.read, on: database.now.day)
                let reading = UnitListReading(
                    list.drafts, in: directory, answers: sent.answers)
                guard reading.unanswered.isEmpty else { throw Undecided() }
                let (added, changed) = try database.apply(
                    reading.drafts, from: database.now.day, by: wish.actor)
                return .redirect(to: "/units?added=\(added)&changed=\(changed)")
            }
        } catch is UnitFaults {
            return try shown(.unprocessableContent, "Chưa nhập: sửa các dòng có lỗi.")
        } catch is Undecided {
            return try shown(
                .unprocessableContent, "Chưa nhập: xem lại các đề nghị và câu hỏi dưới đây.")
        }
    }

    private struct Undecided: Error {}
}
