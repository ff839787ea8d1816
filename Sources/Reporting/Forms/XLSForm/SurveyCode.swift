/// Codes of what an XLSForm calls by names of its own.
struct SurveyCodes {
    private var taken: Set<String>

    init(taken: Set<String> = []) { self.taken = taken }

    /// The name where it is a code and free; else one made of it.
    mutating func code(for name: String) -> String {
        let code =
            SurveyCodes.isCode(name) && !taken.contains(name)
            ? name : DraftCode.free(for: name, otherwise: "cau", taken: taken)
        taken.insert(code)
        return code
    }

    private static func isCode(_ text: String) -> Bool {
        guard text.utf8.count <= 40, let first = text.utf8.first, (97...122).contains(first) else {
            return false
        }
        return !reservedWords.contains(text)
            && text.utf8.allSatisfy {
                (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_")
            }
    }
}

/// Codes of sections: letters, as offices number them.
struct SectionCodes {
    private var taken: Set<String> = []

    mutating func take(_ code: String) { taken.insert(code) }

    /// The first letter that none has.
    mutating func next() -> String {
        let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
        let code =
            letters.first { !taken.contains($0) }
            ?? (1...).lazy.map { "M\($0)" }.first { !taken.contains($0) } ?? ""
        taken.insert(code)
        return code
    }

    /// The code, or one made of it where it is taken.
    mutating func free(_ code: String) -> String {
        let free =
            taken.contains(code)
            ? (2...).lazy.map { "\(code)\($0)" }.first { !taken.contains($0) } ?? code : code
        taken.insert(free)
        return free
    }
}
