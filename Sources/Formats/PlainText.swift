import Reporting

/// The text of a file that is text alone: UTF-8, UTF-16 where a mark says so, else one octet a letter
/// as Windows writes Vietnamese (Windows-1258) or as a font of its own shows it.
package enum PlainText {
    /// nil for what is no text.
    package static func read(_ bytes: [UInt8]) -> String? {
        do throws(MalformedCSV) {
            let text = try CSVTable.text(bytes)
            return text.unicodeScalars.contains("\0") ? nil : text
        } catch {
            return ofOctets(bytes)
        }
    }

    private static func ofOctets(_ bytes: [UInt8]) -> String? {
        let controls = bytes.count { $0 < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].contains($0) }
        guard controls == 0 else { return nil }
        var (shown, typed) = (String.UnicodeScalarView(), String.UnicodeScalarView())
        for octet in bytes {
            shown.append(Unicode.Scalar(octet))
            typed.append(windows1258[octet] ?? Unicode.Scalar(octet))
        }
        let text = String(shown)
        return LegacyFont.of(text) == nil ? String(typed) : text
    }

    /// Where it differs from Latin-1 (Documentation/Sources.md 5.3).
    private static let windows1258: [UInt8: Unicode.Scalar] = [
        0x80: "€", 0x82: "‚", 0x84: "„", 0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”",
        0x95: "•", 0x96: "–", 0x97: "—", 0xC3: "Ă", 0xCC: "\u{300}", 0xD0: "Đ", 0xD2: "\u{309}",
        0xD5: "Ơ", 0xDD: "Ư", 0xDE: "\u{303}", 0xE3: "ă", 0xEC: "\u{301}", 0xF0: "đ",
        0xF2: "\u{323}", 0xF5: "ơ", 0xFD: "ư", 0xFE: "₫",
    ]
}
