import Reporting
import Storage

/// What the profile of a school is asked: the questions of the newest of its rounds that asks any.
struct ProfileQuestions {
    /// Without rules; all that it asks is of the profile.
    let form: Form
    /// The school's report in that round.
    let file: ReportFile

    var level: Level { file.level }
    var indicators: [Indicator] { form.indicators(for: level) }

    /// nil for a unit whose rounds ask nothing of the kind.
    init?(of unit: Unit.ID, _ database: ReadTransaction) throws {
        for round in try database.rounds.seen(by: unit) {
            guard let file = try database.reportFile(of: unit, in: round) else { continue }
            let form = file.form.profile
            guard !form.indicators(for: file.level).isEmpty else { continue }
            (self.form, self.file) = (form, file)
            return
        }
        return nil
    }

    func name(of code: Indicator.Code) -> String {
        form.indicator(code)?.label.text(for: level) ?? code.rawValue
    }

    /// What a fact says, as readers see it: `36 người`; nil where it says nothing to such a question.
    func text(of fact: JSON?, at code: Indicator.Code) -> String? {
        guard let indicator = form.indicator(code), let value = indicator.fact(fact) else {
            return nil
        }
        return indicator.profileText(of: value, level: level)
    }
}

extension Indicator {
    /// The answer that a fact is; nil for none, and for one of another form's kind.
    func fact(_ json: JSON?) -> Value? {
        do throws(Misfit) {
            return try json.map { json throws(Misfit) in try value(json: json) } ?? nil
        } catch {
            return nil
        }
    }

    /// With its unit of measure: `36 người`.
    func profileText(of value: Value, level: Level) -> String {
        let unit = value.number == nil ? nil : self.unit?.text(for: level)
        return [text(of: value, level: level), unit].compactMap { $0 }.joined(separator: " ")
    }
}
