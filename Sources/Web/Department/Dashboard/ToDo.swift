import Reporting
import Storage

/// Cần xử lý: what the department has to act on, each a way into the list of reports.
struct ToDo {
    struct Task {
        let number: String
        let what: String
        let address: String
        let units: [Named]
        let hasUnits: Bool
        let rest: String
        let hasRest: Bool
    }

    struct Named {
        let name: String
        let unitAddress: String
        let badge: Badge
    }

    let heading: String
    /// What is said where nothing stands below.
    let nothing: String
    let tasks: [Task]
    /// Rounds that come again and wait for somebody.
    let series: [SeriesNote]

    static let shown = 6

    init(_ facts: RoundFacts, mayOpenReports: Bool, series: [SeriesNote]) {
        self.series = series
        let base = "/rounds/\(facts.round.address)"
        let coverage = facts.coverage
        let owed = coverage.due - coverage.submitted
        var tasks: [Task] = []
        func add(
            _ number: Int, _ what: String, _ query: String, _ units: [ListedReport] = [],
            in address: String = base
        ) {
            guard number > 0 else { return }
            let rest = units.isEmpty ? 0 : number - units.count
            tasks.append(
                Task(
                    number: VietnameseNumber.text(Int64(number)), what: what,
                    address: address + "/tracking?" + query,
                    units: units.map {
                        Named(
                            name: $0.unit.unit.name,
                            unitAddress: base + "/reports/\($0.unit.unit.code)",
                            badge: $0.report.state.badge)
                    }, hasUnits: !units.isEmpty, rest: VietnameseNumber.text(Int64(rest)),
                    hasRest: rest > 0))
        }
        add(facts.unlocks.here, "yêu cầu mở khóa chờ trả lời", "unlock=waiting")
        for (round, count) in facts.unlocks.elsewhere {
            add(
                count, "yêu cầu mở khóa chờ trả lời, đợt “\(round.title)”", "unlock=waiting",
                in: "/rounds/\(round.address)")
        }
        let asks = !tasks.isEmpty
        // A list of those that are overdue beside the same list of those that owe says nothing.
        let areOverdue = coverage.overdue == owed
        if !areOverdue { add(coverage.overdue, "báo cáo quá hạn", "time=overdue") }
        add(
            owed, areOverdue ? "đơn vị chưa nộp, đã quá hạn" : "đơn vị chưa nộp",
            "state=" + ReportState.owedInQuery, facts.owing)
        add(coverage[.submitted], "báo cáo chờ duyệt", "state=submitted")
        add(coverage[.returned], "báo cáo bị trả lại, chờ nộp lại", "state=returned")
        let isOver = facts.round.state == .closed && !asks
        // Who only looks on has nothing to act on.
        heading = isOver ? "Chưa có báo cáo" : mayOpenReports ? "Cần xử lý" : "Còn chờ"
        nothing = mayOpenReports ? "Không có việc cần xử lý." : "Không còn báo cáo nào phải chờ."
        self.tasks = tasks
    }
}

extension ReportState {
    /// `not_started,draft,…`: the states of a report that is still owed, as an address has them.
    static let owedInQuery = allCases.filter(\.isOwed).map(\.rawValue).joined(separator: ",")
}
