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

    func isRequired(in answers: PlacedAnswers) -> Bool {
        switch self {
        case .always: true
        case .when(let condition): condition.truth(in: answers) ?? false
        case .optional: false
        }
    }
}
