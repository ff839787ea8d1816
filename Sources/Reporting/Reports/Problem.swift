/// One thing that is wrong with a report, or asks for confirmation, in words for its author.
package struct Problem: Hashable, Sendable {
    /// The cells it is shown at, in the form's order.
    package var cells: [Indicator.Code]
    /// `E00` for what is built in: required and readable.
    package var rule: Rule.ID
    package var severity: Rule.Severity
    /// Vietnamese.
    package var message: String
    /// What it would be if its rule were not waived; nil for a rule that applies.
    package var waived: Rule.Severity?

    package init(
        cells: [Indicator.Code], rule: Rule.ID, severity: Rule.Severity, message: String
    ) {
        self.cells = cells
        self.rule = rule
        self.severity = severity
        self.message = message
    }
}

extension Problem {
    /// As revisions keep it, and as the API shows it in `errors`.
    package var json: JSON { .object(members) }

    package var members: JSON.Members {
        var members: JSON.Members = [
            "at": .array(cells.map { .string($0.rawValue) }), "rule": .string(rule.rawValue),
            "severity": .string(severity.rawValue), "message": .string(message),
        ]
        members["waived"] = waived.map { .string($0.rawValue) }
        return members
    }

    /// nil for what is none.
    package init?(json: JSON) {
        guard let cells = json["at"]?.array?.compactMap(\.string),
            let rule = json["rule"]?.string, let message = json["message"]?.string,
            let severity = json["severity"]?.string.flatMap(Rule.Severity.init(rawValue:))
        else { return nil }
        self.init(
            cells: cells.map(Indicator.Code.init(rawValue:)), rule: Rule.ID(rawValue: rule),
            severity: severity, message: message)
        waived = json["waived"]?.string.flatMap(Rule.Severity.init(rawValue:))
    }
}
