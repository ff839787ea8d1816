import HTTP
import HTTPTypes
import Reporting
import Storage

/// The form by which a school reports an incident, or corrects what it said.
enum IncidentForm {
    /// `GET /incidents/new?occasion=`: blank but for today and now; without `occasion` the only one.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["occasion"])
        let wanted = try visit.chosen("occasion")
        let occasions = try visit.occasions()
        guard wanted != nil || occasions.count == 1 else {
            return Response.redirect(to: "/incidents")
        }
        guard let occasion = occasions.first(where: { wanted == nil || $0.idText == wanted }) else {
            throw Refusal.notFound
        }
        let asked = try AskedIncident(occasion, visit)
        return visit.page(
            try IncidentFormPage(
                asked, visit, entries: asked.form.proposed(at: visit.now, level: asked.level)))
    }

    /// `POST /incidents`: the office has it at once.
    @Sendable static func send(_ wish: Wish) throws -> any Reply {
        let wanted = wish.context.sent?.fields.first("_occasion")
        let asked = try wish.look { visit in
            guard let occasion = try visit.occasions().first(where: { $0.idText == wanted }) else {
                throw Refusal(IncidentObjection.occasionHasChanged)
            }
            return try AskedIncident(occasion, visit)
        }
        return try wish.take(asked) { database, answers in
            let id = try database.report(
                answers, on: asked.occasion, by: wish.asker.unit, actor: wish.actor)
            return .redirect(to: "/incidents/\(id.rawValue)?done=sent")
        }
    }

    /// `GET /incidents/{incident}/correction`: what the school said last, to be typed over.
    @Sendable static func correction(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let asked = try AskedIncident(correcting: try visit.incident(), visit)
        return visit.page(
            try IncidentFormPage(
                asked, visit, entries: asked.said.mapValues(Entry.value)))
    }

    /// `POST /incidents/{incident}/correction`: all of it anew; what was said before stays.
    @Sendable static func correct(_ wish: Wish) throws -> any Reply {
        let (incident, asked) = try wish.look { visit in
            let incident = try visit.incident()
            return (incident, try AskedIncident(correcting: incident, visit))
        }
        return try wish.take(asked) { database, answers in
            try database.correct(incident.id, answers, by: wish.actor)
            return .redirect(to: "/incidents/\(incident.id.rawValue)?done=corrected")
        }
    }
}

/// What a school is asked about an incident.
struct AskedIncident {
    let occasion: Occasion
    let form: Form
    let edition: Form.Edition
    let level: Level
    let check: ReportCheck
    /// Of which the school corrects what it said; nil for a new one.
    private(set) var incident: Incident?
    /// By the school before.
    private(set) var said: Values = [:]

    init(_ occasion: Occasion, _ visit: Visit) throws {
        try self.init(occasion, occasion.form, visit)
    }

    /// By the form that it was reported by.
    init(correcting incident: Incident, _ visit: Visit) throws {
        guard let occasion = try visit.database.occasions.find(incident.occasion),
            let said = try visit.database.answers(
                in: visit.database.incidents.lastAnswered(of: incident.id))
        else { throw Refusal.notFound }
        try self.init(occasion, said.edition, visit)
        (self.incident, self.said) = (incident, said.values)
    }

    private init(_ occasion: Occasion, _ edition: Form.Edition, _ visit: Visit) throws {
        guard let level = visit.asker.unit.level else { throw Refusal.notFound }
        (self.occasion, self.edition, self.level) = (occasion, edition, level)
        check = try visit.database.forms.layout(edition).form
            .check(ofIncidentAt: level, on: visit.now.day)
        form = check.form
    }

    /// Where its form is sent.
    var address: String {
        incident.map { "/incidents/\($0.id.rawValue)/correction" } ?? "/incidents"
    }

    /// What is wrong so that it can't be sent: warnings are told, and wait for no explanation.
    func errors(in entries: Entries) -> [Problem] {
        check.problems(in: entries).filter { $0.severity == .error }
    }

    func answers(_ entries: Entries) -> IncidentAnswers {
        IncidentAnswers(
            check.settled(entries).compactMapValues(\.value), to: form, edition, at: level)
    }
}

extension Wish {
    /// Writes what the form sent, or gives it back with what is wrong.
    fileprivate func take(
        _ asked: AskedIncident,
        _ write: (WriteTransaction, IncidentAnswers) throws -> Response
    ) throws -> any Reply {
        let fields = try form(of: asked.form)
        let entries = asked.form.entries(of: fields)
        func again(_ status: HTTPResponse.Status, _ complaint: String? = nil) throws -> any Reply {
            try look { visit in
                var page = try IncidentFormPage(asked, visit, entries: entries)
                page.isRefused = status != .ok
                page.complaint = complaint
                return visit.page(page, status: status)
            }
        }
        // An answer was taken back, and nothing is sent yet.
        guard fields.first("_clear") == nil else { return try again(.ok) }
        guard asked.errors(in: entries).isEmpty else { return try again(.unprocessableContent) }
        do {
            return try commit { try write($0, asked.answers(entries)) }
        } catch let objection as IncidentObjection {
            return try again(Refusal(objection).status, objection.sentence)
        } catch let spent as SavingBudget.Spent {
            let refusal = Refusal(spent)
            return try again(refusal.status, refusal.sentence)
        }
    }
}

extension Occasion {
    /// As addresses and forms have it.
    var idText: String { "\(id.rawValue)" }
}
