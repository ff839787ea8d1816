extension Rule {
    /// Whether a report of the level can break it at all: `level = 'MN' => …` says nothing to a
    /// primary school.
    package func concerns(_ level: Level) -> Bool { holds.truth(at: level) != true }
}

extension Expression {
    /// What follows from the level alone, whatever a report says; nil where that is open.
    fileprivate func truth(at level: Level) -> Bool? {
        switch self {
        case .boolean(let value): value
        case .not(let operand): operand.truth(at: level).map { !$0 }
        case .isIn(.level, let codes): codes.contains(level.rawValue)
        case .binary(let comparison, .level, .text(let code)),
            .binary(let comparison, .text(let code), .level):
            switch comparison {
            case .equal: code == level.rawValue
            case .notEqual: code != level.rawValue
            default: nil
            }
        case .binary(let junction, let left, let right):
            Expression.joined(junction, left.truth(at: level), right.truth(at: level))
        default: nil
        }
    }

    private static func joined(_ junction: Operator, _ left: Bool?, _ right: Bool?) -> Bool? {
        switch junction {
        case .and:
            left == false || right == false ? false : left == nil || right == nil ? nil : true
        case .or: left == true || right == true ? true : left == nil || right == nil ? nil : false
        case .implies: joined(.or, left.map { !$0 }, right)
        case .equivalent: left.flatMap { left in right.map { left == $0 } }
        default: nil
        }
    }
}
