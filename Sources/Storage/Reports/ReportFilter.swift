import Reporting

/// What the list is narrowed to.
package struct ReportFilter: Hashable, Sendable {
    package enum Time: String, Hashable, Sendable, CaseIterable {
        case late, overdue
    }

    package var states: Set<ReportState> = []
    package var time: Time?
    package var level: Level?
    /// `noCommune` for those that stand in none.
    package var commune: Unit.Code?
    /// As it was typed; matched without marks.
    package var query = ""

    package init() {}
}

extension ReportFilter {
    /// The name is folded for a query alone, and for what nothing else leaves out.
    func admits(_ listed: ListedReport) -> Bool {
        (states.isEmpty || states.contains(listed.report.state))
            && (level == nil || listed.unit.level == level)
            && (commune == nil || (listed.commune?.unit.code ?? .noCommune) == commune)
            && (time != .late || (listed.isLate && listed.report.state.isCounted))
            && (time != .overdue || listed.isOverdue)
            && (query.isEmpty
                || SearchText.matches(
                    query: query, stored: SearchText.stored(listed.unit.unit.name)))
    }
}
