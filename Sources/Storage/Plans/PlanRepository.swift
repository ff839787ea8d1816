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

    /// By number and date, which identify a document.
    package func find(number: String, date: Day) throws -> Plan.ID? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM plan WHERE number = ? AND issued_on = ?"),
            arguments: [number, date.description]
        ).map(Plan.ID.init(rawValue:))
    }
}

extension PlanRepository {
    /// All that the plan says, and whose it is, as its events tell it.
    func content(of id: Plan.ID) throws -> String? {
        guard let plan = try find(id) else { return nil }
        let json: JSON = [
            "number": .string(plan.number), "date": JSON(plan.date),
            "issuer": .string(plan.issuer), "subject": .string(plan.subject),
            "owner": try owner(of: id).map { .integer($0.rawValue) } ?? .null,
            "tasks": .array(plan.tasks.map { [.string($0.clause), .string($0.text)] }),
            "bases": .array(
                plan.bases.map {
                    [.string($0.number), JSON($0.date), .string($0.issuer), .string($0.title)]
                }),
        ]
        return Digest.hexadecimal(Digest.sha256(json.canonical))
    }
}

extension WriteTransaction {
    func mark(of plan: Plan.ID) throws -> Happening.PlanMark? {
        try read.plans.content(of: plan).map { Happening.PlanMark(plan: plan, content: $0) }
    }

    /// Adds the plan, of `owner` or for all; its `id` is given here.
    package func add(_ plan: Plan, of owner: Unit.ID? = nil, by actor: Actor) throws -> Plan.ID {
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
