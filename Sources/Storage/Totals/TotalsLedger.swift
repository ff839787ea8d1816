import Foundation
import GRDB
import Reporting

/// The changes of totals that a transaction has gathered: added up in memory, written once per
/// touched row.
///
/// Used on the writer's queue only.
final class TotalsLedger {
    struct Key: Hashable {
        var round: Round.ID
        var node: Unit.ID
        var level: Level
        var state: ReportState
    }

    struct Change {
        var reports = 0
        var late = 0
        var papers = 0
        /// nil in states that are not counted.
        var tally: Tally?

        static func += (left: inout Change, right: Change) {
            left.reports += right.reports
            left.late += right.late
            left.papers += right.papers
            if let tally = right.tally {
                if left.tally == nil { left.tally = tally } else { left.tally? += tally }
            }
        }
    }

    /// What earlier writes of the same commit gathered and have not written.
    private let earlier: TotalsLedger?
    /// Whether `settle` has written it.
    private(set) var isSettled = false

    init(after earlier: TotalsLedger? = nil) { self.earlier = earlier }

    private var changes: [Key: Change] = [:]
    private var rounds: Set<Round.ID> = []
    /// Rounds whose totals are made anew, whatever was stored or gathered before.
    private var anew: Set<Round.ID> = []

    func add(_ change: Change, at key: Key) {
        rounds.insert(key.round)
        changes[key, default: Change()] += change
    }

    private var progress = RoundProgress()

    /// The report is among those that the round's progress tells, or no more.
    func add(_ report: CountedReport, sign: Int, of unit: RoundUnit, at node: Unit.ID) {
        progress.add(report, sign: sign, of: unit, at: node)
    }

    /// Communes whose reports moved, with the places by which the form counts communes.
    private var communes: [CommuneTallies.Key: [Int]] = [:]

    /// The commune is counted anew among those that have some figure.
    func note(_ commune: Unit.ID, in round: Round.ID, places: [Int]) {
        communes[CommuneTallies.Key(round: round, commune: commune)] = places
    }

    /// The round's version goes up, though its totals stay as they are.
    func touch(_ round: Round.ID) { rounds.insert(round) }

    /// The round's totals are added up from nothing by what follows.
    func begin(_ round: Round.ID) {
        changes = changes.filter { $0.key.round != round }
        communes = communes.filter { $0.key.round != round }
        progress.forget(round)
        rounds.insert(round)
        anew.insert(round)
    }

    func add(_ other: TotalsLedger) {
        for round in other.anew { begin(round) }
        for (key, change) in other.changes { add(change, at: key) }
        communes.merge(other.communes) { $1 }
        progress.add(other.progress)
        rounds.formUnion(other.rounds)
    }

    /// Writes what was gathered so far, by earlier writes of the commit as well, so that totals that
    /// are read from here on have it.
    func settle(in database: Database) throws {
        let all = TotalsLedger()
        if let earlier, !isSettled { all.add(earlier) }
        all.add(self)
        try all.write(to: database)
        clear()
        isSettled = true
    }

    func write(to database: Database) throws {
        for round in anew {
            try database.cachedStatement(sql: "DELETE FROM totals WHERE round_id = ?").execute(
                arguments: [round.rawValue])
            try CommuneTallies.forget(round, in: database)
            try RoundProgress.forget(round, in: database)
        }
        let before = try communes.map { ($0, $1, try CommuneTallies($0, at: $1, in: database)) }
        for (key, change) in changes { try write(change, at: key, to: database) }
        for (key, places, old) in before {
            try CommuneTallies(key, at: places, in: database).replace(old, in: database)
        }
        try progress.write(to: database)
        for round in rounds {
            try database.cachedStatement(
                sql: "UPDATE round SET version = version + 1 WHERE id = ?"
            ).execute(arguments: [round.rawValue])
        }
        clear()
    }

    private func clear() {
        changes = [:]
        communes = [:]
        progress = RoundProgress()
        rounds = []
        anew = []
    }

    private func write(_ change: Change, at key: Key, to database: Database) throws {
        let place: StatementArguments = [
            key.round.rawValue, key.node.rawValue, key.level.rawValue, key.state.rawValue,
        ]
        let old = try database.cachedStatement(
            sql: """
                SELECT reports, late, papers, packed FROM totals
                WHERE round_id = ? AND node_id = ? AND level = ? AND state = ?
                """
        ).first(place) { columns in
            (
                reports: columns.next() as Int, late: columns.next() as Int,
                papers: columns.next() as Int, packed: columns.optional() as Data?
            )
        }
        var tally = change.tally
        if let packed = old?.packed {
            guard let added = change.tally else {
                throw StorageError.damaged("a tally in state \(key.state.rawValue)")
            }
            guard var sum = Tally(packed: Array(packed), count: added.figures.count) else {
                throw StorageError.damaged("totals of round \(key.round.rawValue)")
            }
            sum += added
            tally = sum
        }
        try database.cachedStatement(
            sql: """
                INSERT INTO totals (
                    round_id, node_id, level, state, reports, late, papers, packed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (round_id, node_id, level, state) DO UPDATE SET
                    reports = excluded.reports, late = excluded.late, papers = excluded.papers,
                    packed = excluded.packed
                """
        ).execute(
            arguments: place + [
                (old?.reports ?? 0) + change.reports, (old?.late ?? 0) + change.late,
                (old?.papers ?? 0) + change.papers,
                tally.map { Data($0.packed) },
            ])
    }
}
