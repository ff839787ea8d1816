import HTTP
import HTTPTypes
import Reporting
import Storage

/// Plans, read and added by scripts.
enum PlansAPI {
    /// `GET /api/v1/plans`
    @Sendable static func list(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let plans = try visit.database.plans.all().filter(visit.sees)
        return Response.json(["plans": .array(plans.map(\.json))])
    }

    /// `POST /api/v1/plans {"number", "date", "issuer", "subject", "tasks": [{"clause", "text"}]}`
    @Sendable static func add(_ wish: Wish) throws -> any Reply {
        try wish.checkQuery(known: [])
        let body = try wish.jsonBody(known: ["number", "date", "issuer", "subject", "tasks"])
        var typed = TypedPlan()
        typed.number = try wish.text("number", in: body)
        typed.date = try wish.text("date", in: body)
        typed.issuer = try wish.text("issuer", in: body)
        typed.subject = try wish.text("subject", in: body)
        var plan = try checked(typed)
        plan.tasks = try tasks(body["tasks"], wish)
        let new = plan
        return try wish.commit { database in
            do {
                _ = try database.add(new, of: wish.asker.unit.id, by: wish.actor)
            } catch let objection as PlanObjection {
                throw Refusal(.conflict, objection.sentence)
            }
            return .json(new.json, status: .created)
        }
    }

    private static func checked(_ typed: TypedPlan) throws -> Plan {
        do {
            return try typed.plan()
        } catch let complaints as Complaints {
            throw Refusal(.unprocessableContent, complaints.sentences.joined(separator: " "))
        }
    }

    private static func tasks(_ json: JSON?, _ wish: Wish) throws -> [Plan.Task] {
        guard let json, json != .null else { return [] }
        let refusal = Refusal(
            .unprocessableContent, "“tasks” phải là danh sách {\"clause\", \"text\"}.")
        guard let elements = json.array, elements.count <= 200 else { throw refusal }
        return try elements.map { element in
            guard let members = element.object,
                Set(members.names).isSubset(of: ["clause", "text"])
            else { throw refusal }
            return Plan.Task(
                clause: try wish.text("clause", in: members),
                text: try wish.text("text", in: members))
        }
    }
}

extension Plan {
    fileprivate var json: JSON {
        [
            "number": .string(number), "date": .string(date.description),
            "issuer": .string(issuer), "subject": .string(subject),
            "tasks": .array(
                tasks.map { ["clause": .string($0.clause), "text": .string($0.text)] }),
        ]
    }
}
