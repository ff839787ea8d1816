import GRDB
import Reporting

extension Verification {
    /// What stands beside the reports, held against what the events tell of it.
    ///
    /// - Returns: the rounds as the events tell them.
    mutating func checkTold(_ database: ReadTransaction) throws -> ToldRounds {
        let accounts = try database.access.accounts()
        var (units, plans, forms) = (ToldUnits(), ToldPlans(), ToldForms())
        var (settings, keys, notes) = (ToldSettings(), ToldKeys(), ToldNotes())
        var (facts, series) = (ToldFacts(), ToldSeries())
        var incidents = ToldIncidents()
        var (rounds, people) = (ToldRounds(), ToldAccounts(accounts))
        try database.events.besideReports { event in
            erasures.take(event)
            units.take(event)
            facts.take(event)
            plans.take(event)
            forms.take(event)
            settings.take(event)
            keys.take(event)
            notes.take(event)
            rounds.take(event)
            series.take(event)
            incidents.take(event)
            people.take(event)
        }
        let found = [
            try units.differences(in: database.database),
            try facts.differences(in: database.database),
            try plans.differences(in: database.plans),
            try forms.differences(in: database.database),
            try settings.differences(in: database.database),
            try keys.differences(in: database.access),
            try notes.differences(in: database.database),
            try rounds.differences(from: database.rounds),
            try series.differences(in: database.database),
            try incidents.differences(in: database),
            people.differences(from: accounts),
        ]
        for finding in found.joined() { find(finding) }
        files.formUnion(try database.incidents.files())
        for trial in erasures.deletedTrials {
            let events = try Int64.fetchCursor(
                database.database, sql: "SELECT seq FROM event WHERE round_id = ?",
                arguments: [trial.rawValue])
            while let event = try events.next() { erasures.take(ofTrial: event) }
        }
        return rounds
    }

    /// Details that are missing without a reason.
    mutating func checkErasures() {
        let (erased, unexplained) = erasures.result(most: Verification.most + 1)
        counts.erased += erased
        for event in unexplained { find("event \(event): its detail was deleted") }
    }
}
