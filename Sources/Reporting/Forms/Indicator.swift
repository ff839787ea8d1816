/// One thing that a form asks (chỉ tiêu). Never changed: whatever is made of a form hands it on, and
/// copies nothing.
package final class Indicator: Sendable, Identifiable {
    /// `diss_staff`: never changed, never reused for another question.
    package struct Code: Hashable, Sendable, RawRepresentable, Comparable,
        ExpressibleByStringLiteral, CustomStringConvertible
    {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
        package init(stringLiteral value: String) { rawValue = value }
        package var description: String { rawValue }
        package static func < (left: Code, right: Code) -> Bool { left.rawValue < right.rawValue }
    }

    /// What an answer is.
    package enum Kind: Hashable, Sendable {
        case number(Number)
        case boolean
        case date
        /// To the minute.
        case time
        /// A name, coordinates, or both.
        case location
        /// At most `limit` characters.
        case text(limit: Int)
        case choice(ChoiceList)
        case choices(ChoiceList)
        case file(FileQuestion)
        /// Rows of the same columns.
        case table(TableQuestion)
    }

    /// How answers of several periods relate: a stock stands as at the closing date, a flow
    /// happened in the period, a distinct flow counts different heads in the period.
    package enum Nature: String, Hashable, Sendable, CaseIterable {
        case stock, flow, flowDistinct = "flow_distinct", state
    }

    /// How answers of several reports add up.
    package enum Aggregate: String, Hashable, Sendable, CaseIterable {
        case sum
        /// The mean, in which each report counts as much as another of its numbers.
        case weighted
        case countTrue = "count_true", distribution, list
        case listDistinctCommune = "list_distinct_commune"
        case none
    }

    package enum Requirement: Hashable, Sendable {
        case always
        /// Asked, and then required, while the condition holds.
        case when(Expression)
        case optional
    }

    package var id: Code { code }
    package let code: Code
    /// Its place in the form, from 1.
    package let number: Int
    package let label: Label
    package let kind: Kind
    /// The unit of measure, such as `người`; nil for what is not counted.
    package let unit: Label?
    package let help: Label?
    package let nature: Nature
    package let aggregate: Aggregate
    /// By which number of the same report an answer is weighed; of weighted ones, and only those.
    package let weight: Code?
    package let requirement: Requirement
    package let levels: Set<Level>
    /// Clauses of the plan, such as `II.1`.
    package let clauses: [String]
    /// Prefilled from the unit's dated facts.
    package let isProfile: Bool
    /// From what else its field begins; nil for a blank one.
    package let prefill: Prefill?
    /// Where it holds, the unit has not done what is asked of it; `value` is the answer. nil for what
    /// is no task, as how many pupils there are, or is good where it is nothing, as accidents.
    package let undone: Expression?
    /// What it comes to: nobody types it then, the program makes it of the report's other answers.
    package let calculation: Expression?

    package init(
        code: Code, number: Int, label: Label, kind: Kind, unit: Label? = nil, help: Label? = nil,
        nature: Nature, aggregate: Aggregate, weight: Code? = nil, requirement: Requirement,
        levels: Set<Level>, clauses: [String], isProfile: Bool, prefill: Prefill? = nil,
        undone: Expression? = nil, calculation: Expression? = nil
    ) {
        (self.code, self.number, self.label, self.kind) = (code, number, label, kind)
        (self.unit, self.help, self.nature, self.aggregate) = (unit, help, nature, aggregate)
        (self.weight, self.requirement, self.levels) = (weight, requirement, levels)
        (self.clauses, self.isProfile, self.undone) = (clauses, isProfile, undone)
        (self.calculation, self.prefill) = (calculation, prefill)
    }

    /// The same, asked or counted otherwise.
    func with(
        weight: Code? = nil, requirement: Requirement? = nil, levels: Set<Level>? = nil,
        undone: Expression? = nil, calculation: Expression? = nil
    ) -> Indicator {
        Indicator(
            code: code, number: number, label: label, kind: kind, unit: unit, help: help,
            nature: nature, aggregate: aggregate, weight: weight ?? self.weight,
            requirement: requirement ?? self.requirement, levels: levels ?? self.levels,
            clauses: clauses, isProfile: isProfile, prefill: prefill,
            undone: undone ?? self.undone,
            calculation: calculation ?? self.calculation)
    }

    package func applies(to level: Level) -> Bool { levels.contains(level) }
}

extension Indicator: Hashable {
    package static func == (left: Indicator, right: Indicator) -> Bool {
        left === right
            || (left.code, left.number, left.label, left.kind, left.unit, left.help)
                == (right.code, right.number, right.label, right.kind, right.unit, right.help)
                && (left.nature, left.aggregate, left.weight, left.requirement, left.levels)
                    == (
                        right.nature, right.aggregate, right.weight, right.requirement, right.levels
                    )
                && (left.clauses, left.isProfile, left.undone, left.calculation, left.prefill)
                    == (
                        right.clauses, right.isProfile, right.undone, right.calculation,
                        right.prefill
                    )
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

/// A text in Vietnamese, in English, and in other words for single levels of schooling.
package struct Label: Hashable, Sendable {
    package var vietnamese: String
    package var english: String?
    package var byLevel: [Level: String]

    package init(_ vietnamese: String, english: String? = nil, byLevel: [Level: String] = [:]) {
        self.vietnamese = vietnamese
        self.english = english
        self.byLevel = byLevel
    }

    package func text(for level: Level?) -> String {
        level.flatMap { byLevel[$0] } ?? vietnamese
    }

    /// The Vietnamese texts of all levels.
    var all: [String] { [vietnamese] + byLevel.values }
}

/// The options that a choice is made from, in the form's order.
package struct ChoiceList: Hashable, Sendable {
    package struct Option: Hashable, Sendable {
        package var value: String
        package var label: Label
    }

    package var code: String
    package var options: [Option]

    package func option(_ value: String) -> Option? { options.first { $0.value == value } }
}
