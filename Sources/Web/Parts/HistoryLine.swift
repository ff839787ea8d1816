/// One line of a report's history.
struct HistoryLine {
    let when: String
    let what: String
    let who: String
    /// Cell by cell.
    let changes: [CellChange]
    let count: Int
    /// Of a submission: what the rules said then, and how it came.
    let checks: CheckedAtSubmission?

    init(
        when: String, what: String, who: String, changes: [CellChange] = [],
        checks: CheckedAtSubmission? = nil
    ) {
        self.when = when
        self.what = what
        self.who = who
        self.changes = changes
        count = changes.count
        self.checks = checks
    }
}
