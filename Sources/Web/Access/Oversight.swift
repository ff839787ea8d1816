import Reporting
import Storage

/// What of a round the asker's unit watches over.
struct Oversight {
    var round: Round
    /// The unit below which reports are shown.
    var node: Unit.ID
    /// The round that figures are compared with, when its tree has the node too.
    var previous: Round?
}

extension Context {
    /// The round of the address as the asker's unit sees it: a department what is below it, a
    /// province everything that is owed to the round's owner.
    ///
    /// - Throws: 404 also for a round that exists for others.
    func oversight(_ database: ReadTransaction) throws -> Oversight {
        let round = try round(database)
        let asker = try signedIn()
        guard let unit = try database.rounds.unit(asker.unit.id, in: round.id) else {
            throw Refusal.notFound
        }
        let node: Unit.ID
        switch unit.unit.kind {
        case .province: node = round.owner
        case .department where unit.id == round.owner: node = unit.id
        case .department where try database.rounds.isBelow(unit, round.owner): node = unit.id
        case .department, .commune, .school: throw Refusal.notFound
        }
        let previous = try round.previous.flatMap { try database.rounds.find($0) }
        let isShared = try previous.map { try database.rounds.unit(node, in: $0.id) != nil }
        return Oversight(round: round, node: node, previous: isShared == true ? previous : nil)
    }
}
