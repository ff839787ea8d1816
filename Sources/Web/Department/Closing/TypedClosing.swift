import HTTP
import Reporting
import Storage

/// A closing as its form was typed.
struct TypedClosing {
    var number = ""
    var date = ""
    var reason = ""

    init() {}

    init(_ wish: Wish) throws {
        let fields = try wish.form()
        number = TypedText.trimmed(fields.first("number") ?? "")
        date = TypedText.trimmed(fields.first("date") ?? "")
        reason = try wish.cleaned(fields.first("reason") ?? "")
    }

    /// - Throws: `Complaints`.
    func order() throws -> ClosingOrder {
        var wrong: [Complaint] = []
        let number = Int(sent: number, in: 1...99_999)
        if number == nil {
            wrong.append(Complaint("Số văn bản là số từ 1 đến 99.999.", at: "number"))
        }
        var day: Day?
        do throws(VietnameseDate.Fault) {
            day = try VietnameseDate.read(date)
        } catch {
            wrong.append(Complaint("Ngày văn bản: \(error.sentence)", at: "date"))
        }
        if reason.unicodeScalars.count > 1000 {
            wrong.append(Complaint("Lý do không quá 1.000 ký tự.", at: "reason"))
        }
        guard wrong.isEmpty, let number, let day else { throw Complaints(wrong) }
        return ClosingOrder(documentNumber: number, documentDate: day, reason: reason)
    }
}
