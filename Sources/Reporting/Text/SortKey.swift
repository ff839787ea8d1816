/// Where a Vietnamese text stands among others: keys compare byte by byte, as `memcmp` and SQLite's
/// BLOBs do (Documentation/Sources.md 5.1).
///
/// Letters decide first, then tones (none, huyền, hỏi, ngã, sắc, nặng), then capitals; blanks come
/// before signs, signs before digits, digits before letters, those of the alphabet (f, j, w and z
/// included) before all others. The text in normal form D is the last part, so that keys are equal
/// just when the texts are canonically equivalent, and what else differs decides last: runs of
/// blanks, marks that Vietnamese does not have, invisible characters.
package struct SortKey: Hashable, Sendable, Comparable {
    package let bytes: [UInt8]

    package init(_ text: String) {
        let text = text.nfd
        var primaries: [UInt8] = []
        var secondaries: [UInt8] = []
        var tertiaries: [UInt8] = []
        for element in SortElement.all(in: text) {
            primaries += element.primary
            secondaries.append(element.tone)
            tertiaries.append(element.isCapital ? 2 : 1)
        }
        bytes = primaries + [0] + secondaries + [0] + tertiaries + [0] + Array(text.utf8)
    }

    package static func < (left: SortKey, right: SortKey) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

/// A letter with its marks, or another character that counts in sorting.
private struct SortElement {
    private var letter: Unicode.Scalar
    private(set) var isCapital: Bool
    /// 1 is none, 6 is nặng.
    private(set) var tone: UInt8 = 1

    static func all(in nfd: String) -> [SortElement] {
        var elements: [SortElement] = []
        var isAfterBlank = true
        for scalar in nfd.unicodeScalars {
            if scalar.properties.isWhitespace {
                if !isAfterBlank { elements.append(SortElement(" ")) }
                isAfterBlank = true
                continue
            }
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark:
                if !isAfterBlank, let last = elements.indices.last { elements[last].add(scalar) }
            case .format, .control: continue
            default:
                elements.append(SortElement(scalar))
                isAfterBlank = false
            }
        }
        if elements.last?.letter == " " { elements.removeLast() }
        return elements
    }

    private init(_ scalar: Unicode.Scalar) {
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        let small = lower.count == 1 ? lower.first ?? scalar : scalar
        letter = small.isCrossedD ? "đ" : small
        isCapital = small != scalar
    }

    private mutating func add(_ mark: Unicode.Scalar) {
        if let tone = SortElement.tones[mark] {
            if self.tone == 1 { self.tone = tone }
        } else if let marked = SortElement.marked[letter]?[mark] {
            letter = marked
        }
    }

    /// One byte, or four for what is no letter of Vietnamese and no digit; none is 0.
    var primary: [UInt8] {
        switch letter {
        case " ": return [0x01]
        case "0"..."9": return [0x10 + UInt8(letter.value - 0x30)]
        default:
            if let place = SortElement.places[letter] { return [0x20 + place] }
            let kind: UInt8 = letter.properties.isAlphabetic ? 0x7F : 0x02
            return [kind] + [14, 7, 0].map { UInt8(letter.value >> $0 & 0x7F) + 1 }
        }
    }

    private static let tones: [Unicode.Scalar: UInt8] = [
        "\u{300}": 2, "\u{309}": 3, "\u{303}": 4, "\u{301}": 5, "\u{323}": 6,
    ]

    private static let marked: [Unicode.Scalar: [Unicode.Scalar: Unicode.Scalar]] = [
        "a": ["\u{306}": "ă", "\u{302}": "â"], "e": ["\u{302}": "ê"],
        "o": ["\u{302}": "ô", "\u{31B}": "ơ"], "u": ["\u{31B}": "ư"],
    ]

    /// With f, j, w and z where other alphabets have them.
    private static let places: [Unicode.Scalar: UInt8] = Dictionary(
        uniqueKeysWithValues: zip("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".unicodeScalars, 0...))
}
