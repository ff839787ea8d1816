import GRDB
import Reporting

/// Plans with what they rest on and what they order.
package struct PlanRepository {
    let database: Database

    package func find(_ id: Plan.ID) throws -> Plan? {
        guard
            let row = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT * FROM plan WHERE id = ?"),
                arguments: [id.rawValue])
        else { return nil }
        let tasks = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT * FROM plan_task WHERE plan_id = ? ORDER BY position"),
            arguments: [id.rawValue])
        let bases = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT document.* FROM plan_basis JOIN document ON document.id = document_id
                    WHERE plan_id = ? ORDER BY position
                    """), arguments: [id.rawValue])
        return Plan(
            id: id, number: row["number"], date: try row.day("issued_on"), issuer: row["issuer"],
            subject: row["subject"],
            tasks: tasks.map { Plan.Task(clause: $0["clause"], text: $0["text"]) },
            bases: bases.map {
                Plan.Basis(
                    number: $0["number"],
                    date: ($0["issued_on"] as String?).flatMap(Day.init(iso:)),
                    issuer: $0["issuer"], title: $0["title"])
            })
    }

    /// Number and date identify a document of one office: the unit's own plan, then the one that is
    /// everybody's, then those of others.
    package func find(number: String, date: Day, for unit: Unit.ID?) throws -> [Plan.ID] {
        try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT id FROM plan WHERE number = ? AND issued_on = ?
                    ORDER BY owner_id IS ? DESC, owner_id IS NULL DESC, id
                    """), arguments: [number, date.description, unit?.rawValue]
        ).map(Plan.ID.init(rawValue:))
    }

    /// Whether the unit has a plan of that number and date beside `plan`, its own or everybody's.
    func isTaken(_ plan: Plan, of unit: Unit.ID?) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM plan WHERE number = ? AND issued_on = ?
                        AND (owner_id IS ? OR owner_id IS NULL) AND id <> ?)
                    """),
            arguments: [plan.number, plan.date.description, unit?.rawValue, plan.id.rawValue]
        ) ?? false
    }
}

extension PlanRepository {
    /// All that the plan says, and whose it is, as its events tell it.
    func content(of id: Plan.ID) throws -> String? {
        guard let plan = try find(id) else { return nil }
        var members = plan.members
        members["owner"] = try owner(of: id).map { .integer($0.rawValue) } ?? .null
        return Digest.hexadecimal(Digest.sha256(JSON.object(members).canonical))
    }
}

extension WriteTransaction {
    func mark(of plan: Plan.ID) throws -> Happening.PlanMark? {
        try read.plans.content(of: plan).map { Happening.PlanMark(plan: plan, content: $0) }
    }

    /// Adds the plan, of `owner` or for all; its `id` is given here.
    ///
    /// - Throws: `PlanObjection.isTaken`.
    package func add(_ plan: Plan, of owner: Unit.ID? = nil, by actor: Actor) throws -> Plan.ID {
        var plan = plan
        plan.id = Plan.ID(rawValue: 0)
        guard try !read.plans.isTaken(plan, of: owner) else { throw PlanObjection.isTaken }
        try database.cachedStatement(
            sql: """
                INSERT INTO plan (number, issued_on, issuer, subject, owner_id)
                VALUES (?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            plan.number, plan.date.description, plan.issuer, plan.subject, owner?.rawValue,
        ])
        let id = Plan.ID(rawValue: database.lastInsertedRowID)
        try insertParts(of: plan, as: id)
        try record(.planAdded(number: plan.number, try mark(of: id)), by: actor)
        return id
    }
}

extension ReadTransaction {
    /// Whether the unit may read the plan, and make rounds of it: its own, one without an owner, or
    /// that of a round in whose tree it stands.
    package func isSeen(_ plan: Plan.ID, by unit: Unit.ID) throws -> Bool {
        guard let owner = try plans.owner(of: plan) else { return true }
        return try owner == unit || rounds.seen(by: unit).contains { $0.plan == plan }
    }
}
