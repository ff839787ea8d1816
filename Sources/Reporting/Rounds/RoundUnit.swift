/// A unit as a round froze it when it opened: one that owes a report, or a node above such.
package struct RoundUnit: Hashable, Sendable, Identifiable {
    package var round: Round.ID
    /// With the name and level that it had then.
    package var unit: Unit
    /// The unit above it in the round's tree; nil for the root.
    package var reportsTo: Unit.ID?
    package var commune: Unit.ID?
    package var owesReport: Bool
    package var displayOrder: Int
    /// It stands in no commune of the round.
    package var isOutside: Bool
    /// A due moment of its own instead of the round's.
    package var dueAt: Moment?

    package init(
        round: Round.ID, unit: Unit, reportsTo: Unit.ID?, commune: Unit.ID?, owesReport: Bool,
        displayOrder: Int, isOutside: Bool = false, dueAt: Moment? = nil
    ) {
        self.round = round
        self.unit = unit
        self.reportsTo = reportsTo
        self.commune = commune
        self.owesReport = owesReport
        self.displayOrder = displayOrder
        self.isOutside = isOutside
        self.dueAt = dueAt
    }

    package var id: Unit.ID { unit.id }
    package var level: Level? { unit.level }
}
