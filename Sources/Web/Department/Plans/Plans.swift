import HTTP
import HTTPTypes
import Reporting
import Storage

/// Kế hoạch.
enum Plans {
    /// `GET /plans`
    @Sendable static func list(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        return visit.page(try PlansPage(visit))
    }

    /// `GET /plans/new`
    @Sendable static func new(_ visit: Visit) throws -> any Reply {
        visit.page(try PlanPage(visit, try TypedPlan(in: visit), of: nil))
    }

    /// `POST /plans`; with the `text` that its fields were read from, that comes back with them. With
    /// `_then=round` the form of a new round for the plan follows.
    @Sendable static func add(_ wish: Wish) throws -> any Reply {
        let typed = try TypedPlan(wish)
        return try complaining(typed, of: nil, wish) {
            let plan = try typed.plan()
            let fields = try wish.form()
            let proposal = TypedProposal(fields)
            return try wish.commit { database in
                let id = try database.add(plan, of: wish.asker.unit.id, by: wish.actor)
                return .redirect(
                    to: fields.first("_then") == "round"
                        ? proposal.address(of: id) : "/plans/\(id.rawValue)?done=added")
            }
        }
    }

    /// `GET /plans/{plan}`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done"])
        let plan = try visit.plan()
        return visit.page(try PlanPage(visit, TypedPlan(plan), of: plan))
    }

    /// `POST /plans/{plan}`
    @Sendable static func change(_ wish: Wish) throws -> any Reply {
        let old = try wish.look { try $0.ownedPlan() }
        let typed = try TypedPlan(wish, over: old)
        return try complaining(typed, of: old, wish) {
            let plan = try typed.plan(id: old.id)
            return try wish.commit { database in
                try database.change(plan, by: wish.actor)
                return .redirect(to: "/plans/\(plan.id.rawValue)?done=saved")
            }
        }
    }

    /// What `act` answers, or the page with what stands in its way.
    private static func complaining(
        _ typed: TypedPlan, of plan: Plan?, _ wish: Wish, _ act: () throws -> Response
    ) throws -> any Reply {
        let all: [Complaint]
        do {
            return try act()
        } catch let complaints as Complaints {
            all = complaints.all
        } catch let objection as PlanObjection {
            all = [objection.complaint]
        }
        let fields = try wish.form()
        return try wish.look { visit in
            guard plan == nil, let reading = try read(fields) else {
                return visit.page(
                    try PlanPage(visit, typed, of: plan, complaints: all),
                    status: .unprocessableContent)
            }
            return visit.page(
                try PlanReadingPage(
                    visit, reading, typed, TypedProposal(fields),
                    fileName: fields.first("file_name") ?? "", complaints: all),
                status: .unprocessableContent)
        }
    }

    /// The text that the fields were read from; nil where they were typed.
    private static func read(_ fields: FormFields) throws -> PlanReading? {
        guard let text = fields.first("text"), !text.isEmpty else { return nil }
        do throws(PlanReading.TooLong) {
            return try PlanReading(text)
        } catch {
            throw Refusal(.badRequest, "Văn bản gửi kèm dài quá.")
        }
    }
}

extension PlanObjection {
    /// With the field in which it is mended.
    fileprivate var complaint: Complaint {
        Complaint(sentence, at: self == .isTaken ? "number" : "date")
    }

    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .isTaken: "Đã có kế hoạch với số và ngày này."
        case .dateIsSettled:
            "Kế hoạch có đợt báo cáo đã đóng: số liệu đã khóa tính theo ngày ban hành này, không "
                + "đổi ngày được."
        }
    }
}
