extension Receipt {
    /// What a printed report carries, so that whoever receives it can match it with the revision
    /// that was sent: the first 40 bits of the receipt's hash, `A37D9-068CF`.
    package var matchingCode: String { MatchingCode.grouped(hash) }

    /// The same as its QR code says it, `TONGHOP:A37D9-068CF`: what it is a code of, and no address,
    /// for whoever printed a false one could lead to any.
    package var paperCode: String { "TONGHOP:" + matchingCode }
}

extension Receipt {
    /// As the receipt itself writes it, `A37D9 068CF`: a picture of the receipt is no paper of the
    /// report, and `MatchingCode.all` finds none in it.
    package var spacedCode: String { matchingCode.replacing("-", with: " ") }

    /// Where anybody checks the receipt: `/r/pccc-2026/th-cao-thang/1/A37D9068CF`.
    package var checkPath: String { "/r/\(number)/\(matchingCode.replacing("-", with: ""))" }
}

package enum MatchingCode {
    static let length = 10

    /// `A37D9-068CF` of a hash, or of its beginning.
    package static func grouped(_ hash: String) -> String {
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

    /// What has the form of a code in the text of a paper, each once and at most `most` of them, as
    /// `read` gives it. Whether it is one, the receipts know.
    package static func all(in text: String, most: Int = 20) -> [String] {
        var found: [String] = []
        var word: [UInt8] = []
        func end() {
            defer { word.removeAll(keepingCapacity: true) }
            guard word.count == length + 1, word[length / 2] == UInt8(ascii: "-"),
                let code = read(String(decoding: word, as: UTF8.self)), !found.contains(code)
            else { return }
            found.append(code)
        }
        for scalar in text.unicodeScalars where found.count < most {
            switch scalar {
            case "0"..."9", "A"..."F", "a"..."f": word.append(UInt8(ascii: scalar))
            // The dashes of print: hyphen, one that does not break, en dash, minus.
            case "-", "\u{2010}", "\u{2011}", "\u{2013}", "\u{2212}": word.append(UInt8(ascii: "-"))
            // Part of a longer word, which is no code then.
            case _ where scalar.properties.isAlphabetic: word.append(UInt8(ascii: "x"))
            default: end()
            }
            // What is too long already need not be kept.
            if word.count > length + 1 { word.removeLast(word.count - length - 2) }
        }
        end()
        return Array(found.prefix(most))
    }
}
