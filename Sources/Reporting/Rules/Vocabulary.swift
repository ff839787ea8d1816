/// What names mean while an expression is read.
package struct Vocabulary: Sendable {
    package var indicators: [Indicator.Code: Indicator.Kind]
    /// The form's own and those that every round has.
    package var parameters: [String: Parameter.Kind]
    /// The levels of schooling that `level` can be.
    package var levels: Set<Level>
    /// Names that the rule defined before.
    package var definitions: [String: ExpressionType]
    /// The kinds that `value` may have; empty where there is no `value`.
    package var bound: [Indicator.Kind]
    /// Names of what stands in the form and could not be read.
    var unread: Set<String> = []

    package init(
        indicators: [Indicator.Code: Indicator.Kind],
        parameters: [String: Parameter.Kind] = Vocabulary.roundParameters,
        levels: Set<Level> = [],
        definitions: [String: ExpressionType] = [:],
        bound: [Indicator.Kind] = []
    ) {
        self.indicators = indicators
        self.parameters = parameters
        self.levels = levels
        self.definitions = definitions
        self.bound = bound
    }

    /// The parameters that every round has, whatever its form.
    package static let roundParameters: [String: Parameter.Kind] = [
        "period_start": .date, "data_close": .date, "today": .date, "plan_date": .date,
    ]

    /// Words of the language: neither an indicator nor a definition may be called so.
    package static let reservedNames: Set<String> = [
        "and", "or", "not", "in", "true", "false", "value", "level", "label",
    ]

    /// What is to be said of a name that means nothing: where it is, or begins with, the name of
    /// what could not be read, no more than that.
    func lack(of name: String, _ fault: ExpressionFault) -> ExpressionFault {
        guard !unread.isEmpty else { return fault }
        let mark = ["previous_", "$"].first(where: name.hasPrefix) ?? ""
        var start = name.dropFirst(mark.count)
        while !start.isEmpty {
            if unread.contains(String(start)) { return .unread(name) }
            start.removeLast()
        }
        return unread.contains(name) ? .unread(name) : fault
    }

    /// What may stand in braces in a rule's message.
    package var placeholders: Set<String> {
        var names = Set(indicators.keys.map(\.rawValue))
        names.formUnion(definitions.keys)
        names.formUnion(parameters.keys.map { "$" + $0 })
        if !bound.isEmpty { names.formUnion(["label", "value"]) }
        return names
    }
}

extension Parameter {
    package enum Kind: Hashable, Sendable {
        case integer, boolean, date, text
    }

    package var kind: Kind {
        switch self {
        case .integer: .integer
        case .boolean: .boolean
        case .date: .date
        case .text: .text
        }
    }
}
