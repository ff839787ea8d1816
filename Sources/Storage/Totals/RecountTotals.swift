import GRDB
import Reporting

extension WriteTransaction {
    /// Adds the round's totals up anew from its revisions, as when a question or a date of the
    /// round changed. Reads every report of it.
    func recount(_ round: Round.ID) throws {
        guard let found = try read.rounds.find(round), let plan = try read.plan(of: found)
        else { throw StorageError.damaged("round \(round.rawValue)") }
        let layout = try read.forms.layout(of: found)
        let reports = try read.reports.all(in: round)
        let values = try read.reports.submittedValues(
            in: round, states: [.submitted, .approved], form: layout.form)
        ledger.begin(round)
        for unit in try read.rounds.units(of: round) where unit.owesReport {
            guard let report = reports[unit.id] else { continue }
            let file = ReportFile(
                round: found, unit: unit, report: report, layout: layout, plan: plan)
            try count(
                unit, in: report.state, late: report.countsAsLate(in: file),
                tally: values[unit.id].map { file.tally(of: $0) }, sign: 1)
        }
    }
}
