extension FormDraft {
    /// The questions that the outline of the consolidated report does not name, nor quote, nor reckon with,
    /// be it by a measure: their figures stand in annexes and tables alone. None without an outline, for the
    /// program then says each.
    package var unsaidQuestions: [Question] {
        guard let outline = outline(.consolidated) else { return [] }
        var named = FormDraft.names(in: outline)
        for measure in measures where named.contains(measure.code) {
            named.formUnion(FormDraft.names(in: measure.json))
        }
        return sections.flatMap(\.questions).filter { question in
            question.number > 0 && question.json["type"]?.string != "file"
                && !named.contains { $0 == question.code || $0.hasPrefix(question.code + "_") }
        }
    }

    /// All that may be the name of something: in sentences what stands in braces.
    private static func names(in json: JSON, isSentence: Bool = false) -> Set<String> {
        if let text = json.string {
            let parts = isSentence ? text.matches(of: /\{[^}]*\}/).map { $0.output } : [text[...]]
            return Set(
                parts.flatMap { $0.matches(of: /[A-Za-z][A-Za-z0-9_]*/).map { String($0.output) } })
        }
        let members = json.object?.pairs ?? (json.array ?? []).map { (name: "", value: $0) }
        return members.reduce(into: []) { names, member in
            names.formUnion(
                FormDraft.names(in: member.value, isSentence: sentences.contains(member.name)))
        }
    }

    private static let sentences: Set = ["vi", "subject", "note", "title"]
}
