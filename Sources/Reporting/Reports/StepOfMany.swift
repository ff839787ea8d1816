/// What stands in the way of a step that is to be taken with several reports at once.
package enum Obstacle: Hashable, Sendable {
    case objection(Transition.Objection)
    /// The paper was received on that day; a new day is set with one report at a time.
    case paperIsNoted(Day)
}

extension ReportStep {
    /// What can be done with several reports at once, in the order in which it is offered.
    package static let ofMany: [ReportStep] = [.approve, .extend, .exempt, .paper, .contact]

    /// Why the step is not taken with the report as one of many; nil when it is. Of many only what is
    /// still owed is put off or exempted, and paper that was noted stays as it was: what undoes
    /// something is done with one report at a time.
    package func obstacle(to report: Report, in round: Round, by role: Role) -> Obstacle? {
        guard roles.contains(role) else { return .objection(.notYours) }
        if let objection = transition?.objection(to: report, in: round, by: role) {
            return .objection(objection)
        }
        switch self {
        case .extend where round.state != .open:
            return .objection(round.state == .closed ? .roundIsClosed : .roundIsPlanned)
        case .extend, .exempt:
            guard !report.state.isOwed else { return nil }
            return .objection(
                report.state == .exempt ? .wrongState(.exempt) : .alreadySubmitted)
        case .paper: return report.paperOn.map { .paperIsNoted($0) }
        default: return nil
        }
    }
}
