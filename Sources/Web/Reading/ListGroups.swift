import Reporting

/// What a list says of its lines in lines above them that name a commune or a level and nothing else.
struct ListGroups {
    /// Of the lines that are being read; empty where no line above says it.
    private(set) var commune = ""
    private(set) var level = ""
    /// The lines that name a group, and were read as no unit.
    private(set) var lines: [ListedText] = []
    /// Lines that sum up.
    private(set) var sums: [Int] = []

    /// Whether the line's only text names a commune or a level, or sums up.
    mutating func take(_ line: SpreadsheetList.Line) -> Bool {
        guard let text = line.alone else { return false }
        let core = ListGroups.core(of: text)
        if UnitName(core).kind == .commune, !Slug.isCode(core) {
            (commune, level) = (core, "")
        } else if let level = LevelSpelling.level(core) {
            self.level = level.rawValue
        } else {
            let first = SearchText.fold(core).split(separator: " ").first
            guard let first, ["tong", "cong"].contains(first) else { return false }
            sums.append(line.number)
            return true
        }
        lines.append(ListedText(line: line.number, text: text))
        return true
    }

    /// `II. Xã Cao Thắng: 3 trường` is `Xã Cao Thắng`.
    private static func core(of text: String) -> String {
        let parts = text.split(separator: " ", maxSplits: 1)
        let isNumbered =
            parts.count == 2
            && (parts[0].last.map { ".)/-".contains($0) } ?? false
                || parts[0].allSatisfy { "IVX".contains($0) })
        let core = isNumbered ? parts[1] : text[...]
        return TypedText.trimmed(String(core.prefix { !":(".contains($0) }))
    }
}

/// What stands in a line of a list.
package struct ListedText: Hashable, Sendable {
    /// From 1.
    package let line: Int
    package let text: String
}

extension [ListedText] {
    /// Lines named so at once.
    private static let mostNamed = 20

    /// `6 “I. Xã An”, 9 “II. Xã Bình”`, and how many more.
    package var named: String {
        let rest = count - [ListedText].mostNamed
        return prefix([ListedText].mostNamed).map { "\($0.line) “\($0.text.prefix(60))”" }
            .joined(separator: ", ") + (rest > 0 ? ", +\(rest)" : "")
    }
}
