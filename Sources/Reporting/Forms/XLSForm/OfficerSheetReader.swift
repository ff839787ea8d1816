/// Makes a form's document of an officer's list.
struct OfficerSheetReader {
    private let sheet: OfficerSheet
    private let levels: [String]
    private(set) var findings: [XLSForm.Finding]
    private(set) var document: JSON = [:]
    /// The rows of sections and of questions, by their places in the document.
    private var rows: [String: Int] = [:]

    private struct Section {
        let code: String
        let title: String
        let row: Int?
        var questions: [(json: JSON, row: Int)] = []
    }

    private var sections: [Section] = []
    /// Titles of the sections that hold the next one: A, then I.
    private var above: [(isRoman: Bool, title: String)] = []
    private var lists: JSON = [:]
    private var codes = SurveyCodes()
    private var sectionCodes = SectionCodes()

    init(_ sheet: OfficerSheet, levels: [String]) {
        (self.sheet, self.levels, findings) = (sheet, levels, sheet.findings)
    }

    mutating func read() {
        for line in sheet.lines { take(line) }
        var title = XLSForm.cleaned(
            sheet.title, at: .init(sheet: sheet.name, row: 1), &findings)
        if title.isEmpty {
            title = "Biểu mẫu"
            findings.append(.init(.noTitle, at: .init(sheet: sheet.name)))
        }
        let code = FormDraft.code(for: title, taken: [])
        findings.append(.init(.guessedCode(code), at: .init(sheet: sheet.name)))
        document = [
            "code": .string(code), "version": 1, "title": ["vi": .string(title)],
        ]
        if lists.object?.count ?? 0 > 0 { document = document.with("lists", lists) }
        let filled = sections.filter { !$0.questions.isEmpty }
        for (place, section) in filled.enumerated() {
            rows["sections[\(place)]"] = section.row
            for (index, question) in section.questions.enumerated() {
                rows["sections[\(place)].indicators[\(index)]"] = question.row
            }
        }
        document = document.with(
            "sections",
            .array(
                filled.map { section in
                    [
                        "code": .string(section.code), "vi": .string(section.title),
                        "indicators": .array(section.questions.map(\.json)),
                    ]
                }))
    }

    /// Where the fault's part of the document stands.
    func place(_ fault: InvalidForm.Fault) -> XLSForm.Place {
        var path = fault.place[...]
        while !path.isEmpty {
            if let row = rows[String(path)] { return .init(sheet: sheet.name, row: row) }
            guard let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { break }
            path = path[..<end]
        }
        return .init(sheet: sheet.name)
    }

    private func at(_ line: OfficerSheet.Line, _ column: OfficerSheet.Column) -> XLSForm.Place {
        .init(
            sheet: sheet.name, row: line.number, column: sheet.heads[column] ?? column.rawValue)
    }

    private mutating func take(_ line: OfficerSheet.Line) {
        let content = XLSForm.cleaned(line[.content], at: at(line, .content), &findings)
        let number = line[.number].filter { !" .)".contains($0) }
        if line.isBare, let isRoman = isRoman(number), !content.isEmpty {
            open(number, isRoman, content, line)
            return
        }
        // What stands below a list, or between: who signed, a note.
        guard !content.isEmpty, !(line.isBare && number.isEmpty && sheet.heads[.number] != nil)
        else {
            let text = line.cells.values.sorted().joined(separator: " ")
            findings.append(
                .init(.lineNotTaken(text), at: .init(sheet: sheet.name, row: line.number)))
            return
        }
        ask(content, line)
    }

    /// Whether the number before a section is a Roman one; nil for what is no section's.
    private func isRoman(_ number: String) -> Bool? {
        guard !number.isEmpty, number.count <= 7 else { return nil }
        let isRoman = number.allSatisfy { "IVXLC".contains($0) }
        let isLetter = number.count == 1 && number.first.map { ("A"..."Z").contains($0) } ?? false
        guard isRoman || isLetter else { return nil }
        guard isRoman, isLetter else { return isRoman }
        // `C` behind `B` is a letter; else it is a hundred.
        let before = sections.last { $0.row != nil }.flatMap { $0.code.unicodeScalars.first?.value }
        return !(number != "I" && before.map { $0 + 1 } == number.unicodeScalars.first?.value)
    }

    /// A section that asks nothing itself holds those of the other kind of numbers behind it.
    private mutating func open(
        _ number: String, _ isRoman: Bool, _ title: String, _ line: OfficerSheet.Line
    ) {
        if let place = above.firstIndex(where: { $0.isRoman == isRoman }) {
            above.removeSubrange(place...)
        }
        let outer = above.last?.title
        above.append((isRoman, title))
        var whole = outer.map { $0 + " – " + title } ?? title
        if whole.count > XLSForm.longestTitle {
            whole = whole.prefix(XLSForm.longestTitle - 1) + "…"
        }
        sections.append(
            Section(code: sectionCodes.free(number), title: whole, row: line.number))
    }

    private mutating func ask(_ content: String, _ line: OfficerSheet.Line) {
        if sections.isEmpty {
            sections.append(Section(code: sectionCodes.next(), title: "Thông tin chung", row: nil))
        }
        let type = type(of: line)
        let code = codes.code(for: line[.code].isEmpty ? content : line[.code])
        var json: JSON = [
            "code": .string(code), "vi": .string(content), "type": .string(type.word),
        ]
        json = addParts(json, type, code)
        let levels = levels(of: line)
        if type.word != "note" {
            let unit = XLSForm.cleaned(line[.unit], at: at(line, .unit), &findings)
            if !unit.isEmpty, SurveyType.numbers.contains(type.word) {
                json = json.with("unit", .string(unit))
            }
            let isNumber = ["integer", "money", "decimal"].contains(type.word)
            json = json.with("nature", isNumber ? "stock" : "state")
                .with("aggregate", .string(QuestionDraft.aggregate(of: type.word).rawValue))
                .with("required", isRequired(line) ? "always" : "optional")
            let help = XLSForm.cleaned(line[.help], at: at(line, .help), &findings)
            if !help.isEmpty { json = json.with("help", .string(help)) }
        }
        json = json.with("levels", .array(levels.map(JSON.string)))
        sections[sections.count - 1].questions.append((json, line.number))
    }

    private mutating func type(of line: OfficerSheet.Line) -> OfficerSheetType {
        let text = line[.type]
        if let type = OfficerSheetType(text, options: line[.options]) { return type }
        guard text.isEmpty else {
            findings.append(.init(.unclearType(text), at: at(line, .type)))
            return OfficerSheetType(word: "text")
        }
        let type =
            OfficerSheetType("chọn một", options: line[.options])
            ?? OfficerSheetType(unit: line[.unit])
        findings.append(
            .init(.guessedType(type.word, unit: line[.unit]), at: at(line, .type)))
        return type
    }

    private mutating func addParts(_ json: JSON, _ type: OfficerSheetType, _ code: String) -> JSON {
        switch type.word {
        case "text": return json.with("max", .integer(XLSForm.usualText))
        case "decimal": return json.with("scale", .integer(type.scale ?? XLSForm.usualScale))
        case "file": return json.with("accept", ["pdf", "jpg", "png"])
        case "choice", "choices":
            var taken: Set<String> = []
            let options = type.parts.prefix(FormBudget.options).map { words -> JSON in
                let value = DraftCode.free(for: words, otherwise: "lua_chon", taken: taken)
                taken.insert(value)
                return ["value": .string(value), "vi": .string(words)]
            }
            lists = lists.with(code, .array(options))
            return json.with("list", .string(code))
        case "table":
            var codes = SurveyCodes()
            let columns = type.parts.map { words -> JSON in
                [
                    "code": .string(codes.code(for: words)), "vi": .string(words),
                    "type": "text", "max": .integer(XLSForm.usualText), "required": false,
                ]
            }
            return json.with("rows", .integer(Int64(XLSForm.usualRows)))
                .with("columns", .array(columns))
        default: return json
        }
    }

    private mutating func isRequired(_ line: OfficerSheet.Line) -> Bool {
        let text = line[.required]
        if text.isEmpty { return false }
        if ["✓", "✔", "☑", "*", "+"].contains(text) { return true }
        switch SearchText.fold(text) {
        case "x", "co", "bat buoc", "1", "yes", "true", "phai nhap": return true
        case "khong", "0", "no", "false", "khong bat buoc", "": return false
        default:
            findings.append(.init(.unclearRequired(text), at: at(line, .required)))
            return false
        }
    }

    /// Those that the row names; else those that the whole form is for.
    private mutating func levels(of line: OfficerSheet.Line) -> [String] {
        let text = line[.levels]
        guard !text.isEmpty else { return levels }
        let parts = text.split { $0 == "," || $0 == ";" || $0.isNewline }
            .map { TypedText.trimmed(String($0)) }
        let known = levels.map { (level: Level(rawValue: $0), names: [$0]) }
        let named = parts.compactMap { LevelSpelling.level($0, known: known)?.rawValue }
        guard named.count == parts.count, !named.isEmpty else {
            findings.append(.init(.unclearLevels(text), at: at(line, .levels)))
            return levels
        }
        return named
    }
}
