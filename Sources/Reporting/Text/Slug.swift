/// Text that may stand in an address: `a`–`z`, digits and single hyphens between words.
package enum Slug {
    /// `Thanh Miện` is `thanh-mien`; what is not a Latin letter without its marks is left out.
    package static func text(_ text: String) -> String {
        SearchText.fold(text).split(separator: " ")
            .map { $0.filter { $0.isASCII } }
            .filter { !$0.isEmpty }
            .joined(separator: "-")
    }

    /// A typed code in small letters; what is no code as it was typed, to be shown again.
    package static func codeOrTyped(_ text: String) -> String {
        let code = text.lowercased()
        return isCode(code) ? code : text
    }

    /// Whether a typed code may stand in an address: `a`–`z`, digits and hyphens, no hyphen at
    /// either end, 60 characters at most.
    package static func isCode(_ text: String) -> Bool {
        (1...60).contains(text.utf8.count) && text.first != "-" && text.last != "-"
            && text.utf8.allSatisfy {
                (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d
            }
    }

    /// The code that a unit of the name could have, cut to what a code may be; empty for a name
    /// without Latin letters.
    package static func proposal(level: Level?, name: UnitName) -> String {
        let form = name.form == "thi tran" ? "tt" : name.form
        let code = text((level?.rawValue ?? form ?? "") + " " + name.place).prefix(60)
        return String(code.reversed().drop { $0 == "-" }.reversed())
    }

    /// The code that a round of the title could have: as many of its words as a code takes; empty for
    /// a title without Latin letters.
    package static func proposal(title: String) -> String {
        var code = ""
        for word in text(title).split(separator: "-") {
            let longer = code.isEmpty ? String(word) : "\(code)-\(word)"
            guard isCode(longer) else { break }
            code = longer
        }
        return code
    }

    /// A school's code in the demonstration: `th-cao-thang`, `th-thcs-hong-quang`. Two places that
    /// differ in marks only give the same code.
    package static func unitCode(level: Level, place: String) -> Unit.Code {
        Unit.Code(rawValue: text(level.rawValue + " " + place))
    }
}
