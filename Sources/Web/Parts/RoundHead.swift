import Reporting
import Storage

/// What every page of a round says at its head: which round, due when, seen when, and the way to
/// the other rounds.
struct RoundHead {
    /// Another round that the asker's unit sees.
    struct Other {
        let title: String
        let address: String
        let isShown: Bool
    }

    let roundTitle: String
    let roundAddress: String
    let due: String
    let asOf: String
    let isClosed: Bool
    let otherRounds: [Other]
    let hasOtherRounds: Bool

    /// `page` is the rest of the address behind the round's: `/tracking`, or nothing.
    init(_ round: Round, page: String, _ visit: Visit) throws {
        roundTitle = round.title
        roundAddress = "/rounds/\(round.code)"
        due = round.dueAt.asDue
        asOf = VietnameseDate.text(visit.now)
        isClosed = round.state == .closed
        let rounds = try visit.database.rounds.seen(by: visit.asker.unit.id)
        otherRounds = rounds.map {
            Other(
                title: $0.title, address: "/rounds/\($0.code)" + page, isShown: $0.id == round.id)
        }
        hasOtherRounds = rounds.count > 1
    }
}

extension Moment {
    /// `17:00, thứ Tư 02/12/2026`; midnight is the end of the day before, 24:00.
    var asDue: String {
        let clock = day == lastDay ? VietnameseDate.time(self) : "24:00"
        return "\(clock), \(VietnameseDate.weekday(lastDay)) \(VietnameseDate.text(lastDay))"
    }
}
