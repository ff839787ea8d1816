import Foundation
import Reporting

/// Names of files as people give them.
enum FileName {
    /// In characters, and in bytes of UTF-8: file systems count 255 of these, and a system may put
    /// something before the name or behind it.
    private static let longest = (characters: 120, bytes: 200)

    /// Without folders, control and invisible characters, of a length that every system takes; the
    /// extension stays, unless it is too long to be one.
    static func clean(_ typed: String) -> String {
        let last = typed.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let visible = last.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
                .unassigned:
                false
            default: !"<>:\"|?*".unicodeScalars.contains(scalar)
            }
        }
        let name = TypedText.trimmed(String(String.UnicodeScalarView(visible)).nfc)
        let type = self.type(of: name)
        guard (1...10).contains(type.utf8.count) else { return cut(name, leaving: 0) }
        let stem = cut(
            name[..<(name.lastIndex(of: ".") ?? name.endIndex)], leaving: type.utf8.count + 1)
        return (stem.isEmpty ? "tep" : stem) + "." + type
    }

    /// As much of the begin as there is room for before so many bytes.
    private static func cut(_ text: some StringProtocol, leaving rest: Int) -> String {
        var (cut, bytes) = ("", rest)
        for character in text.prefix(longest.characters - rest) {
            bytes += character.utf8.count
            guard bytes <= longest.bytes else { break }
            cut.append(character)
        }
        return cut
    }

    /// The extension in lower case; empty when there is none.
    static func type(of name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}
