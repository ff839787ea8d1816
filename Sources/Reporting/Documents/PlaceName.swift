/// Địa danh: the place that a unit's name says, as its documents have it before the day
/// (Decree 30/2020, Annex I, II.4).
package struct PlaceName: Hashable, Sendable {
    /// What the place calls itself, in small letters: `xã`, `thị trấn`; empty where nothing says it.
    package let kind: String
    /// `Cao Thắng`.
    package let name: String

    /// Before the day of a document: a place that is named after a person or an event, or by a
    /// number, has its whole name there.
    package var text: String {
        isWhole ? "\(kind.prefix(1).uppercased())\(kind.dropFirst()) \(name)" : name
    }

    /// As it stands within a sentence, `xã Đoàn Kết`, and where the kind belongs to the name, `Xã Ngô
    /// Quyền`, `Quận 1` (Annex II, III.1).
    package var insideSentence: String {
        kind.isEmpty || isWhole ? text : "\(kind) \(name)"
    }

    private var isWhole: Bool {
        !kind.isEmpty
            && (name.first?.isNumber == true || PlaceName.persons.contains(name.lowercased()))
    }

    /// nil where the name says no place: `Phòng Văn hóa - Xã hội`.
    package init?(in name: String) {
        let words = name.split(whereSeparator: \.isWhitespace).map(String.init)
        guard
            let found = PlaceName.behindKind(in: words, isKind: { $0 == $1 })
                ?? PlaceName.behindKind(in: words, isKind: { $0.lowercased() == $1 })
                ?? PlaceName.atEnd(of: words).map({ (kind: "", name: $0) })
        else { return nil }
        kind = found.kind
        self.name =
            name == name.uppercased()
            ? PlaceName.capitalized(PlaceName.first(of: found.name)) : found.name
    }

    /// Of a text that begins with the whole name of a place: `Xã Cao Thắng` and what follows it.
    init?(beginning text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let found = PlaceName.kinds.first { kind in
            words.count > kind.count && PlaceName.isOfName(words[kind.count])
                && zip(words, kind).allSatisfy { $0.lowercased() == $1 }
        }
        guard let found else { return nil }
        kind = found.joined(separator: " ")
        name = PlaceName.run(words[found.count...]).joined(separator: " ")
    }

    /// What a place calls itself before its name.
    private static let kinds = [
        ["thị", "trấn"], ["thị", "xã"], ["thành", "phố"], ["đặc", "khu"], ["xã"], ["phường"],
        ["huyện"], ["quận"], ["tỉnh"],
    ]

    /// Behind the first kind that a name follows: "xã hội" is none, "Xã Tắc" may be a name.
    private static func behindKind(
        in words: [String], isKind: (_ word: String, _ kind: String) -> Bool
    ) -> (kind: String, name: String)? {
        for start in words.indices {
            for kind in kinds where words[start...].count > kind.count {
                let head = words[start..<(start + kind.count)]
                guard zip(head, kind).allSatisfy(isKind) else { continue }
                let rest = words[(start + kind.count)...]
                guard let first = rest.first, isOfName(first),
                    kind != ["xã"] || first.lowercased() != "hội"
                else { continue }
                return (kind.joined(separator: " "), run(rest).joined(separator: " "))
            }
        }
        return nil
    }

    /// The names that the words begin with, a dash between two of them too: `Bà Rịa - Vũng Tàu`.
    private static func run(_ words: ArraySlice<String>) -> [String] {
        var run: [String] = []
        for (index, word) in words.enumerated() {
            let next = words.dropFirst(index + 1).first
            let isDash = ["-", "–"].contains(word) && next.map(isOfName) == true
            guard isOfName(word) || isDash else { break }
            if let last = word.last, last == "," || last == ";" {
                run.append(String(word.dropLast()))
                break
            }
            run.append(word)
        }
        return run
    }

    /// The names that the words end with, behind what is none: `Hải Phòng` in "Sở Giáo dục và Đào
    /// tạo Hải Phòng".
    private static func atEnd(of words: [String]) -> String? {
        let run = words.reversed().prefix { isOfName($0) && !isAbbreviation($0) }
        guard !run.isEmpty, run.count < words.count else { return nil }
        return run.reversed().joined(separator: " ")
    }

    /// In capitals nothing else tells where the next place begins: `CAO THẮNG` of "CAO THẮNG HUYỆN
    /// THANH MIỆN".
    private static func first(of name: String) -> String {
        let words = name.split(separator: " ").map { $0.lowercased() }
        let end = words.indices.dropFirst().first { start in
            kinds.contains { kind in
                words[start...].count > kind.count && words[start...].starts(with: kind)
            }
        }
        return name.split(separator: " ").prefix(end ?? words.count).joined(separator: " ")
    }

    private static func isOfName(_ word: String) -> Bool {
        word.first.map { $0.isUppercase || $0.isNumber } ?? false
    }

    /// `THCS`, `GD&ĐT`.
    private static func isAbbreviation(_ word: String) -> Bool {
        word.count > 1 && !word.contains(where: \.isLowercase)
    }

    private static func capitalized(_ text: String) -> String {
        text.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }
            .joined(separator: " ")
    }
}
