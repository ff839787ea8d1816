import HTTP
import HTTPTypes
import Reporting
import Storage

/// Theo nhiệm vụ của kế hoạch.
enum TasksOfPlan {
    /// `GET /rounds/{round}/tasks`: each task of the plan, what came of it over the approved
    /// reports, who has not done it, and what the office did.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        return visit.page(try PlanTasksPage(try TasksOfRound(visit), visit))
    }

    /// `GET /rounds/{round}/tasks.docx`: the same as a document of its own.
    @Sendable static func document(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let found = try TasksOfRound(visit)
        let (plan, total) = (found.plan, found.total)
        let letterhead = try visit.database.letterhead(of: visit.asker.unit, on: visit.now.day)
        let subject =
            "Kết quả theo từng nhiệm vụ của Kế hoạch số \(plan.number) ngày "
            + "\(VietnameseDate.inDocument(plan.date)) của \(plan.issuer)"
        let document = OfficialDocument(
            kind: .report, letterhead: letterhead, registration: .init(), subject: subject,
            addressees: letterhead.addressees,
            body: [
                .paragraph(
                    "\(letterhead.name) báo cáo kết quả theo từng nhiệm vụ của Kế hoạch tại Phụ lục kèm "
                        + "theo (số liệu tính đến hết ngày "
                        + "\(VietnameseDate.inDocument(found.round.dataClose)), tổng hợp từ báo cáo đã "
                        + "duyệt của \(VietnameseNumber.count(Int64(total.counted)))/"
                        + "\(VietnameseNumber.count(Int64(total.coverage.due))) trường).")
            ], annexes: [found.tasks.annex])
        return Download.word(
            document.marked(asTrial: found.round.isTrial), madeAt: visit.now,
            name: "theo-nhiem-vu-\(found.round.address).docx")
    }
}

/// The tasks of the plan that the round of the address carries out.
struct TasksOfRound {
    /// Among more schools than these nobody is named: a page costs no more because there are more.
    static let mostSchools = 500

    let round: Round
    let plan: Plan
    let total: GroupTotals
    let tasks: PlanTasks
    /// The first of the schools without an approved report.
    let missing: [RoundUnit]
    let contacts: [ContactKind: Int]

    init(_ visit: Visit) throws {
        let (database, oversight) = (visit.database, try visit.oversight())
        let round = oversight.round
        guard let plan = try database.plan(of: round) else { throw Refusal.notFound }
        let states: Set<ReportState> = [.approved]
        let totals = try database.roundTotals(
            of: round, below: oversight.node, states: states, communes: .none,
            at: visit.now)
        let form = totals.layout.form
        let isFew = totals.total.coverage.due <= TasksOfRound.mostSchools
        let schools =
            try isFew
            ? database.owingSchools(of: round, below: oversight.node, form: form, at: visit.now)
            : nil
        // What the office did is said to whoever sees all that the round's owner sees.
        let own =
            oversight.node == round.owner
            ? try database.documents.ownReport(of: round.id, form: form)?.values : nil
        (self.round, self.plan, total) = (round, plan, totals.total)
        tasks = PlanTasks(
            plan.tasks, of: form, totals.total, schools: schools,
            parameters: round.parameters(of: form, plan: plan, today: round.dataClose),
            own: own ?? [:])
        missing = try database.units(
            of: round, below: oversight.node, in: Set([.approved]).missing,
            limit: NamedReports.most, at: visit.now)
        contacts =
            oversight.node == round.owner
            ? try database.reports.contactCounts(in: round.id) : [:]
    }
}

/// The page of them.
struct PlanTasksPage {
    let frame: Frame
    let head: RoundHead
    let planName: String
    let documentAddress: String
    let totalsAddress: String
    let ownAddress: String?
    let coverage: String
    let missing: NamedReports
    let reminded: String
    let groups: [PlanTasks.Group]
    let round: Round

    init(_ found: TasksOfRound, _ visit: Visit) throws {
        let round = found.round
        self.round = round
        frame = try Frame(
            visit, title: "Theo nhiệm vụ của kế hoạch", current: "/rounds/\(round.address)/totals",
            round: round)
        head = try RoundHead(round, page: "/tasks", visit)
        planName =
            "Kế hoạch số \(found.plan.number) ngày \(VietnameseDate.inDocument(found.plan.date)) của "
            + found.plan.issuer
        documentAddress = "/rounds/\(round.address)/tasks.docx"
        totalsAddress = "/rounds/\(round.address)/totals"
        ownAddress =
            visit.asker.role == .officer && visit.asker.unit.id == round.owner
            ? "/rounds/\(round.address)/own" : nil
        coverage = found.total.ofDue
        missing = NamedReports(
            found.missing.map(\.unit), of: found.total.coverage.due - found.total.counted,
            in: round,
            restAddress: round.listAddress(Set([.approved]).missing))
        let said = [(ContactKind.call, "cuộc gọi"), (.message, "tin nhắn")].compactMap {
            kind, unit in
            found.contacts[kind].map { "\(VietnameseNumber.count(Int64($0))) \(unit)" }
        }
        reminded = said.joined(separator: ", ")
        groups = found.tasks.groups
    }
}
