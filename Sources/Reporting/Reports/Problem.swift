/// One thing that is wrong with a report, or asks for confirmation, in words for its author.
package struct Problem: Hashable, Sendable {
    /// The cells it is shown at, in the form's order.
    package var cells: [Indicator.Code]
    /// `E00` for what is built in: required and readable.
    package var rule: Rule.ID
    package var severity: Rule.Severity
    /// Vietnamese.
    package var message: String

    package init(
        cells: [Indicator.Code], rule: Rule.ID, severity: Rule.Severity, message: String
    ) {
        self.cells = cells
        self.rule = rule
        self.severity = severity
        self.message = message
    }
}
