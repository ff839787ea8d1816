import HTTP
import HTTPTypes
import Reporting
import Storage

/// What one of the department's forms on a report's page sent, as it was typed.
struct TypedReview {
    /// The version of the report that the page showed.
    let version: Int64
    let reason: String
    let due: TypedDue
    /// Cells that are to be mended: those that were marked, and those of which something is said.
    let marked: Set<Indicator.Code>
    /// What is said to the school of each cell.
    let remarks: [Indicator.Code: String]
    let day: String
    /// An extension is to be taken back.
    let endsExtension: Bool
    let contact: ContactKind?
    let rule: Rule.ID?

    /// - Throws: 400 for what no form of this page sends, 422 for a text that can't be stored.
    init(_ wish: Wish, form: Form) throws {
        let fields = try wish.form(mayRepeat: ["mark"])
        guard let version = fields.first("_version").flatMap(Int64.init(sentID:)) else {
            throw Refusal(.badRequest, "Biểu mẫu gửi lên thiếu phiên bản. Đề nghị mở lại trang.")
        }
        self.version = version
        due = TypedDue(fields)
        reason = try wish.cleaned(fields.first("reason") ?? "")
        day = TypedText.trimmed(fields.first("day") ?? "")
        endsExtension = fields.first("back") == "true"
        contact = fields.first("kind").flatMap(ContactKind.init(rawValue:))
        let rule = try wish.cleaned(fields.first("rule") ?? "")
        self.rule = rule.isEmpty ? nil : Rule.ID(rawValue: rule)
        remarks = try (form.indicators + form.declarations).reduce(into: [:]) {
            remarks, indicator in
            let text = try wish.cleaned(fields.first("why_\(indicator.code)") ?? "")
            if !text.isEmpty { remarks[indicator.code] = text }
        }
        marked = Set(
            fields.fields.filter { $0.name == "mark" }.map { Indicator.Code(rawValue: $0.value) }
        ).union(remarks.keys)
    }

    /// What is said with the step. Its form asks for the due moment, so that a blank one is no wish
    /// to leave it as it is.
    ///
    /// - Throws: `Complaints` about a day or a time that can't be read, and where cells are to be mended
    ///   and the step says nothing of them.
    func said(with step: ReportStep) throws(Complaints) -> Said {
        var said = Said(reason)
        said.contact = contact
        said.rule = rule
        said.endsExtension = endsExtension
        do throws(TypedDue.Complaint) {
            switch step {
            case .extend where endsExtension: break
            case .return, .extend, .unlock: said.dueAt = try due.moment()
            default: break
            }
        } catch {
            throw Complaints(sentences: [error.sentence])
        }
        if step == .return {
            said.cells = marked.reduce(into: [:]) { $0[$1] = remarks[$1] ?? "" }
        } else if !marked.isEmpty {
            throw Complaints(
                "Có \(marked.count) ô đã ghi yêu cầu sửa: bấm “Trả lại” để gửi nhà trường, hoặc xóa lý do và "
                    + "bỏ đánh dấu.")
        }
        guard !day.isEmpty else { return said }
        do throws(VietnameseDate.Fault) {
            said.day = try VietnameseDate.read(day)
        } catch {
            throw Complaints(sentences: [error.sentence])
        }
        return said
    }
}
