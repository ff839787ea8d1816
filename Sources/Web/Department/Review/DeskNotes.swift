import Reporting
import Storage

/// What the department noted of a report, and what waits for it around it; nothing for somebody who
/// only watches.
struct DeskNotes {
    /// Newest first, with the name of who called or wrote.
    var contacts: [(contact: Contact, who: String)] = []
    /// The request to unlock that waits, or the last one with its answer.
    var request: UnlockRequest?
    /// The revision that was submitted last was entered by the department, from paper.
    var isEnteredHere = false
    /// The rules that may be waived, and those that are.
    var waivable: [Rule] = []
    var waivers: [Waiver] = []
    /// The next school whose report waits to be judged.
    var next: Unit?

    init(of file: ReportFile, _ visit: Visit) throws {
        guard visit.asker.role.isOfDepartment else { return }
        let (database, unit, round) = (visit.database, file.unit.id, file.round)
        contacts = try database.reports.contacts(of: unit, in: round.id).map { contact in
            let account = try contact.account.flatMap { try database.access.account($0) }
            return (contact, account?.person.name ?? "")
        }
        request = try database.reports.unlockRequests(of: unit, in: round.id).first
        isEnteredHere =
            try database.reports.latestRevision(of: unit, in: round.id, form: file.form)?
            .onBehalfReason != nil
        waivable = try database.check(of: file, today: visit.now.day).waivableRules
        waivers = try database.reports.waivers(of: unit, in: round.id)
        next = try database.nextToJudge(
            after: file.unit, in: round, below: visit.asker.unit.id, at: visit.now)
    }
}
