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
        roundTitle = try visit.title(of: round)
        roundAddress = "/rounds/\(round.address)"
        due = round.dueAt.asDue
        asOf = VietnameseDate.text(visit.now)
        isClosed = round.state == .closed
        communes = try visit.database.units.forms().communeTitle(of: round)
        let rounds = try visit.database.rounds.seen(by: visit.asker.unit.id)
        otherRounds = try rounds.map {
            Other(
                title: try visit.title(of: $0), address: "/rounds/\($0.address)" + page,
                isShown: $0.id == round.id)
        }
        hasOtherRounds = rounds.count > 1
    }
}

extension Visit {
    /// With whose it is, where the asker sees another one of its code.
    fileprivate func title(of round: Round) throws -> String {
        guard round.addressedOwner != nil else { return round.title }
        return "\(round.title), \(try database.ownerName(of: round, on: now.day))"
    }
}
