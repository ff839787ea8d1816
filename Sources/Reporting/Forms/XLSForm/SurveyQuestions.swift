extension SurveyReader {
    /// nil for what is left out.
    mutating func question(_ question: SurveyStructure.Question) -> JSON? {
        let line = question.line
        guard !leftOut.contains(question.code) else { return nil }
        let word =
            calculatedDecimals.contains(question.code)
            ? "decimal" : SurveyStructure.word(line, question.type)
        guard let list = list(of: question, word) else { return nil }
        var json = words(of: question)
        json = json.with("type", .string(word))
        if let list { json = json.with("list", .string(list)) }
        json = json.members(of: word, line, self)
        if question.table == nil {
            json = addBeing(json, question, word)
        } else {
            json = json.with(own("unit", of: line))
                .with("required", .boolean(columnRequired(question)))
        }
        if word == "table" { json = addColumns(json, question) }
        tellUnused(question, word)
        addConstraint(question, word)
        return json.over(line, "tonghop::json", &findings)
    }

    private mutating func words(of question: SurveyStructure.Question) -> JSON {
        let line = question.line
        let place = line.place(texts.column("label"))
        let label = XLSForm.cleaned(texts.vietnamese("label", of: line), at: place, &findings)
        tellReferences(label, at: place)
        var json: JSON = [
            "code": .string(question.code), "vi": .string(label.isEmpty ? line["name"] : label),
        ]
        json = json.withLevels(of: line, table, prefixes: ["vi_"])
        let english = texts.english("label", of: line)
        if !english.isEmpty { json = json.with("en", .string(english)) }
        return json
    }

    mutating func help(of line: SheetTable.Line) -> JSON? {
        let place = line.place(texts.column("hint"))
        let help = XLSForm.cleaned(texts.vietnamese("hint", of: line), at: place, &findings)
        tellReferences(help, at: place)
        return help.isEmpty ? nil : .string(help)
    }

    /// A text says what it says: what was answered elsewhere is not put in.
    private mutating func tellReferences(_ text: String, at place: XLSForm.Place) {
        guard let start = text.firstRange(of: "${")?.upperBound,
            let end = text[start...].firstIndex(of: "}")
        else { return }
        findings.append(.init(.referenceInText(String(text[start..<end])), at: place))
    }

    /// The document's name of the list that it is answered from, an inner nil where it needs none.
    private mutating func list(
        of question: SurveyStructure.Question, _ word: String
    ) -> String?? {
        guard case .asked(_, let name) = question.type, word == "choice" || word == "choices" else {
            if case .asked("choice", let name?) = question.type { yesNoLists.insert(name) }
            return .some(nil)
        }
        let place = question.line.place("type")
        guard let name else {
            findings.append(.init(.typeNotTaken(question.line["type"]), at: place))
            return nil
        }
        guard let list = beside.lists.list(name) else {
            findings.append(.init(.fault(.unknownList(name), position: nil), at: place))
            return nil
        }
        usedLists.insert(name)
        if question.line["type"].lowercased().hasSuffix("or_other") {
            findings.append(.init(.otherNotAdded, at: place))
        }
        return list.code
    }

    /// Who is asked, how answers relate and add up, whether a blank is a problem.
    private mutating func addBeing(
        _ json: JSON, _ question: SurveyStructure.Question, _ word: String
    ) -> JSON {
        let line = question.line
        let levels = own("levels", of: line)?.1 ?? .array(beside.levels.map(JSON.string))
        if word == "note" {
            return json.with("levels", levels).with(
                "when", noteCondition(question).map(JSON.string))
        }
        var json = json
        json = json.with(own("unit", of: line))
        json = json.withLevels(of: line, table, prefixes: ["unit_", "help_"])
        let isNumber = SurveyType.numbers.contains(word) && word != "percent"
        json = json.with(
            "nature", own("nature", of: line)?.1 ?? .string(isNumber ? "stock" : "state"))
        json = json.with(
            "aggregate",
            own("aggregate", of: line)?.1
                ?? .string(QuestionDraft.aggregate(of: word).rawValue))
        json = json.with(own("weight", of: line))
        if let calculation = calculations[question.code] {
            json = json.with("calculation", .string(calculation)).with("required", "optional")
            if !line["relevant"].isEmpty, own("when", of: line) == nil {
                findings.append(.init(.conditionOfOptional, at: line.place("relevant")))
            }
        } else {
            let (required, condition) = requirement(of: question)
            json = json.with("required", .string(required))
                .with("when", condition.map(JSON.string))
        }
        if let help = help(of: line) { json = json.with("help", help) }
        json = json.with("levels", levels)
        for member in ["clauses", "profile", "prefill", "undone"] {
            json = json.with(own(member, of: line))
        }
        return json
    }

    private mutating func addColumns(
        _ json: JSON, _ table: SurveyStructure.Question
    ) -> JSON {
        let line = table.line
        var rows = own("rows", of: line)?.1
        if rows == nil, let count = Int64(line["repeat_count"]) { rows = .integer(count) }
        if rows == nil {
            if !line["repeat_count"].isEmpty {
                findings.append(.init(.rowCountNotTaken, at: line.place("repeat_count")))
            }
            findings.append(.init(.guessedRows(XLSForm.usualRows), at: line.place("type")))
        }
        var columns: [JSON] = []
        for column in table.columns {
            if let read = question(column) { columns.append(read) }
        }
        return json.with("rows", rows ?? .integer(Int64(XLSForm.usualRows)))
            .with("columns", .array(columns))
    }
}

extension JSON {
    /// With what its type needs: our own columns, what XLSForm has for it, or what is usual.
    fileprivate func members(
        of word: String, _ line: SheetTable.Line, _ reader: SurveyReader
    ) -> JSON {
        func own(_ name: String) -> JSON? { reader.own(name, of: line)?.1 }
        switch word {
        case "decimal": return with("scale", own("scale") ?? .integer(XLSForm.usualScale))
        case "percent": return with("scale", own("scale"))
        case "text":
            let isLong = line["appearance"].lowercased().contains("multiline")
            return with("max", own("max") ?? .integer(isLong ? 4_000 : XLSForm.usualText))
        case "file":
            return with("accept", own("accept") ?? .array(JSON.accepted(line).map(JSON.string)))
                .with("max_mb", own("max_mb")).with("max_files", own("max_files"))
        default: return self
        }
    }

    /// Extensions of the files that the row asks for.
    private static func accepted(_ line: SheetTable.Line) -> [String] {
        let types = ["pdf", "jpg", "jpeg", "png", "docx", "xlsx"]
        let said = line["body::accept"].lowercased()
        let named = types.filter { type in
            said.contains(type) || type == "docx" && said.contains("wordprocessing")
                || type == "xlsx" && said.contains("spreadsheet")
        }
        if !named.isEmpty { return named }
        let isPicture = ["image", "photo"].contains(line["type"].lowercased())
        return isPicture ? ["jpg", "jpeg", "png"] : ["pdf", "jpg", "png"]
    }
}
