import Demonstration
import Reporting
import Testing

/// The form's check of a demonstration school's report in one of its rounds.
struct DemonstrationCheck {
    let form: Form

    init() throws { form = try DemonstrationCheck.form() }

    static func form() throws -> Form {
        try Form(document: try JSON(parsing: FireSafetyForm.document))
    }

    func problems(
        _ values: Values, of school: ListedSchool, in round: RoundScript, today: Day,
        previous: Values = [:]
    ) throws -> [Problem] {
        var parameters = form.parameters
        parameters["period_start"] = .date(round.period.lowerBound)
        parameters["data_close"] = .date(round.dataClose)
        parameters["plan_date"] = .date(try #require(FireSafetyPlan.document.date))
        parameters["today"] = .date(today)
        return ReportCheck(
            form: form, level: school.level, parameters: parameters, previous: previous
        ).problems(in: values.mapValues(Entry.value))
    }
}
