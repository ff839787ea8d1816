/// A school's reason for figures that a warning asks about (giải trình).
package struct Confirmation: Hashable, Sendable {
    package var rule: Rule.ID
    /// The cells it speaks of; a warning at another cell asks again.
    package var cells: Set<Indicator.Code>
    package var reason: String

    package init(rule: Rule.ID, cells: Set<Indicator.Code>, reason: String) {
        self.rule = rule
        self.cells = cells
        self.reason = reason
    }

    /// The longest reason, in characters.
    package static let limit = 1000
}

extension [Problem] {
    package var hasErrors: Bool { contains { $0.severity == .error } }

    /// The warnings that no confirmation answers.
    package func unconfirmed(by confirmations: [Confirmation]) -> [Problem] {
        filter { problem in
            problem.severity == .warning
                && !confirmations.contains {
                    $0.rule == problem.rule && $0.cells.isSuperset(of: problem.cells)
                }
        }
    }
}
