import HTTP
import HTTPTypes
import Reporting
import Storage

/// The questions of a form that is being made, taken from earlier forms by the tasks of a plan.
enum DraftTasks {
    /// `GET /form-drafts/{draft}/tasks?plan=`: what served tasks like the plan's.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["plan"])
        return visit.page(
            try DraftTasksPage(visit, plan: try visit.chosen("plan").map(visit.seenPlan)))
    }

    /// `POST /form-drafts/{draft}/tasks`: for the tasks of `plan`, by their places, takes the questions
    /// in `take` (`3/pccc/2/powder`) and makes an empty section for those in `section`.
    @Sendable static func take(_ wish: Wish) throws -> any Reply {
        let (id, fields) = (
            try wish.draftID(), try CleanedFields(wish, mayRepeat: ["take", "section"])
        )
        guard !fields.text("plan").isEmpty else {
            throw Refusal(.unprocessableContent, "Chưa chọn kế hoạch.")
        }
        let plan = try wish.look { try $0.seenPlan(fields.text("plan")) }
        func task(_ text: some StringProtocol) throws -> Plan.Task {
            guard let place = Int(sent: String(text), in: 0...Int.max),
                plan.tasks.indices.contains(place)
            else { throw Refusal(.badRequest, "Nhiệm vụ không rõ.") }
            return plan.tasks[place]
        }
        let chosen = try wish.look { visit in
            try fields.all("take").prefix(FormDraft.mostQuestions).map { text in
                let parts = text.split(separator: "/", maxSplits: 1)
                guard parts.count == 2 else { throw Refusal(.badRequest, "Câu hỏi không rõ.") }
                return (try task(parts[0]), try visit.askedBefore(String(parts[1])))
            }
        }
        let blank = try fields.all("section").prefix(FormDraft.mostSections).map(task)
        return try wish.commit { database in
            try database.changeDraft(id, of: wish.asker.unit.id) { draft in
                for (task, question) in chosen {
                    _ = draft.take(question.code, of: question.form, for: task)
                }
                for task in blank { _ = draft.section(for: task) }
                guard draft.sections.count <= FormDraft.mostSections,
                    draft.sections.reduce(0, { $0 + $1.questions.count })
                        <= FormDraft.mostQuestions
                else { throw Refusal(.conflict, "Biểu mẫu có quá nhiều mục hoặc câu hỏi.") }
            }
            return .redirect(to: "/form-drafts/\(id.rawValue)#sections")
        }
    }
}

extension Visit {
    /// A plan that the asker may read, by its number.
    ///
    /// - Throws: 404.
    func seenPlan(_ text: String) throws -> Plan {
        guard let id = Int64(sentID: text).map(Plan.ID.init(rawValue:)),
            let plan = try database.plans.find(id), try sees(plan)
        else { throw Refusal.notFound }
        return plan
    }

    /// A question of a form that the asker sees, as `pccc/2/powder` names it.
    func askedBefore(_ reference: String) throws -> (form: Form, code: Indicator.Code) {
        let parts = reference.split(separator: "/").map(String.init)
        guard parts.count == 3, let version = Int(sent: parts[1], in: 1...9999) else {
            throw Refusal(.badRequest, "Câu hỏi không rõ.")
        }
        guard
            let edition = try seenForms().named(.init(code: parts[0], version: version)).first
        else { throw Refusal.notFound }
        return (try database.forms.layout(edition).form, Indicator.Code(rawValue: parts[2]))
    }
}

/// Each task of a plan with questions of earlier forms, which may be taken.
struct DraftTasksPage {
    struct Task {
        let place: Int
        let clause: String
        let text: String
        let offers: [Offer]
        /// A section of the form serves it already.
        let isServed: Bool
    }

    struct Offer {
        /// `3/pccc/2/powder`
        let reference: String
        let label: String
        let facts: String
        let from: String
    }

    let frame: Frame
    let title: String
    let address: String
    let plans: [Choice]
    let plan: Plan?
    let tasks: [Task]

    /// Of each code the newest version.
    private static let mostForms = 20

    init(_ visit: Visit, plan: Plan?) throws {
        let kept = try visit.addressedDraft()
        frame = try Frame(visit, title: "Lấy câu hỏi theo nhiệm vụ", current: "/forms")
        title = kept.draft.title
        address = "/form-drafts/\(kept.id.rawValue)"
        self.plan = plan
        plans = try visit.database.plans.all().filter(visit.sees).map {
            Choice(
                value: "\($0.id.rawValue)", words: "\($0.number), \(VietnameseDate.text($0.date))",
                isChosen: $0.id == plan?.id)
        }
        guard let plan else {
            tasks = []
            return
        }
        let seen = try visit.seenForms()
        var codes: Set<String> = []
        let editions = seen.editions.filter { codes.insert(seen.name(of: $0).code).inserted }
            .prefix(Self.mostForms)
        let rounds = try visit.database.rounds.owned(by: visit.asker.unit.id)
            .filter { $0.state != .planned && !$0.isTrial }
        let earlier = try editions.map { edition in
            let last = rounds.first {
                $0.form.code == edition.code && $0.form.owner == edition.owner
            }
            return TaskProposals.Earlier(
                form: try visit.database.forms.layout(edition).form,
                tasks: try last.flatMap { try visit.database.plans.find($0.plan) }?.tasks ?? [])
        }
        let proposals = TaskProposals(
            plan.tasks, among: earlier,
            without: Set(kept.draft.sections.flatMap(\.questions).map(\.code)))
        let served = Set(kept.draft.sections.flatMap(\.clauses))
        let names = editions.map(seen.name)
        tasks = plan.tasks.enumerated().map { place, task in
            Task(
                place: place, clause: task.clause, text: task.text,
                offers: proposals.ofTasks[place].map { proposal in
                    let (form, name) = (earlier[proposal.form].form, names[proposal.form])
                    return Offer(
                        reference:
                            "\(place)/\(name.code)/\(name.version)/\(proposal.question.code)",
                        label: proposal.question.label,
                        facts: QuestionFacts(proposal.question, in: form).words,
                        from: form.title.vietnamese
                            + (proposal.served.map { ", nhiệm vụ \($0.clause)" } ?? ""))
                }, isServed: served.contains(task.clause))
        }
    }
}
