import Reporting

/// Which events somebody may see.
package enum JournalScope: Hashable, Sendable {
    case all
    /// Those of the unit and of those below it, of rounds that one of them owns, and what the account
    /// did itself.
    case below(Unit.ID, account: Account.ID?)
}

/// What the history is narrowed to; nil and empty leave all.
package struct JournalFilter: Hashable, Sendable {
    /// Units of that code, or whose names have the words.
    package struct Units: Hashable, Sendable {
        package var code: Unit.Code
        package var words: String

        package init(code: Unit.Code, words: String) { (self.code, self.words) = (code, words) }

        func admits(_ unit: Unit) -> Bool {
            unit.code == code
                || SearchText.matches(query: words, stored: SearchText.stored(unit.name))
        }
    }

    package var units: Units?
    /// A part of a user name, or words of a name.
    package var person = ""
    package var kind: Event.Kind?
    /// Days in Viet Nam, both included.
    package var from: Day?
    package var to: Day?

    package init() {}

    /// The moments of the days.
    var moments: Range<Moment> {
        let begin = from.map { Moment($0, hour: 0, minute: 0) } ?? Moment(milliseconds: .min)
        let end =
            to.map { Moment($0, hour: 0, minute: 0) + .seconds(86_400) }
            ?? Moment(milliseconds: .max)
        return begin..<max(begin, end)
    }
}

/// A part of the history, newest first.
package struct JournalPart: Sendable {
    package var events: [Event] = []
    /// Before which the next part begins; nil at the history's end. A part may be short, or empty, and
    /// others follow, where few of many events are admitted.
    package var next: Int64?
}
