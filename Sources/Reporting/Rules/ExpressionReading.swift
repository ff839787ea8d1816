extension Expression {
    /// Reads an expression whose names mean what `vocabulary` says.
    ///
    /// Total: every text gives an expression of the right types throughout or an error with its
    /// place. Trees are at most 100 deep.
    package static func read(
        _ text: String, in vocabulary: Vocabulary
    ) throws(ExpressionError) -> (expression: Expression, type: ExpressionType) {
        var parser = try ExpressionParser(text, in: vocabulary)
        let node = try parser.expression()
        try parser.expectEnd()
        return (node.expression, node.type)
    }

    /// Reads an expression that is true, false or unknown: a rule's `holds`, an indicator's `when`.
    package static func readCondition(
        _ text: String, in vocabulary: Vocabulary
    ) throws(ExpressionError) -> Expression {
        let (expression, type) = try read(text, in: vocabulary)
        guard type == .boolean else {
            throw ExpressionError(position: 1, fault: .noCondition(found: type))
        }
        return expression
    }
}
