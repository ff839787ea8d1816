/// Somebody's official codes of units: the agency codes of Quyết định 20/2020/QĐ-TTg, the school codes
/// of the sector's database. Which there are, and what codes may look like, is data.
package struct IdentifierScheme: Hashable, Sendable {
    package var code: String
    package var name: String
    /// The document that it comes from.
    package var basis: String
    /// `0-9A-Z.`: the characters of its codes; a range has a hyphen between its ends.
    package var characters: String
    package var longest: Int
    /// The one class of units that has them; nil for all.
    package var kind: Unit.Kind?
    /// Given once, never changed, never another's.
    package var isFixed: Bool

    package init(
        code: String, name: String, basis: String, characters: String, longest: Int,
        kind: Unit.Kind?, isFixed: Bool
    ) {
        self.code = code
        self.name = name
        self.basis = basis
        self.characters = characters
        self.longest = longest
        self.kind = kind
        self.isFixed = isFixed
    }

    /// Whether the text may be a code of the scheme.
    package func admits(_ text: String) -> Bool {
        let allowed = ranges
        return (1...longest).contains(text.unicodeScalars.count)
            && text.unicodeScalars.allSatisfy { scalar in
                allowed.contains { $0.contains(scalar.value) }
            }
    }

    private var ranges: [ClosedRange<UInt32>] {
        let scalars = characters.unicodeScalars.map(\.value)
        var ranges: [ClosedRange<UInt32>] = []
        var place = 0
        while place < scalars.count {
            let isRange =
                place + 2 < scalars.count && scalars[place + 1] == 0x2D
                && scalars[place] <= scalars[place + 2]
            ranges.append(scalars[place]...scalars[isRange ? place + 2 : place])
            place += isRange ? 3 : 1
        }
        return ranges
    }
}

/// One thing for which a unit can't have a code.
package enum IdentifierFault: Error, Hashable, Sendable {
    case schemeIsUnknown(String)
    case isMalformed(IdentifierScheme)
    case isOfAnotherKind(IdentifierScheme)
    /// The unit has another code in a scheme whose codes never change.
    case isFixed(IdentifierScheme, String)
    /// Another unit has, or had, the code.
    case isTaken(IdentifierScheme, String, by: String)
    case hasTooMany(IdentifierScheme)
}

/// A unit can't have these codes; nothing was done.
package struct IdentifierFaults: Error, Hashable, Sendable {
    package let all: [IdentifierFault]

    package init(_ all: [IdentifierFault]) { self.all = all }
}
