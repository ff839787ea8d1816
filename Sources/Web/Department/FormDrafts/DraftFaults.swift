import Reporting

/// The faults of a draft, each with the row in which it is mended.
struct DraftFaults {
    /// What is wrong, and the way to it.
    struct Line {
        let place: String
        let sentence: String
        let address: String
        let isOwn: Bool
    }

    private(set) var lines: [Line] = []
    private var questions: [String: [String]] = [:]
    private var rules: [Int: [String]] = [:]
    private var measures: [Int: [String]] = [:]

    /// Of the whole draft; rows are those of `part`. `address` is the draft's.
    init(
        _ faults: [InvalidForm.Fault], of draft: FormDraft, showing part: DraftPart, address: String
    ) {
        let own = draft.own
        for fault in faults {
            let place = FormPlace(fault.place, in: draft.document)
            let asked = place.isOwn ? own : draft
            let detail = place.detail
            let sentence = fault.fault.sentence
            if place.isOwn == (part == .office) {
                add(detail.isEmpty ? sentence : "\(detail): \(sentence)", at: place.part)
            }
            lines.append(
                Line(
                    place: fault.place(in: draft.document), sentence: sentence,
                    address: address + (place.isOwn ? "/own" : "") + way(to: place.part, of: asked),
                    isOwn: place.isOwn))
        }
    }

    private mutating func add(_ sentence: String, at part: FormPlace.Part) {
        switch part {
        case .question(let section, let index):
            questions["\(section).\(index)", default: []].append(sentence)
        case .rule(let index): rules[index, default: []].append(sentence)
        case .measure(let index): measures[index, default: []].append(sentence)
        case .outline, .other: break
        }
    }

    private func way(to part: FormPlace.Part, of draft: FormDraft) -> String {
        switch part {
        case .question(let section, let index):
            guard let question = draft.sections.at(section)?.questions.at(index) else { break }
            return "?q=\(question.code)#q-\(question.code)"
        case .rule(let index):
            guard let rule = draft.rules.at(index) else { break }
            return "?r=\(rule.id)#r-\(rule.id)"
        case .measure(let index):
            guard let measure = draft.measures.at(index) else { break }
            return "?m=\(measure.code)#m-\(measure.code)"
        case .outline(let kind, let block):
            return "/outlines/\(kind)" + (block.map { "?b=\($0)#b-\($0)" } ?? "")
        case .other: break
        }
        return "#sections"
    }

    func of(question: FormDraft.Question) -> [String] {
        questions["\(question.section).\(question.place)"] ?? []
    }

    func of(rule: FormDraft.Rule) -> [String] { rules[rule.number - 1] ?? [] }

    func of(measure: FormDraft.Measure) -> [String] { measures[measure.number - 1] ?? [] }
}

extension Array {
    fileprivate func at(_ place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}
