import HTTP
import Reporting
import Storage

extension Visit {
    /// For the plan, and with what there is no choice of: the only form, the only plan of the unit's own
    /// that no round carries out yet. Whom to ask is as in the unit's last round.
    func newRound(for wanted: String?) throws -> TypedRound {
        var typed = TypedRound()
        let rounds = try database.rounds.owned(by: asker.unit.id)
        if let plan = try wanted.map(seenPlan) ?? planToCarryOut(rounds) {
            let read = TypedProposal(request.query)
            typed.fill(by: plan, read.isEmpty ? TypedProposal(orderedBy: plan) : read)
        }
        if typed.contact.isEmpty { typed.contact = rounds.first?.contact ?? "" }
        typed.form = try chosen("form") ?? ""
        let forms = try seenForms()
        if typed.form.isEmpty, forms.editions.count == 1, let only = forms.editions.first {
            let name = forms.name(of: only)
            typed.form = "\(name.code):\(name.version)"
        }
        return typed
    }

    private func planToCarryOut(_ rounds: [Round]) throws -> Plan? {
        let carriedOut = Set(rounds.map(\.plan))
        let left = try database.plans.all().filter { plan in
            try !carriedOut.contains(plan.id)
                && database.plans.owner(of: plan.id) == asker.unit.id
        }
        return left.count == 1 ? left[0] : nil
    }
}

extension TypedRound {
    /// Where nothing is typed yet, with what the plan says.
    mutating func fill(by plan: Plan, _ proposal: TypedProposal) {
        self.plan = "\(plan.id.rawValue)"
        func fill(_ field: inout String, _ text: String) { if field.isEmpty { field = text } }
        fill(&title, TypedRound.title(of: plan))
        if due.day.isEmpty, !proposal.due.day.isEmpty { due = proposal.due }
        fill(&dueText, proposal.dueText)
        fill(&periodFrom, proposal.periodFrom)
        fill(&periodTo, proposal.periodTo)
        fill(&dataClose, proposal.periodTo)
        fill(&contact, proposal.contact)
    }

    /// Of what it is about: `Về công tác y tế` is `Công tác y tế`.
    private static func title(of plan: Plan) -> String {
        let words = plan.subject.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "về" else {
            return String(plan.subject.prefix(300))
        }
        return String((words[1].prefix(1).uppercased() + words[1].dropFirst()).prefix(300))
    }
}
