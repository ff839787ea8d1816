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

extension Indicator {
    /// Its words within a sentence of ours. Of what is answered with yes or no that is what is so, not
    /// whether it is: `Có nhân viên y tế không?` is followed by `: 02 trường`, and read as the contrary
    /// with its last word.
    func statement(of unit: String? = nil) -> String {
        let words = label.vietnamese.asStatement(of: unit)
        return kind == .boolean ? words.withoutWhether : words
    }
}

extension String {
    /// Without the words that make a question of it: `không`, `chưa`, with `hay` or without. They do
    /// behind one of `có`, `đã` and `được`, of which something is said.
    fileprivate var withoutWhether: String {
        var words = split(separator: " ")
        guard words.last.map({ ["không", "chưa"].contains($0.lowercased()) }) == true else {
            return self
        }
        words.removeLast()
        if words.last?.lowercased() == "hay" { words.removeLast() }
        let isAsked = words.dropLast().contains {
            ["có", "đã", "được"].contains($0.lowercased())
        }
        guard isAsked else { return self }
        let said = words.joined(separator: " ")
        return said.last == "," ? String(said.dropLast()) : said
    }
}
