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
        do {
            return try wish.commit { database in
                let open = try database.changeDraft(id, of: wish.asker.unit.id) {
                    draft -> String? in
                    guard act != "remove" else {
                        draft.removeMeasure(code)
                        return nil
                    }
                    typed = try TypedMeasure(fields: fields).measure(of: draft)
                    if code == DraftView.new { return draft.add(typed) }
                    guard let old = draft.measure(code) else { throw Outdated.gone }
                    guard fields.text("_was") == old.json.mark else { throw Outdated.changed }
                    draft.set(typed, at: code)
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
            (view.measure, view.typedMeasure) = (code, typed)
            if outdated == .gone { view.measure = DraftView.new }
            view.complaint = outdated.sentence
            return try wish.look {
                $0.page(try DraftPage($0, view), status: .conflict)
            }
        }
    }
}

/// A measure as its form sent it: put together, or in the language of measures.
private struct TypedMeasure {
    let fields: CleanedFields

    /// - Throws: 422 for a sentence of which a part was not chosen.
    func measure(of draft: FormDraft) throws -> MeasureDraft {
        var measure = MeasureDraft()
        measure.label = fields.text("label")
        measure.unit = fields.text("unit")
        let kind = MeasureKind(rawValue: fields.text("kind")) ?? .text
        guard kind != .text else {
            measure.isPercent = fields.text("form") != "value"
            measure.formula = NumberedQuestions(draft).expression(
                NumberedQuestions(draft).coded(fields.text("formula")))
            guard !measure.formula.isEmpty else { throw lack }
            return measure
        }
        guard let pattern = pattern(kind, of: draft) else { throw lack }
        (measure.isPercent, measure.formula) = (pattern.isPercent, pattern.source)
        return measure
    }

    private var lack: Refusal {
        Refusal(.unprocessableContent, "Chưa chọn đủ các phần của chỉ số.")
    }

    /// nil where a part was not chosen.
    private func pattern(_ kind: MeasureKind, of draft: FormDraft) -> MeasurePattern? {
        let codes = ["part", "whole"].map(fields.text)
        let terms = (1...MeasurePattern.mostTerms).map { fields.text("q_\($0)") }
            .filter { !$0.isEmpty }
        return switch kind {
        case .share:
            TypedCondition("a", fields).condition(of: draft).map(MeasurePattern.share)
        case .ratio where !codes.contains(""):
            .ratio(.init(rawValue: codes[0]), of: .init(rawValue: codes[1]))
        case .total where !terms.isEmpty: .total(terms.map(Indicator.Code.init(rawValue:)))
        case .ratio, .total, .text: nil
        }
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
