import Reporting
import Storage

/// A list of units held against the units that there are: what each line comes to, and what has to
/// be asked before.
package struct UnitListReading {
    package struct Line {
        /// With codes for the names that are known, or as far as proposals go.
        package var draft: UnitDraft
        /// Keys of the questions that it hangs on.
        var keys: [String] = []
    }

    /// In the list's order; a unit that is to be added because lines name it stands before them.
    package private(set) var lines: [Line] = []
    /// In the order in which they arise.
    package private(set) var questions: [ListQuestion] = []

    private let directory: UnitDirectory
    private let answers: [String: String]
    /// Codes of lines and of proposals.
    private var taken: Set<String>
    private var added: Set<String> = []
    /// Where each question stands.
    private var places: [String: Int] = [:]
    /// The unit that a question proposes to add.
    private var proposed: [String: UnitDraft] = [:]

    /// `answers` are what somebody has said, by the questions' keys.
    package init(
        _ drafts: [UnitDraft], in directory: UnitDirectory, answers: [String: String] = [:]
    ) {
        self.directory = directory
        self.answers = answers
        taken = Set(drafts.map(\.code))
        for draft in drafts { read(draft) }
    }

    package var drafts: [UnitDraft] { lines.map(\.draft) }

    /// Those that nobody has answered, though there may be a proposal.
    package var unanswered: [ListQuestion] { questions.filter { $0.answer == nil } }

    func question(_ key: String) -> ListQuestion? { places[key].map { questions[$0] } }

    /// Whether the line can't be told from what is known and proposed.
    func isOpen(_ line: Line) -> Bool {
        line.keys.contains { question($0)?.value == nil }
    }

    private mutating func read(_ listed: UnitDraft) {
        var line = Line(draft: listed)
        let isCoded = !listed.code.isEmpty
        let kind = Unit.Kind(rawValue: listed.kind)
        if kind == .school { readLevel(&line, isCoded: isCoded) }
        if kind != .commune {
            readUnit(.commune, \.commune, &line, kinds: [.commune])
        }
        readUnit(.reportsTo, \.reportsTo, &line, kinds: [.department, .province])
        if !isCoded, !listed.name.isEmpty, let kind {
            readCode(&line, kind)
        }
        lines.append(line)
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
        let name = Slug.text(line.draft.name)
        let key =
            text.isEmpty
            ? "level=\(line.draft.line)=\(name)" : "level=\(Slug.text(text))"
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
        guard !text.isEmpty else { return missing(field, path, &line, kinds) }
        guard directory.unit(text) == nil, !taken.contains(text) else { return }
        let match = directory.match(text, of: kinds)
        if case .one(let unit) = match {
            line.draft[keyPath: path] = unit.code.rawValue
            return
        }
        // What looks like a code and means nobody is a fault.
        guard match != .nothing || !Slug.isCode(text) else { return }
        let key = "\(field)=\(Slug.text(text))"
        if field == .commune, proposed[key] == nil {
            proposed[key] = proposedCommune(text, line: line.draft.line)
        }
        let new = proposed[key].map { draft in
            ListQuestion.Option(
                value: ListQuestion.Option.adds(draft.code),
                words: "Thêm đơn vị mới: \(draft.name) (\(draft.code))")
        }
        let choices = match == .nothing ? directory.units(of: kinds) : match.units
        ask(
            key, .unit(field), text, &line,
            options: [new].compactMap { $0 } + choices.map(UnitListReading.option)
                + [.init(value: ListQuestion.Option.none, words: "Để trống")],
            proposal: match == .nothing ? new?.value : nil)
        settle(key, path, &line)
    }

    /// Of a school that is new, and without a code, it is asked whom it reports to.
    private mutating func missing(
        _ field: UnitDraft.Field, _ path: WritableKeyPath<UnitDraft, String>, _ line: inout Line,
        _ kinds: Set<Unit.Kind>
    ) {
        guard field == .reportsTo, line.draft.kind == Unit.Kind.school.rawValue,
            line.draft.code.isEmpty, match(line.draft, .school) == .nothing
        else { return }
        let offices = directory.units(of: kinds)
        let departments = offices.filter { $0.kind == .department }
        ask(
            "reportsTo=", .unit(field), "", &line,
            options: offices.map(UnitListReading.option)
                + [.init(value: ListQuestion.Option.none, words: "Để trống")],
            proposal: departments.count == 1 ? departments[0].code.rawValue : nil)
        settle("reportsTo=", path, &line)
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

    private mutating func readCode(_ line: inout Line, _ kind: Unit.Kind) {
        let draft = line.draft
        let match = match(draft, kind)
        let key = "code=\(draft.line)=\(Slug.text(draft.name))"
        var options = match.units.map(UnitListReading.option)
        var proposal: String?
        if case .one(let unit) = match, !taken.contains(unit.code.rawValue) {
            proposal = unit.code.rawValue
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
        if let unit = directory.unit(code), match.units.contains(unit) {
            line.draft.name = unit.name
        }
    }

    private func match(_ draft: UnitDraft, _ kind: Unit.Kind) -> UnitDirectory.Match {
        directory.match(draft.name, of: [kind], level: draft.level, commune: draft.commune)
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

    private static func option(_ unit: Unit) -> ListQuestion.Option {
        .init(value: unit.code.rawValue, words: "\(unit.name) (\(unit.code))")
    }
}
