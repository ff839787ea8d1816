/// Some units of a list can't be as somebody wants them; nothing was done.
package struct UnitFaults: Error, Hashable, Sendable {
    /// A line that can't be taken, with everything that is wrong with it.
    package struct Line: Hashable, Sendable {
        package let number: Int
        package let faults: [UnitFault]

        package init(number: Int, faults: [UnitFault]) {
            self.number = number
            self.faults = faults
        }
    }

    /// In the order of the list.
    package let lines: [Line]

    package init(_ lines: [Line]) { self.lines = lines }

    package var all: [UnitFault] { lines.flatMap(\.faults) }
}
