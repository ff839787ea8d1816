/// The rows of the sheet `survey` as sections, questions, and tables with their columns.
struct SurveyStructure {
    struct Group {
        let line: SheetTable.Line
        let isTable: Bool
        /// Whether it makes a section: it has words, or is a section of ours.
        let isSection: Bool
    }

    struct Question {
        let line: SheetTable.Line
        let type: SurveyType
        let code: String
        /// By their places in `groups`, the outermost first.
        let groups: [Int]
        /// Of a table.
        var columns: [Question] = []
        /// The code of the table that it is a column of.
        var table: String?
    }

    struct Section {
        let code: String
        let title: String
        /// nil for questions that stand outside of all groups.
        let line: SheetTable.Line?
        var questions: [Question] = []
    }

    private(set) var sections: [Section] = []
    private(set) var groups: [Group] = []
    private(set) var names: [String: XPathTranslation.Name] = [:]
    private(set) var findings: [XLSForm.Finding] = []

    private let texts: SurveyTexts
    private var open: [Int] = []
    /// Of a table within a table, or of what is no question: rows up to its end are passed over.
    private var passed = 0
    private var table: Question?
    private var isWithinSection = false
    private var codes = SurveyCodes()
    private var columnCodes = SurveyCodes()
    private var sectionCodes = SectionCodes()
    private var seen: Set<[Int]> = []

    init(_ table: SheetTable, _ texts: SurveyTexts) {
        self.texts = texts
        for line in table.lines where !line["tonghop::code"].isEmpty {
            sectionCodes.take(line["tonghop::code"])
        }
        for line in table.lines { take(line) }
        for place in open.reversed() {
            findings.append(
                .init(.unclosed(words(of: place)), at: groups[place].line.place("type")))
        }
        if let table = self.table { close(table) }
    }

    private mutating func take(_ line: SheetTable.Line) {
        let word = line["type"]
        guard !word.isEmpty else {
            let text = line["name"].isEmpty ? texts.vietnamese("label", of: line) : line["name"]
            findings.append(.init(.lineNotTaken(text), at: line.place()))
            return
        }
        let type = SurveyType(word)
        let isOff = XLSForm.truth(of: line["disabled"]) == true
        switch type {
        case .beginTable where passed > 0 || table != nil:
            if passed == 0 { findings.append(.init(.nestedTable, at: line.place("type"))) }
            passed += 1
        case .endTable where passed > 0: passed -= 1
        case _ where passed > 0: break
        case .beginGroup, .beginTable, .endGroup, .endTable: bound(line, type, isOff)
        case _ where isOff: findings.append(.init(.disabled, at: line.place("disabled")))
        case .notNeeded: findings.append(.init(.notNeeded(word), at: line.place("type")))
        case .strange: findings.append(.init(.typeNotTaken(word), at: line.place("type")))
        case .asked(let word, _) where word.hasPrefix("select_"):
            findings.append(.init(.typeNotTaken(word), at: line.place("type")))
        case .asked, .range, .calculated: ask(line, type)
        }
    }

    /// Without its bounds what stands within a group would be somewhere else: they hold all the same.
    private mutating func bound(_ line: SheetTable.Line, _ type: SurveyType, _ isOff: Bool) {
        if isOff { findings.append(.init(.cellNotTaken, at: line.place("disabled"))) }
        if type == .beginGroup || type == .beginTable {
            begin(line, type)
        } else {
            end(line, type)
        }
    }

    private mutating func begin(_ line: SheetTable.Line, _ type: SurveyType) {
        guard open.count < XLSForm.deepestGroups else {
            findings.append(.init(.deepGroups(limit: XLSForm.deepestGroups), at: line.place()))
            return
        }
        let isSection =
            type == .beginGroup && table == nil
            && !(texts.vietnamese("label", of: line).isEmpty && line["tonghop::code"].isEmpty)
        if type == .beginTable {
            let code = called(line, kind: .table)
            table = Question(line: line, type: type, code: code, groups: open)
            columnCodes = SurveyCodes()
        }
        groups.append(Group(line: line, isTable: type == .beginTable, isSection: isSection))
        open.append(groups.count - 1)
        guard isSection else { return }
        isWithinSection = false
        // A section of ours may ask nothing.
        if !line["tonghop::code"].isEmpty { openSection() }
    }

    private mutating func end(_ line: SheetTable.Line, _ type: SurveyType) {
        guard let last = open.last, groups[last].isTable == (type == .endTable) else {
            findings.append(.init(.unopened(line["type"]), at: line.place("type")))
            return
        }
        open.removeLast()
        if let ended = table, type == .endTable { close(ended) }
        if groups[last].isSection { isWithinSection = false }
    }

    private mutating func close(_ ended: Question) {
        table = nil
        put(ended)
    }

    private mutating func ask(_ line: SheetTable.Line, _ type: SurveyType) {
        guard var owner = table else {
            let code = called(line, kind: SurveyStructure.kind(line, type))
            put(Question(line: line, type: type, code: code, groups: open))
            return
        }
        if let word = SurveyStructure.strangeInTable(line, type) {
            findings.append(.init(.notInTable(word), at: line.place("type")))
            return
        }
        let code = called(line, kind: SurveyStructure.kind(line, type), in: owner.code)
        owner.columns.append(
            Question(line: line, type: type, code: code, groups: open, table: owner.code))
        table = owner
    }

    /// What a table's row can't be asked.
    private static func strangeInTable(_ line: SheetTable.Line, _ type: SurveyType) -> String? {
        switch type {
        case .asked("file", _), .asked("location", _), .asked("note", _), .calculated:
            line["type"]
        case .asked where !line["calculation"].isEmpty: "calculation"
        default: nil
        }
    }

    private mutating func put(_ question: Question) {
        openSection()
        sections[sections.count - 1].questions.append(question)
    }

    /// The section of the groups that are open.
    private mutating func openSection() {
        guard !isWithinSection else { return }
        isWithinSection = true
        let path = open.filter { groups[$0].isSection }
        let line = path.last.map { groups[$0].line }
        let own = line?["tonghop::code"] ?? ""
        let isNew = seen.insert(path).inserted
        var titles = path.map { texts.vietnamese("label", of: groups[$0].line) }
        if path.isEmpty { titles = ["Thông tin chung"] }
        // A section of ours has its words, whatever it stands in.
        var title = own.isEmpty ? titles.joined(separator: " – ") : titles.last ?? ""
        if !isNew { title += " (tiếp theo)" }
        if own.isEmpty, title.count > XLSForm.longestTitle {
            title = title.prefix(XLSForm.longestTitle - 1) + "…"
        }
        sections.append(
            Section(
                code: own.isEmpty || !isNew ? sectionCodes.next() : own, title: title,
                line: isNew ? line : nil))
    }

    /// Gives the row a code and keeps its name.
    private mutating func called(
        _ line: SheetTable.Line, kind: XPathTranslation.Kind, in table: String? = nil
    ) -> String {
        let name = line["name"]
        let words = name.isEmpty ? texts.vietnamese("label", of: line) : name
        let code = table == nil ? codes.code(for: words) : columnCodes.code(for: words)
        if !name.isEmpty, name != code {
            findings.append(.init(.renamed(name, to: code), at: line.place("name")))
        }
        if !name.isEmpty, names[name] == nil {
            names[name] = XPathTranslation.Name(code: code, kind: kind, table: table)
        }
        return code
    }

    private func words(of place: Int) -> String {
        let line = groups[place].line
        return line["name"].isEmpty ? line["type"] : line["name"]
    }

    /// The document's word for the type, by our own column where there is one.
    static func word(_ line: SheetTable.Line, _ type: SurveyType) -> String {
        let own = line["tonghop::type"]
        if !own.isEmpty { return own }
        return switch type {
        case .asked(let word, _): word
        case .range:
            ["start", "end", "step"].allSatisfy { range(line)[$0]?.scale ?? 0 == 0 }
                ? "integer" : "decimal"
        case .calculated: "integer"
        case .beginTable: "table"
        default: ""
        }
    }

    /// `start=0 end=10 step=1`
    static func range(_ line: SheetTable.Line) -> [String: FixedPoint] {
        line["parameters"].split { $0.isWhitespace || $0 == "," || $0 == ";" }
            .reduce(into: [:]) { values, part in
                let sides = part.split(separator: "=").map(String.init)
                if sides.count == 2, let number = FixedPoint(sides[1]) {
                    values[sides[0].lowercased()] = number
                }
            }
    }

    private static func kind(
        _ line: SheetTable.Line, _ type: SurveyType
    ) -> XPathTranslation.Kind {
        switch word(line, type) {
        case "integer", "money": .number(isWhole: true)
        case "decimal", "percent": .number(isWhole: false)
        case "text": .text
        case "boolean": .boolean
        case "date": .date
        case "time": .time
        case "choice": .option
        case "choices": .options
        default: .other
        }
    }
}
