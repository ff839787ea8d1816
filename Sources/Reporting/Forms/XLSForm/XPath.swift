/// An expression of an XLSForm: the part of XPath 1.0, and of what ODK adds to it, that forms are
/// written in.
indirect enum XPath: Hashable, Sendable {
    /// 2.5 is 25 tenths.
    case number(Int64, scale: Int)
    case text(String)
    /// `${name}`
    case cell(String)
    /// `.`
    case own
    case call(String, [XPath])
    case binary(Operator, XPath, XPath)
    case negate(XPath)

    enum Operator: String, Hashable, Sendable {
        case or, and
        case equal = "=", notEqual = "!="
        case less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
        case add = "+", subtract = "-"
        case multiply = "*", divide = "div", modulo = "mod"

        /// The tighter, the greater (XPath 1.0, 3.4 and 3.5).
        var precedence: Int {
            switch self {
            case .or: 0
            case .and: 1
            case .equal, .notEqual: 2
            case .less, .lessOrEqual, .greater, .greaterOrEqual: 3
            case .add, .subtract: 4
            case .multiply, .divide, .modulo: 5
            }
        }
    }
}

/// Why an expression of an XLSForm is not taken over.
package enum XPathFault: Error, Hashable, Sendable {
    case tooLong(limit: Int)
    case tooDeep
    /// It can't be read from this character on, counted from 1.
    case malformed(position: Int, found: String)
    /// The rule language has nothing for this word.
    case untranslatable(String)
    /// It names what the form has not, or what was not taken itself.
    case unknownName(String)
    /// What stands beside the sign can't be held against each other, or reckoned with, here.
    case unfit(String)
    case noCondition
}

extension XPathFault {
    /// English.
    var message: String {
        switch self {
        case .tooLong(let limit): "longer than \(limit) bytes"
        case .tooDeep: "nested too deeply"
        case .malformed(let position, let found):
            found.isEmpty
                ? "position \(position): something is missing"
                : "position \(position): unexpected '\(found)'"
        case .untranslatable(let word): "the rule language has no '\(word)'"
        case .unknownName(let name): "'${\(name)}' is no question that was taken"
        case .unfit(let sign): "what stands at '\(sign)' does not go together"
        case .noCondition: "a condition is needed"
        }
    }
}
