import Reporting

/// The answers to a form as its fields show them: a school's report, or what an office says of its
/// own work.
struct FormContent {
    let check: ReportCheck
    /// That the dates in it are likely of; nil where the form is of no round yet.
    let period: ClosedRange<Day>?
    let entries: Entries
    /// The answers as they come to.
    let settled: Entries
    /// What stands in fields of blank cells until somebody saves them.
    var offers: [Indicator.Code: OfferedAnswer] = [:]
    /// What was reported at once, beside the fields for it.
    var proposed: [Indicator.Code: IncidentFigures.Figure] = [:]
    /// Of the round before.
    var previous: Values = [:]
    /// Of the latest submitted revision.
    var submitted: Values = [:]
    /// What the department wrote to the cells that it gave back.
    var returnedCells: [Indicator.Code: String] = [:]
    /// An officer enters it in the school's place.
    var isOnBehalf = false

    init(check: ReportCheck, period: ClosedRange<Day>?, entries: Entries) {
        (self.check, self.period, self.entries) = (check, period, entries)
        settled = check.settled(entries)
    }

    var form: Form { check.form }
    var level: Level { check.level }

    /// Why the sections that are declared nil are, a sentence each by their cells.
    var declared: [Indicator.Code: String] = [:]

    /// How far the cells that must be answered are.
    func progress(of indicators: [Indicator]) -> Progress {
        indicators.reduce(into: Progress()) { progress, indicator in
            guard indicator.requirement != .optional, check.isAsked(indicator, in: entries) else {
                return
            }
            progress.asked += 1
            // What stands in the field already is an answer once the form is sent.
            let entry = settled[indicator.code] ?? offers[indicator.code]?.entry
            if entry?.value != nil { progress.answered += 1 }
        }
    }
}

/// How many of the cells that must be answered are.
struct Progress: Equatable {
    var answered = 0
    var asked = 0

    var isFull: Bool { answered == asked }
    var text: String { "\(answered)/\(asked)" }
}
