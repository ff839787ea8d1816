/// Whether a cell must be filled in, with the cells of its condition by their places.
enum PlacedRequirement: Sendable {
    case always, optional
    case when(PlacedExpression)

    init(_ requirement: Indicator.Requirement, in form: Form) {
        self =
            switch requirement {
            case .always: .always
            case .when(let condition): .when(condition.calling(form.place(of:)))
            case .optional: .optional
            }
    }

    /// Whether its condition is false: what can't be told yet may be asked.
    func isUnasked(in answers: PlacedAnswers) -> Bool {
        if case .when(let condition) = self { condition.truth(in: answers) == false } else { false }
    }

    func isRequired(in answers: PlacedAnswers) -> Bool {
        switch self {
        case .always: true
        case .when(let condition): condition.truth(in: answers) ?? false
        case .optional: false
        }
    }
}
