/// One unit's report in one round; there is exactly one (báo cáo).
package struct Report: Hashable, Sendable {
    package var round: Round.ID
    package var unit: Unit.ID
    package var state: ReportState
    /// Counts every change of the working copy or the state, from 0: the entity tag.
    package var version: Int64
    /// The number of the latest submitted revision; 0 before the first.
    package var revision: Int
    package var firstSubmittedAt: Moment?
    package var submittedAt: Moment?
    /// The due moment that a return or an unlock granted.
    package var grantedDueAt: Moment?
    package var reviewStartedAt: Moment?
    /// When the school first looked at what was returned; nil before.
    package var openedAt: Moment?
    /// The day on which the signed paper arrived.
    package var paperOn: Day?
    /// The revision that it carries; nil when it was noted without its code.
    package var paperRevision: Int?
    package var returnedCount: Int
    /// Why it was returned, or why it need not be sent.
    package var reason: String?
    package var changedAt: Moment?

    package init(round: Round.ID, unit: Unit.ID) {
        self.round = round
        self.unit = unit
        state = .notStarted
        version = 0
        revision = 0
        returnedCount = 0
    }

    /// The moment from which the report is late: what a return granted, the unit's own, or the
    /// round's with its grace.
    package func dueAt(in round: Round, for unit: RoundUnit) -> Moment {
        grantedDueAt ?? unit.dueAt ?? round.dueAt + round.grace
    }

    /// Whether it came late: judged on the first submission by the unit's due moment, and on the
    /// last one by the moment that a return or an unlock granted. False before any submission.
    package func isLate(in round: Round, for unit: RoundUnit) -> Bool {
        guard let firstSubmittedAt, let submittedAt else { return false }
        if firstSubmittedAt >= unit.dueAt ?? round.dueAt + round.grace { return true }
        guard let grantedDueAt, submittedAt > firstSubmittedAt else { return false }
        return submittedAt >= grantedDueAt
    }

    /// By how many calendar days it came late, at least one; 0 when it did not.
    package func daysLate(in round: Round, for unit: RoundUnit) -> Int {
        guard isLate(in: round, for: unit), let firstSubmittedAt, let submittedAt else { return 0 }
        let own = unit.dueAt ?? round.dueAt + round.grace
        let (due, sent) =
            firstSubmittedAt >= own
            ? (own, firstSubmittedAt) : (grantedDueAt ?? own, submittedAt)
        let last = Moment(milliseconds: due.milliseconds - 1).day
        return max(1, sent.day.number - last.number)
    }

    /// Whether it is still owed after its due moment.
    package func isOverdue(in round: Round, for unit: RoundUnit, at now: Moment) -> Bool {
        state.isOwed && now >= dueAt(in: round, for: unit)
    }
}

/// Where a report stands (Documentation/Sources.md 9.2).
package enum ReportState: String, Hashable, Sendable, CaseIterable {
    case notStarted = "not_started"
    case draft
    case pendingHead = "pending_head"
    case submitted
    case returned
    case approved
    case exempt

    /// Its latest revision counts in totals.
    package var isCounted: Bool { self == .submitted || self == .approved }

    /// The school still has to send it.
    package var isOwed: Bool {
        switch self {
        case .notStarted, .draft, .pendingHead, .returned: true
        case .submitted, .approved, .exempt: false
        }
    }

    /// The school may change its cells.
    package var isEditable: Bool {
        switch self {
        case .notStarted, .draft, .returned: true
        case .pendingHead, .submitted, .approved, .exempt: false
        }
    }
}

extension Set<ReportState> {
    /// Where reports of these states are counted, those of reports that are missing: all others,
    /// but for exempt ones.
    package var missing: Set<ReportState> {
        Set(ReportState.allCases).subtracting(self).subtracting([.exempt])
    }
}
