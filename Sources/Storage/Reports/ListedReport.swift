import Reporting

/// One line of the list of who has reported.
package struct ListedReport: Sendable {
    package var unit: RoundUnit
    package var commune: RoundUnit?
    package var report: Report
    package var isLate: Bool
    /// `Report.daysLate(in:for:)`
    package var daysLate: Int
    package var isOverdue: Bool
    package var dueAt: Moment
}

extension ListedReport {
    init(
        _ unit: RoundUnit, commune: RoundUnit?, _ report: Report, in round: Round, at now: Moment
    ) {
        self.init(
            unit: unit, commune: commune, report: report,
            isLate: report.isLate(in: round, for: unit),
            daysLate: report.daysLate(in: round, for: unit),
            isOverdue: report.isOverdue(in: round, for: unit, at: now),
            dueAt: report.dueAt(in: round, for: unit))
    }
}
