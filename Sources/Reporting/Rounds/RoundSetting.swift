/// What a round was opened with, as its documents and receipts say it, whatever plans and offices
/// are called later.
package struct RoundSetting: Hashable, Sendable {
    /// As its owner corrected it while the round was open.
    package var plan: Plan
    /// To whom the reports go, as text runs.
    package var owner: String

    package init(plan: Plan, owner: String) {
        self.plan = plan
        self.owner = owner
    }
}

extension RoundSetting {
    /// As it is stored.
    package var json: JSON { ["plan": .object(plan.members), "owner": .string(owner)] }

    /// nil when the JSON is not what `json` gives. `plan` is the number of the round's plan.
    package init?(json: JSON, plan id: Plan.ID) {
        guard let plan = json["plan"].flatMap({ Plan(id, json: $0) }),
            let owner = json["owner"]?.string
        else { return nil }
        self.init(plan: plan, owner: owner)
    }
}
