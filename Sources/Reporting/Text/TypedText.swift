/// Text as people type and paste it, and what is done to it before it is stored.
package enum TypedText {
    /// Why a text can't be stored.
    package enum Fault: Error, Hashable, Sendable {
        /// A character that is neither text nor a line break nor TAB; lines count from 1.
        case controlCharacter(line: Int)
        /// Its letters are a font's own; the first of its lines in Unicode.
        case legacyFont(LegacyFont, proposal: String)

        /// Vietnamese, a whole sentence.
        package var sentence: String {
            switch self {
            case .controlCharacter(let line):
                "Dòng \(line) có ký tự điều khiển không dùng được, đề nghị xóa và gõ lại."
            case .legacyFont(let font, let proposal):
                "Chữ gõ bằng \(font.name), đề nghị chuyển sang Unicode: “\(proposal)”."
            }
        }
    }

    /// The text fit to be stored: in normal form C, lines ended by LF, without blanks at the end of
    /// a line or at either end of the whole; cleaning it again changes nothing.
    ///
    /// Invisible characters, those that turn the direction of writing among them, are left out and
    /// not refused: their author could not find them, Vietnamese does not need them, and without
    /// them a text is shown as it is stored. Signs of lists that fonts have at places of their own
    /// become what was seen (`ofSigns`). Control characters are refused, as are U+FFFE and U+FFFF:
    /// no document may hold them (XML 1.0, 2.2). Text of a font of its own is refused with a
    /// proposal, both as it was typed, for some of its letters are invisible characters, and as it
    /// would be stored: others hide what it is.
    package static func clean(_ typed: String) throws(Fault) -> String {
        try refuseLegacyFont(typed)
        let text = try withoutInvisible(typed)
        if text != typed { try refuseLegacyFont(text) }
        return text
    }

    /// The same of a field that showed `stored`: what still says that is not judged again, and stays
    /// as it is.
    package static func clean(_ typed: String, over stored: String?) throws(Fault) -> String {
        guard let stored, typed.replacing("\r\n", with: "\n") == stored else {
            return try clean(typed)
        }
        return stored
    }

    private static func refuseLegacyFont(_ text: String) throws(Fault) {
        guard let font = LegacyFont.of(text) else { return }
        let proposal = trimmed(font.converted(text))
        throw .legacyFont(font, proposal: String(proposal.prefix { $0 != "\n" }.prefix(120)))
    }

    private static func withoutInvisible(_ typed: String) throws(Fault) -> String {
        var text = String.UnicodeScalarView()
        var line = 1
        var previous: Unicode.Scalar?
        for scalar in typed.unicodeScalars where !scalar.isInvisible {
            defer { previous = scalar }
            switch scalar.value {
            case 0x0A where previous == "\r": continue
            case 0x0A, 0x0D, 0x85, 0x2028, 0x2029:
                text.removeBlanksAtEndOfLine()
                text.append("\n")
                line += 1
            case 0x09: text.append(scalar)
            case ..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: throw .controlCharacter(line: line)
            default: text.append(scalar.ofSigns)
            }
        }
        return trimmed(String(text)).nfc
    }

    /// The text fit to be stored; what can't be stays as it was typed, so that whoever reads the
    /// draft can say what is wrong with it.
    package static func cleanOrTyped(_ typed: String) -> String {
        do throws(Fault) {
            return try clean(typed)
        } catch {
            return typed
        }
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

extension String.UnicodeScalarView {
    fileprivate mutating func removeBlanksAtEndOfLine() {
        while let last, last != "\n", last.isBlank { removeLast() }
    }
}
