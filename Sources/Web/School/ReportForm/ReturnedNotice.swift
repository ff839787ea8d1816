import Reporting

/// Why the department gave the report back, and what is to be mended by when.
struct ReturnedNotice {
    struct Cell {
        let code: String
        let number: Int
        let label: String
        let reason: String
        let isMended: Bool
    }

    let reason: String?
    let due: String
    let daysLeft: String
    let cells: [Cell]

    /// nil unless the report is returned.
    init?(_ report: SchoolReport, now: Moment) {
        guard report.report.state == .returned else { return nil }
        reason = report.report.reason.flatMap { $0.isEmpty ? nil : $0 }
        due = report.round.told(report.dueAt).asDue
        daysLeft = VietnameseDate.daysLeft(until: report.dueAt, at: now).lowercasedFirst
        let settled = report.check.settled(report.entries)
        cells = report.form.cells(for: report.level).compactMap { indicator in
            report.returnedCells[indicator.code].map { reason in
                Cell(
                    code: indicator.code.rawValue, number: indicator.number,
                    label: indicator.label.text(for: report.level), reason: reason,
                    isMended: settled[indicator.code]?.value != report.submitted[indicator.code])
            }
        }
    }
}
