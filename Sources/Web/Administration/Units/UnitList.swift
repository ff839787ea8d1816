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
    /// Lines that name the commune or the level of those below, and are no units.
    package let groups: [ListedText]
    /// Heads of columns that belong to a list of accounts, and were left out.
    package let beside: [String]

    /// The most lines that are pasted at once.
    static let longest = 2_000

    package init(
        _ text: SpreadsheetText, skipping skipped: Set<String> = []
    ) throws(MalformedList) {
        let list = try SpreadsheetList(text, columns: UnitList.columns, skipping: skipped)
        let title = list.head(of: "name").map(ListColumn.fold) ?? ""
        let isOfSchools = title.split(separator: " ").contains("truong")
        // Without any of these columns a line of one cell is a unit.
        let hasGroups = ["level", "commune", "kind", "code", "phone"].contains {
            list.head(of: $0) != nil
        }
        var groups = ListGroups()
        var drafts: [UnitDraft] = []
        for line in list.lines where !(hasGroups && groups.take(line)) {
            drafts.append(UnitDraft(line, isOfSchools: isOfSchools, in: groups))
        }
        guard !drafts.isEmpty else {
            throw MalformedList(line: list.head + 1, fault: .hasNoUnits)
        }
        (self.drafts, sums, self.groups) = (drafts, groups.sums, groups.lines)
        (head, beside) = (list.head, list.beside)
    }

    /// As above, of what was pasted.
    init(pasted text: String, skipping skipped: Set<String> = []) throws(MalformedList) {
        try self.init(SpreadsheetText(pasted: text), skipping: skipped)
        try MalformedList.check(drafts.count, most: UnitList.longest)
    }
}

extension UnitDraft {
    /// As the line says, and the group that it stands in.
    fileprivate init(_ line: SpreadsheetList.Line, isOfSchools: Bool, in group: ListGroups) {
        let name = UnitName(line["name"])
        var kind = line["kind"]
        if let spelled = Unit.Kind(spelled: kind) ?? UnitName(kind + " a").kind {
            kind = spelled.rawValue
        } else if kind.isEmpty, !line["name"].isEmpty {
            let isSchool = isOfSchools || !line["level"].isEmpty
            kind = (isSchool ? .school : name.kind)?.rawValue ?? ""
        }
        let isSchool = kind == Unit.Kind.school.rawValue
        var level = line["level"]
        if isSchool, level.isEmpty { level = name.level?.rawValue ?? group.level }
        self.init(
            line: line.number, code: Slug.codeOrTyped(line["code"]), name: line["name"],
            shortName: line["short_name"], kind: kind,
            // What a school calls itself its name says.
            form: isSchool ? "" : line["kind"],
            level: LevelSpelling.level(level)?.rawValue ?? level,
            reportsTo: Slug.codeOrTyped(line["reports_to"]),
            commune: Slug.codeOrTyped(
                line["commune"].isEmpty && isSchool ? group.commune : line["commune"]),
            place: line["place"])
        (from, until) = (line["from"], line["until"])
        successors = line["successors"].split { ";,".contains($0) }
            .map { Slug.codeOrTyped(TypedText.trimmed(String($0))) }.filter { !$0.isEmpty }
        for scheme in UnitList.identifiers.map(\.name) where !line[scheme].isEmpty {
            identifiers[scheme] = line[scheme]
        }
    }
}
