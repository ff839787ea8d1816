import Reporting
import Storage

/// A form that is being made: its questions, rules and measures, one of them opened to be changed,
/// and what is still in the way of bringing it out.
struct DraftPage {
    let frame: Frame
    let address: String
    let title: String
    let facts: [String]
    let said: String?
    let complaint: Complaint?
    let faults: [DraftFaults.Line]
    let moreFaults: Int
    /// Nothing is asked yet: what is missing is to be done, and nobody's fault.
    let isNew: Bool
    let sections: DraftSections
    let rules: DraftRuleList
    let measures: [DraftLine]
    let newMeasure: HTML?
    let parameters: [String]
    let given: GivenFigureFields
    /// Sections of other forms that may be copied; nil where nobody asked.
    let copied: SectionLibrary?
    /// Code, number, words: for whoever writes in the rule language.
    let codes: [FormDraft.Question]
    let hasOutlines: Bool
    /// `câu 10, 12`, which the outline of the consolidated report does not say.
    let unsaid: String?
    /// How many questions the office itself is asked.
    let ownCount: Int
    let isOwnWrong: Bool

    static let mostFaults = 30

    init(_ visit: Visit, _ view: DraftView) throws {
        let kept = try visit.addressedDraft()
        let draft = kept.draft
        let reading = draft.reading
        let all = draft.faults(reading)
        let title = draft.title.isEmpty ? "Biểu mẫu chưa có tên" : draft.title
        frame = try Frame(visit, title: "Biểu mẫu nháp: \(title)", current: "/forms")
        address = "/form-drafts/\(kept.id.rawValue)"
        self.title = title
        let questions = draft.sections.flatMap(\.questions)
        isNew = questions.isEmpty
        let ways = DraftFaults(all, of: draft, showing: .schools, address: address)
        facts = [
            "\(draft.sections.count) mục, \(questions.count) câu hỏi, \(draft.rules.count) quy tắc",
            "Lưu lúc \(VietnameseDate.text(kept.changedAt))",
        ]
        said = view.isSaved ? nil : Self.said[try visit.query("done") ?? ""]
        complaint = view.complaint
        faults = Array(ways.lines.prefix(Self.mostFaults))
        moreFaults = max(0, ways.lines.count - Self.mostFaults)
        let levels = try visit.database.units.levels()
        let form = reading.form
        let library = try view.adding.map { section in
            try Library(visit, draft, into: section, search: view.search)
        }
        sections = DraftSections(
            draft, form, view, ways, levels: levels, library: library, address: address,
            keys: frame.keys)
        let choices = QuestionChoices(draft, form: form)
        let address = address
        let keys = frame.keys
        rules = DraftRuleList(draft, form, view, ways, address: address, keys: keys)
        measures = DraftMeasureList.lines(draft, form, view, ways, choices, address, keys)
        newMeasure =
            view.measure == DraftView.new
            ? MeasureEditor(measure: nil, pattern: nil, view, draft, choices)
                .form(to: address, keys) : nil
        parameters = draft.parameterLines
        given = GivenFigureFields(draft)
        copied = view.isCopying ? try SectionLibrary(visit, draft) : nil
        codes = view.rule == nil && view.measure == nil ? [] : questions
        let unsaid = draft.unsaidQuestions.map { "\($0.number)" }
        let rest = unsaid.count > 20 ? " và \(unsaid.count - 20) câu khác" : ""
        self.unsaid =
            unsaid.isEmpty ? nil : "câu \(unsaid.prefix(20).joined(separator: ", "))\(rest)"
        hasOutlines = draft.document["outlines"]?.object?.count ?? 0 > 0
        ownCount = draft.own.sections.reduce(0) { $0 + $1.questions.count }
        isOwnWrong = ways.lines.contains(where: \.isOwn)
    }

    private static let said = [
        "saved": "Đã lưu."
    ]
}
