/// What the styles of a workbook's cells make of numbers (ECMA-376 part 1, 18.8.10 and 18.8.30): who
/// types `98,5%` leaves 0.985 in such a cell, who types `5/11` leaves the day's number.
enum NumberStyles {
    enum Shown: Hashable {
        case percent, day, time
        /// A day with its time.
        case moment
    }

    /// By their places among the styles of cells; what shows the number itself is not in it.
    static func all(in part: [UInt8]) throws(WorkbookTable.Fault) -> [Int: Shown] {
        var formats: [String: Shown] = [:]
        var found: [Int: Shown] = [:]
        var place: Int?
        try XMLPieces.each(of: part, malformed: WorkbookTable.Fault.isUnreadable) {
            piece throws(WorkbookTable.Fault) in
            switch piece {
            case .start("numFmt", let attributes):
                guard let number = attributes["numFmtId"] else { return }
                formats[number] = shown(by: attributes["formatCode"] ?? "")
            case .start("cellXfs", _): place = 0
            case .end("cellXfs"): place = nil
            case .start("xf", let attributes):
                guard let current = place else { return }
                let number = attributes["numFmtId"] ?? ""
                found[current] = formats[number] ?? Int(number).flatMap(builtIn)
                place = current + 1
            default: break
            }
        }
        return found
    }

    /// These numbers mean the same in every workbook.
    private static func builtIn(_ number: Int) -> Shown? {
        switch number {
        case 9, 10: .percent
        case 14...17, 27...31, 36, 50...54, 57, 58: .day
        case 18...21, 32...35, 45...47, 55, 56: .time
        case 22: .moment
        default: nil
        }
    }

    /// `dd/mm/yyyy` shows a day, `[h]:mm` a time; a letter that is quoted, escaped, or stands for a
    /// blank's width shows itself.
    private static func shown(by code: String) -> Shown? {
        // No spreadsheet takes a longer one.
        guard code.utf8.count <= 1_000 else { return nil }
        if code.contains("%") { return .percent }
        // The first part is that of numbers from 0.
        var letters: Set<Character> = []
        var place = code.startIndex
        scan: while place < code.endIndex {
            let sign = code[place]
            place = code.index(after: place)
            switch sign {
            case ";": break scan
            case "\\", "_", "*": if place < code.endIndex { place = code.index(after: place) }
            case "\"":
                place = code[place...].firstIndex(of: "\"").map(code.index(after:)) ?? code.endIndex
            case "[":
                let end = code[place...].firstIndex(of: "]") ?? code.endIndex
                let word = code[place..<end].lowercased()
                // A length of time; all else is a colour, a condition, a language.
                if !word.isEmpty, word.allSatisfy({ "hms".contains($0) }) { letters.insert("h") }
                place = end
            default: letters.formUnion(sign.lowercased())
            }
        }
        if code.lowercased() == "general" { return nil }
        let hasDay = !letters.isDisjoint(with: "yd")
        let hasTime = !letters.isDisjoint(with: "hs")
        if hasDay && hasTime { return .moment }
        if hasTime { return .time }
        return hasDay || letters.contains("m") ? .day : nil
    }
}
