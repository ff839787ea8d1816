/// What can stand between two operands.
enum ExpressionInfix {
    case binary(Expression.Operator)
    case membership

    init?(_ kind: ExpressionToken.Kind) {
        switch kind {
        case .name("in"):
            self = .membership
        case .name(let word), .sign(let word):
            guard let operation = Expression.Operator(rawValue: word) else { return nil }
            self = .binary(operation)
        case .integer, .text, .parameter, .end:
            return nil
        }
    }

    var precedence: ExpressionParser.Precedence {
        switch self {
        case .membership: .comparison
        case .binary(let operation):
            switch operation {
            case .equivalent: .equivalence
            case .implies: .implication
            case .or: .disjunction
            case .and: .conjunction
            case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
            case .add, .subtract: .sum
            case .multiply: .product
            }
        }
    }

    var rightPrecedence: ExpressionParser.Precedence {
        precedence <= .implication ? precedence : precedence.above
    }
}

extension ExpressionParser {
    /// From the loosest to the tightest.
    enum Precedence: Int, Comparable {
        case equivalence, implication, disjunction, conjunction, negation, comparison, sum
        case product, sign

        static func < (left: Precedence, right: Precedence) -> Bool {
            left.rawValue < right.rawValue
        }

        /// The next tighter one.
        var above: Precedence { Precedence(rawValue: rawValue + 1) ?? .sign }
    }
}

extension Expression.Operator {
    var isArithmetic: Bool { self == .add || self == .subtract || self == .multiply }

    var needsOrder: Bool { self != .equal && self != .notEqual }

    /// The type of both operands; nil when it is enough that they have the same.
    var operandType: ExpressionType? {
        switch self {
        case .add, .subtract, .multiply: .number
        case .and, .or, .implies, .equivalent: .boolean
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: nil
        }
    }
}
