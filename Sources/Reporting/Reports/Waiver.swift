/// A rule that the department does not apply to one report, and why (miễn áp dụng quy tắc).
package struct Waiver: Hashable, Sendable {
    package var rule: Rule.ID
    package var reason: String

    package init(rule: Rule.ID, reason: String) {
        self.rule = rule
        self.reason = reason
    }
}

extension Waiver {
    package var json: JSON {
        ["rule": .string(rule.rawValue), "reason": .string(reason)]
    }

    /// nil for what is none.
    package init?(json: JSON) {
        guard let rule = json["rule"]?.string, let reason = json["reason"]?.string else {
            return nil
        }
        self.init(rule: Rule.ID(rawValue: rule), reason: reason)
    }
}

extension [Waiver] {
    /// Those of rules that look at the indicator or are shown at it: what is to be said where its
    /// figures go.
    package func concerning(_ indicator: Indicator.Code, in form: Form) -> [Waiver] {
        filter { waiver in
            form.rules.contains { $0.id == waiver.rule && $0.subjects.contains(indicator) }
        }
    }
}

extension Rule {
    /// Every indicator that it looks at or is shown at.
    package var subjects: Set<Indicator.Code> {
        switch scope {
        case .each(let codes), .report(let codes): operands.union(codes)
        }
    }

    /// Its sentence with an ellipsis where a report's figures stand.
    package var sentence: String {
        message.parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder: "…"
            }
        }.joined()
    }
}

extension ReportCheck {
    /// The rules that can be waived for the report: errors and warnings that speak of something
    /// that it is asked. What is built in is none of them: a blank that must not be, or a figure
    /// that nobody can read, is no figure.
    package var waivableRules: [Rule] {
        let asked = Set(form.indicators(for: level).map(\.code))
        return form.rules.filter {
            severity(of: $0) != .note && !$0.subjects.isDisjoint(with: asked)
        }
    }

    /// The rule as it can be waived.
    ///
    /// - Throws: `StepFault` where there is no such rule, or nothing to waive.
    package func waivable(_ id: Rule.ID) throws(StepFault) -> Rule {
        guard id == .builtIn || form.rules.contains(where: { $0.id == id }) else {
            throw .unknownRule(id)
        }
        guard let rule = waivableRules.first(where: { $0.id == id }) else { throw .ruleStays(id) }
        return rule
    }
}
