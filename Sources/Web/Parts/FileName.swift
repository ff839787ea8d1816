import Foundation
import Reporting

/// Names of files as people give them.
enum FileName {
    private static let longest = 120

    /// Without folders, control and invisible characters, of a length that every system takes; the
    /// extension stays.
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
        guard !type.isEmpty else { return String(name.prefix(longest)) }
        let stem = name.dropLast(type.count + 1).prefix(longest - type.count - 1)
        return (stem.isEmpty ? "tep" : String(stem)) + "." + type
    }

    /// The extension in lower case; empty when there is none.
    static func type(of name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}
