import Reporting
import Storage

/// The levels and communes that the list can be narrowed to.
struct TrackingPlaces {
    let levels: [Choice]
    let communes: [Choice]

    /// Where there are more communes, each is reached from its own figures.
    private static let most = 200

    init(_ oversight: Oversight, _ filter: TrackingFilter, _ visit: Visit) throws {
        let (database, round, node) = (visit.database, oversight.round, oversight.node)
        let present = try database.levels(of: round, below: node)
        levels = try database.units.levels().filter { present.contains($0.level) }.map {
            Choice(
                value: $0.level.rawValue, words: $0.name, isChosen: $0.level == filter.level)
        }
        func choice(_ code: Unit.Code, _ name: String) -> Choice {
            Choice(value: code.rawValue, words: name, isChosen: code == filter.commune)
        }
        let others = "Đơn vị khác"
        if let found = try database.rounds.communes(
            of: round, below: node, most: TrackingPlaces.most)
        {
            communes =
                found.communes.map { choice($0.unit.code, $0.unit.name) }
                + (found.hasOthers ? [choice(.noCommune, others)] : [])
        } else {
            communes =
                try filter.commune.map { code in
                    [choice(code, try database.units.find(code)?.name ?? others)]
                } ?? []
        }
    }
}
