import Demonstration
import Reporting
import Testing

/// Checks reports against the form: what is required (E00) and every rule.
struct ReportCheck {
    let form: Form

    init() throws { form = try FormDocument.read().form() }

    struct Circumstances {
        var level: Level
        var periodStart: Day
        var dataClose: Day
        var today: Day
        var planDate: Day?
        var previous: Values = [:]
        var parameters: [String: Parameter] = [:]
    }

    func problems(_ values: Values, _ circumstances: Circumstances) throws -> [Problem] {
        var parameters = form.parameters.merging(circumstances.parameters) { $1 }
        parameters["period_start"] = .date(circumstances.periodStart)
        parameters["data_close"] = .date(circumstances.dataClose)
        parameters["today"] = .date(circumstances.today)
        parameters["plan_date"] = .date(try #require(circumstances.planDate))
        let level = circumstances.level
        let context = RuleContext(
            entries: values.mapValues { .value($0) },
            applicable: Set(form.indicators(for: level).map(\.code)), level: level,
            parameters: parameters, previous: circumstances.previous)
        let found = form.rules.flatMap { $0.problems(in: context, of: form, format: written) }
        let blocked = Set(found.filter { $0.severity == .error }.flatMap(\.cells))
        let missing = form.indicators(for: level).filter { indicator in
            guard values[indicator.code] == nil, !blocked.contains(indicator.code) else {
                return false
            }
            switch indicator.requirement {
            case .always: return true
            case .when(let condition): return condition.truth(in: context) == true
            case .optional: return false
            }
        }
        return missing.map {
            Problem(
                cells: [$0.code], rule: "E00", severity: .error,
                message: "Chỉ tiêu \"\($0.label.text(for: level))\" bắt buộc nhập, "
                    + "là số nguyên không âm.")
        } + found
    }

    /// The problems of a school's report in a round of the demonstration on the day of `today`.
    func problems(
        _ values: Values, of school: DemonstrationSchool, in round: DemonstrationRound, today: Day,
        previous: Values = [:]
    ) throws -> [Problem] {
        try problems(
            values,
            Circumstances(
                level: school.level, periodStart: round.period.lowerBound,
                dataClose: round.dataClose, today: today,
                planDate: DemonstrationPlan.document.date, previous: previous))
    }

    private func written(_ operand: Operand, _ indicator: Indicator?) -> String {
        guard case .number(let number) = operand else { return "\(operand)" }
        let digits = Array("\(number)")
        return digits.indices.map {
            ($0 > 0 && (digits.count - $0) % 3 == 0 ? "." : "") + String(digits[$0])
        }.joined()
    }
}
