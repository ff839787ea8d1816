import Reporting

/// A cell that was typed otherwise than it is stored now.
struct Difference {
    /// nil for a question that the round asks no more.
    let place: (code: String, number: Int)?
    let label: String
    let stored: String
    let typed: String

    static func all(typed: TypedReport, stored: SchoolReport) -> [Difference] {
        let cells: [Difference] = stored.form.cells(for: stored.level).compactMap {
            indicator in
            guard let entry = typed.cells[indicator.code],
                typed.touched.contains(indicator.code), entry != stored.entries[indicator.code]
            else { return nil }
            return Difference(
                place: (indicator.code.rawValue, indicator.number),
                label: indicator.label.text(for: stored.level),
                stored: indicator.text(
                    of: stored.entries[indicator.code], level: stored.level),
                typed: indicator.text(of: entry, level: stored.level))
        }
        let unasked = typed.unasked.map {
            Difference(place: nil, label: $0.question, stored: "", typed: $0.text)
        }
        return cells + unasked
    }
}

extension Indicator {
    /// The cell as a reader sees it; empty when it is blank.
    func text(of entry: Entry?, level: Level) -> String {
        switch entry {
        case .value(let value): text(of: value, level: level)
        case .unreadable(let typed):
            kind.table?.lines(ofTyped: typed)?.joined(separator: "\n") ?? typed
        case nil: ""
        }
    }
}
