import Reporting

/// A rule or a measure in its list, opened or not.
struct DraftLine {
    let id: String
    let number: Int
    let words: String
    let note: String
    let faults: [String]
    let editor: HTML?

    /// `name` is the parameter that opens it: `r`.
    func html(_ name: String, _ address: String) -> HTML {
        """
        <li class="set got" id="\(name)-\(id)"><p><span class="tag">\(number)</span> \(if: editor == nil, #"<a href="\#(address)?\#(name)=\#(id)#\#(name)-\#(id)">\#(words)</a>"#, else: "<b>\(words)</b>")</p>\(faults.map { #"<p class="msg err">\#(Icon.of("err"))<span>\#($0)</span></p>"# })\(editor ?? "<p class=\"small mute\">\(note)</p>")</li>
        """
    }

    /// Asks by which sentence one more is to be written.
    static func adding(
        _ name: String, _ words: HTML, _ kinds: [(value: String, words: String)], _ address: String
    ) -> HTML {
        let options = kinds.map { Choice(value: $0.value, words: $0.words, isChosen: false).html }
        return """
            <form class="asks" method="get" action="\(address)#\(name)-new"><input type="hidden" name="\(name)" value="new"><p><label for="kind-\(name)">\(words) theo mẫu câu</label><select id="kind-\(name)" name="kind">\(options)</select></p><p><button class="btn mini">Điền mẫu câu này</button></p></form>
            """
    }
}

/// The rules of a form that is being made.
struct DraftRuleList {
    let lines: [DraftLine]
    private let new: HTML?
    private let address: String

    /// `form` is what of the draft can be read.
    init(
        _ draft: FormDraft, _ form: Form, _ view: DraftView, _ ways: DraftFaults, address: String,
        keys: HTML
    ) {
        self.address = address
        let choices = QuestionChoices(draft, form: form)
        let (words, numbers) = (RuleSentence(draft), NumberedQuestions(draft))
        let read = Dictionary(
            form.rules.map { ($0.id.rawValue, $0.holds) }, uniquingKeysWith: { first, _ in first })
        lines = draft.rules.map { rule in
            let pattern = read[rule.id].flatMap(RulePattern.init)
            let editor =
                rule.id == view.rule
                ? RuleEditor(rule: rule, pattern: pattern, view, draft, choices) : nil
            return DraftLine(
                id: rule.id, number: rule.number,
                words: pattern.map(words.words)
                    ?? numbers.numbered(rule.json["vi"]?.string ?? ""),
                note: RuleEditor.note(rule, numbers, hasPattern: pattern != nil),
                faults: ways.of(rule: rule),
                editor: editor?.form(to: address, keys, isSaved: view.isSaved))
        }
        new =
            view.rule == DraftView.new
            ? RuleEditor(rule: nil, pattern: nil, view, draft, choices).form(to: address, keys)
            : nil
    }
}

extension DraftRuleList: View {
    var html: HTML {
        """
        <section class="set" id="rules" aria-labelledby="rules-title"><h2 id="rules-title">Quy tắc kiểm tra <span class="cov">\(lines.count) quy tắc</span></h2>
        \(if: !lines.isEmpty, "<ul class=\"panel\">\(lines.map { $0.html("r", address) })</ul>")
        \(new.map { #"<div class="panel set" id="r-new"><h3>Thêm quy tắc</h3>\#($0)</div>"# } ?? DraftLine.adding("r", "Thêm quy tắc", RuleKind.allCases.map { ($0.rawValue, $0.words) }, address))
        </section>
        """
    }
}

/// The measures of a form that is being made.
enum DraftMeasureList {
    /// `form` is what of the draft can be read.
    static func lines(
        _ draft: FormDraft, _ form: Form, _ view: DraftView, _ ways: DraftFaults,
        _ choices: QuestionChoices, _ address: String, _ keys: HTML
    ) -> [DraftLine] {
        let (words, numbers) = (RuleSentence(draft), NumberedQuestions(draft))
        let read = Dictionary(
            form.measures.map { ($0.code.rawValue, $0.formula) },
            uniquingKeysWith: { first, _ in first })
        return draft.measures.map { measure in
            let pattern = read[measure.code].flatMap(MeasurePattern.init)
            let editor =
                measure.code == view.measure
                ? MeasureEditor(measure: measure, pattern: pattern, view, draft, choices) : nil
            return DraftLine(
                id: measure.code, number: measure.number, words: measure.json["vi"]?.string ?? "",
                note: pattern.map(words.words)
                    ?? numbers.formula(MeasureDraft(measure.json).formula),
                faults: ways.of(measure: measure),
                editor: editor?.form(to: address, keys, isSaved: view.isSaved))
        }
    }
}
