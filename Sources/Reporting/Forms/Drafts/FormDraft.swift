/// A form that is being made: a document that may still be wrong, and the ways to change it.
///
/// Every change leaves what it is not about as it was, also what it does not know. What can't be
/// read goes in as it was typed, so that nothing is lost; `Form.Reading` tells what is wrong.
package struct FormDraft: Hashable, Sendable {
    package var document: JSON
    /// It is what the office is asked itself, taken out of such a document (`own`).
    package internal(set) var isOffices = false
    /// Codes that what is not in it has.
    var codesBeside: Set<String> = []
    /// What codes meant in the versions that were brought out.
    package var published = PublishedWords()

    package init(_ document: JSON) { self.document = document }

    /// A new one, which asks nothing yet.
    package init(title: String, code: String) {
        document = [
            "code": .string(code), "version": 1, "title": ["vi": .string(title)], "sections": [],
        ]
    }

    /// Octets of a document that is kept.
    package static let longest = 256 * 1024
    package static let mostQuestions = 500
    package static let mostSections = 50
    /// Of one list.
    package static let mostOptions = FormBudget.options
    /// Of what else is typed line by line: names of a rule, parameters.
    package static let mostLines = 100

    package var title: String {
        get { document["title"]?["vi"]?.string ?? "" }
        set {
            document = document.with(
                "title", (document["title"] ?? [:]).with("vi", .string(newValue)))
        }
    }

    /// By which the form will be called, the same in all its versions.
    package var code: String { document["code"]?.string ?? "" }

    package func called(_ code: String) -> FormDraft {
        FormDraft(document.with("code", .string(code)))
    }

    /// The code that a form of the title could have, none of `taken`.
    package static func code(for title: String, taken: Set<String>) -> String {
        DraftCode.free(for: title, otherwise: "bieu_mau", taken: taken)
    }

    package var isTooLong: Bool { document.serialized().count > FormDraft.longest }

    /// The codes that its questions and measures have.
    var codes: Set<String> {
        Set(
            (sections.flatMap(\.questions).map(\.json) + (document["measures"]?.array ?? []))
                .compactMap { $0["code"]?.string })
    }

    /// Those that another one may not have.
    var takenCodes: Set<String> { codes.union(codesBeside).union(own.codes) }

    /// A code for something new of these words.
    func newCode(for label: String, otherwise word: String) -> String {
        let laidAside = questionsLaidAside.filter { Spelling($0.label) != Spelling(label) }
        return DraftCode.free(
            for: label, otherwise: word,
            taken: takenCodes.union(laidAside.map(\.code))
                .union(published.codes(in: .form, notOf: label)))
    }
}

// Sections.
extension FormDraft {
    package struct Section: Hashable, Sendable {
        /// Its place, from 0.
        package var place: Int
        package var json: JSON
        package var questions: [Question]

        package var code: String { json["code"]?.string ?? "" }
        package var title: String { json["vi"]?.string ?? "" }
    }

    package struct Question: Hashable, Sendable {
        /// Its place in the whole form, from 1; 0 for what is only read.
        package var number: Int
        package var section: Int
        /// Its place in the section, from 0.
        package var place: Int
        package var json: JSON

        package var code: String { json["code"]?.string ?? "" }
        package var label: String { json["vi"]?.string ?? "" }
    }

    package var sections: [Section] {
        var number = 0
        return (document["sections"]?.array ?? []).enumerated().map { place, json in
            Section(
                place: place, json: json,
                questions: (json["indicators"]?.array ?? []).enumerated().map { index, json in
                    let isNote = json["type"] == "note"
                    if !isNote { number += 1 }
                    return Question(
                        number: isNote ? 0 : number, section: place, place: index, json: json)
                })
        }
    }

    package func section(_ code: String) -> Section? { sections.first { $0.code == code } }

    package func question(_ code: String) -> Question? {
        sections.lazy.flatMap(\.questions).first { $0.code == code }
    }

    mutating func changeSections(_ change: (inout [JSON]) -> Void) {
        var list = document["sections"]?.array ?? []
        change(&list)
        document = document.with("sections", .array(list))
    }

    /// - Returns: its code, the first letter that none has.
    @discardableResult
    package mutating func addSection(_ title: String) -> String {
        let taken = Set(sections.map(\.code))
        let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
        let code =
            letters.first { !taken.contains($0) }
            ?? (1...).lazy.map { "M\($0)" }.first { !taken.contains($0) } ?? ""
        changeSections {
            $0.append(["code": .string(code), "vi": .string(title), "indicators": []])
        }
        return code
    }

    package mutating func setSection(_ code: String, title: String, clauses: [String]) {
        guard let section = section(code) else { return }
        changeSections {
            $0[section.place] = section.json.with("vi", .string(title))
                .with("clauses", clauses.isEmpty ? nil : .array(clauses.map(JSON.string)))
        }
    }

    package mutating func moveSection(_ code: String, by step: Int) {
        guard let section = section(code) else { return }
        changeSections { $0.move(section.place, by: step) }
    }

    /// With all its questions.
    package mutating func removeSection(_ code: String) {
        guard let section = section(code) else { return }
        changeSections { $0.remove(at: section.place) }
    }
}

// Questions.
extension FormDraft {
    mutating func changeQuestions(of section: Int, _ change: (inout [JSON]) -> Void) {
        changeSections {
            guard $0.indices.contains(section) else { return }
            var questions = $0[section]["indicators"]?.array ?? []
            change(&questions)
            $0[section] = $0[section].with("indicators", .array(questions))
        }
    }

    /// Puts a question at the end of the section.
    ///
    /// - Returns: its code, made of its words; nil where there is no such section.
    @discardableResult
    package mutating func add(_ question: QuestionDraft, to section: String) -> String? {
        guard let section = self.section(section) else { return nil }
        let code = newCode(for: question.label, otherwise: "cau")
        let json = write(question, over: ["code": .string(code)])
        changeQuestions(of: section.place) { $0.append(json) }
        return code
    }

    package mutating func set(_ question: QuestionDraft, at code: String) {
        guard let old = self.question(code) else { return }
        let json = write(question, over: old.json)
        changeQuestions(of: old.section) { $0[old.place] = json }
    }

    package mutating func removeQuestion(_ code: String) {
        guard let old = question(code) else { return }
        changeQuestions(of: old.section) { $0.remove(at: old.place) }
    }

    /// By one place; over the end of its section into the next one.
    package mutating func moveQuestion(_ code: String, up: Bool) {
        guard let old = question(code) else { return }
        let last = (document["sections"]?.array?[old.section]["indicators"]?.array ?? []).count - 1
        if up ? old.place > 0 : old.place < last {
            changeQuestions(of: old.section) { $0.move(old.place, by: up ? -1 : 1) }
        } else {
            let other = old.section + (up ? -1 : 1)
            guard sections.indices.contains(other) else { return }
            changeQuestions(of: old.section) { $0.remove(at: old.place) }
            changeQuestions(of: other) { $0.insert(old.json, at: up ? $0.count : 0) }
        }
    }

    /// Another one like it, behind it.
    ///
    /// - Returns: the new one's code.
    package mutating func copyQuestion(_ code: String) -> String? {
        guard let old = question(code) else { return nil }
        let new = newCode(for: old.label, otherwise: "cau")
        changeQuestions(of: old.section) {
            $0.insert(old.json.with("code", .string(new)), at: old.place + 1)
        }
        return new
    }
}

extension JSON {
    /// The object with the member, or without it where the value is nil; its other members stay in
    /// their order. What is no object becomes one.
    func with(_ name: String, _ value: JSON?) -> JSON {
        var pairs = object?.pairs ?? []
        let place = pairs.firstIndex { $0.name == name }
        switch (place, value) {
        case (let place?, let value?): pairs[place].value = value
        case (let place?, nil): pairs.remove(at: place)
        case (nil, let value?): pairs.append((name, value))
        case (nil, nil): break
        }
        return .object(Members(distinct: pairs))
    }
}

extension [JSON] {
    /// Moves an element up or down, if there is room.
    mutating func move(_ place: Int, by step: Int) {
        let other = place + step
        guard indices.contains(place), indices.contains(other) else { return }
        swapAt(place, other)
    }
}

// Questions that were taken out wait beside the form, so that a slip of the hand costs nothing.
extension FormDraft {
    static let laidAside = "removed"
    private static let mostLaidAside = 20

    /// The last one first.
    package var questionsLaidAside: [Question] {
        (document[FormDraft.laidAside]?.array ?? []).enumerated().map { place, json in
            Question(number: 0, section: 0, place: place, json: json)
        }
    }

    /// Takes the question out; `restoreQuestion` puts it back.
    package mutating func layAside(_ code: String) {
        guard let old = question(code) else { return }
        removeQuestion(code)
        let waiting =
            [old.json] + questionsLaidAside.map(\.json).filter { $0["code"]?.string != code }
        document = document.with(
            FormDraft.laidAside, .array(Array(waiting.prefix(FormDraft.mostLaidAside))))
    }

    /// Puts it at the end of the last section.
    ///
    /// - Returns: false where it does not wait, or its code was given to another.
    package mutating func restoreQuestion(_ code: String) -> Bool {
        guard let json = questionsLaidAside.first(where: { $0.code == code })?.json,
            question(code) == nil, let last = sections.last
        else { return false }
        changeQuestions(of: last.place) { $0.append(json) }
        let rest = questionsLaidAside.map(\.json).filter { $0["code"]?.string != code }
        document = document.with(FormDraft.laidAside, rest.isEmpty ? nil : .array(rest))
        return true
    }
}
