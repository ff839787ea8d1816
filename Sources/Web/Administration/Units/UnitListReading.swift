import Reporting
import Storage

/// A list of units held against the units that there are and its own lines: what each line comes to,
/// and what has to be asked before.
package struct UnitListReading {
    package struct Line {
        /// With codes for the names that are known, or as far as proposals go.
        package var draft: UnitDraft
        /// Keys of the questions that it hangs on.
        var keys: [String] = []
    }

    /// In the list's order, but that a unit stands before those that name it, whether the list has it
    /// or it is to be added because lines name it.
    package private(set) var lines: [Line] = []
    /// By the lines in which they arise.
    package private(set) var questions: [ListQuestion] = []

    private var directory: UnitDirectory
    private let answers: [String: String]
    /// Codes of lines and of proposals.
    private var taken: Set<String>
    private var added: Set<String> = []
    /// Where each question stands.
    private var places: [String: Int] = [:]
    /// The unit that a question proposes to add.
    private var proposed: [String: UnitDraft] = [:]
    /// The units of some kinds, as they are offered.
    private var offered: [Set<Unit.Kind>: [ListQuestion.Option]] = [:]

    /// `answers` are what somebody has said, by the questions' keys.
    package init(
        _ drafts: [UnitDraft], in directory: UnitDirectory, answers: [String: String] = [:]
    ) {
        self.directory = directory
        self.answers = answers
        taken = Set(drafts.map(\.code))
        // Schools are named by no line; all others are known by their names to every line.
        var read = drafts.map { Line(draft: $0) }
        for line in read where !line.isOfSchool { self.directory.take(line.draft) }
        for place in read.indices where !read[place].isOfSchool {
            readCode(&read[place], isCoded: !drafts[place].code.isEmpty)
            self.directory.take(read[place].draft)
        }
        for (var line, listed) in zip(read, drafts) {
            self.read(&line, isCoded: !listed.code.isEmpty)
            readHistory(&line.draft)
            lines.append(line)
        }
        lines = lines.superiorsFirst
        questions.sort { $0.line < $1.line }
        for (place, question) in questions.enumerated() { places[question.key] = place }
    }

    package var drafts: [UnitDraft] { lines.map(\.draft) }

    /// Those that nobody has answered, though there may be a proposal.
    package var unanswered: [ListQuestion] { questions.filter { $0.answer == nil } }

    func question(_ key: String) -> ListQuestion? { places[key].map { questions[$0] } }

    /// Whether the line can't be told from what is known and proposed.
    func isOpen(_ line: Line) -> Bool {
        line.keys.contains { question($0)?.value == nil }
    }

    private mutating func read(_ line: inout Line, isCoded: Bool) {
        if line.isOfSchool { readLevel(&line, isCoded: isCoded) }
        if line.draft.kind != Unit.Kind.commune.rawValue {
            readUnit(.commune, \.commune, &line, kinds: [.commune])
        }
        if line.isOfSchool { readCode(&line, isCoded: isCoded) }
        if line.draft.reportsTo.isEmpty {
            if !isCoded { readSuperior(&line) }
        } else {
            readUnit(.reportsTo, \.reportsTo, &line, kinds: UnitListReading.superiors)
        }
    }

    private static let superiors: Set<Unit.Kind> = [.department, .province]

    /// What it calls itself, where there is such a thing, and which units succeed it.
    private func readHistory(_ draft: inout UnitDraft) {
        let form = directory.forms.spelled(draft.form)
        let isValid =
            form.map { form in
                form.kind.rawValue == draft.kind
                    && form.isValid(on: draft.firstDay ?? directory.day)
            } ?? false
        draft.form = isValid ? form?.code.rawValue ?? "" : ""
        guard let kind = Unit.Kind(rawValue: draft.kind) else { return }
        let kinds = Set(Unit.Kind.allCases.filter { $0.maySucceed(kind) })
        draft.successors = draft.successors.map { text in
            guard directory.unit(text) == nil,
                case .one(let unit) = directory.match(text, of: kinds)
            else { return text }
            return unit.code
        }
    }

    private mutating func readLevel(_ line: inout Line, isCoded: Bool) {
        let text = line.draft.level
        let known = directory.levels.map { ($0.level, [$0.name, $0.short]) }
        if let level = LevelSpelling.level(text, known: known),
            directory.levels.contains(where: { $0.level == level })
        {
            line.draft.level = level.rawValue
            return
        }
        guard !isCoded, !line.draft.name.isEmpty else { return }
        let key = ListQuestion.key(
            "level", text.isEmpty ? ["\(line.draft.line)", line.draft.name] : [text])
        ask(
            key, .level, text.isEmpty ? line.draft.name : text, &line,
            options: directory.levels.map { .init(value: $0.level.rawValue, words: $0.name) })
        line.draft.level = question(key)?.value ?? ""
    }

    /// The unit that the field names: by its code, by its name, as somebody has said, or a new one.
    private mutating func readUnit(
        _ field: UnitDraft.Field, _ path: WritableKeyPath<UnitDraft, String>, _ line: inout Line,
        kinds: Set<Unit.Kind>
    ) {
        let text = line.draft[keyPath: path]
        guard !text.isEmpty, directory.unit(text) == nil, !taken.contains(text) else { return }
        let match = directory.match(text, of: kinds)
        if case .one(let unit) = match {
            line.draft[keyPath: path] = unit.code
            return
        }
        // What looks like a code and means nobody is a fault.
        guard match != .nothing || !Slug.isCode(text) else { return }
        let key = ListQuestion.key("\(field)", [text])
        if field == .commune, proposed[key] == nil {
            proposed[key] = proposedCommune(text, line: line.draft.line)
        }
        let new = proposed[key].map { draft in
            ListQuestion.Option(
                value: ListQuestion.Option.adds(draft.code),
                words: "Thêm đơn vị mới: \(draft.name) (\(draft.code))")
        }
        if question(key) == nil {
            let choices = match == .nothing ? offers(kinds) : directory.options(match.entries)
            ask(
                key, .unit(field), text, &line,
                options: [new].compactMap { $0 } + choices + [UnitListReading.blank],
                proposal: match == .nothing ? new?.value : nil)
        } else {
            line.keys.append(key)
        }
        settle(key, path, &line)
    }

    private static let blank = ListQuestion.Option(
        value: ListQuestion.Option.none, words: "Để trống")

    private mutating func offers(_ kinds: Set<Unit.Kind>) -> [ListQuestion.Option] {
        if let known = offered[kinds] { return known }
        let options = directory.options(directory.units(of: kinds))
        offered[kinds] = options
        return options
    }

    /// Of a school that is new, and without a code in the list, it is asked whom it reports to.
    private mutating func readSuperior(_ line: inout Line) {
        let code = line.draft.code
        guard line.isOfSchool, !code.isEmpty, directory.unit(code) == nil else { return }
        let departments = directory.units(of: [.department])
        let key = ListQuestion.key("\(UnitDraft.Field.reportsTo)", [""])
        ask(
            key, .unit(.reportsTo), "", &line,
            options: offers(UnitListReading.superiors) + [UnitListReading.blank],
            proposal: departments.count == 1 ? departments[0].code : nil)
        settle(key, \.reportsTo, &line)
    }

    private mutating func settle(
        _ key: String, _ path: WritableKeyPath<UnitDraft, String>, _ line: inout Line
    ) {
        let value = question(key)?.value ?? ListQuestion.Option.none
        if let new = proposed[key], value == ListQuestion.Option.adds(new.code) {
            line.draft[keyPath: path] = new.code
            if added.insert(new.code).inserted {
                lines.append(Line(draft: new, keys: [key]))
                taken.insert(new.code)
                directory.take(new)
            }
        } else {
            line.draft[keyPath: path] = value == ListQuestion.Option.none ? "" : value
        }
    }

    /// A commune that lines name and that there is not.
    private func proposedCommune(_ text: String, line: Int) -> UnitDraft? {
        let title = UnitName(text).form == nil ? "Xã " + text : text
        let code = free(Slug.proposal(level: nil, name: UnitName(title)))
        guard !code.isEmpty else { return nil }
        return UnitDraft(
            line: line, code: code, name: title, kind: Unit.Kind.commune.rawValue)
    }

    private mutating func readCode(_ line: inout Line, isCoded: Bool) {
        let draft = line.draft
        guard !isCoded, !draft.name.isEmpty, let kind = Unit.Kind(rawValue: draft.kind) else {
            return
        }
        let match = directory.match(
            draft.name, of: [kind], level: draft.level, commune: draft.commune)
        let key = ListQuestion.key("code", ["\(draft.line)", draft.name])
        // No two lines are one unit.
        var options = directory.options(match.entries.filter { !taken.contains($0.code) })
        var proposal: String?
        if case .one(let unit) = match, !taken.contains(unit.code) {
            proposal = unit.code
        } else {
            let level = draft.level.isEmpty ? nil : Level(rawValue: draft.level)
            let wanted = Slug.proposal(level: level, name: UnitName(draft.name))
            let code = free(wanted)
            if !code.isEmpty { options.append(.init(value: code, words: "đơn vị mới (\(code))")) }
            // Another number behind the code would be a second unit of the name: is it one?
            if match == .nothing, code == wanted, !code.isEmpty { proposal = code }
        }
        ask(key, .code, draft.name, &line, options: options, proposal: proposal)
        let code = question(key)?.value?.lowercased() ?? ""
        line.draft.code = code
        if !code.isEmpty { taken.insert(code) }
        // Who is found by the name is not called otherwise.
        if let unit = directory.unit(code), match.entries.contains(unit) {
            line.draft.name = unit.name
        }
    }

    /// The code, or the first of it with a number behind that no unit has.
    private func free(_ code: String) -> String {
        guard Slug.isCode(code) else { return "" }
        func isFree(_ code: String) -> Bool {
            directory.unit(code) == nil && !taken.contains(code)
                && !UnitDraft.reservedCodes.contains(code)
        }
        if isFree(code) { return code }
        for number in 2...UnitList.longest + 1 {
            let other = "\(code.prefix(55))-\(number)"
            if isFree(other) { return other }
        }
        return ""
    }

    private mutating func ask(
        _ key: String, _ matter: ListQuestion.Matter, _ text: String, _ line: inout Line,
        options: [ListQuestion.Option], proposal: String? = nil
    ) {
        line.keys.append(key)
        guard question(key) == nil else { return }
        let answer = answers[key].map(TypedText.trimmed).flatMap { $0.isEmpty ? nil : $0 }
        // A code may be any; all else is chosen.
        let isOne = matter == .code || options.contains { $0.value == answer }
        places[key] = questions.count
        questions.append(
            ListQuestion(
                key: key, line: line.draft.line, matter: matter, text: text, options: options,
                proposal: proposal, answer: isOne ? answer : nil))
    }
}

extension UnitListReading.Line {
    fileprivate var isOfSchool: Bool { draft.kind == Unit.Kind.school.rawValue }
}
