import Reporting

/// A step that was wanted with a report and not taken: what was typed, and why not.
struct UntakenStep {
    let step: ReportStep
    let typed: TypedReview
    let refusal: Refusal

    /// What was typed, if it was with one of these steps.
    func typed(with steps: ReportStep...) -> TypedReview? {
        steps.contains(step) ? typed : nil
    }
}
