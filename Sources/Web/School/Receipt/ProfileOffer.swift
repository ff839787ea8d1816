import Reporting
import Storage

/// What a submitted report says of the school otherwise than its profile does.
struct ProfileOffer {
    struct Change {
        let indicator: Indicator
        let value: Value
        /// `Tổng số nhân viên 34 người → 36 người`
        let words: String
    }

    let changes: [Change]
    /// The day on which the report's figures hold.
    let day: Day

    /// nil where the profile says the same, or says something of later days already, and of a trial,
    /// whose figures are nobody's.
    init?(
        _ file: ReportFile, _ values: Values, today: Day, _ database: ReadTransaction
    ) throws {
        guard file.report.state.isCounted, !file.round.isTrial else { return nil }
        let day = min(file.round.dataClose, today)
        let facts = try database.units.facts(of: file.unit.id)
        let now = facts.facts(on: day)
        let later = Set(facts.filter { $0.from > day }.map(\.indicator))
        let level = file.level
        changes = file.form.indicators(for: level).filter(\.isFact).compactMap { indicator in
            guard let value = values[indicator.code], !later.contains(indicator.code) else {
                return nil
            }
            let fact = now[indicator.code] ?? .null
            let before = indicator.fact(fact)
            // A fact of another form's kind is left to whoever declared it.
            guard before != value, before != nil || fact == .null else { return nil }
            let texts = [before, value].compactMap { $0 }.map {
                indicator.profileText(of: $0, level: level)
            }
            return Change(
                indicator: indicator, value: value,
                words: "\(indicator.label.text(for: level)) \(texts.joined(separator: " → "))")
        }
        guard !changes.isEmpty else { return nil }
        self.day = day
    }

    /// `Cập nhật hồ sơ: Tổng số nhân viên 34 người → 36 người?`
    var question: String {
        "Cập nhật hồ sơ: \(changes.map(\.words).joined(separator: "; "))?"
    }
}
