import HTTP
import HTTPTypes
import Reporting
import Storage

/// The rules of a form that is being made.
enum DraftRules {
    /// `POST /form-drafts/{draft}/rules`: `save`, `up`, `down` of `rule`, or of a new one, keep what
    /// was typed; `remove` takes it out.
    @Sendable static func change(_ wish: Wish) throws -> any Reply {
        try change(.schools, wish)
    }

    static func change(_ part: DraftPart, _ wish: Wish) throws -> any Reply {
        let (id, fields) = (try wish.draftID(), try CleanedFields(wish))
        let (rule, act) = (fields.text("rule"), fields.text("_do"))
        guard ["save", "up", "down", "remove"].contains(act) else {
            throw Refusal(.badRequest, "Thao tác không rõ.")
        }
        var typed = RuleDraft()
        func again(_ view: DraftView, _ status: HTTPResponse.Status) throws -> any Reply {
            var view = view
            (view.kind, view.typedRule) = (fields.text("kind"), typed)
            view.typedParts = SentenceParts(sent: fields)
            return try wish.look { try part.page($0, view, status: status) }
        }
        do {
            return try wish.commit { database in
                let open = try part.change(id, of: wish.asker.unit.id, in: database) {
                    draft -> String? in
                    guard act != "remove" else {
                        draft.removeRule(rule)
                        return nil
                    }
                    let sent = TypedRule(fields: fields)
                    typed = sent.words(of: draft)
                    let whole = try sent.rule(typed, of: draft)
                    if rule == DraftView.new { return draft.add(whole) }
                    guard let old = draft.rule(rule) else { throw Outdated.gone }
                    guard fields.text("_was") == old.json.mark else { throw Outdated.changed }
                    draft.set(whole, at: rule)
                    if act != "save" { draft.moveRule(rule, up: act == "up") }
                    return rule
                }
                return .redirect(
                    to: fields.onward(
                        in: id, part.address(of: id), query: open.map { "?r=\($0)" } ?? "",
                        anchor: open.map { "#r-\($0)" } ?? "#rules"))
            }
        } catch let outdated as Outdated {
            var view = DraftView()
            view.rule = outdated == .gone ? DraftView.new : rule
            view.complaint = Complaint(outdated.sentence)
            return try again(view, .conflict)
        } catch let wrong as Complaints {
            var view = DraftView()
            (view.rule, view.complaint) = (rule, wrong.joined)
            return try again(view, .unprocessableContent)
        }
    }
}

/// A rule as its form sent it: put together of a sentence's parts, or in the rule language.
struct TypedRule {
    let fields: CleanedFields

    /// All of it but for the sentence.
    func words(of draft: FormDraft) -> RuleDraft {
        let numbers = NumberedQuestions(draft)
        var rule = RuleDraft()
        rule.severity = fields.text("severity")
        rule.message = numbers.coded(fields.text("message"))
        rule.explanations = fields.lines("explanations")
        rule.codes = numbers.codes(fields.text("at"))
        rule.holds = numbers.expression(numbers.coded(fields.text("holds")))
        rule.isForEach = fields.text("scope") == "for"
        rule.names = fields.lines("names")
        return rule
    }

    /// `words` are of the same draft.
    ///
    /// - Throws: `Complaints` about a sentence of which a part was not chosen, or too many lines.
    func rule(_ words: RuleDraft, of draft: FormDraft) throws(Complaints) -> RuleDraft {
        var rule = words
        for (lines, called, field) in [
            (rule.explanations, "câu giải trình", "explanations"), (rule.names, "tên", "names"),
        ] where lines.count > FormDraft.mostLines {
            throw Complaints(
                "Có \(lines.count) \(called); nhiều nhất \(FormDraft.mostLines).", at: field)
        }
        let kind = RuleKind(rawValue: fields.text("kind")) ?? .text
        guard let pattern = try pattern(kind, of: draft) else { return rule }
        rule.holds = pattern.source
        (rule.isForEach, rule.names) = (false, [])
        if rule.codes.isEmpty { rule.codes = pattern.questions.prefix(1).map(\.rawValue) }
        if rule.message.isEmpty { rule.message = RuleSentence(draft).message(pattern) }
        return rule
    }

    /// nil for a rule in the rule language.
    private func pattern(
        _ kind: RuleKind, of draft: FormDraft
    ) throws(Complaints) -> RulePattern? {
        switch kind {
        case .comparison:
            guard let order = RulePattern.Order(rawValue: fields.text("order")) else {
                throw Complaints("Chưa chọn phép so.")
            }
            let left = terms(["left_1", "left_2"])
            guard !left.isEmpty else {
                throw Complaints(
                    "Vế trái chưa có câu nào: chọn câu đứng trước “\(RuleSentence.words(order))”.",
                    at: "part-left_1")
            }
            let number = try number("right_number")
            let right =
                terms(["right_1", "right_2", "right_3"]) + (number.map { [.number($0)] } ?? [])
            guard !right.isEmpty else {
                throw Complaints(
                    "Vế phải chưa có gì: chọn câu đứng sau “\(RuleSentence.words(order))”, hoặc nhập một số.",
                    at: "part-right_1")
            }
            return .comparison(left, order, right)
        case .implication:
            return .implication(
                try condition("a", after: "Nếu", draft), try condition("b", after: "thì", draft))
        case .between:
            let subject = try subject()
            guard let least = try number("least"), let most = try number("most") else {
                throw Complaints(
                    "Chưa nhập đủ số nhỏ nhất và số lớn nhất.",
                    at: fields.text("least").isEmpty ? "part-least" : "part-most")
            }
            return .between(subject, least, most)
        case .period: return .withinPeriod(try subject())
        case .change:
            guard let change = RulePattern.Change(rawValue: fields.text("change")) else {
                throw Complaints("Chưa chọn phép so.")
            }
            return .change(try subject().question, change)
        case .text: return nil
        }
    }

    private func condition(
        _ name: String, after word: String, _ draft: FormDraft
    ) throws(Complaints) -> ConditionPattern {
        guard let condition = TypedCondition(name, fields).condition(of: draft) else {
            throw Complaints("Chưa chọn câu sau chữ “\(word)”.", at: "part-\(name)_q")
        }
        return condition
    }

    /// nil where nothing was typed.
    private func number(_ name: String) throws(Complaints) -> Int64? {
        let typed = fields.text(name)
        guard !typed.isEmpty else { return nil }
        guard let number = TypedCondition.integer(typed) else {
            throw Complaints("“\(typed)” không phải là số nguyên.", at: "part-\(name)")
        }
        return number
    }

    private func terms(_ names: [String]) -> [RulePattern.Term] {
        names.compactMap { name in
            switch subject(name) {
            case .question(let code)?: .question(code)
            case .column(let column)?: .sum(column)
            case nil: nil
            }
        }
    }

    private func subject() throws(Complaints) -> RulePattern.Subject {
        guard let subject = subject("q") else { throw Complaints("Chưa chọn câu.", at: "part-q") }
        return subject
    }

    /// A question, or a column of a table: `fires.day`.
    private func subject(_ name: String) -> RulePattern.Subject? {
        let parts = fields.text(name).split(separator: ".", maxSplits: 1).map(String.init)
        guard let question = parts.first.map(Indicator.Code.init(rawValue:)) else { return nil }
        return parts.count > 1 ? .column(.init(question, parts[1])) : .question(question)
    }
}

/// The sentences by which rules are written.
enum RuleKind: String, CaseIterable {
    case comparison = "compare", implication = "if", between, period, change, text

    init(_ pattern: RulePattern?) {
        self =
            switch pattern {
            case .comparison: .comparison
            case .implication: .implication
            case .between: .between
            case .withinPeriod: .period
            case .change: .change
            case nil: .text
            }
    }

    var words: String {
        switch self {
        case .comparison: "A không lớn hơn B; A bằng B cộng C"
        case .implication: "Nếu A … thì B …"
        case .between: "A nằm trong khoảng …"
        case .period: "Ngày A nằm trong kỳ báo cáo"
        case .change: "A so với đợt trước"
        case .text: "Viết công thức"
        }
    }
}
