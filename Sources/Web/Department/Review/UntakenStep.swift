import HTTPTypes
import Reporting

/// A step that was wanted with a report and not taken: what was typed, and why not.
struct UntakenStep {
    let step: ReportStep
    let typed: TypedReview
    let refusal: Refusal

    /// Why, with the field in which it is mended.
    var complaint: Complaint {
        Complaint(refusal.sentence, at: refusal.status == .unprocessableContent ? field : nil)
    }

    private var field: String? {
        switch step {
        case .return: "reason"
        case .extend: typed.endsExtension ? "back_reason" : "extend_time"
        case .contact: "contact_reason"
        case .paper: "paper"
        case .waive: "waive_rule"
        case .endWaiver: "end_rule"
        case .exempt: "exempt_reason"
        case .unlock: "unlock_time"
        case .refuseUnlock: "refuse_reason"
        case .review, .approve, .recall, .withdraw, .takeBack, .askUnlock: nil
        }
    }

    /// What was typed, if it was with one of these steps.
    func typed(with steps: ReportStep...) -> TypedReview? {
        steps.contains(step) ? typed : nil
    }
}
