/// Reads the sheets of an XLSForm.
struct SheetsReader {
    private let sheets: [XLSForm.Sheet]
    private let levels: [String]
    private var findings: [XLSForm.Finding] = []
    private var document: JSON = [:]
    private var places: [String: XLSForm.Place] = [:]

    private(set) var outcome = XLSForm.Outcome(document: nil, findings: [], form: nil)

    static let surveyAliases = [
        "relevance": "relevant", "readonly": "read_only", "calculate": "calculation",
        "caption": "label", "command": "type", "tag": "name",
        "constraint_msg": "constraint_message",
        "constraining_message": "constraint_message", "levels": "tonghop::levels",
    ]

    /// Reads `document`, whatever form would come of it; for the writer, which asks what of a form
    /// the columns say.
    static func document(of sheets: [XLSForm.Sheet]) -> JSON? {
        var reader = SheetsReader(sheets: sheets, levels: [])
        reader.read(derived: nil)
        return reader.document
    }

    private init(sheets: [XLSForm.Sheet], levels: [String]) {
        (self.sheets, self.levels) = (sheets, levels)
    }

    init(_ sheets: [XLSForm.Sheet], levels: [String]) {
        self.init(sheets: sheets, levels: levels)
        let survey = table("survey", SheetsReader.surveyAliases)
        guard let survey, survey.lines.count <= XLSForm.mostRows else {
            outcome.findings = [
                .init(
                    .longDocument(limit: FormDraft.longest),
                    at: .init(sheet: survey?.name ?? "survey"))
            ]
            return
        }
        let missing = ["type", "name"].filter { !survey.has($0) }
        guard missing.isEmpty else {
            outcome.findings = missing.map {
                .init(.missingColumn($0), at: .init(sheet: survey.name, row: survey.headRow))
            }
            return
        }
        // What our own columns and sheets say is read first: of that alone it follows what the XPath
        // beside them repeats.
        let isOurs =
            survey.has("tonghop::when") || survey.has("tonghop::calculation")
            || sheet("rules") != nil
        if isOurs {
            read(derived: nil)
            let form = Form.Reading(document).form
            (findings, document, places) = ([], [:], [:])
            read(derived: DerivedExpressions(of: form))
        } else {
            read(derived: DerivedExpressions())
        }
        let places = places
        let name = survey.name
        outcome = XLSForm.outcome(document, findings) { fault in
            SheetsReader.place(of: fault, in: places, otherwise: name)
        }
    }

    private func sheet(_ name: String) -> XLSForm.Sheet? {
        sheets.first { $0.folded == name && !$0.rows.isEmpty }
            ?? sheets.first { $0.folded == name }
    }

    private func table(_ name: String, _ aliases: [String: String] = [:]) -> SheetTable? {
        sheet(name).map { SheetTable($0, aliases: aliases) }
    }

    private mutating func read(derived: DerivedExpressions?) {
        let settings = table("settings")
        let line = settings?.lines.first
        let language = line?["default_language"] ?? ""
        guard let survey = table("survey", SheetsReader.surveyAliases) else { return }
        let texts = SurveyTexts(survey, defaultLanguage: language, &findings)
        let lists =
            table("choices", ChoiceLists.aliases).map {
                ChoiceLists($0, defaultLanguage: language)
            } ?? ChoiceLists()
        findings += lists.findings
        let reader = SurveyReader(
            survey, texts,
            beside: .init(
                lists: lists, levels: levels, derived: derived, hasRules: sheet("rules") != nil))
        findings += reader.findings
        places = reader.places
        readSettings(settings, line)
        readParameters()
        addLists(lists, reader)
        document = document.with("sections", .array(reader.sections))
        places["sections"] = .init(sheet: survey.name)
        readOwn(XLSForm.rulesSheet, adding: reader.rules)
        readOwn(XLSForm.measuresSheet)
        readRest()
        var names: Set<String> = []
        for sheet in sheets where !sheet.rows.isEmpty {
            let isRead =
                XLSForm.sheetNames.contains(sheet.folded) && names.insert(sheet.folded).inserted
            guard !isRead else { continue }
            findings.append(.init(.sheetNotTaken, at: .init(sheet: sheet.name)))
        }
    }

    private mutating func readSettings(_ table: SheetTable?, _ line: SheetTable.Line?) {
        let sheet = table?.name ?? "settings"
        func place(_ column: String) -> XLSForm.Place {
            line?.place(column) ?? XLSForm.Place(sheet: sheet, column: column)
        }
        let id = line?["form_id"] ?? line?["id_string"] ?? ""
        var title = XLSForm.cleaned(line?["form_title"] ?? "", at: place("form_title"), &findings)
        if title.isEmpty {
            title = id.isEmpty ? "Biểu mẫu" : id
            findings.append(.init(.noTitle, at: place("form_title")))
        }
        var codes = SurveyCodes()
        let code = codes.code(for: id.isEmpty ? title : id)
        if code != id {
            findings.append(
                .init(
                    id.isEmpty ? .guessedCode(code) : .renamed(id, to: code), at: place("form_id")))
        }
        let version = Int64(line?["version"] ?? "").flatMap { (1...9999).contains($0) ? $0 : nil }
        if version == nil { findings.append(.init(.guessedVersion(1), at: place("version"))) }
        document = ["code": .string(code), "version": .integer(version ?? 1)]
        var words: JSON = ["vi": .string(title)]
        for (column, member) in [("tonghop::en", "en")] {
            if let text = line?[column], !text.isEmpty { words = words.with(member, .string(text)) }
        }
        if let line, let table {
            words = words.withLevels(of: line, table, prefixes: ["vi_"])
                .over(line, "tonghop::json", &findings)
        }
        document = document.with("title", words)
        (places["code"], places["version"], places["title"]) = (
            place("form_id"), place("version"), place("form_title")
        )
        for line in table?.lines.dropFirst() ?? [] {
            findings.append(.init(.furtherLine, at: line.place()))
        }
        let known: Set<String> = [
            "form_title", "form_id", "id_string", "version", "default_language", "tonghop::en",
            "tonghop::json",
        ]
        findings +=
            table?.strange {
                known.contains($0.key) || $0.base == "tonghop" && $0.rest.hasPrefix("vi_")
            } ?? []
    }

    private mutating func readParameters() {
        guard let table = table("parameters") else { return }
        var parameters: JSON = [:]
        for line in table.lines {
            let text = line["value"]
            let value: JSON =
                switch line["type"] {
                case "integer": Int64(text).map(JSON.integer) ?? .string(text)
                case "boolean": XLSForm.truth(of: text).map(JSON.boolean) ?? .string(text)
                default: .string(text)
                }
            if parameters[line["name"]] != nil {
                findings.append(
                    .init(
                        .fault(.repeated(.code, line["name"]), position: nil),
                        at: line.place("name")))
            }
            parameters = parameters.with(line["name"], value)
            places["parameters." + line["name"]] = line.place("value")
        }
        document = document.with("parameters", parameters)
        findings += table.strange { ["name", "type", "value"].contains($0.key) }
    }

    /// All but those that are only yes and no.
    private mutating func addLists(_ lists: ChoiceLists, _ reader: SurveyReader) {
        var members: JSON = [:]
        for (name, list) in lists.lists
        where reader.usedLists.contains(name) || !reader.yesNoLists.contains(name) {
            members = members.with(list.code, .array(list.options))
            places["lists." + list.code] = list.lines.first?.place("list_name")
            for (index, line) in list.lines.enumerated() {
                places["lists.\(list.code)[\(index)]"] = line.place("name")
            }
        }
        if members.object?.count ?? 0 > 0 { document = document.with("lists", members) }
    }

    /// A list of the document, with what comes from elsewhere behind it.
    private mutating func readOwn(
        _ own: OwnSheet, adding more: [(json: JSON, place: XLSForm.Place)] = []
    ) {
        var list: [JSON] = []
        if let table = table(own.name) {
            for (json, line) in own.read(table, &findings) {
                places["\(own.member)[\(list.count)]"] = line.place()
                list.append(json)
            }
        } else if more.isEmpty {
            return
        }
        let taken = Set(list.compactMap { $0["id"]?.string })
        var ids = (1...).lazy.map { "C\($0)" }.filter { !taken.contains($0) }.makeIterator()
        for (json, place) in more {
            places["\(own.member)[\(list.count)]"] = place
            let id = JSON.object([:]).with("id", .string(ids.next() ?? ""))
            list.append((json.object?.pairs ?? []).reduce(id) { $0.with($1.name, $1.value) })
        }
        document = document.with(own.member, .array(list))
    }

    /// Members that have no sheet, in pieces.
    private mutating func readRest() {
        guard let table = table("tonghop") else { return }
        var texts: [(name: String, text: String, line: SheetTable.Line)] = []
        for line in table.lines {
            // Scalars: a mark at a piece's beginning is none of the stroke's.
            let scalars = line["json"].unicodeScalars
            let piece = String(String.UnicodeScalarView(scalars.dropFirst().dropLast()))
            if texts.last?.name == line["member"] {
                texts[texts.count - 1].text += piece
            } else {
                texts.append((line["member"], piece, line))
            }
        }
        for (name, text, line) in texts {
            guard let json = XLSForm.object("{\"is\":\(text)}")?["is"] else {
                findings.append(.init(.malformedJSON, at: line.place("json")))
                continue
            }
            document = document.with(name, json == .null ? nil : json)
            places[name] = line.place("json")
        }
    }

    /// Where the fault's part of the document stands.
    private static func place(
        of fault: InvalidForm.Fault, in places: [String: XLSForm.Place], otherwise sheet: String
    ) -> XLSForm.Place {
        var path = fault.place[...]
        var member: String?
        while !path.isEmpty {
            if var place = places[String(path)] {
                if place.column == nil { place.column = member.map { columns[$0] ?? $0 } }
                return place
            }
            guard let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { break }
            if path[end] == "." { member = String(path[path.index(after: end)...]) }
            path = path[..<end]
        }
        return XLSForm.Place(sheet: sheet)
    }

    /// What a member of a question is called there.
    private static let columns = [
        "when": "relevant", "list": "type", "vi": "label", "calculation": "calculation",
        "code": "name", "help": "hint", "required": "required", "levels": "tonghop::levels",
        "nature": "tonghop::nature", "aggregate": "tonghop::aggregate",
    ]
}
