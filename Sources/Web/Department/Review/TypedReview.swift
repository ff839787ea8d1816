import HTTP
import HTTPTypes
import Reporting
import Storage

/// What the department's form on a report's page sent.
struct TypedReview {
    enum Wish: String, CaseIterable {
        case review, approve
        case `return` = "return"
        case exempt, recall, extend, paper, contact, unlock
        case refuseUnlock = "refuse_unlock"
    }

    var wish: Wish
    /// The version of the report that the page showed.
    var version: Int64
    var reason = ""
    var due: TypedDue
    /// Cells that are to be mended.
    var marked: Set<Indicator.Code> = []
    /// What is said to the school of each cell, also of one that is not marked.
    var remarks: [Indicator.Code: String] = [:]
    /// `paper_on` or `promised_on`.
    var day = ""
    var kind: Contact.Kind = .call

    /// What a text may be long, in characters.
    static let longest = 1000

    /// - Throws: 400 for what no form of this page sends, 422 for a text that can't be stored.
    init(_ context: Context, form: Form) throws {
        let fields = try context.form(mayRepeat: ["mark"])
        guard let wish = fields.first("_do").flatMap(Wish.init(rawValue:)),
            let version = fields.first("_version").flatMap(Int64.init(sentID:))
        else {
            throw Refusal(.badRequest, "Không rõ thao tác cần thực hiện. Đề nghị mở lại trang.")
        }
        self.wish = wish
        self.version = version
        due = TypedDue(fields)
        reason = try TypedReview.text("reason", fields, context)
        day = TypedText.trimmed(fields.first("day") ?? "")
        kind = fields.first("kind").flatMap(Contact.Kind.init(rawValue:)) ?? .call
        for indicator in form.indicators {
            let text = try TypedReview.text("why_\(indicator.code)", fields, context)
            if !text.isEmpty { remarks[indicator.code] = text }
        }
        for (name, value) in fields.fields where name == "mark" {
            let code = Indicator.Code(rawValue: value)
            guard form.indicator(code) != nil else {
                throw Refusal(
                    .badRequest, "Biểu mẫu không có chỉ tiêu “\(value.prefix(40))”.")
            }
            marked.insert(code)
        }
    }

    private static func text(_ name: String, _ fields: FormFields, _ context: Context) throws
        -> String
    {
        let text = try context.cleaned(fields.first(name) ?? "")
        guard text.unicodeScalars.count <= longest else {
            throw Refusal(
                .unprocessableContent,
                "Nội dung dài quá \(VietnameseNumber.text(Int64(longest))) ký tự.")
        }
        return text
    }

    /// What is missing or can't be read, in Vietnamese.
    struct Complaint: Error {
        let sentence: String
    }

    /// What a return asks of the school: each marked cell with its own text or the general one.
    func wanted(at now: Moment) throws(Complaint) -> WriteTransaction.Return {
        let bare = marked.filter { remarks[$0] == nil }
        guard !reason.isEmpty || (!marked.isEmpty && bare.isEmpty) else {
            throw Complaint(
                sentence: marked.isEmpty
                    ? "Ghi ý kiến chung, hoặc chọn ít nhất một ô cần sửa và ghi lý do."
                    : "Mỗi ô cần sửa phải có lý do, hoặc ghi ý kiến chung.")
        }
        let cells = marked.reduce(into: [Indicator.Code: String]()) {
            $0[$1] = remarks[$1] ?? reason
        }
        return .init(reason: reason, cells: cells, dueAt: try moment(after: now))
    }

    func moment(after now: Moment) throws(Complaint) -> Moment {
        do throws(TypedDue.Complaint) {
            return try due.moment(after: now)
        } catch {
            throw Complaint(sentence: error.sentence)
        }
    }

    func neededReason() throws(Complaint) -> String {
        guard !reason.isEmpty else { throw Complaint(sentence: "Cần ghi lý do.") }
        return reason
    }

    /// nil for a blank.
    func typedDay() throws(Complaint) -> Day? {
        guard !day.isEmpty else { return nil }
        do throws(VietnameseDate.Fault) {
            return try VietnameseDate.read(day)
        } catch {
            throw Complaint(sentence: error.sentence)
        }
    }
}
