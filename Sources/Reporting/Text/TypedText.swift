/// Text as people type and paste it, and what is done to it before it is stored.
package enum TypedText {
    /// Why a text can't be stored.
    package enum Fault: Error, Hashable, Sendable {
        /// A character that is neither text nor a line break nor TAB; lines count from 1.
        case controlCharacter(line: Int)

        /// Vietnamese, a whole sentence.
        package var sentence: String {
            switch self {
            case .controlCharacter(let line):
                "Dòng \(line) có ký tự điều khiển không dùng được, đề nghị xóa và gõ lại."
            }
        }
    }

    /// The text fit to be stored: in normal form C, lines ended by LF, without blanks at the end of
    /// a line or at either end of the whole; cleaning it again changes nothing.
    ///
    /// What steers the direction of writing (U+202A–202E, U+2066–2069 and the marks U+061C, U+200E,
    /// U+200F) and what is invisible by itself (soft hyphen, zero width space, word joiner, byte
    /// order mark) is left out and not refused: it is pasted unseen, so its author could not find
    /// it, Vietnamese does not need it, and without it a text is shown as it is stored. Control
    /// characters are refused, as are U+FFFE and U+FFFF: no document may hold them (XML 1.0, 2.2).
    package static func clean(_ typed: String) throws(Fault) -> String {
        var lines: [String.UnicodeScalarView] = [.init()]
        var previous: Unicode.Scalar?
        for scalar in typed.unicodeScalars {
            defer { previous = scalar }
            switch scalar.value {
            case 0x0A where previous == "\r": continue
            case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: lines.append(.init())
            case 0x09: lines[lines.count - 1].append(scalar)
            case ..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF:
                throw .controlCharacter(line: lines.count)
            case 0x202A...0x202E, 0x2066...0x2069, 0x061C, 0x200E, 0x200F,
                0xAD, 0x200B, 0x2060, 0xFEFF:
                continue
            default: lines[lines.count - 1].append(scalar)
            }
        }
        let trimmedLines = lines.map { line in
            String(
                line[..<(line.lastIndex { !$0.isBlank }.map(line.index(after:)) ?? line.startIndex)]
            )
        }
        return trimmed(trimmedLines.joined(separator: "\n")).nfc
    }

    /// The text without blanks and line breaks at either end; otherwise as it was typed.
    package static func trimmed(_ typed: String) -> String {
        let scalars = typed.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isBlank }),
            let last = scalars.lastIndex(where: { !$0.isBlank })
        else { return "" }
        return String(scalars[first...last])
    }
}
