extension String {
    /// A question's words within a sentence: `Có học sinh bị ngộ độc không?` is followed by `: 01
    /// trường`, and is no question there.
    package var asStatement: String {
        var words = self[...]
        while let last = words.last, "?!.:;… ".contains(last) { words.removeLast() }
        return String(words)
    }

    /// The same without the unit in brackets that it ends with, where that stands behind the figure:
    /// `Kinh phí (đồng): 5.000.000 đồng`.
    package func asStatement(of unit: String?) -> String {
        let words = asStatement
        guard let unit, words.lowercased().hasSuffix("(\(unit.lowercased()))") else { return words }
        return String(words.dropLast(unit.count + 2)).asStatement
    }
}
