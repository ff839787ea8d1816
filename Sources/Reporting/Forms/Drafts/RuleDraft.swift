/// A rule of a form that is being made, as it is typed.
package struct RuleDraft: Hashable, Sendable {
    package var severity = "error"
    /// In the rule language; `pattern` says the same as a sentence where it is one.
    package var holds = ""
    /// The codes at which the sentence is shown, or of which it must hold one by one.
    package var codes: [String] = []
    package var isForEach = false
    /// A line each: `min = $least * 2`.
    package var names: [String] = []
    package var message = ""
    package var explanations: [String] = []

    package init() {}

    package init(_ json: JSON) {
        severity = json["severity"]?.string ?? ""
        holds = json["holds"]?.string ?? ""
        isForEach = json["for"] != nil
        codes = ((json["for"] ?? json["at"])?.array ?? []).compactMap(\.string)
        names = (json["let"]?.object?.pairs ?? []).map { "\($0.name) = \($0.value.string ?? "")" }
        message = json["vi"]?.string ?? ""
        explanations = (json["explanations"]?.array ?? []).compactMap(\.string)
    }
}

/// A measure of a form that is being made, as it is typed.
package struct MeasureDraft: Hashable, Sendable {
    package var label = ""
    package var unit = ""
    package var isPercent = true
    /// In the language of measures.
    package var formula = ""

    package init() {}

    package init(_ json: JSON) {
        label = json["vi"]?.string ?? ""
        unit = json["unit"]?.string ?? ""
        isPercent = json["percent"] != nil
        formula = (json["percent"] ?? json["value"])?.string ?? ""
    }
}

extension FormDraft {
    package struct Rule: Hashable, Sendable {
        /// From 1.
        package var number: Int
        package var json: JSON

        package var id: String { json["id"]?.string ?? "" }
    }

    package var rules: [Rule] {
        (document["rules"]?.array ?? []).enumerated().map { Rule(number: $0 + 1, json: $1) }
    }

    package func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }

    /// - Returns: its id.
    package mutating func add(_ rule: RuleDraft) -> String {
        let letter = ["warning": "W", "note": "N"][rule.severity] ?? "E"
        let taken = Set(rules.map(\.id))
        let id = (1...).lazy.map { "\(letter)\($0)" }.first { !taken.contains($0) } ?? letter
        changeList("rules") { $0.append(rule.json(over: ["id": .string(id)])) }
        return id
    }

    package mutating func set(_ rule: RuleDraft, at id: String) {
        guard let old = self.rule(id) else { return }
        changeList("rules") { $0[old.number - 1] = rule.json(over: old.json) }
    }

    package mutating func moveRule(_ id: String, up: Bool) {
        guard let old = rule(id) else { return }
        changeList("rules") { $0.move(old.number - 1, by: up ? -1 : 1) }
    }

    package mutating func removeRule(_ id: String) {
        guard let old = rule(id) else { return }
        changeList("rules") { $0.remove(at: old.number - 1) }
    }

    package struct Measure: Hashable, Sendable {
        /// From 1.
        package var number: Int
        package var json: JSON

        package var code: String { json["code"]?.string ?? "" }
    }

    package var measures: [Measure] {
        (document["measures"]?.array ?? []).enumerated().map { Measure(number: $0 + 1, json: $1) }
    }

    package func measure(_ code: String) -> Measure? { measures.first { $0.code == code } }

    /// - Returns: its code.
    package mutating func add(_ measure: MeasureDraft) -> String {
        let code = newCode(for: measure.label, otherwise: "chi_so")
        changeList("measures") { $0.append(measure.json(over: ["code": .string(code)])) }
        return code
    }

    package mutating func set(_ measure: MeasureDraft, at code: String) {
        guard let old = self.measure(code) else { return }
        changeList("measures") { $0[old.number - 1] = measure.json(over: old.json) }
    }

    package mutating func moveMeasure(_ code: String, up: Bool) {
        guard let old = measure(code) else { return }
        changeList("measures") { $0.move(old.number - 1, by: up ? -1 : 1) }
    }

    package mutating func removeMeasure(_ code: String) {
        guard let old = measure(code) else { return }
        changeList("measures") { $0.remove(at: old.number - 1) }
    }

    private mutating func changeList(_ name: String, _ change: (inout [JSON]) -> Void) {
        var list = document[name]?.array ?? []
        change(&list)
        document = document.with(name, .array(list))
    }
}

extension RuleDraft {
    fileprivate func json(over old: JSON) -> JSON {
        let list = JSON.array(codes.map(JSON.string))
        var names = JSON.object(JSON.Members())
        for line in self.names {
            let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            names = names.with(
                TypedText.trimmed(String(sides[0])),
                .string(TypedText.trimmed(sides.count > 1 ? String(sides[1]) : "")))
        }
        return old.with("severity", .string(severity)).with("for", isForEach ? list : nil)
            .with("at", isForEach ? nil : list).with("let", self.names.isEmpty ? nil : names)
            .with("holds", .string(holds)).with("vi", .string(message))
            .with(
                "explanations",
                explanations.isEmpty ? nil : .array(explanations.map(JSON.string)))
    }
}

extension MeasureDraft {
    fileprivate func json(over old: JSON) -> JSON {
        old.with("vi", .string(label)).with("unit", unit.isEmpty ? nil : .string(unit))
            .with("percent", isPercent ? .string(formula) : nil)
            .with("value", isPercent ? nil : .string(formula))
    }
}
