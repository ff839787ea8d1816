import Reporting

/// One cell before and after.
struct CellChange: Equatable {
    let number: Int
    let label: String
    let before: String
    let after: String

    /// nil when both read the same.
    init?(_ indicator: Indicator, level: Level, before: String, after: String) {
        guard before != after else { return nil }
        number = indicator.number
        label = indicator.label.text(for: level)
        self.before = before.isEmpty ? "(trống)" : before
        self.after = after.isEmpty ? "(trống)" : after
    }
}
