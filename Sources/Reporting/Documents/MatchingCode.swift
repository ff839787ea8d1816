extension Receipt {
    /// What a printed report carries, so that whoever receives it can match it with the revision
    /// that was sent: the first 40 bits of the receipt's hash, `A37D9-068CF`.
    package var matchingCode: String { MatchingCode.grouped(hash) }
}

package enum MatchingCode {
    static let length = 10

    static func grouped(_ hash: String) -> String {
        let code = hash.prefix(length).uppercased()
        return code.prefix(length / 2) + "-" + code.dropFirst(length / 2)
    }

    /// The beginning of the hash that was meant; nil for what is no matching code. Spaces, dashes
    /// and small letters are taken, and O for 0.
    package static func read(_ typed: String) -> String? {
        let code = typed.lowercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "–" }
            .replacing("o", with: "0")
        guard code.utf8.count == length, code.allSatisfy(\.isHexDigit) else { return nil }
        return code
    }
}
