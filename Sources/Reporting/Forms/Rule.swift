/// Something that must hold in a report, or must be confirmed (quy tắc kiểm tra).
package struct Rule: Hashable, Sendable, Identifiable {
    /// `E03`, `E10a`.
    package struct ID: Hashable, Sendable, RawRepresentable, Comparable,
        ExpressibleByStringLiteral, CustomStringConvertible
    {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
        package init(stringLiteral value: String) { rawValue = value }
        package var description: String { rawValue }
        package static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
    }

    package enum Severity: String, Hashable, Sendable, CaseIterable {
        /// Blocks submission.
        case error
        /// Submission asks for a reason.
        case warning
        /// Shown only.
        case note
    }

    /// A severity of the rule's own, or a parameter that a round may set (`$file_missing`).
    package enum SeveritySource: Hashable, Sendable {
        case fixed(Severity)
        case parameter(String)
    }

    /// Where the rule is evaluated.
    package enum Scope: Hashable, Sendable {
        /// Once for each of the indicators, which `value` and `label` then stand for.
        case each([Indicator.Code])
        /// Once for the report; a problem is shown at these cells.
        case report(at: [Indicator.Code])
    }

    package var id: ID
    package var severity: SeveritySource
    package var scope: Scope
    /// Names for parts of `holds` and of the message, evaluated in order.
    package var definitions: [Definition]
    package var holds: Expression
    package var message: Message
    /// What a school may well say of a warning, in the words of the department.
    package var explanations: [String] = []

    package struct Definition: Hashable, Sendable {
        package var name: String
        package var expression: Expression
    }

    static let mostExplanations = 12
    static let longestExplanation = 200

    /// Every indicator that the rule reads, apart from those it is bound to.
    package var operands: Set<Indicator.Code> {
        definitions.reduce(into: holds.indicators) { $0.formUnion($1.expression.indicators) }
    }
}

/// A rule's sentence: text with placeholders `{label}`, `{value}`, `{gen_staff_total}`, `{min}`.
package struct Message: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case text(String)
        case placeholder(String)
    }

    package var parts: [Part]
}
