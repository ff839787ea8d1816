import Reporting
import Storage

/// A form that is being made: its questions, rules and measures, one of them opened to be changed,
/// and what is still in the way of bringing it out.
struct DraftPage {
    /// What is wrong, and the way to it.
    struct Fault {
        let place: String
        let sentence: String
        let address: String
    }

    struct Section {
        let code: String
        let title: String
        let clauses: String
        let count: String
        let isWrong: Bool
        let isOpen: Bool
        let isEmpty: Bool
        let rows: [Row]
        /// Questions of other forms that fit the search.
        let offered: Library?
    }

    /// A question's line, opened or not.
    struct Row {
        let code: String
        let number: Int
        let label: String
        let facts: String
        let faults: [String]
        let editor: QuestionEditor?
    }

    struct Line {
        let id: String
        let number: Int
        let words: String
        let note: String
        let faults: [String]
        let editor: HTML?
    }

    let frame: Frame
    let address: String
    let title: String
    let facts: [String]
    let said: String?
    let complaint: String?
    let faults: [Fault]
    let moreFaults: Int
    let sections: [Section]
    let laidAside: [FormDraft.Question]
    let rules: [Line]
    let newRule: HTML?
    let measures: [Line]
    let newMeasure: HTML?
    let parameters: [String]
    /// Sections of other forms that may be copied; nil where nobody asked.
    let copied: SectionLibrary?
    /// Code, number, words: for whoever writes in the rule language.
    let codes: [FormDraft.Question]
    let hasOutlines: Bool

    static let mostFaults = 30

    init(_ visit: Visit, _ view: DraftView) throws {
        let kept = try visit.addressedDraft()
        let draft = kept.draft
        let reading = draft.reading
        let all = draft.faults(reading)
        let title = draft.title.isEmpty ? "Biểu mẫu chưa có tên" : draft.title
        frame = try Frame(visit, title: title, current: "/rounds")
        address = "/form-drafts/\(kept.id.rawValue)"
        self.title = title
        let questions = draft.sections.flatMap(\.questions)
        let ways = DraftFaults(all, of: draft, address: address)
        facts = [
            "\(draft.sections.count) mục, \(questions.count) câu hỏi, \(draft.rules.count) quy tắc",
            "Lưu lúc \(VietnameseDate.text(kept.changedAt))",
        ]
        said = Self.said[try visit.query("done") ?? ""]
        complaint = view.complaint
        faults = Array(ways.lines.prefix(Self.mostFaults))
        moreFaults = max(0, ways.lines.count - Self.mostFaults)
        let levels = try visit.database.units.levels()
        let form = reading.form
        let library = try view.adding.map { section in
            try Library(visit, draft, into: section, search: view.search)
        }
        sections = draft.sections.map { section in
            let rows = section.questions.map { question in
                let isOpen = question.code == view.question
                return Row(
                    code: question.code, number: question.number, label: question.label,
                    facts: QuestionFacts(question, in: form).words,
                    faults: ways.of(question: question),
                    editor: isOpen
                        ? QuestionEditor(
                            question, view.typedQuestion, draft, form: form, levels: levels) : nil)
            }
            return Section(
                code: section.code, title: section.title,
                clauses: section.clauses.joined(separator: "; "),
                count: "\(rows.count) câu",
                isWrong: rows.contains { !$0.faults.isEmpty }, isOpen: section.code == view.section,
                isEmpty: rows.isEmpty, rows: rows,
                offered: library?.section == section.code ? library : nil)
        }
        laidAside = draft.questionsLaidAside
        let choices = QuestionChoices(draft, form: form)
        let address = address
        let keys = frame.keys
        let (words, numbers) = (RuleSentence(draft), NumberedQuestions(draft))
        let read = Dictionary(
            form.rules.map { ($0.id.rawValue, $0.holds) }, uniquingKeysWith: { first, _ in first })
        rules = draft.rules.map { rule in
            let isOpen = rule.id == view.rule
            let pattern = read[rule.id].flatMap(RulePattern.init)
            let editor =
                isOpen
                ? RuleEditor(
                    rule: rule, typed: view.typedRule, pattern: pattern,
                    kind: view.kind.flatMap(RuleKind.init), draft, choices)
                : nil
            return Line(
                id: rule.id, number: rule.number,
                words: pattern.map(words.words)
                    ?? numbers.numbered(
                        rule.json["vi"]?.string ?? ""),
                note: RuleEditor.note(rule, numbers, hasPattern: pattern != nil),
                faults: ways.of(rule: rule),
                editor: editor?.form(to: address, keys))
        }
        newRule =
            view.rule == DraftView.new
            ? RuleEditor(
                rule: nil, typed: view.typedRule, pattern: nil,
                kind: view.kind.flatMap(RuleKind.init) ?? .comparison, draft, choices
            ).form(to: address, keys) : nil
        measures = draft.measures.map { measure in
            let isOpen = measure.code == view.measure
            return Line(
                id: measure.code, number: measure.number, words: measure.json["vi"]?.string ?? "",
                note: (measure.json["percent"] ?? measure.json["value"])?.string ?? "",
                faults: ways.of(measure: measure),
                editor: isOpen
                    ? MeasureEditor(
                        measure: measure, typed: view.typedMeasure, kind: .text, draft, choices
                    ).form(to: address, keys) : nil)
        }
        newMeasure =
            view.measure == DraftView.new
            ? MeasureEditor(
                measure: nil, typed: view.typedMeasure,
                kind: view.kind.flatMap(MeasureKind.init) ?? .share, draft, choices
            ).form(to: address, keys) : nil
        parameters = draft.parameterLines
        copied = view.isCopying ? try SectionLibrary(visit, draft) : nil
        codes = view.rule == nil && view.measure == nil ? [] : questions
        hasOutlines = draft.document["outlines"]?.object?.count ?? 0 > 0
    }

    private static let said = [
        "saved": "Đã lưu."
    ]
}

/// The faults of a draft, each with the row in which it is mended.
struct DraftFaults {
    let lines: [DraftPage.Fault]
    private let questions: [String: [String]]
    private let rules: [Int: [String]]
    private let measures: [Int: [String]]

    init(_ faults: [InvalidForm.Fault], of draft: FormDraft, address: String) {
        var questions: [String: [String]] = [:]
        var rules: [Int: [String]] = [:]
        var measures: [Int: [String]] = [:]
        let (sections, ofRules, ofMeasures) = (draft.sections, draft.rules, draft.measures)
        lines = faults.map { fault in
            let place = FormPlace(fault.place, in: draft.document)
            let sentence = fault.fault.sentence
            var way = "#sections"
            switch place.part {
            case .question(let section, let index):
                if sections.indices.contains(section),
                    sections[section].questions.indices.contains(index)
                {
                    let code = sections[section].questions[index].code
                    let detail = place.detail
                    questions["\(section).\(index)", default: []].append(
                        detail.isEmpty ? sentence : "\(detail): \(sentence)")
                    way = "?q=\(code)#q-\(code)"
                }
            case .rule(let index):
                rules[index, default: []].append(
                    place.detail.isEmpty ? sentence : "\(place.detail): \(sentence)")
                if ofRules.indices.contains(index) {
                    way = "?r=\(ofRules[index].id)#r-\(ofRules[index].id)"
                }
            case .measure(let index):
                measures[index, default: []].append(
                    place.detail.isEmpty ? sentence : "\(place.detail): \(sentence)")
                if ofMeasures.indices.contains(index) {
                    way = "?m=\(ofMeasures[index].code)#m-\(ofMeasures[index].code)"
                }
            case .outline(let kind, let block):
                way = "/outlines/\(kind)" + (block.map { "?b=\($0)#b-\($0)" } ?? "")
            case .other: break
            }
            return DraftPage.Fault(
                place: fault.place(in: draft.document), sentence: sentence, address: address + way)
        }
        (self.questions, self.rules, self.measures) = (questions, rules, measures)
    }

    func of(question: FormDraft.Question) -> [String] {
        questions["\(question.section).\(question.place)"] ?? []
    }

    func of(rule: FormDraft.Rule) -> [String] { rules[rule.number - 1] ?? [] }

    func of(measure: FormDraft.Measure) -> [String] { measures[measure.number - 1] ?? [] }
}
