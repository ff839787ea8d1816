import HTTP
import Reporting

/// What a plan says of the round that carries it out, as it was typed: the form of a new round begins
/// with it, and the plan itself has no place for it.
struct TypedProposal {
    var due = TypedDue(day: "", time: "")
    var dueText = ""
    var periodFrom = ""
    var periodTo = ""
    var contact = ""

    /// Names of fields, and of the parameters by which they go along.
    static let names = [
        "due_day", "due_time", "due_text", "period_from", "period_to", "contact",
    ]

    init(_ reading: PlanReading) {
        if let moment = reading.due.value?.moment { due = TypedDue(moment) }
        dueText = reading.due.value?.words ?? ""
        periodFrom = reading.period.value?.from.map { VietnameseDate.text($0) } ?? ""
        periodTo = reading.period.value.map { VietnameseDate.text($0.to) } ?? ""
        contact = reading.destination.value?.words ?? ""
    }

    /// What the tasks of a plan say whose text is no longer there.
    init(orderedBy plan: Plan) {
        self.init(FormFields([]))
        let tasks = plan.tasks.enumerated().map { "\($0 + 1). \($1.text)" }
        let lines = [
            "Số: \(plan.number)", VietnameseDate.onHead(plan.date), "KẾ HOẠCH", plan.subject,
            "I. NHIỆM VỤ",
        ]
        // A plan longer than a text that is read orders nothing here.
        if let reading = try? PlanReading((lines + tasks).joined(separator: "\n")) {
            self.init(reading)
        }
    }

    var isEmpty: Bool {
        [due.day, dueText, periodFrom, periodTo, contact].allSatisfy(\.isEmpty)
    }

    init(_ fields: FormFields) {
        func field(_ name: String) -> String {
            String(TypedText.trimmed(fields.first(name) ?? "").nfc.prefix(300))
        }
        due = TypedDue(day: field("due_day"), time: field("due_time"))
        dueText = field("due_text")
        periodFrom = field("period_from")
        periodTo = field("period_to")
        contact = field("contact")
    }

    /// Where the form of a new round for the plan is, with this in it.
    func address(of plan: Plan.ID) -> String {
        let values = [due.day, due.time, dueText, periodFrom, periodTo, contact]
        let fields = zip(TypedProposal.names, values).filter { !$1.isEmpty }
        let query = FormFields(
            [(name: "plan", value: "\(plan.rawValue)")] + fields.map { (name: $0.0, value: $0.1) })
        return "/rounds/new?\(query.encoded)"
    }
}
