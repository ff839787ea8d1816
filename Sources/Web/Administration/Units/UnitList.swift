import Reporting

/// A list of units as an office has it: with codes or without, the schools of a commune or a level
/// below a line that names it.
package struct UnitList {
    /// What each line wants, in their order; a superior and a commune as they were written, by code
    /// or by name. Nothing of it is checked yet.
    package let drafts: [UnitDraft]
    /// The head's line; what stands above it is a title.
    let head: Int
    /// Lines that sum up, and were left out.
    package let sums: [Int]
    /// Heads of columns that belong to a list of accounts, and were left out.
    package let beside: [String]

    /// The most units that are pasted at once.
    static let longest = 2_000

    package init(
        _ text: SpreadsheetText, skipping skipped: Set<String> = []
    ) throws(MalformedList) {
        let list = try SpreadsheetList(text, columns: UnitList.columns, skipping: skipped)
        let title = list.head(of: "name").map(ListColumn.fold) ?? ""
        var reading = Reading(
            isOfSchools: title.split(separator: " ").contains("truong"),
            hasGroups: ["level", "commune", "kind", "code", "phone"].contains {
                list.head(of: $0) != nil
            })
        for line in list.lines { reading.take(line) }
        guard !reading.drafts.isEmpty else {
            throw MalformedList(line: list.head + 1, fault: .hasNoUnits)
        }
        (drafts, sums, head, beside) = (reading.drafts, reading.sums, list.head, list.beside)
    }

    /// As above, of what was pasted.
    init(pasted text: String, skipping skipped: Set<String> = []) throws(MalformedList) {
        try self.init(SpreadsheetText(pasted: text), skipping: skipped)
        guard drafts.count <= UnitList.longest else {
            throw MalformedList(
                line: UnitList.longest + 1, fault: .isTooLong(most: UnitList.longest))
        }
    }
}

/// Lines one after the other, with what the lines above say of them.
private struct Reading {
    /// The list says itself that its units are schools.
    let isOfSchools: Bool
    /// A line of one cell may name a group.
    let hasGroups: Bool
    var drafts: [UnitDraft] = []
    var sums: [Int] = []
    private var commune = ""
    private var level = ""

    init(isOfSchools: Bool, hasGroups: Bool) {
        (self.isOfSchools, self.hasGroups) = (isOfSchools, hasGroups)
    }

    mutating func take(_ line: SpreadsheetList.Line) {
        if hasGroups, let alone = line.alone, takesGroup(alone, line.number) { return }
        drafts.append(draft(line))
    }

    /// Whether the line's only text names a commune or a level, or sums up.
    private mutating func takesGroup(_ text: String, _ line: Int) -> Bool {
        let core = Reading.core(of: text)
        let name = UnitName(core)
        if name.kind == .commune {
            (commune, level) = (core, "")
            return true
        }
        if let level = LevelSpelling.level(core) {
            self.level = level.rawValue
            return true
        }
        let words = SearchText.fold(core).split(separator: " ")
        guard let first = words.first, ["tong", "cong"].contains(first) else { return false }
        sums.append(line)
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

    private func draft(_ line: SpreadsheetList.Line) -> UnitDraft {
        let name = UnitName(line["name"])
        var kind = line["kind"]
        if let spelled = Unit.Kind(spelled: kind) ?? UnitName(kind + " a").kind {
            kind = spelled.rawValue
        } else if kind.isEmpty, !line["name"].isEmpty {
            let isSchool = isOfSchools || !line["level"].isEmpty
            kind = (isSchool ? .school : name.kind)?.rawValue ?? ""
        }
        var level = line["level"]
        if kind == Unit.Kind.school.rawValue, level.isEmpty {
            level = name.level?.rawValue ?? self.level
        }
        return UnitDraft(
            line: line.number, code: Slug.codeOrTyped(line["code"]), name: line["name"],
            shortName: line["short_name"], kind: kind,
            level: LevelSpelling.level(level)?.rawValue ?? level,
            reportsTo: Slug.codeOrTyped(line["reports_to"]),
            commune: Slug.codeOrTyped(
                line["commune"].isEmpty && kind == Unit.Kind.school.rawValue
                    ? commune : line["commune"]), place: line["place"])
    }
}
