import Reporting
import Storage

/// Communes from A to Z, each with the squares of its schools.
struct CommuneTiles {
    struct Tile {
        let communeName: String
        let communeAddress: String
        let isPart: Bool
        let tileWidth: Int
        let tileSquares: [TileSquare]
        let ofDue: String
        let schools: [School]
    }

    struct TileSquare {
        let symbol: String
        let x: Int
    }

    struct School {
        let name: String
        let stateName: String
    }

    let tiles: [Tile]
    let complete: String
    let mayOpenReports: Bool
    /// `xã, phường, đặc khu`
    let kinds: String

    /// Of these reports.
    init(_ facts: RoundFacts, _ listed: [ListedReport], mayOpenReports: Bool) {
        self.mayOpenReports = mayOpenReports
        kinds = facts.communeWords
        let groups = Dictionary(grouping: listed) { $0.commune?.id }
        let communes = groups.values.compactMap { $0.first?.commune }
            .sorted { $0.displayOrder < $1.displayOrder }
        let levels = facts.totals.levels.map(\.level.level)
        let places = communes.map(Optional.some) + (groups[nil] == nil ? [] : [nil])
        tiles = places.map { commune in
            let schools = (groups[commune?.id] ?? []).sorted {
                (levels.firstIndex(of: $0.unit.level ?? "") ?? 0, $0.unit.displayOrder)
                    < (levels.firstIndex(of: $1.unit.level ?? "") ?? 0, $1.unit.displayOrder)
            }
            let owed = schools.filter { $0.report.state != .exempt }
            let submitted = owed.count { $0.report.state.isCounted }
            return Tile(
                communeName: commune?.unit.shortName ?? "Đơn vị khác",
                communeAddress:
                    "/rounds/\(facts.round.address)/tracking"
                    + "?commune=\(commune?.unit.code ?? .noCommune)",
                isPart: submitted < owed.count, tileWidth: max(44, schools.count * 15 - 1),
                tileSquares: schools.enumerated().map {
                    TileSquare(symbol: $1.report.state.square, x: $0 * 15)
                }, ofDue: "\(submitted)/\(owed.count)",
                schools: schools.map {
                    School(name: $0.unit.unit.name, stateName: $0.report.state.name)
                })
        }
        let full = zip(places, tiles).count { $0 != nil && !$1.isPart }
        complete = "\(full)/\(communes.count)"
    }
}
