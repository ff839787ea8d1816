import Reporting

/// What became of one school's report in a round.
package struct ReportCourse: Hashable, Sendable {
    /// Where a report stands, as the demonstration tells it.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case notStarted = "not_started", draft, pendingHead = "pending_head", submitted, returned
        case approved, exempt
    }

    package struct Cell: Hashable, Sendable {
        package let code: Indicator.Code
        package let reason: String
    }

    package enum Step: Hashable, Sendable {
        /// The first `share` of the answers were typed, and what could not be read.
        case saved(share: Double, unreadable: [Indicator.Code: String] = [:])
        case askedHead
        /// The answers were sent, apart from what was sent wrongly.
        case submitted(wrongly: Values = [:])
        case returned(reason: String, cells: [Cell])
        case approved
        case exempted(reason: String)
    }

    /// A time of day `days` before the round's anchor; after it when negative.
    package struct Timing: Hashable, Sendable {
        package let days: Int
        package let hour: Int
        package let minute: Int

        package func moment(in round: RoundScript) -> Moment {
            Moment(round.anchor + -days, hour: hour, minute: minute)
        }
    }

    package struct Event: Hashable, Sendable {
        package let step: Step
        package let at: Timing

        init(_ step: Step, _ days: Int, _ hour: Int, _ minute: Int) {
            self.step = step
            at = Timing(days: days, hour: hour, minute: minute)
        }
    }

    package let school: ListedSchool
    /// In the order in which they happened.
    package let events: [Event]

    /// Where the report stands after all of them.
    package var state: State {
        switch events.last?.step {
        case nil: .notStarted
        case .saved: .draft
        case .askedHead: .pendingHead
        case .submitted: .submitted
        case .returned: .returned
        case .approved: .approved
        case .exempted: .exempt
        }
    }

    /// The course of every school, in display order.
    package static func all(in round: RoundScript) -> [ReportCourse] {
        ListedSchool.all.map {
            ReportCourse(
                school: $0, events: CourseOfStates.events(of: $0.code, in: round.year))
        }
    }
}
