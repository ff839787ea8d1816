import Reporting

extension ReadTransaction {
    /// The first that owe a report: those that are overdue, then those that were given back, then
    /// those that have not begun. `overdue` is how many are.
    package func owing(
        in round: Round, below node: Unit.ID, overdue: Int, limit: Int, at now: Moment
    ) throws -> [ListedReport] {
        func first(_ narrow: (inout ReportFilter) -> Void, limit: Int) throws -> [ListedReport] {
            var filter = ReportFilter()
            narrow(&filter)
            return try reportPage(of: round, below: node, filter: filter, limit: limit, at: now)
                .lines
        }
        var found = overdue == 0 ? [] : try first({ $0.time = .overdue }, limit: limit)
        for states in ReportState.byUrgency where found.count < limit {
            // As many more as may stand there already.
            let others = try first({ $0.states = states }, limit: limit + found.count)
            found += others.filter { !$0.isOverdue }.prefix(limit - found.count)
        }
        return found
    }
}

extension [ListedReport] {
    /// The same among these.
    package func owing(limit: Int) -> [ListedReport] {
        var found = Array(filter(\.isOverdue).prefix(limit))
        for states in ReportState.byUrgency where found.count < limit {
            let others = filter { states.contains($0.report.state) && !$0.isOverdue }
            found += others.prefix(limit - found.count)
        }
        return found
    }
}

extension ReportState {
    /// The states of reports that are owed, those first that someone has to be spoken to about.
    fileprivate static let byUrgency: [Set<ReportState>] = [
        [.returned], [.notStarted],
        Set(allCases.filter(\.isOwed)).subtracting([.returned, .notStarted]),
    ]
}
