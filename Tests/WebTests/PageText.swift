/// A page as a reader sees it, in the order of its text.
struct PageText {
    let html: String

    init(_ html: String) { self.html = html }

    /// Without tags, entities read, blanks run together.
    static func plain(_ html: some StringProtocol) -> String {
        var text = ""
        var isTag = false
        for character in html {
            switch character {
            case "<":
                isTag = true
                text.append(" ")
            case ">": isTag = false
            default: if !isTag { text.append(character) }
            }
        }
        return unescaped(text).split { $0.isWhitespace }.joined(separator: " ")
    }

    /// With the entities read.
    static func unescaped(_ text: String) -> String {
        let entities = [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
        ]
        return entities.reduce(text) { text, entity in
            text.split(separator: entity.0, omittingEmptySubsequences: false)
                .joined(separator: entity.1)
        }
    }

    /// The words and figures that stand in it by themselves, also within tags: not what is part of a
    /// key, which is random.
    static func words(in text: String) -> Set<Substring> {
        Set(text.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == ",") })
    }

    var plain: String { PageText.plain(html) }

    /// The cells of the first row that holds the text in its head, behind the head.
    func cells(of head: String) -> [String]? { rows.first { $0.head.contains(head) }?.cells }

    /// Every row of the page's tables; a box before its head is left out.
    var rows: [(head: String, cells: [String])] {
        html.components(between: "<tr", and: "</tr>").map { row in
            let all = row.components(between: "<t", and: "</t")
            let start = all.firstIndex { $0.hasPrefix("h") } ?? 0
            let parts = all.dropFirst(start).map { part in
                PageText.plain(part.drop { $0 != ">" }.dropFirst())
            }
            return (parts.first ?? "", Array(parts.dropFirst()))
        }
    }
}

extension String {
    func components(between start: String, and end: String) -> [String] {
        var found: [String] = []
        var rest = self[...]
        while let from = rest.firstRange(of: start) {
            rest = rest[from.upperBound...]
            guard let to = rest.firstRange(of: end) else { break }
            found.append(String(rest[..<to.lowerBound]))
            rest = rest[to.upperBound...]
        }
        return found
    }
}
