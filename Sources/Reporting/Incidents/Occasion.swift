/// What an office wants to be told of at once (báo cáo đột xuất), such as fires or a flood, and by which
/// form.
package struct Occasion: Hashable, Sendable, Identifiable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    package var id: ID
    package var owner: Unit.ID
    package var name: String
    /// That is asked from here on; what was reported keeps its own.
    package var form: Form.Edition
    /// nil while it is asked.
    package var endedAt: Moment?

    package init(
        id: ID, owner: Unit.ID, name: String, form: Form.Edition, endedAt: Moment? = nil
    ) {
        (self.id, self.owner, self.name, self.form) = (id, owner, name, form)
        self.endedAt = endedAt
    }

    /// How many an office may ask for at one time.
    package static let mostOfOffice = 20
    /// Of a name, in characters.
    package static let longestName = 120
}
