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
        do {
            return try wish.commit { database in
                let open = try part.change(id, of: wish.asker.unit.id, in: database) {
                    draft -> String? in
                    guard act != "remove" else {
                        draft.removeRule(rule)
                        return nil
                    }
                    typed = try TypedRule(fields: fields).rule(of: draft)
                    if rule == DraftView.new { return draft.add(typed) }
                    guard let old = draft.rule(rule) else { throw Outdated.gone }
                    guard fields.text("_was") == old.json.mark else { throw Outdated.changed }
                    draft.set(typed, at: rule)
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
            (view.rule, view.kind, view.typedRule) = (rule, "text", typed)
            if outdated == .gone { view.rule = DraftView.new }
            view.complaint = outdated.sentence
            return try wish.look { try part.page($0, view, status: .conflict) }
        }
    }
}

/// A rule as its form sent it: put together of a sentence's parts, or in the rule language.
struct TypedRule {
    let fields: CleanedFields

    /// - Throws: 422 for a sentence of which a part was not chosen.
    func rule(of draft: FormDraft) throws -> RuleDraft {
        let numbers = NumberedQuestions(draft)
        var rule = RuleDraft()
        rule.severity = fields.text("severity")
        rule.message = numbers.coded(fields.text("message"))
        rule.explanations = try fields.lines(
            "explanations", most: FormDraft.mostLines, of: "câu giải trình")
        rule.codes = numbers.codes(fields.text("at"))
        let kind = RuleKind(rawValue: fields.text("kind")) ?? .text
        if kind != .text {
            guard let pattern = pattern(kind, of: draft) else {
                throw Refusal(
                    .unprocessableContent,
                    "Chưa chọn đủ các phần của quy tắc: chọn câu, phép so, số.")
            }
            rule.holds = pattern.source
            if rule.codes.isEmpty { rule.codes = pattern.questions.prefix(1).map(\.rawValue) }
            if rule.message.isEmpty { rule.message = RuleSentence(draft).message(pattern) }
        } else {
            rule.holds = numbers.expression(numbers.coded(fields.text("holds")))
            rule.isForEach = fields.text("scope") == "for"
            rule.names = try fields.lines("names", most: FormDraft.mostLines, of: "tên")
        }
        return rule
    }

    /// nil where a part was not chosen.
    private func pattern(_ kind: RuleKind, of draft: FormDraft) -> RulePattern? {
        switch kind {
        case .comparison:
            guard let order = RulePattern.Order(rawValue: fields.text("order")) else {
                return nil
            }
            let left = terms(["left_1", "left_2"])
            let right = terms(["right_1", "right_2", "right_3", "right_number"])
            return left.isEmpty || right.isEmpty ? nil : .comparison(left, order, right)
        case .implication:
            guard let first = TypedCondition("a", fields).condition(of: draft),
                let second = TypedCondition("b", fields).condition(of: draft)
            else { return nil }
            return .implication(first, second)
        case .between:
            guard let subject = subject("q"),
                let least = TypedCondition.integer(fields.text("least")),
                let most = TypedCondition.integer(fields.text("most"))
            else { return nil }
            return .between(subject, least, most)
        case .period: return subject("q").map(RulePattern.withinPeriod)
        case .change:
            guard let code = question("q"),
                let change = RulePattern.Change(rawValue: fields.text("change"))
            else { return nil }
            return .change(code, change)
        case .text: return nil
        }
    }

    private func terms(_ names: [String]) -> [RulePattern.Term] {
        names.compactMap { name in
            let typed = fields.text(name)
            guard !typed.isEmpty else { return nil }
            guard !name.hasSuffix("number") else {
                return TypedCondition.integer(typed).map(RulePattern.Term.number)
            }
            return switch subject(name) {
            case .question(let code)?: .question(code)
            case .column(let column)?: .sum(column)
            case nil: nil
            }
        }
    }

    /// A question, or a column of a table: `fires.day`.
    private func subject(_ name: String) -> RulePattern.Subject? {
        let parts = fields.text(name).split(separator: ".", maxSplits: 1).map(String.init)
        guard let question = parts.first.map(Indicator.Code.init(rawValue:)) else { return nil }
        return parts.count > 1 ? .column(.init(question, parts[1])) : .question(question)
    }

    private func question(_ name: String) -> Indicator.Code? {
        let typed = fields.text(name)
        return typed.isEmpty ? nil : Indicator.Code(rawValue: typed)
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
