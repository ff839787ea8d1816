import Reporting

/// What the list of a round's reports is narrowed to, and in which order it stands.
package struct ReportFilter: Hashable, Sendable {
    package enum Time: String, Hashable, Sendable, CaseIterable {
        case late, overdue
    }

    /// Equal ones stay in display order; of moments the latest come first, and none last.
    package enum Order: String, Hashable, Sendable, CaseIterable {
        case unit, state, submitted, changed, commune
    }

    package var states: Set<ReportState> = []
    package var time: Time?
    /// Those alone that count, and whose signed paper has not arrived.
    package var lacksPaper = false
    /// Those alone whose school waits for an answer to its wish to unlock.
    package var asksUnlock = false
    /// nil for all, also what has no level.
    package var levels: Set<Level>?
    /// `noCommune` for those that stand in none.
    package var commune: Unit.Code?
    /// As it was typed; matched without marks.
    package var query = ""
    package var order = Order.unit

    package init() {}
}

extension ReportFilter {
    /// The only level; nil where there are others.
    package var level: Level? {
        get { levels?.count == 1 ? levels?.first : nil }
        set { levels = newValue.map { [$0] } }
    }

    /// Whether the level is among those that are admitted.
    func admits(_ level: Level?) -> Bool {
        guard let levels else { return true }
        return level.map(levels.contains) ?? false
    }

    /// Level, commune and search alone.
    package var place: ReportFilter {
        var filter = ReportFilter()
        (filter.levels, filter.commune, filter.query) = (levels, commune, query)
        return filter
    }

    /// Narrowed to level, commune and search alone, in whatever order.
    package var isOfPlace: Bool {
        var filter = self
        filter.order = .unit
        return filter == place
    }

    /// All but the wish to unlock, which no line tells. The name is folded for a query alone, and for
    /// what nothing else leaves out.
    package func admits(_ listed: ListedReport) -> Bool {
        (states.isEmpty || states.contains(listed.report.state))
            && admits(listed.unit.level)
            && (commune == nil || (listed.commune?.unit.code ?? .noCommune) == commune)
            && (time != .late || (listed.isLate && listed.report.state.isCounted))
            && (time != .overdue || listed.isOverdue)
            && (!lacksPaper || (listed.report.state.isCounted && listed.report.paperOn == nil))
            && (query.isEmpty
                || SearchText.matches(
                    query: query, stored: SearchText.stored(listed.unit.unit.name)))
    }

    /// Whether a line of that state and mark (`ReportPlace.mark`) may be admitted.
    func mayAdmit(_ state: ReportState, mark: Int) -> Bool {
        (states.isEmpty || states.contains(state))
            && (time != .overdue || state.isOwed)
            && (time != .late || (state.isCounted && mark & 1 == 1))
            && (!lacksPaper || (state.isCounted && mark & 2 == 0))
    }
}
