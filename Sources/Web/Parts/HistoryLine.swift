/// One line of a report's history.
struct HistoryLine {
    let when: String
    let what: String
    let who: String
    /// Cell by cell.
    let changes: [CellChange]
    let count: Int

    init(when: String, what: String, who: String, changes: [CellChange] = []) {
        self.when = when
        self.what = what
        self.who = who
        self.changes = changes
        count = changes.count
    }
}
