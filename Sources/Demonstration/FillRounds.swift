import Formats
import Reporting
import Storage

extension Demonstration {
    func addPlan() throws -> Plan.ID {
        let document = FireSafetyPlan.document
        guard let date = document.date else { throw Incomplete(what: "the plan's date") }
        let plan = Plan(
            id: Plan.ID(rawValue: 0), number: document.number, date: date,
            issuer: document.issuer, subject: document.title,
            tasks: FireSafetyPlan.clauses.map { .init(clause: $0.code, text: $0.gist) },
            bases: FireSafetyPlan.basis.map {
                .init(
                    number: $0.number, date: $0.date, issuer: $0.issuer,
                    title: "\($0.kind): \($0.title)")
            })
        return try write(at: Demonstration.beginning) { database in
            let owner = try department(database, on: Demonstration.beginning.day)
            return try database.add(plan, of: owner, by: .command)
        }
    }

    func importForm() throws -> Form {
        let form = try Form(document: try JSON(parsing: FireSafetyForm.document))
        _ = try write(at: Demonstration.beginning) { try $0.importForm(form, by: .command) }
        return form
    }

    /// The resources lack what the demonstration needs, which a test excludes.
    struct Incomplete: Error {
        let what: String
    }

    /// Opens the round and lets every school's course happen, in the order of time.
    func run(
        _ round: RoundScript, plan: Plan.ID, form: Form, previous: Round.ID?,
        openedOn day: Day?
    ) throws -> Round.ID {
        let courses = ReportCourse.all(in: round)
        let steps = courses.flatMap { course in
            course.events.map { (course: course, step: $0.step, at: $0.at.moment(in: round)) }
        }.sorted { $0.at < $1.at }
        let opening = day.map { Moment($0, hour: 9) } ?? round.period.upperBound.morning
        let openedAt = min(opening, steps.first?.at ?? opening)
        let incidents = IncidentScript.all(in: round)
        for incident in incidents where incident.day < openedAt.day { try happen(incident) }
        let id = try open(round, plan: plan, form: form, previous: previous, at: openedAt)
        for incident in incidents where incident.day >= openedAt.day { try happen(incident) }
        let file = RoundFile(id: id, round: round, form: form, previous: previous)
        for step in steps { try happen(step.step, to: step.course, in: file, at: step.at) }
        if round.isClosed {
            let closing = round.dueAt + .seconds(20 * 86400)
            try write(at: closing) { database in
                _ = try database.save(
                    own: Demonstration.ownWork, of: id, form: form, after: 0, by: .command)
                _ = try database.save(
                    form.outline(.consolidated).written, of: id, after: 0, by: .command)
                _ = try database.close(
                    id, documentNumber: 45, documentDate: closing.day,
                    reason: "Các đơn vị còn lại không gửi báo cáo sau nhiều lần đôn đốc.",
                    with: ClosingFiles.maker, by: .command)
            }
        }
        return id
    }

    func open(
        _ round: RoundScript, plan: Plan.ID, form: Form, previous: Round.ID?,
        at moment: Moment
    ) throws -> Round.ID {
        try write(at: moment) { database in
            var draft = round.draft
            draft.plan = .known(plan)
            draft.form = form.version
            draft.previous = try previous.flatMap { try database.read.rounds.find($0) }.map {
                Round.Address($0.code, of: nil)
            }
            let levels = try database.read.units.levels().map(\.level)
            let id = try database.plan(
                draft, of: try department(database, on: moment.day),
                owing: .below(levels: Set(levels), communes: []), by: .command)
            try database.open(id, by: .command)
            return id
        }
    }

    func department(_ database: WriteTransaction, on day: Day) throws -> Unit.ID {
        let units = try database.read.units.all(on: day)
        guard let department = units.first(where: { $0.unit.kind == .department }) else {
            throw Incomplete(what: "the department")
        }
        return department.unit.id
    }
}

extension RoundScript {
    /// Without plan, form and the round before it.
    fileprivate var draft: RoundDraft {
        var draft = RoundDraft()
        draft.code = code
        draft.title = title
        draft.dates.periodFrom = period.lowerBound
        draft.dates.periodTo = period.upperBound
        draft.dates.dataClose = dataClose
        draft.dates.dueAt = dueAt
        draft.dates.dueText = dueText
        draft.wantsHead = true
        return draft
    }
}

extension Day {
    fileprivate var morning: Moment { Moment(self, hour: 8) }
}
