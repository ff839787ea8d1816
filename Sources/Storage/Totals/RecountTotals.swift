import GRDB
import Reporting

extension WriteTransaction {
    /// Adds the round's totals up anew from its revisions, as when a question or a date of it
    /// changed; `before` is the round as it was, by whose dates its reports are listed. Reads every
    /// report of it.
    func recount(_ before: Round) throws {
        guard let round = try read.rounds.find(before.id), let plan = try read.plan(of: round)
        else { throw StorageError.damaged("round \(before.id.rawValue)") }
        let layout = try read.forms.layout(of: round)
        let reports = try read.reports.all(in: round.id)
        let values = try read.reports.submittedValues(
            in: round.id, states: [.submitted, .approved], form: layout.form)
        ledger.begin(round.id)
        for unit in try read.rounds.units(of: round.id) where unit.owesReport {
            guard let report = reports[unit.id] else { continue }
            var file = ReportFile(
                round: before, unit: unit, report: report, layout: layout, plan: plan)
            let old = file.place
            file.round = round
            try addUp(
                unit, file.counted(values[unit.id].map { file.tally(of: $0) }),
                places: layout.communePlaces)
            try relist(unit, from: old, to: file.place)
        }
    }
}
