import GRDB
import Reporting

/// How many of a commune's schools owe a report, and how many reports count.
package struct CommuneCoverage: Hashable, Sendable {
    package var due = 0
    package var submitted = 0

    static func + (left: CommuneCoverage, right: CommuneCoverage) -> CommuneCoverage {
        CommuneCoverage(due: left.due + right.due, submitted: left.submitted + right.submitted)
    }
}

/// How far rounds have come: when reports came in, and each commune's coverage. What a transaction
/// changes of it is added up here and written once per row.
struct RoundProgress: Equatable {
    struct Quarter: Hashable {
        var round: Round.ID
        var node: Unit.ID
        /// Quarters of an hour since 1970.
        var number: Int64

        static let milliseconds: Int64 = 900_000
    }

    struct Commune: Hashable {
        var round: Round.ID
        var unit: Unit.ID
    }

    private(set) var quarters: [Quarter: Int] = [:]
    private(set) var communes: [Commune: CommuneCoverage] = [:]

    /// Once more, or once less, under a node above the unit.
    mutating func add(_ report: CountedReport, sign: Int, of unit: RoundUnit, at node: Unit.ID) {
        if let moment = report.cameIn {
            let quarter = Quarter(
                round: unit.round, node: node,
                number: moment.milliseconds / Quarter.milliseconds)
            quarters[quarter, default: 0] += sign
        }
        guard node == unit.commune, !unit.isOutside else { return }
        let key = Commune(round: unit.round, unit: node)
        let change = CommuneCoverage(
            due: report.place.state == .exempt ? 0 : sign,
            submitted: report.place.state.isCounted ? sign : 0)
        communes[key] = (communes[key] ?? CommuneCoverage()) + change
    }

    mutating func add(_ other: RoundProgress) {
        quarters.merge(other.quarters, uniquingKeysWith: +)
        communes.merge(other.communes, uniquingKeysWith: +)
    }

    mutating func forget(_ round: Round.ID) {
        quarters = quarters.filter { $0.key.round != round }
        communes = communes.filter { $0.key.round != round }
    }

    static func forget(_ round: Round.ID, in database: Database) throws {
        for sql in [
            "DELETE FROM submission_quarter WHERE round_id = ?",
            "DELETE FROM commune_coverage WHERE round_id = ?",
        ] {
            try database.cachedStatement(sql: sql).execute(arguments: [round.rawValue])
        }
    }

    func write(to database: Database) throws {
        // Of a row that is not there yet an UPDATE changes none, and CHECK judges no sum before it is
        // made.
        for (quarter, reports) in quarters where reports != 0 {
            try RoundProgress.add(
                [reports], to: [quarter.round.rawValue, quarter.node.rawValue, quarter.number],
                update: """
                    UPDATE submission_quarter SET reports = reports + ?
                    WHERE round_id = ? AND node_id = ? AND quarter = ?
                    """,
                insert: """
                    INSERT INTO submission_quarter (reports, round_id, node_id, quarter)
                    VALUES (?, ?, ?, ?)
                    """, in: database)
        }
        for (commune, change) in communes where change != CommuneCoverage() {
            try RoundProgress.add(
                [change.due, change.submitted],
                to: [commune.round.rawValue, commune.unit.rawValue],
                update: """
                    UPDATE commune_coverage SET due = due + ?, submitted = submitted + ?
                    WHERE round_id = ? AND commune_id = ?
                    """,
                insert: """
                    INSERT INTO commune_coverage (due, submitted, round_id, commune_id)
                    VALUES (?, ?, ?, ?)
                    """, in: database)
        }
    }

    private static func add(
        _ numbers: StatementArguments, to key: StatementArguments, update: String, insert: String,
        in database: Database
    ) throws {
        try database.cachedStatement(sql: update).execute(arguments: numbers + key)
        guard database.changesCount == 0 else { return }
        try database.cachedStatement(sql: insert).execute(arguments: numbers + key)
    }
}

extension RoundProgress {
    /// What is stored for the round; without what is 0.
    init(of round: Round.ID, _ database: Database) throws {
        for row in try Row.fetchAll(
            database,
            sql: "SELECT * FROM submission_quarter WHERE round_id = ? AND reports > 0",
            arguments: [round.rawValue])
        {
            quarters[
                Quarter(
                    round: round, node: Unit.ID(rawValue: row["node_id"]), number: row["quarter"])] =
                row["reports"]
        }
        for row in try Row.fetchAll(
            database, sql: "SELECT * FROM commune_coverage WHERE round_id = ?",
            arguments: [round.rawValue])
        {
            communes[Commune(round: round, unit: Unit.ID(rawValue: row["commune_id"]))] =
                CommuneCoverage(due: row["due"], submitted: row["submitted"])
        }
        dropNothing()
    }

    mutating func dropNothing() {
        quarters = quarters.filter { $0.value != 0 }
        communes = communes.filter { $0.value != CommuneCoverage() }
    }
}

/// How many reports that count came in first until a moment, a quarter of an hour long.
package struct Submissions: Hashable, Sendable {
    package var until: Moment
    package var reports: Int
}

/// The communes of a round by how much of what their schools owe has come.
package struct CommuneShares: Sendable {
    /// How many have at least no tenth, one tenth, …, nine tenths, and all of it.
    package var tenths = Array(repeating: 0, count: 11)
    /// Of those that lack something the first in this order: the least share first.
    package var lowest: [(commune: RoundUnit, coverage: CommuneCoverage)] = []

    package var count: Int { tenths.reduce(0, +) }
    package var complete: Int { tenths[10] }
}

extension ReadTransaction {
    /// When those under the node came in, the earliest first: a row for a quarter of an hour, however
    /// many reports there are.
    package func submissions(of round: Round, below node: Unit.ID) throws -> [Submissions] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT quarter, reports FROM submission_quarter
                    WHERE round_id = ? AND node_id = ? AND reports > 0 ORDER BY quarter
                    """), arguments: [round.id.rawValue, node.rawValue]
        ).map { row in
            let quarter: Int64 = row[0]
            return Submissions(
                until: Moment(
                    milliseconds: (quarter + 1) * RoundProgress.Quarter.milliseconds - 1),
                reports: row[1])
        }
    }

    /// Reads a small row for each commune; names of `limit` at most. Communes whose schools are all
    /// exempt are none of them.
    package func communeShares(of round: Round, limit: Int) throws -> CommuneShares {
        var shares = CommuneShares()
        for row in try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT share / 100, COUNT(*) FROM commune_coverage
                    WHERE round_id = ? AND share >= 0 GROUP BY 1
                    """), arguments: [round.id.rawValue])
        {
            shares.tenths[row[0]] = row[1]
        }
        let lowest = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT commune_id, due, submitted FROM commune_coverage
                    WHERE round_id = ? AND share BETWEEN 0 AND 999
                    ORDER BY share, commune_id LIMIT ?
                    """), arguments: [round.id.rawValue, limit]
        ).map {
            (Unit.ID(rawValue: $0[0]), CommuneCoverage(due: $0[1], submitted: $0[2]))
        }
        let communes = try rounds.units(lowest.map(\.0), of: round.id).reduce(
            into: [Unit.ID: RoundUnit]()
        ) { $0[$1.id] = $1.asCommune }
        shares.lowest = lowest.compactMap { id, coverage in
            communes[id].map { ($0, coverage) }
        }
        return shares
    }
}
