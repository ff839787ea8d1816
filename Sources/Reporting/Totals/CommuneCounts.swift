/// How many communes there are in a group, and in how many a figure is not 0: what measures that count
/// communes are reckoned from.
package struct CommuneCounts: Hashable, Sendable {
    package var all: Int
    /// By the figure's place in a tally; those of `TotalsLayout.communePlaces`.
    package var having: [Int: Int]

    package init(all: Int = 0, having: [Int: Int] = [:]) {
        self.all = all
        self.having = having
    }

    /// Of the tally of each commune.
    package init(_ tallies: [Tally], in layout: TotalsLayout) {
        all = tallies.count
        having = layout.communePlaces.reduce(into: [:]) { counts, place in
            counts[place] = tallies.count { $0.figures[place] > 0 }
        }
    }
}
