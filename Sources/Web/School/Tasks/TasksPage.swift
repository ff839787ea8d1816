import Reporting

/// Việc cần nộp: what waits for the school, what is done, what is closed.
struct TasksPage {
    let frame: Frame
    let today: String
    let unitName: String
    let owed: [SchoolTask]
    let owedCount: Int
    let done: [SchoolTask]
    let closed: [SchoolTask]

    init(frame: Frame, _ tasks: [SchoolTask], of unit: Unit, on day: Day) {
        self.frame = frame
        let weekday = VietnameseDate.weekday(day)
        today = "\(weekday), \(VietnameseDate.text(day))"
        unitName = unit.name
        // What is due first stands first; what is due together, in the rounds' order.
        var owed = tasks.filter(\.isOwed).enumerated().sorted { left, right in
            (left.element.dueAt, left.offset) < (right.element.dueAt, right.offset)
        }.map(\.element)
        if !owed.isEmpty { owed[0].isFirst = true }
        self.owed = owed
        owedCount = owed.count
        done = tasks.filter { !$0.isOwed && !$0.isClosed }
        closed = tasks.filter { $0.isClosed }
    }
}
