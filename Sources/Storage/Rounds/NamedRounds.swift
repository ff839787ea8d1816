import GRDB
import Reporting

extension RoundRepository {
    /// The rounds that the address means to the unit, in the order in which they were made: one, or
    /// several that it sees where a code alone leaves open whose; none that it may not know of. A
    /// code alone means the unit's own round where it has one, also one that is planned.
    package func named(_ address: Round.Address, by unit: Unit.ID) throws -> [Round] {
        if address.owner == nil, let own = try find(address.code, of: unit) { return [own] }
        let rounds = try database.cachedStatement(
            sql: Round.selection + """
                JOIN unit ON unit.id = round.owner_id
                WHERE round.code = :code AND (:owner IS NULL OR unit.code = :owner)
                    AND (round.owner_id = :asker OR EXISTS (
                        SELECT 1 FROM round_unit
                        WHERE round_id = round.id AND unit_id = :asker))
                ORDER BY round.id
                """
        ).all(
            [
                "code": address.code.rawValue, "owner": address.owner?.rawValue,
                "asker": unit.rawValue,
            ], Round.init(columns:))
        let known = try rounds.map(addressed).filter {
            try $0.owner == unit || sees($0, from: unit)
        }
        let shown = known.filter { $0.isPublic || $0.owner == unit }
        // What was taken back is in nobody's way.
        return shown.isEmpty ? Array(known.prefix(1)) : shown
    }

    /// Whether some office has a trial of the code.
    package func hasTrial(_ code: Round.Code) throws -> Bool {
        try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT 1 FROM round WHERE code = ? AND is_trial = 1 LIMIT 1"),
            arguments: [code.rawValue]) != nil
    }

    /// How many trials of the office there are.
    func trials(of owner: Unit.ID) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT COUNT(*) FROM round WHERE owner_id = ? AND is_trial = 1"),
            arguments: [owner.rawValue]) ?? 0
    }

    /// The round as the asker calls it.
    func addressed(_ found: Round) throws -> Round {
        var round = found
        if try needsOwner(round) {
            round.addressedOwner = try String.fetchOne(
                database.cachedStatement(sql: "SELECT code FROM unit WHERE id = ?"),
                arguments: [round.owner.rawValue]
            ).map(Unit.Code.init(rawValue:))
        }
        return round
    }

    /// Whether the asker has or sees another round of the code; the program itself sees all.
    private func needsOwner(_ round: Round) throws -> Bool {
        guard let unit = asker else {
            return try Bool.fetchOne(
                database.cachedStatement(
                    sql: "SELECT EXISTS (SELECT 1 FROM round WHERE code = ? AND id <> ?)"),
                arguments: [round.code.rawValue, round.id.rawValue]) ?? false
        }
        guard round.owner != unit else { return false }
        let others = try database.cachedStatement(
            sql: Round.selection + """
                WHERE round.code = :code AND round.id <> :id AND (round.owner_id = :asker
                    OR state <> 'planned' AND withdrawn_at IS NULL AND EXISTS (
                        SELECT 1 FROM round_unit
                        WHERE round_id = round.id AND unit_id = :asker))
                """
        ).all(
            [
                "code": round.code.rawValue, "id": round.id.rawValue, "asker": unit.rawValue,
            ], Round.init(columns:))
        return try others.contains { try $0.owner == unit || sees($0, from: unit) }
    }
}
