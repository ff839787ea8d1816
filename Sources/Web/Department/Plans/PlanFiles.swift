import HTTP
import HTTPTypes
import Reporting
import Storage

/// Tài liệu kèm theo kế hoạch.
enum PlanFiles {
    static let types = ["pdf", "docx", "xlsx"]

    private static let enough = Refusal(
        .unprocessableContent, "Mỗi kế hoạch có tối đa \(PlanFile.most) tài liệu.")

    /// `POST /plans/{plan}/files`: `attach` a file with a title, or `remove` one.
    @Sendable static func change(_ wish: Wish) throws -> any Reply {
        let plan = try wish.look { try $0.ownedPlan() }
        let form = try wish.form()
        let back = "/plans/\(plan.id.rawValue)"
        if form.first("_do") == "remove" {
            let file = form.first("file_id").flatMap(Int64.init(sentID:)).map(
                PlanFile.ID.init(rawValue:))
            var removed: String?
            let answer = try wish.commit { database in
                removed = try file.flatMap {
                    try database.removeFile($0, of: plan.id, by: wish.actor)
                }
                return .redirect(to: back + "?done=removed")
            }
            if let removed { wish.context.storage.dropUnnamed(removed) }
            return answer
        }
        do {
            let title = try wish.cleaned(form.first("title") ?? "")
            guard (1...200).contains(title.unicodeScalars.count) else {
                throw Refusal(.unprocessableContent, "Ghi tên tài liệu, không quá 200 ký tự.")
            }
            // Before anything is kept; the commit asks again.
            let files = try wish.look { try $0.database.plans.files(of: plan.id) }
            guard files.count < PlanFile.most else { throw PlanFiles.enough }
            return try wish.keepingUpload(accepted: PlanFiles.types, megabytes: 10) { file in
                try wish.commit { database in
                    guard
                        try database.addFile(file, title: title, to: plan.id, by: wish.actor)
                    else { throw PlanFiles.enough }
                    return .redirect(to: back + "?done=attached")
                }
            }
        } catch let refusal as Refusal where refusal.status != .badRequest {
            return try wish.look { visit in
                visit.page(
                    try PlanPage(
                        visit, TypedPlan(plan), of: plan,
                        complaints: [Complaint(refusal.sentence, at: "file")]),
                    status: refusal.status)
            }
        }
    }

    /// `GET /plans/{plan}/files/{file}`, for the department.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try file(of: try visit.plan().id, in: visit)
    }

    /// `GET /rounds/{round}/documents/{file}`: what goes with the round's plan, for its schools.
    @Sendable static func ofRound(_ visit: Visit) throws -> any Reply {
        try file(of: try visit.round().plan, in: visit)
    }

    private static func file(of plan: Plan.ID, in visit: Visit) throws -> any Reply {
        guard let id = visit.parameters["file"].flatMap(Int64.init(sentID:)),
            let found = try visit.database.plans.files(of: plan).first(where: {
                $0.id.rawValue == id
            })
        else { throw Refusal.notFound }
        return try visit.download(found.file.hash, as: found.file.name)
    }
}
