import GRDB
import Reporting

extension UnitRepository {
    /// A line of succession is followed to so many units.
    static let longestLine = 200

    /// The units that the unit goes back to by `day`, itself first: those that it succeeded, and those
    /// that these did.
    package func origins(of unit: Unit.ID, on day: Day) throws -> [Unit.ID] {
        try line(
            """
            WITH RECURSIVE line (id) AS (
                SELECT :unit UNION
                SELECT unit_id FROM line JOIN unit_successor ON successor_id = line.id
                    WHERE since <= :day)
            SELECT id FROM line LIMIT :limit
            """, unit, day)
    }

    /// The units in which the unit goes on by `day`, itself first.
    package func heirs(of unit: Unit.ID, on day: Day) throws -> [Unit.ID] {
        try line(
            """
            WITH RECURSIVE line (id) AS (
                SELECT :unit UNION
                SELECT successor_id FROM line JOIN unit_successor ON unit_id = line.id
                    WHERE since <= :day)
            SELECT id FROM line LIMIT :limit
            """, unit, day)
    }

    /// The one unit that this one alone goes on from, and began with; nil where there is none, where
    /// several became one or one became several.
    package func predecessor(of unit: Unit.ID, on day: Day) throws -> Unit.ID? {
        let found = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT own.unit_id, unit.valid_from >= since AS began,
                        (SELECT COUNT(*) FROM unit_successor AS other
                            WHERE other.unit_id = own.unit_id AND other.since <= :day) AS heirs
                    FROM unit_successor AS own JOIN unit ON unit.id = successor_id
                    WHERE successor_id = :unit AND since <= :day LIMIT 2
                    """), arguments: ["unit": unit.rawValue, "day": day.description])
        guard let one = found.first, found.count == 1, one["began"] == true, one["heirs"] == 1
        else { return nil }
        return Unit.ID(rawValue: one["unit_id"])
    }

    private func line(_ sql: String, _ unit: Unit.ID, _ day: Day) throws -> [Unit.ID] {
        try Int64.fetchAll(
            database.cachedStatement(sql: sql),
            arguments: [
                "unit": unit.rawValue, "day": day.description, "limit": UnitRepository.longestLine,
            ]
        ).map(Unit.ID.init(rawValue:))
    }
}

extension ReadTransaction {
    /// So many reports of the past are listed.
    package static var mostPastReports: Int { 200 }

    /// What the unit has sent, and what those sent that it goes back to, whoever the rounds were owed to;
    /// the round that was due last first. Trials and rounds that were taken back are none.
    package func pastReports(of unit: Unit.ID, on day: Day) throws -> [ReportFile] {
        try pastReports(of: units.origins(of: unit, on: day))
    }

    /// What the unit itself has sent in rounds of that code.
    package func pastReports(of unit: Unit.ID, in round: Round.Code) throws -> [ReportFile] {
        try pastReports(of: [unit], in: round)
    }

    /// The last that the unit itself has sent, in rounds that were due by then.
    package func pastReports(
        of unit: Unit.ID, dueBy moment: Moment, limit: Int
    ) throws -> [ReportFile] {
        try pastReports(of: [unit], dueBy: moment, limit: limit)
    }

    private func pastReports(
        of units: [Unit.ID], in code: Round.Code? = nil, dueBy moment: Moment? = nil,
        limit: Int = mostPastReports
    ) throws -> [ReportFile] {
        let sent = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT report.round_id, report.unit_id FROM round_unit
                        JOIN report USING (round_id, unit_id) JOIN round ON round.id = round_id
                    WHERE unit_id IN (SELECT value FROM json_each(:units)) AND revision > 0
                        AND is_trial = 0 AND withdrawn_at IS NULL
                        AND (:code IS NULL OR round.code = :code)
                        AND (:due IS NULL OR round.due_at <= :due)
                    ORDER BY round.due_at DESC, round_id DESC, unit_id LIMIT :limit
                    """),
            arguments: [
                "units": units.column, "code": code?.rawValue, "due": moment?.column,
                "limit": limit,
            ])
        return try sent.compactMap { row in
            guard let round = try rounds.find(Round.ID(rawValue: row["round_id"])) else {
                return nil
            }
            return try reportFile(of: Unit.ID(rawValue: row["unit_id"]), in: round)
        }
    }
}
