import Reporting
import Storage

/// How many schools wait for an answer to their wish to mend a report after the close.
struct WaitingUnlocks {
    /// In the round that is looked at.
    var here = 0
    /// In other rounds whose reports the asker does something about, the newest due first.
    var elsewhere: [(round: Round, count: Int)] = []

    /// None for who only reads.
    init(besides round: Round, _ visit: Visit) throws {
        guard visit.asker.role.isOfDepartment else { return }
        let (database, node) = (visit.database, visit.asker.unit.id)
        let waiting = try database.reports.waitingUnlockRequests(seenBy: node)
        guard !waiting.isEmpty else { return }
        for other in try database.rounds.seen(by: node) {
            guard let units = waiting[other.id], try visit.judges(other) else { continue }
            let below = try units.filter { unit in
                guard let placed = try database.rounds.unit(unit, in: other.id) else {
                    return false
                }
                return try database.rounds.isBelow(placed, node)
            }
            guard !below.isEmpty else { continue }
            if other.id == round.id {
                here = below.count
            } else {
                elsewhere.append((other, below.count))
            }
        }
    }
}
