import Foundation
import GRDB
import Reporting

/// The figures by which a commune is counted in its round, as its rows of totals add up to them.
struct CommuneTallies {
    struct Key: Hashable {
        var round: Round.ID
        var commune: Unit.ID
    }

    /// That the figure at the place is not 0 in a commune, of one level (nil for all) in some states.
    struct Mark: Hashable {
        var level: Level?
        /// As `commune_count.states` has them.
        var states: String
        var place: Int
    }

    private let round: Round.ID
    let marks: Set<Mark>

    init(_ key: Key, at places: [Int], in database: Database) throws {
        let parts = try database.cachedStatement(
            sql: """
                SELECT level, state, packed FROM totals
                WHERE round_id = ? AND node_id = ? AND packed IS NOT NULL
                """
        ).all([key.round.rawValue, key.commune.rawValue]) { columns in
            let (level, state) = (Level(rawValue: columns.next()), columns.next() as String)
            guard let figures = Tally.figures(packed: Array(columns.next() as Data)) else {
                throw StorageError.damaged("totals of round \(key.round.rawValue)")
            }
            return (level, state, places.map { $0 < figures.count ? figures[$0] : 0 })
        }
        (round, marks) = (key.round, CommuneTallies.marks(of: parts, at: places))
    }

    static func marks(
        of parts: [(level: Level, state: String, figures: [Int64])], at places: [Int]
    ) -> Set<Mark> {
        var sums: [Mark: Int64] = [:]
        for part in parts {
            for (place, figure) in zip(places, part.figures) {
                for level in [nil, part.level] {
                    for states in [part.state, both] {
                        sums[Mark(level: level, states: states, place: place), default: 0] &+=
                            figure
                    }
                }
            }
        }
        return Set(sums.filter { $0.value > 0 }.keys)
    }

    static let both = "submitted,approved"

    /// Counts the commune by these marks and no more by the old ones.
    func replace(_ old: CommuneTallies, in database: Database) throws {
        for mark in old.marks.subtracting(marks) { try add(-1, mark, in: database) }
        for mark in marks.subtracting(old.marks) { try add(1, mark, in: database) }
    }

    /// What was not counted before.
    func add(in database: Database) throws {
        for mark in marks { try add(1, mark, in: database) }
    }

    private func add(_ number: Int, _ mark: Mark, in database: Database) throws {
        let key: StatementArguments = [
            round.rawValue, mark.level?.rawValue ?? "", mark.states, mark.place,
        ]
        try database.cachedStatement(
            sql: """
                INSERT INTO commune_count (round_id, level, states, place, communes)
                VALUES (?, ?, ?, ?, 0) ON CONFLICT DO NOTHING
                """
        ).execute(arguments: key)
        try database.cachedStatement(
            sql: """
                UPDATE commune_count SET communes = communes + ?
                WHERE round_id = ? AND level = ? AND states = ? AND place = ?
                """
        ).execute(arguments: [number] + key)
    }

    static func forget(_ round: Round.ID, in database: Database) throws {
        try database.cachedStatement(sql: "DELETE FROM commune_count WHERE round_id = ?").execute(
            arguments: [round.rawValue])
    }
}

extension TotalsRepository {
    /// In how many communes of the round the figures are not 0 over the reports in `states`, a subset
    /// of submitted and approved that is not empty.
    func communeCounts(
        of round: Round.ID, level: Level?, states: Set<ReportState>
    ) throws -> [Int: Int] {
        let names = [ReportState.submitted, .approved].filter(states.contains).map(\.rawValue)
        return try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT place, communes FROM commune_count
                    WHERE round_id = ? AND level = ? AND states = ?
                    """),
            arguments: [round.rawValue, level?.rawValue ?? "", names.joined(separator: ",")]
        ).reduce(into: [:]) { $0[$1[0]] = $1[1] }
    }
}

extension CommuneTallies {
    /// What is stored for the round; without what is 0.
    static func counts(of round: Round.ID, _ database: Database) throws -> [Mark: Int] {
        try Row.fetchAll(
            database,
            sql: "SELECT * FROM commune_count WHERE round_id = ? AND communes > 0",
            arguments: [round.rawValue]
        ).reduce(into: [:]) { counts, row in
            let level: String = row["level"]
            let mark = Mark(
                level: level.isEmpty ? nil : Level(rawValue: level), states: row["states"],
                place: row["place"])
            counts[mark] = row["communes"]
        }
    }

    /// Counts the communes of rounds that an earlier release has left uncounted.
    static func bringUpToDate(_ database: Database) throws {
        try database.once("commune_counts") { read in
            for round in try read.rounds.all() {
                // A form that can't be read is told by verify.
                guard let places = try? read.forms.layout(of: round).communePlaces,
                    !places.isEmpty
                else { continue }
                try forget(round.id, in: database)
                for node in try read.rounds.nodes(of: round.id) where node.unit.kind == .commune {
                    try CommuneTallies(
                        Key(round: round.id, commune: node.id), at: places, in: database
                    ).add(in: database)
                }
            }
        }
    }
}
