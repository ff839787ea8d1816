import Formats
import HTTP
import Reporting
import Storage

/// Hạn nộp in a calendar.
enum DueCalendar {
    /// `GET /rounds/{round}/due.ics`: until when the school's own report is to be submitted. Another
    /// due moment is the same entry, changed; once nothing is owed it says so, and reminds no more.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let file = try visit.ownReport()
        let state = file.report.state
        let round = file.round
        let due = round.told(file.report.dueAt(in: round, for: file.unit))
        let changes = try visit.database.events.dueChanges(of: file.unit.id, in: round.id)
        return Download.calendar(
            CalendarFile(
                uid: "han-nop-\(round.code)-\(file.unit.unit.code)@tonghop",
                sequence: max(0, changes.count - 1), changedAt: changes.last ?? visit.now,
                from: due + .seconds(-1800), to: due,
                summary: "\(state.isOwed ? "Hạn nộp" : state.name): \(round.title)",
                description: [
                    "\(file.unit.unit.name) nộp \(due.asDue).",
                    "Kế hoạch số \(file.plan.number).",
                    round.contact.isEmpty ? nil : "Liên hệ: \(round.contact).",
                ].compactMap { $0 }.joined(separator: "\n"),
                url: visit.origin + file.address.own,
                // In the morning of the third day before the last one.
                reminder: state.isOwed ? Moment(due.lastDay + -3, hour: 8) : nil),
            name: "han-nop-\(round.code).ics")
    }
}
