/// What is wrong with a text of the rule language, or with a sentence that has places in braces.
package enum ExpressionFault: Hashable, Sendable {
    // Its letters.
    case tooLong(bytes: Int)
    case openQuote
    case namelessParameter
    case strangeCharacter(Character)
    case malformedWord(String)
    case hugeNumber(String)
    case openBrace
    case closedBrace
    // Its order.
    case missing(String, found: ExpressionToken.Kind)
    case noOperand(found: ExpressionToken.Kind)
    case noQuotedText(found: ExpressionToken.Kind)
    case noMeasure(found: ExpressionToken.Kind)
    case noEnd(found: ExpressionToken.Kind)
    case division
    case noDivision(found: ExpressionToken.Kind)
    case secondDivision
    case chainedComparison
    case bareNegation
    case tooDeep
    // What it names.
    case unknownIndicator(String)
    case unknownParameter(String)
    case unknownFunction(String)
    case unknownOption(String, list: String)
    case unknownLevel(String)
    case unknownMeasure(String)
    case unknownPlaceholder(String)
    case unknownFigure(String)
    case malformedDate(String)
    case malformedTime(String)
    case noTable(function: String, found: ExpressionType)
    case unknownColumn(String, table: String)
    /// A column that has no sum.
    case columnWithoutSum(String)
    case columnOutside
    /// An indicator stands where a measure is needed.
    case notSummed(String)
    case onlyCommunes(found: ExpressionToken.Kind)
    case noCell(function: String)
    case unboundValue
    case mixedValue
    // Its types.
    case needs(ExpressionToken.Kind, ExpressionType, found: ExpressionType)
    case incomparable(ExpressionToken.Kind, ExpressionType, ExpressionType)
    case unequalBranches(ExpressionType, ExpressionType)
    case noChoices(function: String, found: ExpressionType)
    case noCondition(found: ExpressionType)
    case never(ExpressionType, String)
    /// It names what stands in the form and could not be read itself: that it can't be told either
    /// is no fault of its own.
    case unread(String)
}

extension ExpressionFault {
    /// English, for whoever writes forms as documents.
    package var message: String {
        switch self {
        case .tooLong(let bytes): "longer than \(bytes) bytes"
        case .openQuote: "the text has no closing quote"
        case .namelessParameter: "'$' without a name"
        case .strangeCharacter(let character): "unexpected character '\(character)'"
        case .malformedWord(let word): "'\(word)' is neither a number nor a name"
        case .hugeNumber(let word): "'\(word)' is too large"
        case .openBrace: "'{' without '}'"
        case .closedBrace: "'}' without '{'"
        case .missing(let sign, let found): "expected '\(sign)' but found \(found)"
        case .noOperand(let found): "expected an operand but found \(found)"
        case .noQuotedText(let found): "expected a quoted text but found \(found)"
        case .noMeasure(let found): "expected a measure but found \(found)"
        case .noEnd(let found): "expected an operator or the end but found \(found)"
        case .division: "there is no division here"
        case .noDivision(let found): "a percentage needs '/' but found \(found)"
        case .secondDivision: "a percentage has one '/'"
        case .chainedComparison: "comparisons do not chain: join them by 'and'"
        case .bareNegation: "'not' needs parentheses here"
        case .tooDeep: "nested too deeply"
        case .unknownIndicator(let name): "unknown indicator '\(name)'"
        case .unknownParameter(let name): "unknown parameter '$\(name)'"
        case .unknownFunction(let name): "unknown function '\(name)'"
        case .unknownOption(let option, let list): "'\(option)' is not an option of \(list)"
        case .unknownLevel(let level): "'\(level)' is not a level"
        case .unknownMeasure(let name): "no measure '\(name)' before this one"
        case .unknownPlaceholder(let name): "unknown placeholder '{\(name)}'"
        case .unknownFigure(let name): "unknown figure '{\(name)}'"
        case .malformedTime(let text): "'\(text)' is not a time of day, such as '07:30'"
        case .noTable(let function, let found): "\(function)() needs a table, not \(found)"
        case .unknownColumn(let name, let table): "'\(table)' has no column '\(name)'"
        case .columnWithoutSum(let name): "'\(name)' is no number that adds up"
        case .columnOutside: "a column stands in sum(), or in every() of its table"
        case .malformedDate(let text): "'\(text)' is not a date (YYYY-MM-DD)"
        case .notSummed(let name): "'\(name)' is an indicator: write sum(\(name))"
        case .onlyCommunes(let found): "only 'commune' is counted so, not \(found)"
        case .noCell(let function): "'\(function)' needs an indicator or 'value'"
        case .unboundValue: "'value' needs a rule with 'for'"
        case .mixedValue: "'value' stands for indicators of different types"
        case .needs(let sign, let type, let found): "\(sign) needs \(type), not \(found)"
        case .incomparable(let sign, let left, let right):
            "\(sign) can't compare \(left) with \(right)"
        case .unequalBranches(let first, let second): "'if' gives \(first) here and \(second) there"
        case .noChoices(let function, let found):
            "'\(function)' needs a multiple choice, not \(found)"
        case .noCondition(let found): "a condition is needed, not \(found)"
        case .never(let type, let text): "\(type) is never '\(text)'"
        case .unread(let name): "'\(name)' could not be read"
        }
    }
}
