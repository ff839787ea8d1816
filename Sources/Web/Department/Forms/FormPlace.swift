import Reporting

/// A place of a form's document, `sections[1].indicators[2].when`, in the words of whoever made it:
/// `Mục B, câu 8, điều kiện hỏi`.
struct FormPlace {
    private let document: JSON
    private let steps: [Step]

    private enum Step {
        case member(String)
        case element(Int)
    }

    init(_ place: String, in document: JSON) {
        self.document = document
        steps = place.split(separator: ".").flatMap { part in
            let pieces = part.split { $0 == "[" || $0 == "]" }
            let elements = pieces.dropFirst(part.hasPrefix("[") ? 0 : 1)
            let name = part.hasPrefix("[") ? [] : pieces.prefix(1).map { Step.member(String($0)) }
            return name + elements.compactMap { Int(sent: $0, in: 0...99_999).map(Step.element) }
        }
    }

    /// What stands there; nil where there is nothing.
    var value: JSON? {
        steps.reduce(document) { json, step -> JSON? in
            switch step {
            case .member(let name): return json?[name]
            case .element(let index):
                guard let array = json?.array, array.indices.contains(index) else { return nil }
                return array[index]
            }
        }
    }

    enum Part {
        /// By the places of its section and within it.
        case question(Int, Int)
        case rule(Int)
        case measure(Int)
        /// Of the kind, and by its place where it is of one block.
        case outline(String, Int?)
        case other
    }

    /// It is in what the office is asked itself; `part` and `detail` say where there.
    var isOwn: Bool { if case .member("own")? = steps.first { true } else { false } }

    /// From its own part on.
    private var inner: [Step] { isOwn ? Array(steps.dropFirst()) : steps }

    /// Of which row of the form it is.
    var part: Part {
        let steps = inner
        if case .member("outlines")? = steps.first, steps.count > 1,
            case .member(let kind) = steps[1]
        {
            guard steps.count > 3, case .member("blocks") = steps[2],
                case .element(let place) = steps[3]
            else { return .outline(kind, nil) }
            return .outline(kind, place)
        }
        guard steps.count > 1, case .member(let name) = steps[0],
            case .element(let index) = steps[1]
        else { return .other }
        switch name {
        case "rules": return .rule(index)
        case "measures": return .measure(index)
        case "sections":
            guard steps.count > 3, case .member("indicators") = steps[2],
                case .element(let question) = steps[3]
            else { return .other }
            return .question(index, question)
        default: return .other
        }
    }

    /// The place within that row: `chỉ hỏi khi`.
    var detail: String {
        let rest =
            switch part {
            case .question: inner.dropFirst(4)
            case .rule, .measure: inner.dropFirst(2)
            case .outline(_, let place): inner.dropFirst(place == nil ? 2 : 4)
            case .other: inner[...]
            }
        return rest.map(FormPlace.word).joined(separator: ", ")
    }

    var words: String {
        var words: [String] = []
        var rest = steps[...]
        var within: JSON? = document
        if case .member("own")? = rest.first {
            words.append("Phần của cơ quan")
            rest.removeFirst()
            within = within?["own"]
        }
        switch (rest.first, rest.dropFirst().first) {
        case (.member("sections")?, .element(let section)?):
            rest.removeFirst(2)
            words += self.section(section, of: within, &rest)
        case (.member("rules")?, .element(let index)?):
            words.append("Quy tắc \(index + 1)")
            rest.removeFirst(2)
        case (.member("measures")?, .element(let index)?):
            words.append("Chỉ số \(index + 1)")
            rest.removeFirst(2)
        case (.member("lists")?, .member(let name)?):
            words.append("Danh mục \(name)")
            rest.removeFirst(2)
            if case .element(let index)? = rest.popFirst() { words.append("lựa chọn \(index + 1)") }
        case (.member("parameters")?, .member(let name)?):
            words.append("Định mức \(name)")
            rest.removeFirst(2)
        case (.member("outlines")?, .member(let kind)?):
            words.append(
                kind == Outline.Kind.report.rawValue
                    ? "Lời báo cáo của trường" : "Lời báo cáo tổng hợp")
            rest.removeFirst(2)
        default: break
        }
        words += rest.map(FormPlace.word)
        return words.isEmpty ? "Cả biểu mẫu" : words.joined(separator: ", ")
    }

    private func section(
        _ place: Int, of form: JSON?, _ rest: inout ArraySlice<Step>
    ) -> [String] {
        guard let sections = form?["sections"]?.array, sections.indices.contains(place) else {
            return ["Mục \(place + 1)"]
        }
        let name = sections[place]["code"]?.string ?? String(place + 1)
        guard
            case (.member("indicators")?, .element(let index)?) = (
                rest.first, rest.dropFirst().first
            )
        else {
            return ["Mục \(name)"]
        }
        rest.removeFirst(2)
        let before = sections.prefix(place).reduce(0) { $0 + ($1["indicators"]?.array?.count ?? 0) }
        return ["Mục \(name)", "câu \(before + index + 1)"]
    }

    private static func word(_ step: Step) -> String {
        switch step {
        case .element(let index): "thứ \(index + 1)"
        case .member(let name): words[name] ?? name
        }
    }

    private static let words = [
        "title": "tên biểu mẫu", "code": "mã", "version": "phiên bản", "vi": "lời",
        "unit": "đơn vị tính", "help": "hướng dẫn", "type": "cách trả lời",
        "nature": "tính chất số liệu", "aggregate": "cách cộng", "weight": "tính theo",
        "required": "bắt buộc", "when": "chỉ hỏi khi", "levels": "cấp học",
        "list": "các lựa chọn", "scale": "số chữ số thập phân", "max": "số ký tự nhiều nhất",
        "clauses": "mục của kế hoạch", "undone": "chưa làm khi", "holds": "điều phải đúng",
        "at": "hiện ở câu", "for": "áp dụng cho", "let": "tên đặt trong quy tắc",
        "severity": "mức", "explanations": "giải trình có sẵn", "percent": "tỷ lệ",
        "value": "công thức", "blocks": "đoạn", "annexes": "phụ lục", "subject": "trích yếu",
        "sections": "các mục", "rules": "các quy tắc", "measures": "các chỉ số",
        "indicators": "các câu hỏi", "texts": "các câu", "quotes": "trích lời",
        "prefill": "điền sẵn", "given": "số liệu cơ quan có sẵn", "accept": "loại tệp",
        "max_mb": "dung lượng tệp", "max_files": "số tệp nhiều nhất",
    ]
}

extension InvalidForm.Fault {
    /// `Mục B, câu 8, chỉ hỏi khi, ký tự 5`
    func place(in document: JSON) -> String {
        let words = FormPlace(place, in: document).words
        return position.map { "\(words), ký tự \($0)" } ?? words
    }
}
