import Reporting

/// A figure that a sentence may hold, and how people call it.
struct OutlineFigure {
    /// As it stands in braces: `câu 8`, `Số kế hoạch`.
    let name: String
    let words: String

    /// Puts its name behind the text; where scripts run, at the cursor (Public/department.js).
    var button: HTML {
        #"<button class="btn mini" name="_figure" value="\#(name)" data-insert="text">\#(words)</button>"#
    }

    /// `names` are those of what the outline computes itself.
    static func all(
        of form: Form, _ kind: Outline.Kind, names: [String], _ words: OutlineWords
    ) -> [OutlineFigure] {
        let questions = form.indicators.flatMap { figures(of: $0, kind) }
        let measures =
            kind == .consolidated
            ? form.measures.map { ($0.code.rawValue, $0.label.vietnamese) } : []
        let own = names.map { ($0, "Số tính thêm: \(words.told(name: $0))") }
        let counts = kind == .consolidated ? OutlineWords.counts : []
        return (own + questions + measures + counts + OutlineWords.setting).map {
            OutlineFigure(name: words.told(name: $0.0), words: short($0.1))
        }
    }

    private static func figures(
        of indicator: Indicator, _ kind: Outline.Kind
    ) -> [(String, String)] {
        let own = (indicator.code.rawValue, "\(indicator.number). \(indicator.label.vietnamese)")
        guard kind == .consolidated, indicator.aggregate == .distribution else { return [own] }
        return [own]
            + (indicator.kind.list?.options ?? []).map {
                (
                    "\(indicator.code)_\($0.value)",
                    "\(indicator.number): số trường “\($0.label.vietnamese)”"
                )
            }
    }

    private static func short(_ words: String) -> String {
        words.count > 60 ? words.prefix(59) + "…" : words
    }
}
