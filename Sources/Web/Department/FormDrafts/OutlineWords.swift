import Reporting

/// What an outline's texts may hold, by the words that people know it by: `{câu 8}` for
/// `{eq_ext_usable}`, `{Số kế hoạch}` for `{$plan_number}`, `{chỉ số 2}` for a measure, and
/// `{câu 2 / câu 1}` for what the outline reckons.
struct OutlineWords {
    private let numbers: NumberedQuestions
    private let words: [String: String]
    private let names: [String: String]

    init(_ draft: FormDraft, _ kind: Outline.Kind) {
        numbers = NumberedQuestions(draft)
        var words = Dictionary(
            OutlineWords.setting + OutlineWords.conditions
                + (kind == .consolidated ? OutlineWords.counts + OutlineWords.before : []),
            uniquingKeysWith: { first, _ in first })
        if kind == .consolidated {
            for measure in draft.measures {
                let name = "chỉ số \(measure.number)"
                words[measure.code] = name
                words["previous_\(measure.code)"] = "\(name) đợt trước"
                guard MeasureDraft(measure.json).isPercent else { continue }
                for (part, called) in [("_part", "tử số"), ("_whole", "mẫu số")] {
                    words[measure.code + part] = "\(called) của \(name)"
                    words["previous_\(measure.code)\(part)"] = "\(called) của \(name) đợt trước"
                }
            }
            for question in draft.sections.flatMap(\.questions) where question.number > 0 {
                words["previous_\(question.code)"] = "câu \(question.number) đợt trước"
                for option in draft.options(of: question.code) {
                    words["\(question.code)_\(option.value)"] =
                        "câu \(question.number): \(option.words)"
                }
            }
            for question in draft.own.sections.flatMap(\.questions) where question.number > 0 {
                words[question.code] = "cơ quan, câu \(question.number)"
            }
            for level in Set(
                draft.sections.flatMap(\.questions).flatMap { $0.json["levels"]?.array ?? [] }
                    .compactMap(\.string))
            {
                words["$level_\(level.lowercased())"] =
                    "Số trường \(level.replacing("_", with: "&"))"
            }
            for section in draft.sections {
                words["$nil_\(section.code)"] = "Số trường khai mục \(section.code) không phát sinh"
            }
        }
        for name in draft.frame(of: kind).names where name.isReckoned {
            words[name.name] = OutlineWords.formula(name, numbers)
        }
        // Words that several would share, or that braces can't hold, are nobody's: the name stands there.
        let alike = Dictionary(grouping: words.keys) { SearchText.fold(words[$0] ?? "") }
        self.words = words.filter { _, told in
            alike[SearchText.fold(told)]?.count == 1 && !told.contains { "{}=".contains($0) }
        }
        names = Dictionary(
            self.words.map { (SearchText.fold($0.value), $0.key) }, uniquingKeysWith: { $1 })
    }

    /// A sentence for people.
    func told(_ text: String) -> String {
        numbers.numbered(BracedWords.replacing(in: text) { words[$0] ?? $0 })
    }

    /// The figure as it stands in braces.
    func told(name: String) -> String {
        String(told("{\(name)}").dropFirst().dropLast())
    }

    /// What `told` says, as it is stored; `reckoned` names a formula, or leaves it as it was typed.
    func stored(
        _ text: String, reckoned: (OutlineFrameDraft.Name) -> String? = { _ in nil }
    ) -> String {
        BracedWords.replacing(in: numbers.coded(text)) { inside in
            if let name = names[SearchText.fold(inside)] { return name }
            return formula(inside).flatMap(reckoned) ?? inside
        }
    }

    /// A condition for people: `câu 8 > 0 and {Số báo cáo muộn} = 0`.
    func condition(_ source: String) -> String {
        numbers.formula(
            source.replacing(/\$?[A-Za-z_][A-Za-z0-9_]*/) { word in
                let name = String(word.output)
                return words[name].map { "{\($0)}" } ?? name
            })
    }

    /// What `condition` says, in the rule language.
    func source(_ condition: String) -> String {
        numbers.expression(
            BracedWords.replacing(in: condition, keepingBraces: false) { inside in
                names[SearchText.fold(inside)] ?? inside
            })
    }

    /// `câu 2 / câu 1` is how many percent, another formula its number; nil for what is none.
    private func formula(_ inside: String) -> OutlineFrameDraft.Name? {
        guard inside.contains(where: { "+-×*/".contains($0) }) else { return nil }
        let source = numbers.expression(inside)
        guard source != inside else { return nil }
        let sides = source.split(separator: "/", omittingEmptySubsequences: false)
            .map { TypedText.trimmed(String($0)) }
        guard sides.count <= 2, !sides.contains("") else { return nil }
        return .init(name: "", value: sides[0], whole: sides.count > 1 ? sides[1] : "")
    }

    static func formula(
        _ name: OutlineFrameDraft.Name, _ numbers: NumberedQuestions
    ) -> String {
        [name.value, name.whole].filter { !$0.isEmpty }.map(numbers.formula)
            .joined(separator: " / ")
    }

    static let setting = [
        ("$unit", "Tên đơn vị"), ("$owner", "Tên cơ quan nhận"), ("$round", "Tên đợt"),
        ("$due", "Hạn nộp"), ("$period_start", "Từ ngày"), ("$data_close", "Đến ngày"),
        ("$plan_number", "Số kế hoạch"), ("$plan_date", "Ngày kế hoạch"),
        ("$plan_issuer", "Cơ quan ban hành kế hoạch"), ("$plan_subject", "Trích yếu kế hoạch"),
        ("$plan_orders", "Văn bản cấp trên"),
    ]

    /// What may hold or not, and is no figure.
    private static let conditions = [
        ("$has_plan_orders", "Có văn bản cấp trên"), ("$has_previous", "Có đợt trước"),
    ]

    static let counts = [
        ("$owed", "Số trường phải báo cáo"), ("$approved", "Số báo cáo đã duyệt"),
        ("$missing", "Số trường chưa báo cáo"), ("$late", "Số báo cáo muộn"),
        ("$on_time", "Số báo cáo đúng hạn"), ("$communes", "Số xã"),
        ("$missing_units", "Tên trường chưa báo cáo"), ("$late_units", "Tên trường báo cáo muộn"),
        ("$exempt", "Số trường được miễn"), ("$calls", "Số cuộc gọi đôn đốc"),
        ("$messages", "Số tin nhắn đôn đốc"),
    ]

    /// Of the round before; no list offers them, for a first round has none.
    private static let before = [
        ("previous_round", "Tên đợt trước"), ("previous_owed", "Số trường phải báo cáo đợt trước"),
        ("previous_approved", "Số báo cáo đã duyệt đợt trước"),
    ]
}

// Where figures stand with what they say now, `{câu 2: 34}`, as the consolidated report is edited.
extension OutlineWords {
    func toldSaying(_ text: String) -> String {
        BracedWords.replacing(in: text) { inside in
            let name = String(inside.prefix { $0 != ":" })
            return told(name: TypedText.trimmed(name)) + inside.dropFirst(name.count)
        }
    }

    /// What `toldSaying` says, by the names of the outline, which may stand there, too. Words may hold
    /// a colon themselves, `{câu 3: Đạt: 12}`: the longest that are known count, without signs at their
    /// end, which words are compared without: `{câu 3: …}` says what is unknown.
    func storedSaying(_ text: String) -> String {
        BracedWords.replacing(in: text) { inside in
            let ends = [inside.endIndex] + inside.indices.filter { inside[$0] == ":" }.reversed()
            var known: (name: String, end: String.Index)?
            for end in ends {
                let words = TypedText.trimmed(String(inside[..<end]))
                let name = String(stored("{\(words)}").dropFirst().dropLast())
                guard name != words else { continue }
                if let known, known.name != name { break }
                known = (name, end)
            }
            return known.map { $0.name + inside[$0.end...] } ?? inside
        }
    }
}

/// Texts with names in braces.
enum BracedWords {
    static func replacing(
        in text: String, keepingBraces: Bool = true, _ change: (String) -> String
    ) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let inside = String(rest[rest.index(after: open)..<close])
            result += rest[..<open]
            result += keepingBraces ? "{\(change(inside))}" : change(inside)
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
