import GRDB
import Reporting

extension ReadTransaction {
    /// The schools that can owe the unit a report on the day, in display order: those below it.
    package func schools(below unit: Unit.ID, on day: Day) throws -> [UnitRepository.Placed] {
        let all = try units.all(on: day)
        let parents = all.reduce(into: [Unit.ID: Unit.ID]()) { $0[$1.unit.id] = $1.reportsTo }
        return all.filter { placed in
            guard placed.unit.kind == .school else { return false }
            var met: Set<Unit.ID> = []
            var next = placed.reportsTo
            while let above = next, met.insert(above).inserted {
                if above == unit { return true }
                next = parents[above]
            }
            return false
        }
    }

    /// The schools that are meant, with the codes among them that are of none below the unit.
    func schools(_ owing: Owing, of unit: Unit.ID, on day: Day) throws -> (
        found: [Unit.ID], strangers: [Unit.Code]
    ) {
        let all = try schools(below: unit, on: day)
        switch owing {
        case .named(let codes):
            let (known, named) = (Set(all.map(\.unit.code)), Set(codes))
            return (
                all.filter { named.contains($0.unit.code) }.map(\.unit.id),
                codes.filter { !known.contains($0) }
            )
        case .below(let levels, let communes):
            let places = Set(try communes.compactMap { try units.find($0)?.id })
            let found = all.filter { placed in
                placed.unit.level.map(levels.contains) ?? false
                    && (communes.isEmpty || placed.commune.map(places.contains) ?? false)
            }
            return (found.map(\.unit.id), [])
        }
    }

    /// The codes of the units that owe, or are to owe, a report; nil where these are more than `most`.
    package func owing(_ round: Round, atMost most: Int) throws -> [Unit.Code]? {
        guard try owingCount(round) <= most else { return nil }
        guard round.state == .planned else {
            return try rounds.units(of: round.id).filter(\.owesReport).map(\.unit.code)
        }
        return try rounds.selection(of: round.id).compactMap { try units.find($0)?.code }
    }

    /// How many owe, or are to owe, a report.
    package func owingCount(_ round: Round) throws -> Int {
        guard round.state == .planned else {
            return try totals.counts(of: round.id, under: round.owner).reduce(0) { $0 + $1.reports }
        }
        return try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT json_array_length(selection) FROM round WHERE id = ?"),
            arguments: [round.id.rawValue]) ?? 0
    }

    /// The levels of those that owe, or are to owe, a report. A round that is planned has them as one
    /// list, which is read through.
    package func owingLevels(_ round: Round) throws -> Set<Level> {
        guard round.state == .planned else { return try levels(of: round, below: round.owner) }
        return Set(
            try String.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT DISTINCT level FROM unit
                        WHERE id IN (SELECT value FROM round, json_each(selection)
                            WHERE round.id = ?) AND level IS NOT NULL
                        """), arguments: [round.id.rawValue]
            ).map(Level.init(rawValue:)))
    }
}
