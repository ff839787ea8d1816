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
    /// `apply` does it, all or nothing, once every question that the preview asked is answered,
    /// and when it is what the preview showed.
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
        // Read before others have to wait.
        let reading = try wish.look { visit in
            UnitListReading(
                list.drafts, in: try UnitDirectory(visit.database, on: visit.now.day),
                answers: sent.answers)
        }
        guard reading.unanswered.isEmpty else {
            return try shown(
                .unprocessableContent, "Chưa nhập: xem lại các đề nghị và câu hỏi dưới đây.")
        }
        do {
            return try wish.commit { database in
                let (added, changed) = try database.apply(
                    reading.drafts, from: database.now.day, by: wish.actor
                ) { changes in
                    let digest = UnitListPreview.digest(of: reading.drafts, changes)
                    guard digest == sent.seen else { throw Unseen() }
                }
                return .redirect(to: "/units?added=\(added)&changed=\(changed)")
            }
        } catch is UnitFaults {
            return try shown(.unprocessableContent, "Chưa nhập: sửa các dòng có lỗi.")
        } catch let wrong as SuccessionFaults {
            return try shown(
                .unprocessableContent,
                "Chưa nhập. " + wrong.all.map(\.sentence).joined(separator: " "))
        } catch is Unseen {
            return try shown(
                .conflict,
                "Chưa nhập: danh sách hoặc dữ liệu không còn như bản xem trước. Đề nghị xem lại.")
        }
    }

    /// What would be done is not what the page showed.
    private struct Unseen: Error {}
}
