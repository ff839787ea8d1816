import GRDB
import Reporting

extension WriteTransaction {
    /// Keeps a form's document under its code and version.
    ///
    /// - Returns: false when that version exists; it is left as it is.
    package func importForm(_ form: Form, by actor: Actor) throws -> Bool {
        try database.cachedStatement(
            sql: """
                INSERT INTO form (code, version, document, imported_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (code, version) DO NOTHING
                """
        ).execute(arguments: [
            form.version.code, form.version.version,
            String(decoding: form.document.serialized(), as: UTF8.self), now.column,
        ])
        guard database.changesCount == 1 else { return false }
        try record(.formImported(form.version), by: actor)
        return true
    }

    /// Opens a round: freezes the tree and makes one report, not started, for each unit that owes
    /// one. The round's `id` is given here; nil when a round of that code exists.
    ///
    /// `schools` owe a report and come with what they stand under now; `nodes` are the units above
    /// them and their communes, the owner included.
    package func open(
        _ round: Round, schools: [UnitRepository.Placed], nodes: [UnitRepository.Placed],
        by actor: Actor
    ) throws -> Round.ID? {
        guard let id = try insert(round) else { return nil }
        try freeze(schools, nodes: nodes, in: id, by: actor)
        return id
    }

    /// The round's row alone; nil when the code is taken.
    func insert(_ round: Round) throws -> Round.ID? {
        try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    INSERT INTO round (code, title, plan_id, form_code, form_version, owner_id,
                        period_from, period_to, data_close, due_at, due_text, grace, wants_head, state,
                        previous_id, parameters, disabled)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (code) DO NOTHING RETURNING id
                    """),
            arguments: [
                round.code.rawValue, round.title, round.plan.rawValue, round.form.code,
                round.form.version, round.owner.rawValue, round.period.lowerBound.description,
                round.period.upperBound.description, round.dataClose.description,
                round.dueAt.column, round.dueText, round.grace.milliseconds, round.wantsHead,
                round.state.rawValue, round.previous?.rawValue, round.parametersJSON.column,
                round.disabledJSON.column,
            ]
        ).map(Round.ID.init(rawValue:))
    }

    /// As below, with the nodes that follow from the schools: the owner, whoever the schools and it
    /// report to, and the schools' communes; a unit beside these must not learn of the round.
    func freeze(
        _ schools: [UnitRepository.Placed], in round: Round, among units: [UnitRepository.Placed],
        by actor: Actor
    ) throws {
        let places = Dictionary(
            units.map { ($0.unit.id, $0) }, uniquingKeysWith: { first, _ in first })
        var kept = Set(schools.compactMap(\.commune))
        for start in [round.owner] + schools.compactMap(\.reportsTo) {
            var next: Unit.ID? = start
            while let id = next, kept.insert(id).inserted { next = places[id]?.reportsTo }
        }
        let nodes = units.filter { kept.contains($0.unit.id) && $0.unit.kind != .school }
        try freeze(schools, nodes: nodes, in: round.id, by: actor)
    }

    private func freeze(
        _ schools: [UnitRepository.Placed], nodes: [UnitRepository.Placed], in round: Round.ID,
        by actor: Actor
    ) throws {
        for (order, node) in nodes.enumerated() {
            try freeze(node, owes: false, order: order, in: round)
        }
        for (order, school) in schools.enumerated() {
            try freeze(school, owes: true, order: order, in: round)
            try database.cachedStatement(
                sql: "INSERT INTO report (round_id, unit_id, state) VALUES (?, ?, 'not_started')"
            ).execute(arguments: [round.rawValue, school.unit.id.rawValue])
            guard let frozen = try read.rounds.unit(school.unit.id, in: round) else { continue }
            try count(frozen, in: .notStarted, late: false, tally: nil, sign: 1)
        }
        try record(.roundOpened(units: schools.count), round: round, by: actor)
    }

    private func freeze(
        _ placed: UnitRepository.Placed, owes: Bool, order: Int, in round: Round.ID
    ) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO round_unit (round_id, unit_id, reports_to_id, commune_id, owes, kind,
                    level, name, short_name, name_sort, name_fold, display_order)
                SELECT ?, id, ?, ?, ?, kind, level, name, short_name, name_sort, name_fold, ?
                FROM unit WHERE id = ?
                """
        ).execute(arguments: [
            round.rawValue, placed.reportsTo?.rawValue, placed.commune?.rawValue, owes, order,
            placed.unit.id.rawValue,
        ])
    }

    /// Ends the round: every report is locked, also one that was returned with a due moment of its
    /// own; after the close such a moment means an unlock.
    package func close(_ round: Round.ID, by actor: Actor) throws {
        try database.cachedStatement(
            sql: """
                UPDATE report SET granted_due_at = NULL, version = version + 1
                WHERE round_id = ? AND granted_due_at IS NOT NULL
                    AND state IN ('not_started', 'draft', 'pending_head', 'returned')
                """
        ).execute(arguments: [round.rawValue])
        try database.cachedStatement(sql: "UPDATE round SET state = 'closed' WHERE id = ?").execute(
            arguments: [round.rawValue])
        ledger.touch(round)
        try record(.roundClosed, round: round, by: actor)
    }
}

extension Duration {
    var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
