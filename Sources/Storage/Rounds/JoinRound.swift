import GRDB
import Reporting

extension WriteTransaction {
    /// Has schools owe a report in a round that is open: they stand behind those that were there, and
    /// are frozen as they are on this day. `dueAt` is theirs alone instead of the round's. What it costs
    /// follows their number, but for the hash over the round's letterheads, which reads them all.
    ///
    /// - Throws: `RoundObjection.isNotOpen`; `JoinFaults`, everything that is wrong.
    package func join(
        _ codes: [Unit.Code], to id: Round.ID, dueAt: Moment? = nil, reason: String,
        by actor: Actor
    ) throws {
        guard let round = try read.rounds.find(id), round.state == .open, round.withdrawnAt == nil
        else { throw RoundObjection.isNotOpen }
        let (schools, nodes) = try joining(codes, round, dueAt: dueAt)
        try freeze(nodes, behind: try lastPlace(of: id, owes: false), owes: false, in: round)
        try freeze(schools, behind: try lastPlace(of: id, owes: true), owes: true, in: round)
        for school in schools { try begin(school, in: round) }
        try record(
            .unitsJoined(
                schools.map(\.unit.id), frozen: try read.rounds.frozenHash(of: id), reason: reason),
            round: id, by: actor)
        guard let dueAt else { return }
        for school in schools {
            try setDue(dueAt, of: school.unit.id, in: id, reason: reason, by: actor)
        }
    }

    private typealias Placed = UnitRepository.Placed

    /// The schools, and the units above them that the tree does not have.
    private func joining(
        _ codes: [Unit.Code], _ round: Round, dueAt: Moment?
    ) throws -> (schools: [Placed], nodes: [Placed]) {
        guard !codes.isEmpty else { throw JoinFaults([.nobody]) }
        guard codes.count <= JoinFault.mostAtOnce else { throw JoinFaults([.tooMany]) }
        var faults: [JoinFault] = now < dueAt ?? round.dueAt ? [] : [.dueHasPassed]
        var tree = JoinedTree(round, read, on: now.day)
        var schools: [Placed] = []
        var named: Set<Unit.Code> = []
        for code in codes where named.insert(code).inserted {
            guard let school = try tree.school(code) else {
                faults.append(.isNotBelow(code))
                continue
            }
            if try read.rounds.unit(school.unit.id, in: round.id) != nil {
                faults.append(.isInRound(code))
            } else if try tree.add(school) {
                schools.append(school)
            } else {
                faults.append(.isNotBelow(code))
            }
        }
        guard faults.isEmpty else { throw JoinFaults(faults) }
        let inOrder = try read.units.placed(schools.map(\.unit.id), on: now.day)
        return (inOrder, tree.nodes)
    }

    private func lastPlace(of round: Round.ID, owes: Bool) throws -> Int {
        // Each by its index.
        let sql =
            owes
            ? "SELECT MAX(display_order) FROM round_unit WHERE round_id = ? AND owes = 1"
            : "SELECT MAX(display_order) FROM round_unit WHERE round_id = ? AND owes = 0"
        return try Int.fetchOne(
            database.cachedStatement(sql: sql), arguments: [round.rawValue]) ?? -1
    }

    private func freeze(
        _ units: [Placed], behind last: Int, owes: Bool, in round: Round
    ) throws {
        for (index, unit) in units.enumerated() {
            try freeze(unit, owes: owes, order: last + 1 + index, in: round.id)
        }
    }

    /// Its report, its place in the totals, and what stands on its papers.
    private func begin(_ school: Placed, in round: Round) throws {
        let id = school.unit.id
        try database.cachedStatement(
            sql: """
                UPDATE round_unit SET outside = NOT EXISTS (
                    SELECT 1 FROM round_unit AS place
                    WHERE place.round_id = round_unit.round_id
                        AND place.unit_id = round_unit.commune_id AND place.kind = 'commune')
                WHERE round_id = ? AND unit_id = ?
                """
        ).execute(arguments: [round.id.rawValue, id.rawValue])
        try database.cachedStatement(
            sql: "INSERT INTO report (round_id, unit_id, state) VALUES (?, ?, 'not_started')"
        ).execute(arguments: [round.id.rawValue, id.rawValue])
        guard let frozen = try read.rounds.unit(id, in: round.id) else {
            throw StorageError.damaged("round \(round.code)")
        }
        let place = ReportPlace(level: frozen.level ?? "", state: .notStarted)
        try count(frozen, to: CountedReport(place: place), places: [])
        // A round that an earlier release opened says what is so now.
        guard try read.setting(of: round.id) != nil else { return }
        let letterhead = try read.letterhead(of: frozen.unit, in: round, on: now.day)
        try database.cachedStatement(
            sql: "INSERT INTO round_letterhead (round_id, unit_id, content) VALUES (?, ?, ?)"
        ).execute(arguments: [round.id.rawValue, id.rawValue, letterhead.json.column])
    }
}

/// What an open round's tree becomes by schools that join it.
private struct JoinedTree {
    /// In the order in which they are met, each below the one that it reports to or behind it.
    private(set) var nodes: [UnitRepository.Placed] = []
    private var known: Set<Unit.ID> = []
    private let round: Round
    private let database: ReadTransaction
    private let day: Day

    init(_ round: Round, _ database: ReadTransaction, on day: Day) {
        (self.round, self.database, self.day) = (round, database, day)
    }

    /// nil for a code of no school of today.
    func school(_ code: Unit.Code) throws -> UnitRepository.Placed? {
        guard let unit = try database.units.find(code), unit.kind == .school else { return nil }
        return try database.units.placed(unit.id, on: day)
    }

    /// Takes what stands above the school into the tree; false where it does not come to stand below
    /// the round's owner, and then nothing is taken.
    mutating func add(_ school: UnitRepository.Placed) throws -> Bool {
        guard school.unit.level != nil else { return false }
        var new: [UnitRepository.Placed] = []
        var met: Set<Unit.ID> = []
        var next = school.reportsTo
        while let id = next, id != round.owner {
            guard met.insert(id).inserted else { return false }
            if known.contains(id) { break }
            if let frozen = try database.rounds.unit(id, in: round.id) {
                guard try database.rounds.isBelow(frozen, round.owner) else { return false }
                break
            }
            guard let placed = try database.units.placed(id, on: day), placed.unit.kind != .school
            else { return false }
            new.append(placed)
            next = placed.reportsTo
        }
        guard next != nil else { return false }
        new += try commune(of: school).filter { commune in
            !new.contains { $0.unit.id == commune.unit.id }
        }
        nodes += new
        known.formUnion(new.map(\.unit.id))
        return true
    }

    /// The commune, where the tree has it not yet. One outside of which others of the round stand stays
    /// outside, for these as for them.
    private func commune(of school: UnitRepository.Placed) throws -> [UnitRepository.Placed] {
        guard let id = school.commune, !known.contains(id),
            try database.rounds.unit(id, in: round.id) == nil,
            try !database.rounds.hasSchools(outside: id, of: round.id),
            let placed = try database.units.placed(id, on: day), placed.unit.kind != .school
        else { return [] }
        return [placed]
    }
}

extension RoundRepository {
    /// Whether some of the round are of that commune, which its tree has not.
    fileprivate func hasSchools(outside commune: Unit.ID, of round: Round.ID) throws -> Bool {
        try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT 1 FROM round_unit WHERE round_id = ? AND commune_id = ? LIMIT 1"),
            arguments: [round.rawValue, commune.rawValue]) != nil
    }
}
