import HTTP
import HTTPTypes
import Reporting
import Storage

/// Kế hoạch.
enum Plans {
    /// `GET /plans`
    @Sendable static func list(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        return try context.page("Plans", PlansPage(context))
    }

    /// `GET /plans/new`
    @Sendable static func new(_ context: Context) throws -> Response {
        try context.page("PlanPage", PlanPage(context, TypedPlan(), of: nil))
    }

    /// `POST /plans`
    @Sendable static func add(_ context: Context) throws -> Response {
        let asker = try context.signedIn()
        let typed = try TypedPlan(context)
        do {
            let plan = try typed.plan()
            return try context.commit { database in
                guard try database.read.plans.find(number: plan.number, date: plan.date) == nil
                else { throw TypedPlan.taken }
                let id = try database.add(plan, of: asker.unit.id, by: asker.actor)
                return .redirect(to: "/plans/\(id.rawValue)?done=added")
            }
        } catch let complaints as TypedPlan.Complaints {
            return try context.page(
                "PlanPage", PlanPage(context, typed, of: nil, complaints: complaints.sentences),
                status: .unprocessableContent)
        }
    }

    /// `GET /plans/{plan}`
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["done"])
        let plan = try context.storage.read(context.seenPlan)
        return try context.page("PlanPage", PlanPage(context, TypedPlan(plan), of: plan))
    }

    /// `POST /plans/{plan}`
    @Sendable static func change(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let old = try context.storage.read(context.seenPlan)
        let typed = try TypedPlan(context)
        do {
            let plan = try typed.plan(id: old.id)
            return try context.commit { database in
                guard try database.change(plan, by: actor) else { throw TypedPlan.taken }
                return .redirect(to: "/plans/\(plan.id.rawValue)?done=saved")
            }
        } catch let complaints as TypedPlan.Complaints {
            return try context.page(
                "PlanPage", PlanPage(context, typed, of: old, complaints: complaints.sentences),
                status: .unprocessableContent)
        }
    }

    /// `POST /plans/{plan}/files`: `attach` a file with a title, or `remove` one.
    @Sendable static func changeFiles(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let plan = try context.storage.read(context.seenPlan)
        let form = try context.form()
        let back = "/plans/\(plan.id.rawValue)"
        if form.first("_do") == "remove" {
            let file = form.first("file_id").flatMap(Int64.init(sentID:)).map(
                PlanFile.ID.init(rawValue:))
            return try context.commit { database in
                if let file { try database.removeFile(file, of: plan.id, by: actor) }
                return .redirect(to: back + "?done=removed")
            }
        }
        do {
            let title = try context.cleaned(form.first("title") ?? "")
            guard (1...200).contains(title.unicodeScalars.count) else {
                throw Refusal(.unprocessableContent, "Ghi tên tài liệu, không quá 200 ký tự.")
            }
            let file = try context.keepUpload(accepted: PlanPage.types, megabytes: 10)
            return try context.commit { database in
                guard try database.addFile(file, title: title, to: plan.id, by: actor) else {
                    throw Refusal(
                        .unprocessableContent, "Mỗi kế hoạch có tối đa \(PlanFile.most) tài liệu.")
                }
                return .redirect(to: back + "?done=attached")
            }
        } catch let refusal as Refusal where refusal.status != .badRequest {
            return try context.page(
                "PlanPage",
                PlanPage(context, TypedPlan(plan), of: plan, complaints: [refusal.sentence]),
                status: refusal.status)
        }
    }

    /// `GET /plans/{plan}/files/{file}`, for the department.
    @Sendable static func file(_ context: Context) throws -> Response {
        let plan = try context.storage.read(context.seenPlan)
        return try context.planFile(of: plan.id)
    }

    /// `GET /rounds/{round}/documents/{file}`: what goes with the round's plan, for its schools.
    @Sendable static func fileOfRound(_ context: Context) throws -> Response {
        let round = try context.storage.read(context.round)
        return try context.planFile(of: round.plan)
    }
}

extension Context {
    /// The plan of the address: the asker's unit's own, one that a command added, or that of a
    /// round which the unit sees.
    fileprivate func seenPlan(_ database: ReadTransaction) throws -> Plan {
        guard
            let id = parameters["plan"].flatMap(Int64.init(sentID:)).map(
                Plan.ID.init(rawValue:)),
            let plan = try database.plans.find(id), try maySee(plan, database)
        else { throw Refusal.notFound }
        return plan
    }

    func maySee(_ plan: Plan, _ database: ReadTransaction) throws -> Bool {
        try database.isSeen(plan.id, by: try signedIn().unit.id)
    }

    fileprivate func planFile(of plan: Plan.ID) throws -> Response {
        let files = try storage.read { try $0.plans.files(of: plan) }
        guard let id = parameters["file"].flatMap(Int64.init(sentID:)),
            let found = files.first(where: { $0.id.rawValue == id })
        else { throw Refusal.notFound }
        return try download(found.file.hash, as: found.file.name)
    }
}
