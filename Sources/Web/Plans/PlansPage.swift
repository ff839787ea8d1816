import HTTP
import HTTPTypes
import Reporting
import Storage

extension Site {
    /// `GET /plans`
    @Sendable static func plans(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        return try context.page("Plans", PlansPage(context))
    }

    /// `GET /plans/new`
    @Sendable static func newPlan(_ context: Context) throws -> Response {
        try context.page("PlanPage", PlanPage(context, TypedPlan(), of: nil))
    }

    /// `POST /plans`
    @Sendable static func addPlan(_ context: Context) throws -> Response {
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
    @Sendable static func planPage(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["done"])
        let plan = try context.storage.read(context.seenPlan)
        return try context.page("PlanPage", PlanPage(context, TypedPlan(plan), of: plan))
    }

    /// `POST /plans/{plan}`
    @Sendable static func changePlan(_ context: Context) throws -> Response {
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
    @Sendable static func changePlanFiles(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let plan = try context.storage.read(context.seenPlan)
        let form = try context.form()
        let back = "/plans/\(plan.id.rawValue)"
        if form.first("_do") == "remove" {
            let file = form.first("file_id").flatMap(Int64.init).map(PlanFile.ID.init(rawValue:))
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
    @Sendable static func planFile(_ context: Context) throws -> Response {
        let plan = try context.storage.read(context.seenPlan)
        return try context.planFile(of: plan.id)
    }

    /// `GET /rounds/{round}/documents/{file}`: what goes with the round's plan, for its schools.
    @Sendable static func roundDocument(_ context: Context) throws -> Response {
        let round = try context.storage.read(context.round)
        return try context.planFile(of: round.plan)
    }
}

extension Context {
    /// The plan of the address: the asker's unit's own, one that a command added, or that of a
    /// round which the unit sees.
    fileprivate func seenPlan(_ database: ReadTransaction) throws -> Plan {
        guard let id = parameters["plan"].flatMap(Int64.init).map(Plan.ID.init(rawValue:)),
            let plan = try database.plans.find(id), try maySee(plan, database)
        else { throw Refusal.notFound }
        return plan
    }

    func maySee(_ plan: Plan, _ database: ReadTransaction) throws -> Bool {
        try database.isSeen(plan.id, by: try signedIn().unit.id)
    }

    fileprivate func planFile(of plan: Plan.ID) throws -> Response {
        let files = try storage.read { try $0.plans.files(of: plan) }
        guard let id = parameters["file"].flatMap(Int64.init),
            let found = files.first(where: { $0.id.rawValue == id })
        else { throw Refusal.notFound }
        return try download(found.file.hash, as: found.file.name)
    }
}

extension ReadTransaction {
    /// Whether the unit may read the plan, and make rounds of it.
    func isSeen(_ plan: Plan.ID, by unit: Unit.ID) throws -> Bool {
        guard let owner = try plans.owner(of: plan) else { return true }
        return try owner == unit || rounds.seen(by: unit).contains { $0.plan == plan }
    }
}

/// A plan as its form was typed.
struct TypedPlan {
    var number = ""
    var date = ""
    var issuer = ""
    var subject = ""
    /// A line each: `I.1 | text`.
    var tasks = ""
    /// A line each: `number | date | issuer | title`.
    var bases = ""

    struct Complaints: Error {
        let sentences: [String]
    }

    static let taken = Complaints(sentences: ["Đã có kế hoạch với số và ngày này."])

    init() {}

    init(_ context: Context) throws {
        let fields = try context.form()
        func field(_ name: String) throws -> String {
            try context.cleaned(fields.first(name) ?? "")
        }
        number = try field("number")
        date = TypedText.trimmed(fields.first("date") ?? "")
        issuer = try field("issuer")
        subject = try field("subject")
        tasks = try field("tasks")
        bases = try field("bases")
    }

    init(_ plan: Plan) {
        number = plan.number
        date = VietnameseDate.text(plan.date)
        issuer = plan.issuer
        subject = plan.subject
        tasks = plan.tasks.map { "\($0.clause) | \($0.text)" }.joined(separator: "\n")
        bases = plan.bases.map { basis in
            let date = basis.date.map { VietnameseDate.text($0) } ?? ""
            return "\(basis.number) | \(date) | \(basis.issuer) | \(basis.title)"
        }.joined(separator: "\n")
    }

    /// - Throws: `Complaints`.
    func plan(id: Plan.ID = Plan.ID(rawValue: 0)) throws -> Plan {
        var wrong: [String] = []
        func check(_ text: String, _ name: String, _ most: Int) {
            if !(1...most).contains(text.unicodeScalars.count) {
                wrong.append("\(name) từ 1 đến \(VietnameseNumber.text(Int64(most))) ký tự.")
            }
        }
        check(number, "Số, ký hiệu kế hoạch", 60)
        check(issuer, "Cơ quan ban hành", 200)
        check(subject, "Trích yếu", 1000)
        var day: Day?
        do throws(VietnameseDate.Fault) {
            day = try VietnameseDate.read(date)
        } catch {
            wrong.append("Ngày ban hành: \(error.sentence)")
        }
        var tasks: [Plan.Task] = []
        for (index, parts) in TypedPlan.lines(self.tasks).enumerated() {
            guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), parts[0].count <= 20 else {
                wrong.append("Nhiệm vụ, dòng \(index + 1): ghi theo dạng “I.1 | nội dung”.")
                continue
            }
            tasks.append(Plan.Task(clause: parts[0], text: parts[1]))
        }
        var bases: [Plan.Basis] = []
        for (index, parts) in TypedPlan.lines(self.bases).enumerated() {
            var date: Day?
            do throws(VietnameseDate.Fault) {
                if parts.count == 4, !parts[1].isEmpty { date = try VietnameseDate.read(parts[1]) }
            } catch {
                wrong.append("Căn cứ, dòng \(index + 1): \(error.sentence)")
                continue
            }
            guard parts.count == 4, !parts[0].isEmpty, !parts[3].isEmpty else {
                wrong.append(
                    "Căn cứ, dòng \(index + 1): ghi theo dạng “số | ngày | cơ quan | trích yếu”.")
                continue
            }
            bases.append(
                Plan.Basis(number: parts[0], date: date, issuer: parts[2], title: parts[3]))
        }
        guard wrong.isEmpty, let day else { throw Complaints(sentences: wrong) }
        return Plan(
            id: id, number: number, date: day, issuer: issuer, subject: subject, tasks: tasks,
            bases: bases)
    }

    private static func lines(_ text: String) -> [[String]] {
        text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }.map { line in
            line.split(separator: "|", omittingEmptySubsequences: false)
                .map { TypedText.trimmed(String($0)) }
        }
    }
}

/// Kế hoạch: the directing documents.
struct PlansPage {
    struct Row {
        let number: String
        let address: String
        let date: String
        let issuer: String
        let subject: String
    }

    let frame: Frame
    let rows: [Row]
    let isEmpty: Bool
    let mayChange: Bool

    init(_ context: Context) throws {
        frame = try Frame(context, title: "Kế hoạch", current: "/rounds")
        mayChange = try context.signedIn().role == .officer
        rows = try context.storage.read { database in
            try database.plans.all().filter { try context.maySee($0, database) }.map {
                Row(
                    number: $0.number, address: "/plans/\($0.id.rawValue)",
                    date: VietnameseDate.text($0.date), issuer: $0.issuer, subject: $0.subject)
            }
        }
        isEmpty = rows.isEmpty
    }
}

/// One plan, to be read and corrected.
struct PlanPage {
    struct File {
        let title: String
        let fileAddress: String
        let name: String
        let size: String
        let fileID: Int64
    }

    static let types = ["pdf", "docx", "xlsx"]

    let frame: Frame
    let heading: String
    let address: String
    let isNew: Bool
    let mayChange: Bool
    let typed: TypedPlan
    let complaints: [String]
    let hasComplaints: Bool
    let said: String?
    let files: [File]
    let hasFiles: Bool

    init(_ context: Context, _ typed: TypedPlan, of plan: Plan?, complaints: [String] = []) throws {
        heading = plan.map { "Kế hoạch số \($0.number)" } ?? "Kế hoạch mới"
        frame = try Frame(context, title: heading, current: "/rounds")
        address = plan.map { "/plans/\($0.id.rawValue)" } ?? "/plans"
        isNew = plan == nil
        mayChange = try context.signedIn().role == .officer
        self.typed = typed
        self.complaints = complaints
        hasComplaints = !complaints.isEmpty
        let words = [
            "added": "Đã thêm kế hoạch.", "saved": "Đã lưu kế hoạch.",
            "attached": "Đã đính kèm tài liệu.", "removed": "Đã bỏ tài liệu.",
        ]
        said = try context.query("done").flatMap { words[$0] }
        files =
            try plan.map { plan in
                try context.storage.read { try $0.plans.files(of: plan.id) }.map {
                    File(
                        title: $0.title,
                        fileAddress: "/plans/\(plan.id.rawValue)/files/\($0.id.rawValue)",
                        name: $0.file.name, size: ByteCount.text(Int64($0.file.bytes)),
                        fileID: $0.id.rawValue)
                }
            } ?? []
        hasFiles = !files.isEmpty
    }
}
