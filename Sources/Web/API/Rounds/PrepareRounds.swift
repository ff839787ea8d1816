import HTTP
import HTTPTypes
import Reporting
import Storage

/// Rounds prepared, opened and changed by scripts.
enum PrepareRounds {
    /// `POST /api/v1/rounds`: prepares a round, and with `"open": true` opens it. Who owes is named
    /// by `units`, or by `levels` and `communes`.
    @Sendable static func plan(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        let body = try context.jsonBody(known: [
            "code", "title", "plan", "form", "period", "data_close", "due_at", "due_text",
            "grace_hours", "wants_head", "previous", "units", "levels", "communes", "open",
        ])
        let asker = try context.signedIn()
        let opens = try context.flag("open", in: body)
        return try context.answeringRounds { database in
            let typed = try context.typedRound(body, database.read)
            let round = try typed.checked(owner: asker.unit.id, database.read)
            let day = database.now.day
            let units = try database.read.chosen(
                try context.names("units", in: body), levels: try context.names("levels", in: body),
                communes: try context.names("communes", in: body) ?? [], of: asker.unit.id, on: day)
            let id = try database.plan(round, owing: units, by: asker.actor)
            if opens { try database.open(planned: id, by: asker.actor) }
            return .json(
                try context.roundJSON(id, database.read, owing: units.count), status: .created)
        }
    }

    /// `POST /api/v1/rounds/{round}/open`
    @Sendable static func open(_ context: Context) throws -> Response {
        try context.changeRound(known: []) { database, round, _ in
            try database.open(planned: round.id, by: try context.signedIn().actor)
        }
    }

    /// `PATCH /api/v1/rounds/{round}`: other dates for all, or which questions are not asked.
    @Sendable static func change(_ context: Context) throws -> Response {
        try context.changeRound(known: [
            "period", "data_close", "due_at", "due_text", "grace_hours", "disabled", "reason",
        ]) { database, round, body in
            let actor = try context.signedIn().actor
            let reason = try context.text("reason", in: body)
            if let codes = try context.names("disabled", in: body) {
                let form = try database.read.rounds.layout(round.form).form
                let disabled = Set(codes.map(Indicator.Code.init(rawValue:)))
                if let unknown = disabled.first(where: { form.indicator($0) == nil }) {
                    throw Refusal(
                        .unprocessableContent,
                        "Biểu mẫu không có chỉ tiêu “\(unknown.rawValue.prefix(40))”.")
                }
                try database.setDisabled(disabled, in: round.id, reason: reason, by: actor)
            }
            var typed = TypedRound(round, previous: nil, units: [])
            try context.fillDates(of: &typed, body)
            var new = try typed.checked(owner: round.owner, database.read, id: round.id)
            new.previous = round.previous
            try database.setDates(of: new, reason: reason, by: actor)
        }
    }

    /// `POST /api/v1/rounds/{round}/withdraw {"reason"}`
    @Sendable static func withdraw(_ context: Context) throws -> Response {
        try context.changeRound(known: ["reason"]) { database, round, body in
            try database.withdraw(
                round.id, reason: try context.text("reason", in: body),
                by: try context.signedIn().actor)
        }
    }

    /// `POST /api/v1/rounds/{round}/restore`
    @Sendable static func restore(_ context: Context) throws -> Response {
        try context.changeRound(known: []) { database, round, _ in
            try database.restore(round.id, by: try context.signedIn().actor)
        }
    }
}

extension TypedRound {
    fileprivate func checked(
        owner: Unit.ID, _ database: ReadTransaction, id: Round.ID = Round.ID(rawValue: 0)
    ) throws -> Round {
        do {
            return try round(id: id, owner: owner, database)
        } catch let complaints as Complaints {
            throw Refusal(.unprocessableContent, complaints.sentences.joined(separator: " "))
        }
    }
}

extension Context {
    /// A list of texts; nil when there is none.
    fileprivate func names(_ name: String, in body: JSON.Members) throws -> [String]? {
        guard let json = body[name] else { return nil }
        guard let elements = json.array, elements.allSatisfy({ $0.string != nil }) else {
            throw Refusal(.unprocessableContent, "“\(name)” phải là danh sách văn bản.")
        }
        return elements.compactMap(\.string)
    }

    fileprivate func flag(_ name: String, in body: JSON.Members) throws -> Bool {
        switch body[name] {
        case nil: return false
        case .boolean(let value)?: return value
        default: throw Refusal(.unprocessableContent, "“\(name)” chỉ là true hoặc false.")
        }
    }

    fileprivate func typedRound(_ body: JSON.Members, _ database: ReadTransaction) throws
        -> TypedRound
    {
        var typed = TypedRound()
        typed.code = try text("code", in: body)
        typed.title = try text("title", in: body)
        let plan = body["plan"]?.object ?? [:]
        let day = (plan["date"]?.string).flatMap(Day.init(iso:))
        let number = plan["number"]?.string?.nfc
        if let day, let number, let id = try database.plans.find(number: number, date: day) {
            typed.plan = "\(id.rawValue)"
        }
        let form = body["form"]?.object ?? [:]
        if let code = form["code"]?.string, let version = form["version"]?.integer {
            typed.form = "\(code):\(version)"
        }
        typed.grace = "0"
        typed.wantsHead = try flag("wants_head", in: body)
        typed.previous = try text("previous", in: body, isNeeded: false)
        for needed in ["period", "data_close", "due_at", "due_text"] where body[needed] == nil {
            throw Refusal(.unprocessableContent, "Thiếu “\(needed)”.")
        }
        try fillDates(of: &typed, body)
        return typed
    }

    /// Those of the dates that the body names.
    fileprivate func fillDates(of typed: inout TypedRound, _ body: JSON.Members) throws {
        if let period = body["period"] {
            guard let members = period.object, Set(members.names) == ["from", "to"] else {
                throw Refusal(.unprocessableContent, "“period” phải là {\"from\", \"to\"}.")
            }
            typed.periodFrom = try text("from", in: members)
            typed.periodTo = try text("to", in: members)
        }
        if body["data_close"] != nil { typed.dataClose = try text("data_close", in: body) }
        if body["due_text"] != nil { typed.dueText = try text("due_text", in: body) }
        if let due = body["due_at"] {
            guard let moment = due.string.flatMap(Moment.init(rfc3339:)) else {
                throw Refusal(.unprocessableContent, "“due_at” phải là thời điểm RFC 3339.")
            }
            typed.due = TypedDue(moment)
        }
        if let hours = body["grace_hours"] {
            guard let hours = hours.integer else {
                throw Refusal(.unprocessableContent, "“grace_hours” phải là số nguyên.")
            }
            typed.grace = "\(hours)"
        }
    }

    /// Changes a round of the asker's unit, and answers with it as it is then.
    fileprivate func changeRound(
        known: Set<String>, _ body: (WriteTransaction, Round, JSON.Members) throws -> Void
    ) throws -> Response {
        try checkQuery(known: [])
        let round = try storage.read(ownedRound)
        let sent = request.body.isEmpty ? [:] : try jsonBody(known: known)
        return try answeringRounds { database in
            try body(database, round, sent)
            return .json(try roundJSON(round.id, database.read, owing: nil))
        }
    }

    fileprivate func answeringRounds(_ body: (WriteTransaction) throws -> Response) throws
        -> Response
    {
        do {
            return try commit(body)
        } catch let objection as WriteTransaction.RoundObjection {
            throw Refusal(
                objection == .owesNobody ? .unprocessableContent : .conflict, objection.sentence)
        }
    }

    fileprivate func roundJSON(_ id: Round.ID, _ database: ReadTransaction, owing: Int?) throws
        -> JSON
    {
        guard let round = try database.rounds.find(id) else { throw Refusal.notFound }
        return try json(of: round, database, owing: try owing ?? database.owing(round).count)
    }
}

extension ReadTransaction {
    /// The schools below the unit that are named, or that are of the levels and in the communes.
    fileprivate func chosen(
        _ names: [String]?, levels: [String]?, communes: [String], of unit: Unit.ID, on day: Day
    ) throws -> [Unit.ID] {
        let all = try schools(below: unit, on: day)
        guard let names else {
            let codes = try schools(levels: levels ?? [], communes: communes, of: unit, on: day)
            return all.filter { codes.contains($0.unit.code.rawValue) }.map(\.unit.id)
        }
        let known = Set(all.map(\.unit.code.rawValue))
        if let stranger = names.first(where: { !known.contains($0) }) {
            throw Refusal(
                .unprocessableContent,
                "Không có trường “\(stranger.prefix(60))” báo cáo cho đơn vị.")
        }
        return all.filter { names.contains($0.unit.code.rawValue) }.map(\.unit.id)
    }
}
