import HTTP
import Reporting
import Storage

/// Which reports are to be given back, and with what note, as it was typed.
struct TypedReturns {
    let finding: String
    /// As each was looked at, by its unit's code.
    let versions: [(code: String, version: Int64)]
    let note: String
    let due: TypedDue

    /// - Throws: 422 for a text that can't be stored.
    init(_ fields: FormFields, _ wish: Wish) throws {
        finding = fields.first("finding") ?? ""
        var seen: Set<String> = []
        versions = fields.values("unit").compactMap { text in
            guard let colon = text.lastIndex(of: ":"),
                let version = Int64(sentID: String(text[text.index(after: colon)...]))
            else { return nil }
            let code = String(text[..<colon])
            return seen.insert(code).inserted ? (code, version) : nil
        }
        note = try wish.cleaned(fields.first("reason") ?? "")
        due = TypedDue(fields)
    }

    /// Before anybody typed.
    init(_ finding: ReturnFinding?, in round: Round, at now: Moment) {
        (self.finding, versions, note) = (finding?.value ?? "", [], "")
        due = TypedDue(max(round.dueAt, .offered(at: now, in: round)))
    }

    /// - Throws: `Complaints` about all that is wrong.
    func dueAt(after now: Moment) throws(Complaints) -> Moment {
        var wrong: [Complaint] = []
        if versions.isEmpty { wrong.append(Complaint("Chọn ít nhất một báo cáo.", at: "returns")) }
        if !(1...Said.longest).contains(note.unicodeScalars.count) {
            wrong.append(
                Complaint("Cần ghi ý kiến gửi các trường, không quá 1.000 ký tự.", at: "note"))
        }
        var dueAt: Moment?
        do throws(TypedDue.Complaint) {
            dueAt = try due.moment()
        } catch {
            wrong.append(Complaint(error.sentence, at: "due_time"))
        }
        if let dueAt, dueAt <= now {
            wrong.append(Complaint(StepFault.dueHasPassed.sentence, at: "due_time"))
        }
        guard wrong.isEmpty, let dueAt else { throw Complaints(wrong) }
        return dueAt
    }
}
