/// How many reports stand where (Documentation/Sources.md 9.4).
package struct Coverage: Hashable, Sendable {
    /// Reports per state.
    package var states: [ReportState: Int]
    /// Submitted or approved reports that came late.
    package var late: Int
    /// Owed reports whose due moment has passed.
    package var overdue: Int

    package init(states: [ReportState: Int] = [:], late: Int = 0, overdue: Int = 0) {
        self.states = states
        self.late = late
        self.overdue = overdue
    }

    package subscript(state: ReportState) -> Int { states[state] ?? 0 }

    /// All that are owed; exempt reports stand outside.
    package var due: Int {
        states.reduce(0) { $1.key == .exempt ? $0 : $0 + $1.value }
    }

    /// In the department's hands: submitted or approved.
    package var submitted: Int { self[.submitted] + self[.approved] }

    package var onTime: Int { submitted - late }

    package func counted(in states: Set<ReportState>) -> Int {
        states.reduce(0) { $0 + self[$1] }
    }

    package static func += (left: inout Coverage, right: Coverage) {
        left.states.merge(right.states, uniquingKeysWith: +)
        left.late += right.late
        left.overdue += right.overdue
    }
}
