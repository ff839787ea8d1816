// Values that a round may set otherwise, as lines: `min_sessions = 2`.
extension FormDraft {
    package var parameterLines: [String] {
        (document["parameters"]?.object?.pairs ?? []).map { "\($0.name) = \(Self.text($0.value))" }
    }

    /// A whole number is one, `có` and `không` are truths, all else is text, or a day where it reads as
    /// one. A line that says what stood there keeps it.
    package mutating func setParameters(_ lines: [String]) {
        let old = document["parameters"]
        var parameters = JSON.object(JSON.Members())
        for line in lines {
            let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                .map { TypedText.trimmed(String($0)) }
            let (name, text) = (sides[0], sides.count > 1 ? sides[1] : "")
            let kept = old?[name].flatMap { Self.text($0) == text ? $0 : nil }
            parameters = parameters.with(name, kept ?? Self.value(text))
        }
        document = document.with("parameters", lines.isEmpty ? nil : parameters)
    }

    private static func text(_ value: JSON) -> String {
        switch value {
        case .integer(let number): String(number)
        case .boolean(let truth): truth ? "có" : "không"
        case .string(let text): text
        default: String(decoding: value.serialized(), as: UTF8.self)
        }
    }

    private static func value(_ text: String) -> JSON {
        if let number = Int64(text) { return .integer(number) }
        switch text.lowercased() {
        case "có": return .boolean(true)
        case "không": return .boolean(false)
        default: return .string(text)
        }
    }
}
