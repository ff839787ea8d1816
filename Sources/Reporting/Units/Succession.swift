/// What becomes of units on one day: some are no more, others succeed them, and what stood below the
/// old ones goes elsewhere. Units by their codes; nothing of it is checked yet.
package struct Succession: Hashable, Sendable {
    /// The one succeeds the other, wholly or in part: an old one may have several, a new one too.
    package struct Pair: Hashable, Sendable {
        package var old: String
        package var new: String

        package init(old: String, new: String) {
            self.old = old
            self.new = new
        }
    }

    /// From when on it holds.
    package var day: Day
    /// The document that says so.
    package var basis: String
    package var pairs: [Pair]
    /// Units that are to be added, and those that go elsewhere, in the order in which it is done.
    package var drafts: [UnitDraft]
    /// Those that are no more from the day on.
    package var closed: [String]
    /// Those that knowingly stay below a unit that is no more.
    package var kept: Set<String>

    package init(
        day: Day, basis: String = "", pairs: [Pair] = [], drafts: [UnitDraft] = [],
        closed: [String] = [], kept: Set<String> = []
    ) {
        self.day = day
        self.basis = basis
        self.pairs = pairs
        self.drafts = drafts
        self.closed = closed
        self.kept = kept
    }

    /// How many units one act touches at most; more go by lists.
    package static let most = 500
    /// The same of pairs.
    package static let mostPairs = 100
    /// The longest name of a document, in characters as Unicode counts them.
    package static let longestBasis = 200
}

/// One thing for which units can't become others as somebody wants it.
package enum SuccessionFault: Error, Hashable, Sendable {
    case isTooLarge
    case basisIsTooLong
    /// There is no such unit on the day.
    case isNoUnit(String)
    /// A school succeeds a school, a commune a commune, an office an office.
    case isOfAnotherKind(String, old: String)
    /// The successor is no more from the same day on.
    case isClosed(String)
    /// The successor, or one of its own, is succeeded by the old one.
    case succeedsItself(String)
    /// So many units still stand, or are to stand, below a unit that is no more, by their names.
    case leavesBehind([String], below: String)
}

/// Units can't become others so; nothing was done.
package struct SuccessionFaults: Error, Hashable, Sendable {
    package let all: [SuccessionFault]

    package init(_ all: [SuccessionFault]) { self.all = all }
}

extension Unit.Kind {
    /// Whether such a unit may succeed one of the other kind: offices are alike.
    package func maySucceed(_ old: Unit.Kind) -> Bool {
        self == old || (isOffice && old.isOffice)
    }

    private var isOffice: Bool { self == .department || self == .province }
}
