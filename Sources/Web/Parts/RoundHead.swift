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
    /// `Xã, phường, đặc khu`
    let communes: String
    let otherRounds: [Other]
    let hasOtherRounds: Bool

    /// `page` is the rest of the address behind the round's: `/tracking`, or nothing.
    init(_ round: Round, page: String, _ visit: Visit) throws {
        roundTitle = round.title
        roundAddress = "/rounds/\(round.code)"
        due = round.dueAt.asDue
        asOf = VietnameseDate.text(visit.now)
        isClosed = round.state == .closed
        communes = round.communeTitle
        let rounds = try visit.database.rounds.seen(by: visit.asker.unit.id)
        otherRounds = rounds.map {
            Other(
                title: $0.title, address: "/rounds/\($0.code)" + page, isShown: $0.id == round.id)
        }
        hasOtherRounds = rounds.count > 1
    }
}
