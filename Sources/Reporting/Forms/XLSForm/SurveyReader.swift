/// Makes the sections of a form's document of the sheet `survey`, and rules of its constraints.
struct SurveyReader {
    /// What the sheets say apart from `survey`.
    struct Beside {
        var lists = ChoiceLists()
        /// Of who is asked, where the sheet does not say.
        var levels: [String] = []
        /// What the XPath cells say where they only repeat what our own columns and sheets do; nil
        /// to take that for granted.
        var derived: DerivedExpressions? = DerivedExpressions()
        /// Whether there is a sheet of rules, which constraints may repeat.
        var hasRules = false
    }

    let table: SheetTable
    let texts: SurveyTexts
    let beside: Beside
    let structure: SurveyStructure
    var translation = XPathTranslation()
    var findings: [XLSForm.Finding] = []
    private(set) var sections: [JSON] = []
    var rules: [(json: JSON, place: XLSForm.Place)] = []
    /// Where the document's parts stand: `sections[0].indicators[2]`.
    private(set) var places: [String: XLSForm.Place] = [:]
    /// The lists by which choices are made, and those of yes and no.
    var usedLists: Set<String> = []
    var yesNoLists: Set<String> = []
    /// By what numbers are calculated, and which of them may have fractions.
    var calculations: [String: String] = [:]
    var calculatedDecimals: Set<String> = []
    /// Calculated ones that can't be.
    var leftOut: Set<String> = []
    /// Conditions of groups; nil for one that is not taken.
    private var groupConditions: [Int: XPathTranslation.Piece?] = [:]

    init(_ table: SheetTable, _ texts: SurveyTexts, beside: Beside) {
        (self.table, self.texts, self.beside) = (table, texts, beside)
        structure = SurveyStructure(table, texts)
        findings = structure.findings
        translation.names = structure.names
        readCalculations()
        readGroups()
        for (place, section) in structure.sections.enumerated() { read(section, place) }
        tellUnusedOfGroups()
        findings += table.strange(isKnown)
    }

    private static let known: Set<String> = [
        "type", "name", "relevant", "required", "constraint", "calculation", "default",
        "choice_filter", "repeat_count", "read_only", "tonghop::json", "body::accept", "disabled",
    ]

    private func isKnown(_ column: SheetTable.Column) -> Bool {
        // Ours says how a field looks by its type and length.
        column.key == "appearance" && table.has("tonghop::type")
            || SurveyReader.known.contains(column.key) || texts.columns.contains(column.key)
            || column.base == "parameters"
            || column.base == "tonghop"
                && (XLSForm.ownColumns.contains { $0.name == column.rest }
                    || ["vi_", "unit_", "help_"].contains(where: column.rest.hasPrefix))
    }

    // A condition that is not taken leaves what stands in the group asked always.
    private mutating func readGroups() {
        for (place, group) in structure.groups.enumerated() {
            let text = group.line["relevant"]
            guard !text.isEmpty, !group.isTable else { continue }
            groupConditions[place] = attempt(at: group.line.place("relevant")) {
                reader throws(XPathFault) in try reader.translation.conditionPiece(text)
            }
        }
    }

    /// What `read` gives; nil where it could not, and then why is known.
    mutating func attempt<Result>(
        at place: XLSForm.Place, _ read: (SurveyReader) throws(XPathFault) -> Result
    ) -> Result? {
        do throws(XPathFault) {
            return try read(self)
        } catch {
            findings.append(.init(.expression(error), at: place))
            return nil
        }
    }

    private mutating func read(_ section: SurveyStructure.Section, _ index: Int) {
        let place = "sections[\(index)]"
        var json: JSON = [
            "code": .string(section.code),
            "vi": .string(
                section.line.map {
                    XLSForm.cleaned(
                        section.title, at: $0.place(texts.column("label")), &findings)
                } ?? section.title),
        ]
        if let line = section.line {
            places[place] = line.place()
            json = json.withLevels(of: line, table, prefixes: ["vi_"])
            let english = texts.english("label", of: line)
            if !english.isEmpty { json = json.with("en", .string(english)) }
            json = json.with(own("clauses", of: line))
        }
        var questions: [JSON] = []
        for question in section.questions {
            guard let read = self.question(question) else { continue }
            let at = "\(place).indicators[\(questions.count)]"
            places[at] = question.line.place()
            for (index, column) in question.columns.enumerated() {
                places["\(at).columns[\(index)]"] = column.line.place()
            }
            questions.append(read)
        }
        json = json.with("indicators", .array(questions))
        if let line = section.line { json = json.over(line, "tonghop::json", &findings) }
        // What was left out leaves no section behind.
        guard !questions.isEmpty || section.line?["tonghop::code"].isEmpty == false else {
            for key in places.keys where key.hasPrefix(place) { places[key] = nil }
            return
        }
        if sections.count != index { move(place, to: "sections[\(sections.count)]") }
        sections.append(json)
    }

    private mutating func move(_ old: String, to new: String) {
        for (key, value) in places where key == old || key.hasPrefix(old + ".") {
            places[key] = nil
            places[new + key.dropFirst(old.count)] = value
        }
    }

    /// The member as our own column says it; nil where it says nothing.
    func own(_ name: String, of line: SheetTable.Line) -> (String, JSON)? {
        let text = line["tonghop::" + name]
        guard !text.isEmpty, let member = XLSForm.ownColumns.first(where: { $0.name == name })
        else { return nil }
        return (name, member.value(text))
    }

    /// The conditions of the groups that it stands in; nil where one is not taken.
    func conditions(of groups: [Int]) -> [XPathTranslation.Piece]? {
        var pieces: [XPathTranslation.Piece] = []
        for group in groups {
            switch groupConditions[group] {
            case nil: continue
            case .some(nil): return nil
            case .some(let piece?): pieces.append(piece)
            }
        }
        return pieces
    }
}

extension JSON {
    func with(_ member: (name: String, value: JSON)?) -> JSON {
        member.map { with($0.name, $0.value) } ?? self
    }
}
