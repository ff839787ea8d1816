import Reporting

/// Việc cần nộp: what waits for the school, what is done, what is closed.
struct TasksPage {
    /// Cards under one heading, what is due first before the others.
    struct Part {
        let group: SchoolTask.Group
        let tasks: [SchoolTask]
    }

    let frame: Frame
    let today: String
    let unitName: String
    /// Of all that it has sent, whoever asked for it.
    let pastAddress: String
    /// What is due first stands first.
    let open: [Part]
    let done: [Part]
    /// Trials that are open, whatever the school did with them.
    let trials: [SchoolTask]
    let closed: [SchoolTask]
    /// The office has its schools report something at once, or the school did.
    var reportsIncidents = false

    init(frame: Frame, _ tasks: [SchoolTask], of unit: Unit, on day: Day) {
        self.frame = frame
        let weekday = VietnameseDate.weekday(day)
        today = "\(weekday), \(VietnameseDate.text(day))"
        unitName = unit.name
        pastAddress = "/units/\(unit.code)/reports"
        // What is due together stands in the rounds' order.
        var tasks = tasks.enumerated().sorted { left, right in
            (left.element.dueAt, left.offset) < (right.element.dueAt, right.offset)
        }.map(\.element)
        if let first = tasks.firstIndex(where: \.isOwn) { tasks[first].isFirst = true }
        let real = tasks.filter { !$0.isTrial }
        trials = tasks.filter { $0.isTrial && $0.group != .closed }
        func parts(_ groups: Set<SchoolTask.Group>) -> [Part] {
            var order: [SchoolTask.Group] = []
            for task in real where groups.contains(task.group) && !order.contains(task.group) {
                order.append(task.group)
            }
            return order.map { group in
                Part(group: group, tasks: real.filter { $0.group == group })
            }
        }
        let own = parts([.owed, .toSign, .returned])
        open = own + parts([.waiting])
        done = parts([.unfinished]) + parts([.done]) + parts([.exempt])
        closed = tasks.filter { $0.group == .closed }.reversed()
    }
}
