import GRDB
import Reporting

/// Rounds and their frozen trees.
package struct RoundRepository {
    let database: Database
    /// For whom rounds are addressed; nil for the program itself, which sees all of them.
    let asker: Unit.ID?

    /// The round of that code that is owed to the unit.
    package func find(_ code: Round.Code, of owner: Unit.ID) throws -> Round? {
        try database.cachedStatement(
            sql: Round.selection + "WHERE round.code = ? AND round.owner_id = ?"
        ).first([code.rawValue, owner.rawValue], Round.init(columns:)).map(addressed)
    }

    package func find(_ id: Round.ID) throws -> Round? {
        try database.cachedStatement(sql: Round.selection + "WHERE round.id = ?")
            .first([id.rawValue], Round.init(columns:)).map(addressed)
    }

    /// The rounds that are public and have the unit in their frozen tree, the newest due first.
    package func seen(by unit: Unit.ID) throws -> [Round] {
        try database.cachedStatement(
            sql: Round.selection + """
                JOIN round_unit ON round_unit.round_id = round.id
                WHERE round_unit.unit_id = ? AND round.state <> 'planned'
                    AND round.withdrawn_at IS NULL
                ORDER BY round.due_at DESC, round.id DESC
                """
        ).all([unit.rawValue], Round.init(columns:)).map(addressed).filter {
            try sees($0, from: unit)
        }
    }

    /// Whether the unit stands in the round's tree so that it may know of the round: a province only
    /// above the owner or below it. Trees that were frozen long ago have others beside.
    package func sees(_ round: Round, from unit: Unit.ID) throws -> Bool {
        guard let placed = try self.unit(unit, in: round.id) else { return false }
        return try placed.unit.kind != .province || unit == round.owner
            || stands(placed, above: round) || isBelow(placed, round.owner)
    }

    /// Whether the round's owner stands below the unit.
    package func stands(_ unit: RoundUnit, above round: Round) throws -> Bool {
        guard let owner = try self.unit(round.owner, in: round.id) else { return false }
        return try isBelow(owner, unit.id)
    }

    /// Every round that is owed to the unit, also those that are planned or taken back, the newest
    /// due first.
    package func owned(by unit: Unit.ID) throws -> [Round] {
        try database.cachedStatement(
            sql: Round.selection
                + "WHERE round.owner_id = ? ORDER BY round.due_at DESC, round.id DESC"
        ).all([unit.rawValue], Round.init(columns:)).map(addressed)
    }

    /// The units that are to owe a report in a round that is planned, as they were chosen.
    package func selection(of round: Round.ID) throws -> [Unit.ID] {
        let text = try String.fetchOne(
            database.cachedStatement(sql: "SELECT selection FROM round WHERE id = ?"),
            arguments: [round.rawValue])
        let json = try text.map { try JSON(stored: $0, "round.selection") }
        return (json?.array ?? []).compactMap { $0.integer.map(Unit.ID.init(rawValue:)) }
    }

    /// Counts every change of the round or of a report in it.
    package func version(of round: Round.ID) throws -> Int64 {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT version FROM round WHERE id = ?"),
            arguments: [round.rawValue]
        ) ?? 0
    }

    /// One unit of the round's tree; nil when the unit is not in it.
    package func unit(_ unit: Unit.ID, in round: Round.ID) throws -> RoundUnit? {
        try database.cachedStatement(
            sql: RoundUnit.selection
                + "WHERE round_unit.round_id = ? AND round_unit.unit_id = ?"
        ).first([round.rawValue, unit.rawValue], RoundUnit.init(columns:))
    }

    /// The same of the unit of that code.
    package func unit(_ code: Unit.Code, in round: Round.ID) throws -> RoundUnit? {
        try database.cachedStatement(
            sql: RoundUnit.selection + "WHERE unit.code = ? AND round_unit.round_id = ?"
        ).first([code.rawValue, round.rawValue], RoundUnit.init(columns:))
    }

    /// Those of the units that are in the round's tree.
    package func units(_ units: [Unit.ID], of round: Round.ID) throws -> [RoundUnit] {
        try database.cachedStatement(
            sql: RoundUnit.selection + """
                WHERE round_unit.round_id = ?
                    AND round_unit.unit_id IN (SELECT value FROM json_each(?))
                """
        ).all([round.rawValue, units.column], RoundUnit.init(columns:))
    }

    /// The tree, in display order.
    package func units(of round: Round.ID) throws -> [RoundUnit] {
        try database.cachedStatement(
            sql: RoundUnit.selection
                + """
                WHERE round_unit.round_id = ?
                ORDER BY round_unit.display_order, round_unit.name_sort, round_unit.unit_id
                """
        ).all([round.rawValue], RoundUnit.init(columns:))
    }
}

extension Round {
    /// Without the list of units that a planned round was to have.
    static let selection = """
        SELECT round.id, round.code, round.title, plan_id, form.code, form.version, form.owner_id,
            round.owner_id, period_from, period_to, data_close, round.due_at, due_text, grace,
            wants_head, round.state, previous_id, parameters, disabled, contact, withdrawn_at,
            withdrawn_reason, series_id, series_period, opening_trouble,
            is_trial
        FROM round JOIN form ON form.id = round.form_id

        """

    /// Of the columns of `selection`.
    init(columns: inout ColumnsInOrder) throws {
        self.init(
            id: ID(rawValue: columns.next()), code: Code(rawValue: columns.next()),
            title: columns.next(), plan: Plan.ID(rawValue: columns.next()),
            form: Form.Edition(
                Form.Version(code: columns.next(), version: columns.next()),
                of: (columns.optional() as Int64?).map(Unit.ID.init(rawValue:))),
            owner: Unit.ID(rawValue: columns.next()),
            period: try columns.day(of: "round")...columns.day(of: "round"),
            dataClose: try columns.day(of: "round"), dueAt: Moment(milliseconds: columns.next()),
            dueText: columns.next(), grace: .milliseconds(columns.next() as Int64),
            wantsHead: columns.next(), state: try columns.word(of: "round"),
            previous: (columns.optional() as Int64?).map(ID.init(rawValue:)),
            parameters: (try JSON(stored: columns.next(), "round.parameters").object ?? [:])
                .pairs.reduce(into: [:]) { $0[$1.name] = Parameter(json: $1.value) },
            disabled: Set(
                (try JSON(stored: columns.next(), "round.disabled").array ?? [])
                    .compactMap(\.string).map(Indicator.Code.init(rawValue:))))
        contact = columns.next()
        withdrawnAt = columns.moment()
        withdrawnReason = columns.optional()
        let series: Int64? = columns.optional()
        let period: Int? = columns.optional()
        if let series, let period {
            self.series = RoundSeries.Place(
                series: RoundSeries.ID(rawValue: series), period: MonthNumber(rawValue: period))
        }
        openingTrouble = (columns.optional() as String?).flatMap(OpeningTrouble.init(word:))
        isTrial = columns.next()
    }
}

extension RoundUnit {
    /// `round_unit` has name, kind and level as they were.
    static let selection = """
        SELECT round_unit.round_id, unit.id, unit.code, round_unit.name, round_unit.short_name,
            round_unit.kind, round_unit.level, round_unit.reports_to_id, round_unit.commune_id,
            round_unit.owes, round_unit.display_order, round_unit.outside, round_unit.due_at
        FROM round_unit JOIN unit ON unit.id = round_unit.unit_id

        """

    /// Of the columns of `selection`.
    init(columns: inout ColumnsInOrder) throws {
        self.init(
            round: Round.ID(rawValue: columns.next()),
            unit: Unit(
                id: Unit.ID(rawValue: columns.next()), code: Unit.Code(rawValue: columns.next()),
                name: columns.next(), shortName: columns.next(),
                kind: try columns.word(of: "round_unit"),
                level: (columns.optional() as String?).map(Level.init(rawValue:))),
            reportsTo: (columns.optional() as Int64?).map(Unit.ID.init(rawValue:)),
            commune: (columns.optional() as Int64?).map(Unit.ID.init(rawValue:)),
            owesReport: columns.next(), displayOrder: columns.next(), isOutside: columns.next(),
            dueAt: columns.moment())
    }
}

extension RoundRepository {
    /// The inner nodes of the tree: departments and communes, in display order.
    package func nodes(of round: Round.ID) throws -> [RoundUnit] {
        try database.cachedStatement(
            sql: RoundUnit.selection + """
                WHERE round_unit.round_id = ? AND round_unit.owes = 0
                ORDER BY round_unit.display_order
                """
        ).all([round.rawValue], RoundUnit.init(columns:))
    }

    /// How many communes are in the tree.
    func communeCount(of round: Round.ID) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT COUNT(*) FROM round_unit
                    WHERE round_id = ? AND owes = 0 AND display_order >= 0 AND kind = 'commune'
                    """), arguments: [round.rawValue]) ?? 0
    }

    /// The first of the communes behind that place of the display order of inner nodes.
    func communes(of round: Round.ID, behind place: Int64, limit: Int) throws -> [RoundUnit] {
        try database.cachedStatement(
            sql: RoundUnit.selection + """
                WHERE round_unit.round_id = ? AND round_unit.owes = 0
                    AND round_unit.display_order > ? AND round_unit.kind = 'commune'
                ORDER BY round_unit.display_order LIMIT ?
                """
        ).all([round.rawValue, place, limit], RoundUnit.init(columns:))
    }

    /// The communes that schools below the node stand in, in display order, and whether some stand
    /// in none; nil where the communes are more than `most`.
    package func communes(
        of round: Round, below node: Unit.ID, most: Int
    ) throws -> (communes: [RoundUnit], hasOthers: Bool)? {
        guard node != round.owner else {
            let communes = try communes(of: round.id, behind: -1, limit: most + 1)
            guard communes.count <= most else { return nil }
            return (communes, try hasOutside(round.id))
        }
        let places = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT round_unit.commune_id
                    FROM listed_report JOIN round_unit USING (round_id, unit_id)
                    WHERE listed_report.round_id = ? AND listed_report.node_id = ? LIMIT ?
                    """), arguments: [round.id.rawValue, node.rawValue, most + 1]
        ).map { ($0[0] as Int64?).map(Unit.ID.init(rawValue:)) }
        guard places.count <= most else { return nil }
        let communes = try units(places.compactMap(\.self), of: round.id)
            .filter { $0.unit.kind == .commune }.sorted { $0.displayOrder < $1.displayOrder }
        return (communes, communes.count < places.count)
    }

    /// Whether some that owe a report stand in no commune.
    func hasOutside(_ round: Round.ID) throws -> Bool {
        try Int.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT 1 FROM round_unit
                    WHERE round_id = ? AND outside = 1 AND display_order >= 0 LIMIT 1
                    """), arguments: [round.rawValue]) != nil
    }

    /// The nodes whose totals the unit's report is in: the chain above it, and its commune.
    func nodes(above unit: RoundUnit) throws -> Set<Unit.ID> {
        var nodes = try chain(above: unit)
        if let commune = unit.commune { nodes.insert(commune) }
        return nodes
    }

    /// Whether the unit stands below the other in its round's tree.
    package func isBelow(_ unit: RoundUnit, _ other: Unit.ID) throws -> Bool {
        try chain(above: unit, upTo: other).contains(other)
    }

    /// A node that is met twice ends the way: the tree can't be trusted to have no loop.
    private func chain(above unit: RoundUnit, upTo last: Unit.ID? = nil) throws -> Set<Unit.ID> {
        var nodes: Set<Unit.ID> = []
        var next = unit.reportsTo
        while let node = next, nodes.insert(node).inserted, node != last {
            next = try Int64.fetchOne(
                database.cachedStatement(
                    sql: "SELECT reports_to_id FROM round_unit WHERE round_id = ? AND unit_id = ?"),
                arguments: [unit.round.rawValue, node.rawValue]
            ).map(Unit.ID.init(rawValue:))
        }
        return nodes
    }
}

extension RoundRepository {
    /// The round that a unit's pages lead to: the open one that is due last, or the last; a trial only
    /// where there is no other.
    package func currentRound(of unit: Unit.ID) throws -> Round? {
        let rounds = try seen(by: unit)
        let real = rounds.filter { !$0.isTrial }
        return real.first { $0.state == .open } ?? real.first ?? rounds.first
    }
}
