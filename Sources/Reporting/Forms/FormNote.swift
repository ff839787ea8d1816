/// Words between the questions of a section, which are only read.
package struct FormNote: Hashable, Sendable {
    package let code: Indicator.Code
    package let label: Label
    package let levels: Set<Level>
    /// How many of the section's questions stand before it.
    package let place: Int
    /// Where it is false, the note is not shown; nil for one that always is.
    package internal(set) var condition: Expression?

    package func applies(to level: Level) -> Bool { levels.contains(level) }
}

extension ReportCheck {
    /// The section's notes that are shown beside these answers.
    package func notes(of section: Form.Section, in entries: Entries) -> [FormNote] {
        let context = context(for: entries)
        return section.notes.filter {
            $0.applies(to: level) && $0.condition?.truth(in: context) != false
        }
    }
}

extension FormReader {
    /// The note that stands behind so many of its section's questions.
    mutating func note(_ node: DocumentNode, behind place: Int) throws(InvalidForm) -> FormNote {
        _ = try node.members(
            known: ["code", "type", "vi", "en", "levels", "when"], open: isLevelLabel)
        let code = Indicator.Code(rawValue: try node.required("code").code())
        guard indicators[code] == nil, notes.insert(code).inserted else {
            throw node.fault(.repeated(.indicator, code.rawValue))
        }
        let names = try node.required("levels").strings()
        guard !names.isEmpty else { throw node.fault(.noLevels) }
        return FormNote(
            code: code, label: try node.neededLabel(levels: levels),
            levels: Set(names.map(Level.init(rawValue:))), place: place)
    }

    /// Reads the conditions of notes, over all indicators.
    func withConditions(_ notes: [FormNote]) -> [FormNote] {
        notes.map { note in
            var note = note
            let node = askedNodes.first {
                $0.isNote && $0["code"]?.value.string == note.code.rawValue
            }
            if let condition = node?["when"] {
                note.condition = found.attempt { () throws(InvalidForm) in
                    try condition.condition(in: vocabulary())
                }
            }
            return note
        }
    }
}

extension DocumentNode {
    var isNote: Bool { self["type"]?.value.string == "note" }
}
