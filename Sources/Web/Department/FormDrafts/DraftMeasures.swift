import HTTP
import HTTPTypes
import Reporting
import Storage

/// The measures of a form that is being made.
enum DraftMeasures {
    /// `POST /form-drafts/{draft}/measures`: as of rules.
    @Sendable static func change(_ wish: Wish) throws -> any Reply {
        let (id, fields) = (try wish.draftID(), try CleanedFields(wish))
        let (code, act) = (fields.text("measure"), fields.text("_do"))
        guard ["save", "up", "down", "remove"].contains(act) else {
            throw Refusal(.badRequest, "Thao tác không rõ.")
        }
        var typed = MeasureDraft()
        func again(_ view: DraftView, _ status: HTTPResponse.Status) throws -> any Reply {
            var view = view
            (view.kind, view.typedMeasure) = (fields.text("kind"), typed)
            view.typedParts = SentenceParts(sent: fields)
            return try wish.look { $0.page(try DraftPage($0, view), status: status) }
        }
        do {
            return try wish.commit { database in
                let open = try database.changeDraft(id, of: wish.asker.unit.id) {
                    draft -> String? in
                    guard act != "remove" else {
                        draft.removeMeasure(code)
                        return nil
                    }
                    let sent = TypedMeasure(fields: fields)
                    typed = sent.words(of: draft)
                    let whole = try sent.measure(typed, of: draft)
                    if code == DraftView.new { return draft.add(whole) }
                    guard let old = draft.measure(code) else { throw Outdated.gone }
                    guard fields.text("_was") == old.json.mark else { throw Outdated.changed }
                    draft.set(whole, at: code)
                    if act != "save" { draft.moveMeasure(code, up: act == "up") }
                    return code
                }
                return .redirect(
                    to: fields.onward(
                        in: id, "/form-drafts/\(id.rawValue)",
                        query: open.map { "?m=\($0)" } ?? "",
                        anchor: open.map { "#m-\($0)" } ?? "#measures"))
            }
        } catch let outdated as Outdated {
            var view = DraftView()
            view.measure = outdated == .gone ? DraftView.new : code
            view.complaint = Complaint(outdated.sentence)
            return try again(view, .conflict)
        } catch let wrong as Complaints {
            var view = DraftView()
            (view.measure, view.complaint) = (code, wrong.joined)
            return try again(view, .unprocessableContent)
        }
    }
}

/// A measure as its form sent it: put together, or in the language of measures.
private struct TypedMeasure {
    let fields: CleanedFields

    /// All of it but for the sentence.
    func words(of draft: FormDraft) -> MeasureDraft {
        let numbers = NumberedQuestions(draft)
        var measure = MeasureDraft()
        measure.label = fields.text("label")
        measure.unit = fields.text("unit")
        measure.isPercent = fields.text("form") != "value"
        measure.formula = numbers.expression(numbers.coded(fields.text("formula")))
        return measure
    }

    /// `words` are of the same draft.
    ///
    /// - Throws: `Complaints` about a sentence of which a part was not chosen.
    func measure(
        _ words: MeasureDraft, of draft: FormDraft
    ) throws(Complaints) -> MeasureDraft {
        let kind = MeasureKind(rawValue: fields.text("kind")) ?? .text
        guard kind != .text else {
            guard !words.formula.isEmpty else {
                throw Complaints("Chưa nhập công thức.", at: "formula")
            }
            return words
        }
        var measure = words
        let pattern = try pattern(kind, of: draft)
        (measure.isPercent, measure.formula) = (pattern.isPercent, pattern.source)
        return measure
    }

    private func pattern(
        _ kind: MeasureKind, of draft: FormDraft
    ) throws(Complaints) -> MeasurePattern {
        switch kind {
        case .share:
            guard let condition = TypedCondition("a", fields).condition(of: draft) else {
                throw Complaints("Chưa chọn câu của điều kiện.", at: "part-a_q")
            }
            return .share(condition)
        case .ratio:
            return .ratio(try code("part", "tử số"), of: try code("whole", "mẫu số"))
        case .total, .text:
            let terms = (1...MeasurePattern.mostTerms).map { fields.text("q_\($0)") }
                .filter { !$0.isEmpty }
            guard !terms.isEmpty else { throw Complaints("Chưa chọn câu nào.", at: "part-q_1") }
            return .total(terms.map(Indicator.Code.init(rawValue:)))
        }
    }

    private func code(_ name: String, _ words: String) throws(Complaints) -> Indicator.Code {
        let typed = fields.text(name)
        guard !typed.isEmpty else {
            throw Complaints("Chưa chọn câu làm \(words).", at: "part-\(name)")
        }
        return Indicator.Code(rawValue: typed)
    }
}

/// The sentences by which measures are written.
enum MeasureKind: String, CaseIterable {
    case share, ratio, total, text

    init(_ pattern: MeasurePattern?) {
        self =
            switch pattern {
            case .share: .share
            case .ratio: .ratio
            case .total: .total
            case nil: .text
            }
    }

    var words: String {
        switch self {
        case .share: "Tỷ lệ số trường có …"
        case .ratio: "Tỷ lệ của hai số cộng lại"
        case .total: "Tổng của các số"
        case .text: "Viết công thức"
        }
    }
}
