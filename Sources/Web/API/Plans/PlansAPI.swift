import HTTP
import HTTPTypes
import Reporting
import Storage

/// Plans, read and added by scripts.
enum PlansAPI {
    /// `GET /api/v1/plans`
    @Sendable static func list(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        return try context.storage.read { database in
            let plans = try database.plans.all().filter { try context.maySee($0, database) }
            return .json(["plans": .array(plans.map(\.json))])
        }
    }

    /// `POST /api/v1/plans {"number", "date", "issuer", "subject", "tasks": [{"clause", "text"}]}`
    @Sendable static func add(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        let body = try context.jsonBody(known: ["number", "date", "issuer", "subject", "tasks"])
        let asker = try context.signedIn()
        var typed = TypedPlan()
        typed.number = try context.text("number", in: body)
        typed.date = try context.text("date", in: body)
        typed.issuer = try context.text("issuer", in: body)
        typed.subject = try context.text("subject", in: body)
        var plan = try typed.checked()
        plan.tasks = try context.tasks(body["tasks"])
        let new = plan
        return try context.commit { database in
            guard try database.read.plans.find(number: new.number, date: new.date) == nil else {
                throw Refusal(.conflict, "Đã có kế hoạch với số và ngày này.")
            }
            _ = try database.add(new, of: asker.unit.id, by: asker.actor)
            return .json(new.json, status: .created)
        }
    }

}

extension TypedPlan {
    fileprivate func checked() throws -> Plan {
        do {
            return try plan()
        } catch let complaints as Complaints {
            throw Refusal(.unprocessableContent, complaints.sentences.joined(separator: " "))
        }
    }
}

extension Context {
    fileprivate func tasks(_ json: JSON?) throws -> [Plan.Task] {
        guard let json, json != .null else { return [] }
        let refusal = Refusal(
            .unprocessableContent, "“tasks” phải là danh sách {\"clause\", \"text\"}.")
        guard let elements = json.array, elements.count <= 200 else { throw refusal }
        return try elements.map { element in
            guard let members = element.object,
                Set(members.names).isSubset(of: ["clause", "text"])
            else { throw refusal }
            return Plan.Task(
                clause: try text("clause", in: members), text: try text("text", in: members))
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
