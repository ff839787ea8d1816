/// The numbers that Word counts by itself in front of paragraphs (ECMA-376 part 1, 17.9).
struct WordNumbers {
    private struct Level {
        var start = 1
        var format = "decimal"
        /// `%1.%2.`
        var text = ""
    }

    private struct Place: Hashable {
        let list: String
        let level: Int
    }

    private static let levels = 9

    /// Of an abstract list.
    private var abstract: [String: [Int: Level]] = [:]
    /// Which abstract list a list is of.
    private var lists: [String: String] = [:]
    private var ownLevels: [Place: Level] = [:]
    private var ownStarts: [Place: Int] = [:]
    private var styles: [String: (list: String?, level: Int?, base: String?)] = [:]
    /// Where each abstract list has come to, nil for a level that has not begun.
    private var counts: [String: [Int?]] = [:]
    private var begun: Set<Place> = []

    /// Of the parts of that kind; nil for a document that has none.
    init(numbering: [UInt8]?, styles: [UInt8]?) throws(WorkbookTable.Fault) {
        if let numbering { try readNumbering(numbering) }
        if let styles { try readStyles(styles) }
    }

    /// The number in front of the next paragraph; nil where it has none, and a dash or a dot for items
    /// that are not counted.
    mutating func next(style: String?, list: String?, level: Int?) -> String? {
        let ofStyle = style.map { self.list(of: $0) }
        guard let list = list ?? ofStyle?.list, let abstractID = lists[list] else { return nil }
        let level = min(max(level ?? ofStyle?.level ?? 0, 0), WordNumbers.levels - 1)
        let place = Place(list: list, level: level)
        guard let own = self.level(place, abstractID) else { return nil }
        guard own.format != "bullet" else {
            return ["-", "–", "+", "*"].contains(own.text) ? own.text : "•"
        }
        var count = counts[abstractID] ?? Array(repeating: nil, count: WordNumbers.levels)
        if let start = ownStarts[place], begun.insert(place).inserted {
            count[level] = start
        } else {
            count[level] = count[level].map { min($0, 1_000_000) + 1 } ?? own.start
        }
        for above in 0..<level where count[above] == nil {
            count[above] = self.level(Place(list: list, level: above), abstractID)?.start ?? 1
        }
        for below in (level + 1)..<max(level + 1, WordNumbers.levels) { count[below] = nil }
        counts[abstractID] = count
        guard own.format != "none" else { return nil }
        var text = own.text
        for above in 0...level {
            let format = self.level(Place(list: list, level: above), abstractID)?.format
            text = text.replacing(
                "%\(above + 1)", with: WordNumbers.said(count[above] ?? 1, format ?? "decimal"))
        }
        return text.isEmpty ? nil : text
    }

    private func level(_ place: Place, _ abstractID: String) -> Level? {
        ownLevels[place] ?? abstract[abstractID]?[place.level]
    }

    /// What the style, or one that it is made from, says.
    private func list(of style: String) -> (list: String?, level: Int?) {
        var (next, list, level, steps) = (Optional(style), nil as String?, nil as Int?, 0)
        while let name = next, steps < 20, let found = styles[name] {
            list = list ?? found.list
            level = level ?? found.level
            (next, steps) = (found.base, steps + 1)
        }
        return (list, level)
    }

    private static func said(_ number: Int, _ format: String) -> String {
        switch format {
        case "upperRoman": roman(number)
        case "lowerRoman": roman(number).lowercased()
        case "upperLetter": letters(number)
        case "lowerLetter": letters(number).lowercased()
        case "decimalZero": number < 10 ? "0\(number)" : "\(number)"
        default: "\(number)"
        }
    }

    private static func roman(_ number: Int) -> String {
        guard (1...3999).contains(number) else { return "\(number)" }
        var (rest, text) = (number, "")
        for (value, sign) in zip(
            [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1],
            ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"])
        {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }

    /// A … Z, AA, BB (17.18.59, upperLetter).
    private static func letters(_ number: Int) -> String {
        guard (1...(26 * 20)).contains(number) else { return "\(number)" }
        let letter = String(UnicodeScalar(UInt8(0x41 + (number - 1) % 26)))
        return String(repeating: letter, count: (number - 1) / 26 + 1)
    }
}

extension WordNumbers {
    private mutating func readNumbering(_ part: [UInt8]) throws(WorkbookTable.Fault) {
        var (abstractID, list, level, read) = (nil as String?, nil as String?, 0, nil as Level?)
        try XMLPieces.each(of: part, malformed: WorkbookTable.Fault.isUnreadable) {
            piece throws(WorkbookTable.Fault) in
            switch piece {
            case .start("abstractNum", let attributes): abstractID = attributes["abstractNumId"]
            case .end("abstractNum"): abstractID = nil
            case .start("num", let attributes): list = attributes["numId"]
            case .end("num"): list = nil
            case .start("abstractNumId", let attributes):
                if let list { lists[list] = attributes["val"] }
            case .start("lvlOverride", let attributes):
                level = WordNumbers.number(attributes["ilvl"]) ?? 0
            case .start("startOverride", let attributes):
                if let list, let start = WordNumbers.number(attributes["val"]) {
                    ownStarts[Place(list: list, level: level)] = start
                }
            case .start("lvl", let attributes):
                level = WordNumbers.number(attributes["ilvl"]) ?? 0
                read = Level()
            case .start("start", let attributes):
                read?.start = WordNumbers.number(attributes["val"]) ?? 1
            case .start("numFmt", let attributes):
                read?.format = attributes["val"] ?? "decimal"
            case .start("lvlText", let attributes): read?.text = attributes["val"] ?? ""
            case .end("lvl"):
                if let list {
                    ownLevels[Place(list: list, level: level)] = read
                } else if let abstractID {
                    abstract[abstractID, default: [:]][level] = read
                }
                read = nil
            default: break
            }
        }
    }

    private mutating func readStyles(_ part: [UInt8]) throws(WorkbookTable.Fault) {
        var style: String?
        try XMLPieces.each(of: part, malformed: WorkbookTable.Fault.isUnreadable) {
            piece throws(WorkbookTable.Fault) in
            switch piece {
            case .start("style", let attributes):
                style = attributes["styleId"]
                if let style { styles[style] = (nil, nil, nil) }
            case .end("style"): style = nil
            case .start("basedOn", let attributes):
                if let style { styles[style]?.base = attributes["val"] }
            case .start("numId", let attributes):
                if let style { styles[style]?.list = attributes["val"] }
            case .start("ilvl", let attributes):
                if let style { styles[style]?.level = WordNumbers.number(attributes["val"]) }
            default: break
            }
        }
    }

    private static func number(_ text: String?) -> Int? {
        text.flatMap { $0.utf8.count <= 6 ? Int($0) : nil }
    }
}
