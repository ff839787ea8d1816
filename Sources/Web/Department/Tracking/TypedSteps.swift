import HTTP
import Reporting
import Storage

/// What stands in the form below the list: which units are ticked, and what is said with each step.
struct TypedSteps {
    /// Codes, each once.
    var units: [String] = []
    var due: TypedDue
    private var texts: [ReportStep: String]
    var paperDay: String
    var contact: ContactKind?
    /// What was to be done with them.
    let wanted: ReportStep?

    /// Before anybody typed: the next moment that can be granted, paper of today, and that the
    /// schools were written to.
    init(_ round: Round, at now: Moment) {
        due = TypedDue(.offered(at: max(now, round.dueAt), in: round))
        paperDay = VietnameseDate.text(now.day)
        texts = [.contact: TypedSteps.reminded]
        contact = .message
        wanted = nil
    }

    static let reminded = "Nhắn nhắc nộp báo cáo."

    init(_ form: FormFields, wanting step: ReportStep) {
        wanted = step
        var seen: Set<String> = []
        units = form.values("unit").filter { seen.insert($0).inserted }
        due = TypedDue(form)
        paperDay = TypedText.trimmed(form.first("paper_day") ?? "")
        contact = form.first("kind").flatMap(ContactKind.init(rawValue:))
        texts = ReportStep.ofMany.reduce(into: [:]) {
            $0[$1] = form.first(TypedSteps.field($1)) ?? ""
        }
    }

    /// The field of the reason, or of what was spoken of.
    static func field(_ step: ReportStep) -> String { "\(step.rawValue)_reason" }

    /// The id of the field in which the fault is mended.
    static func place(of fault: StepFault, _ step: ReportStep) -> String {
        switch fault {
        case .dueMissing, .dueHasPassed, .dueIsNotLater: "due_time"
        case .paperAhead, .paperBeforeSubmission, .paperBeforePlan: "paper_day"
        default: field(step)
        }
    }

    func text(_ step: ReportStep) -> String { texts[step] ?? "" }

    /// What is said with the step.
    ///
    /// - Throws: `Complaints` about a day or a time that can't be read, 422 for a text that can't be
    ///   stored.
    func said(with step: ReportStep, _ wish: Wish) throws -> Said {
        var said = Said(try wish.cleaned(text(step)))
        said.contact = contact
        switch step {
        case .extend:
            do throws(TypedDue.Complaint) {
                said.dueAt = try due.moment()
            } catch {
                throw Complaints(error.sentence, at: "due_time")
            }
        case .paper:
            do throws(VietnameseDate.Fault) {
                said.day = try VietnameseDate.read(paperDay)
            } catch {
                throw Complaints("Ngày nhận: \(error.sentence)", at: "paper_day")
            }
        default: break
        }
        return said
    }
}
