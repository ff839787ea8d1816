import GRDB
import Reporting

extension WriteTransaction {
    /// Opens a planned round: the tree is frozen as it is on this day, and every chosen school that
    /// still exists owes a report. `evenPast` is said by whoever knows that the due moment has passed,
    /// so that all that comes is late.
    ///
    /// - Throws: `RoundObjection.isNotPlanned`; `RoundFaults` when nobody would owe a report, the due
    ///   moment has passed, or its owner may use its plan or its form no more.
    /// - Returns: how many owe one.
    @discardableResult
    package func open(_ round: Round.ID, evenPast: Bool = false, by actor: Actor) throws -> Int {
        try open(round, evenPast: evenPast, by: actor, choice: nil)
    }

    /// The same; `choice` is by whose choice the server does it.
    func open(
        _ round: Round.ID, evenPast: Bool, by actor: Actor, choice: Happening.SeriesChoice?
    ) throws -> Int {
        guard let found = try read.rounds.find(round), found.state == .planned,
            found.withdrawnAt == nil
        else { throw RoundObjection.isNotPlanned }
        guard evenPast || now < found.dueAt else { throw RoundFaults([.dueHasPassed]) }
        guard try read.isSeen(found.plan, by: found.owner) else {
            throw RoundFaults([.planIsNotSeen])
        }
        guard try read.forms(seenBy: found.owner).editions.contains(found.form) else {
            throw RoundFaults([.formIsNotImported])
        }
        let chosen = Set(try read.rounds.selection(of: round))
        let units = try read.units.all(on: now.day)
        let schools = units.filter { $0.unit.kind == .school && chosen.contains($0.unit.id) }
        guard !schools.isEmpty else { throw RoundFaults([.owesNobody]) }
        try database.cachedStatement(
            sql: "UPDATE round SET state = 'open', opening_trouble = NULL WHERE id = ?"
        ).execute(arguments: [round.rawValue])
        try freeze(
            schools, nodes: units.nodes(above: schools, of: found), in: round, by: actor,
            choice: choice)
        return schools.count
    }

    /// Freezes the tree and the setting, and makes one report, not started, for each of the schools;
    /// `nodes` are the units above them and their communes.
    package func freeze(
        _ schools: [UnitRepository.Placed], nodes: [UnitRepository.Placed], in round: Round.ID,
        by actor: Actor, choice: Happening.SeriesChoice? = nil
    ) throws {
        for (order, node) in nodes.enumerated() {
            try freeze(node, owes: false, order: order, in: round)
        }
        for (order, school) in schools.enumerated() {
            try freeze(school, owes: true, order: order, in: round)
            try database.cachedStatement(
                sql: "INSERT INTO report (round_id, unit_id, state) VALUES (?, ?, 'not_started')"
            ).execute(arguments: [round.rawValue, school.unit.id.rawValue])
        }
        try database.cachedStatement(
            sql: """
                UPDATE round_unit SET outside = 1
                WHERE round_id = :round AND owes = 1 AND NOT EXISTS (
                    SELECT 1 FROM round_unit AS place
                    WHERE place.round_id = :round AND place.unit_id = round_unit.commune_id
                        AND place.kind = 'commune')
                """
        ).execute(arguments: ["round": round.rawValue])
        // A school counts where the whole frozen tree puts it: old trees have schools below schools.
        for school in schools {
            guard let frozen = try read.rounds.unit(school.unit.id, in: round) else { continue }
            let place = ReportPlace(level: frozen.level ?? "", state: .notStarted)
            try count(frozen, to: CountedReport(place: place), places: [])
        }
        let frozen = try keepSetting(of: round)
        try record(
            .roundOpened(units: schools.count, frozen: frozen, by: choice), round: round, by: actor)
    }

    func freeze(
        _ placed: UnitRepository.Placed, owes: Bool, order: Int, in round: Round.ID
    ) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO round_unit (round_id, unit_id, reports_to_id, commune_id, owes, kind,
                    level, name, short_name, name_sort, display_order)
                SELECT ?, id, ?, ?, ?, kind, level, name, short_name, name_sort, ?
                FROM unit WHERE id = ?
                """
        ).execute(arguments: [
            round.rawValue, placed.reportsTo?.rawValue, placed.commune?.rawValue, owes, order,
            placed.unit.id.rawValue,
        ])
    }
}

extension [UnitRepository.Placed] {
    /// The round's owner, whoever the schools and it report to, and the schools' communes: a unit
    /// beside these must not learn of the round.
    fileprivate func nodes(above schools: [UnitRepository.Placed], of round: Round)
        -> [UnitRepository.Placed]
    {
        let places = Dictionary(map { ($0.unit.id, $0) }, uniquingKeysWith: { first, _ in first })
        var kept = Set(schools.compactMap(\.commune))
        for start in [round.owner] + schools.compactMap(\.reportsTo) {
            var next: Unit.ID? = start
            while let id = next, kept.insert(id).inserted {
                // A trial is nobody's above its owner.
                next = round.isTrial && id == round.owner ? nil : places[id]?.reportsTo
            }
        }
        return filter { kept.contains($0.unit.id) && $0.unit.kind != .school }
    }
}
