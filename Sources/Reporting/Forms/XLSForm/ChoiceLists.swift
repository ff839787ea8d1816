/// The lists of the sheet `choices`.
struct ChoiceLists {
    struct List {
        /// What the form calls it.
        let code: String
        var options: [JSON] = []
        var lines: [SheetTable.Line] = []
    }

    /// In the sheet's order, by what the sheet calls them.
    private(set) var lists: [(name: String, list: List)] = []
    private(set) var findings: [XLSForm.Finding] = []
    private var places: [String: Int] = [:]

    static let aliases = ["value": "name", "list": "list_name"]

    init() {}

    init(_ table: SheetTable, defaultLanguage: String) {
        var findings: [XLSForm.Finding] = []
        let texts = SurveyTexts(table, defaultLanguage: defaultLanguage, &findings)
        for line in table.lines {
            let name = line["list_name"]
            guard !name.isEmpty else {
                findings.append(.init(.lineNotTaken(line["name"]), at: line.place()))
                continue
            }
            let place = places[name] ?? lists.count
            if places[name] == nil {
                let own = line["tonghop::list"]
                lists.append((name, List(code: own.isEmpty ? name : own)))
                places[name] = place
            }
            lists[place].list.options.append(
                ChoiceLists.option(line, texts, table, &findings))
            lists[place].list.lines.append(line)
        }
        let known: Set<String> = [
            "list_name", "name", "tonghop::list", "tonghop::value", "tonghop::json",
        ]
        findings += table.strange { column in
            known.contains(column.key) || texts.columns.contains(column.key)
                || column.base == "tonghop" && column.rest.hasPrefix("vi_")
        }
        self.findings = findings
    }

    func list(_ name: String) -> List? { places[name].map { lists[$0].list } }

    private static func option(
        _ line: SheetTable.Line, _ texts: SurveyTexts, _ table: SheetTable,
        _ findings: inout [XLSForm.Finding]
    ) -> JSON {
        let own = line["tonghop::value"]
        let value = own.isEmpty ? line["name"] : own
        var json: JSON = ["value": .string(value)]
        let label = XLSForm.cleaned(
            texts.vietnamese("label", of: line), at: line.place(texts.column("label")), &findings)
        json = json.with("vi", .string(label.isEmpty ? value : label))
        json = json.withLevels(of: line, table, prefixes: ["vi_"])
        let english = texts.english("label", of: line)
        if !english.isEmpty { json = json.with("en", .string(english)) }
        return json.over(line, "tonghop::json", &findings)
    }
}

extension JSON {
    /// With the words for single levels: `vi_MN`.
    func withLevels(
        of line: SheetTable.Line, _ table: SheetTable, prefixes: [String]
    ) -> JSON {
        table.columns.reduce(self) { json, column in
            guard column.base == "tonghop", prefixes.contains(where: column.rest.hasPrefix),
                !line[column.key].isEmpty
            else { return json }
            return json.with(column.rest, .string(line[column.key]))
        }
    }
}

extension XLSForm {
    /// The text as it may be stored; as it was where it may not be.
    static func cleaned(_ text: String, at place: Place, _ findings: inout [Finding]) -> String {
        do throws(TypedText.Fault) {
            return try TypedText.clean(text)
        } catch {
            findings.append(.init(.unreadableText(error), at: place))
            return text
        }
    }
}
