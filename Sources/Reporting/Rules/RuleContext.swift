/// Everything that an expression can look at, for one report.
package struct RuleContext: ExpressionContext, Sendable {
    /// What stands in the cells; blank ones are absent.
    package var entries: Entries
    /// What the unit is asked. Any other cell is unknown, even to `present`.
    package var applicable: Set<Indicator.Code>
    package var level: Level
    /// The form's parameters as the round sets them, and `Vocabulary.roundParameters`.
    package var parameters: [String: Parameter]
    /// The unit's last approved report of an earlier round.
    package var previous: Values
    /// The cell that `value` is.
    package var bound: Indicator.Code?
    package var row: [String: Value]?
    /// What the rule's own names stand for; unknown ones are absent.
    package var definitions: [String: Operand] = [:]

    package init(
        entries: Entries, applicable: Set<Indicator.Code>, level: Level,
        parameters: [String: Parameter], previous: Values
    ) {
        self.entries = entries
        self.applicable = applicable
        self.level = level
        self.parameters = parameters
        self.previous = previous
    }

    package func operand(_ code: Indicator.Code) -> Operand? {
        guard applicable.contains(code) else { return nil }
        return entries[code]?.value.map { Operand($0) }
    }

    package func isPresent(_ code: Indicator.Code) -> Bool? {
        guard applicable.contains(code) else { return nil }
        return entries[code] != nil
    }

    package func previousOperand(_ code: Indicator.Code) -> Operand? {
        previous[code].map { Operand($0) }
    }

    package func parameter(_ name: String) -> Operand? { parameters[name].map { Operand($0) } }

    package func definition(_ name: String) -> Operand? { definitions[name] }
}
