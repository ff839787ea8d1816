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
        var wrong: [String] = []
        let number = Int(sent: number, in: 1...99_999)
        if number == nil { wrong.append("Số văn bản là số từ 1 đến 99.999.") }
        var day: Day?
        do throws(VietnameseDate.Fault) {
            day = try VietnameseDate.read(date)
        } catch {
            wrong.append("Ngày văn bản: \(error.sentence)")
        }
        if reason.unicodeScalars.count > 1000 { wrong.append("Lý do không quá 1.000 ký tự.") }
        guard wrong.isEmpty, let number, let day else { throw Complaints(sentences: wrong) }
        return ClosingOrder(documentNumber: number, documentDate: day, reason: reason)
    }
}
