import Reporting
import Storage

/// What a school reported at once within a round's period, as figures for questions of the round's form:
/// where a measure of the incident's form has the code of such a question, or is called as it is.
struct IncidentFigures {
    struct Figure {
        /// nil where an incident does not say it yet.
        var value: Int64?
        /// What it is made of: `Cháy 17/5/2022`.
        var incidents: [String] = []

        /// `1 (Cháy 17/5/2022)`
        var text: String {
            let count = value.map { VietnameseNumber.text($0) } ?? "chưa báo đủ số"
            return incidents.isEmpty
                ? count : "\(count) (\(incidents.joined(separator: "; ")))"
        }
    }

    /// A question that is answered otherwise than was reported at once.
    struct Difference {
        let indicator: Indicator
        let answer: String
        let reported: String
    }

    private(set) var figures: [Indicator.Code: Figure] = [:]

    /// Those of the school of a report; none where they are more than people report.
    init(of file: ReportFile, _ database: ReadTransaction) throws {
        let incidents = try database.incidents.happened(
            at: file.unit.id, in: file.round.period)
        for incident in incidents ?? [] {
            guard
                let answers = try database.answers(
                    in: database.incidents.lastAnswered(of: incident.id))
            else { continue }
            try add(incident, answers, to: file, database)
        }
    }

    private mutating func add(
        _ incident: Incident, _ answers: IncidentAnswers, to file: ReportFile,
        _ database: ReadTransaction
    ) throws {
        let layout = try database.forms.layout(answers.edition)
        let totals = GroupTotals(
            layout: layout, coverage: Coverage(states: [.submitted: 1]), states: [.submitted],
            tally: layout.tally(
                of: answers.values, level: answers.level, parameters: answers.form.parameters),
            communes: [])
        for measure in answers.form.measures {
            guard let indicator = file.indicator(proposedBy: measure) else { continue }
            var figure = figures[indicator.code] ?? Figure(value: 0)
            let value: Int64? =
                if case .value(let value)? = totals.figure(of: measure).known { value } else { nil }
            // Numbers from outside: what no Int64 holds is not known.
            figure.value = figure.value.flatMap { sum in
                value.flatMap { more in
                    let (total, isOver) = sum.addingReportingOverflow(more)
                    return isOver ? nil : total
                }
            }
            if value != 0 {
                figure.incidents.append(
                    "\(incident.title) \(VietnameseDate.text(incident.happened.day))")
            }
            figures[indicator.code] = figure
        }
    }

    /// Without those of other questions.
    func only(_ cells: Set<Indicator.Code>) -> IncidentFigures {
        var some = self
        some.figures = figures.filter { cells.contains($0.key) }
        return some
    }

    /// The answers that say otherwise, in the form's order.
    func differences(from values: Values, of file: ReportFile) -> [Difference] {
        file.form.indicators(for: file.level).compactMap { indicator in
            guard let figure = figures[indicator.code], let reported = figure.value,
                let answer = values[indicator.code], answer != .integer(reported)
            else { return nil }
            return Difference(
                indicator: indicator, answer: indicator.text(of: answer, level: file.level),
                reported: figure.text)
        }
    }
}

extension ReportFile {
    /// The whole number that the report is asked by the measure's code, else by its name.
    fileprivate func indicator(proposedBy measure: Measure) -> Indicator? {
        let asked = form.indicators(for: level).filter {
            $0.kind.number?.scale == 0 && $0.calculation == nil
        }
        return asked.first { $0.code.rawValue == measure.code.rawValue }
            ?? asked.first {
                $0.label.text(for: level) == measure.label.text(for: level)
            }
    }
}

extension [IncidentFigures.Difference] {
    /// Never more than a warning: what was first said in haste may have been wrong. nil where all agree.
    var notice: HTML? {
        guard !isEmpty else { return nil }
        return
            #"<div class="notice warn set"><p><b>Khác với báo cáo đột xuất.</b> Kiểm tra lại số nào đúng.</p><ul>\#(map { "<li>\($0.indicator.number). \($0.indicator.label.vietnamese): báo cáo ghi \($0.answer), báo cáo đột xuất có \($0.reported)</li>" as HTML })</ul></div>"#
    }
}
