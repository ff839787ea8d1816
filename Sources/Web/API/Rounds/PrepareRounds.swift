import HTTP
import HTTPTypes
import Reporting
import Storage

/// Rounds prepared, opened and changed by scripts.
enum PrepareRounds {
    /// `POST /api/v1/rounds`: prepares a round, and with `"open": true` opens it. Who owes is named
    /// by `units`, or by `levels` and `communes`.
    @Sendable static func plan(_ wish: Wish) throws -> any Reply {
        try wish.checkQuery(known: [])
        let body = try wish.jsonBody(
            known: RoundDraft.members.subtracting(["parameters"]).union(Owing.members)
                .union(["open", "even_past"]))
        let (opens, evenPast) = (try truth("open", in: body), try truth("even_past", in: body))
        return try refusing {
            let (draft, owing) = (try RoundDraft(json: body), try Owing(json: body))
            return try wish.commit { database in
                let round = try database.plan(
                    draft, of: wish.asker.unit.id, owing: owing, by: wish.actor)
                if opens { try database.open(round, evenPast: evenPast, by: wish.actor) }
                return .json(
                    try json(of: round, database, wish.visit(in: database.read)), status: .created)
            }
        }
    }

    /// `POST /api/v1/rounds/{round}/open`
    @Sendable static func open(_ wish: Wish) throws -> any Reply {
        try change(wish, known: ["even_past"]) { database, round, body in
            let evenPast = try truth("even_past", in: body)
            try database.open(round.id, evenPast: evenPast, by: wish.actor)
        }
    }

    /// `PATCH /api/v1/rounds/{round}`: other dates for all, another version of the form, or which
    /// questions are not asked.
    @Sendable static func change(_ wish: Wish) throws -> any Reply {
        try change(wish, known: PrepareRounds.changeable) { database, round, body in
            let reason = try wish.text("reason", in: body)
            if let form = body["form"] {
                try database.setForm(
                    try version(form), of: round.id, reason: reason, by: wish.actor)
            }
            if let codes = try texts("disabled", in: body) {
                let edition = try database.read.rounds.find(round.id)?.form ?? round.form
                let form = try database.read.forms.layout(edition).form
                let disabled = Set(codes.map(Indicator.Code.init(rawValue:)))
                if let unknown = disabled.first(where: { form.indicator($0) == nil }) {
                    throw Refusal(
                        .unprocessableContent,
                        "Biểu mẫu không có chỉ tiêu “\(unknown.rawValue.prefix(40))”.")
                }
                try database.setDisabled(disabled, in: round.id, reason: reason, by: wish.actor)
            }
            var dates = RoundDates(round)
            try dates.take(body)
            try database.setDates(dates, of: round.id, reason: reason, by: wish.actor)
        }
    }

    /// `POST /api/v1/rounds/{round}/trial`: opens a trial of a planned round, and answers with it.
    @Sendable static func openTrial(_ wish: Wish) throws -> any Reply {
        try wish.checkQuery(known: [])
        _ = try wish.look { try $0.ownedRound() }
        let body = wish.request.body.isEmpty ? [:] : try wish.jsonBody(known: ["even_past"])
        let evenPast = try truth("even_past", in: body)
        return try refusing {
            try wish.commit { database in
                let round = try wish.visit(in: database.read).ownedRound()
                let code = try database.openTrial(
                    of: round.id, evenPast: evenPast, by: wish.actor)
                guard let trial = try database.read.rounds.find(code, of: round.owner) else {
                    throw Refusal.notFound
                }
                return .json(
                    try json(of: trial.id, database, wish.visit(in: database.read)),
                    status: .created)
            }
        }
    }

    /// `POST /api/v1/rounds/{round}/delete-trial`: with all that is in it.
    @Sendable static func deleteTrial(_ wish: Wish) throws -> any Reply {
        try wish.checkQuery(known: [])
        _ = try wish.look { try $0.ownedRound() }
        _ = wish.request.body.isEmpty ? [:] : try wish.jsonBody(known: [])
        return try refusing {
            try wish.commit { database in
                let round = try wish.visit(in: database.read).ownedRound()
                try database.deleteTrial(round.id, by: wish.actor)
                return .json(["deleted": .string(round.address.rawValue)])
            }
        }
    }

    /// `GET /api/v1/rounds/{round}/form-impact?code=&version=`: what `change` would do to the round
    /// with that version of its form.
    @Sendable static func impact(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["code", "version"])
        let round = try visit.ownedRound()
        guard let code = try visit.chosen("code"),
            let number = try visit.chosen("version").flatMap({ Int(sent: $0, in: 1...9_999) })
        else {
            throw Refusal(.badRequest, "Cần code và version của biểu mẫu, ?code=pccc&version=3.")
        }
        let name = Form.Version(code: code, version: number)
        return try refusing {
            guard round.state == .open, round.withdrawnAt == nil else {
                throw RoundObjection.isNotOpen
            }
            let database = visit.database
            let impact = try database.impact(
                of: try database.nextVersion(of: round).chosen(name), on: round)
            return .json(impact.json(named: name))
        }
    }

    /// `{"code", "version"}`
    private static func version(_ json: JSON) throws -> Form.Version {
        guard let code = json["code"]?.string, let version = json["version"]?.integer else {
            throw VersionFault.isNotImported
        }
        return Form.Version(code: code, version: Int(version))
    }

    private static let changeable: Set<String> = [
        "form", "period", "data_close", "due_at", "due_text", "contact", "grace_hours", "disabled",
        "reason",
    ]

    /// `POST /api/v1/rounds/{round}/withdraw {"reason"}`
    @Sendable static func withdraw(_ wish: Wish) throws -> any Reply {
        try change(wish, known: ["reason"]) { database, round, body in
            try database.withdraw(
                round.id, reason: try wish.text("reason", in: body), by: wish.actor)
        }
    }

    /// `POST /api/v1/rounds/{round}/restore`
    @Sendable static func restore(_ wish: Wish) throws -> any Reply {
        try change(wish, known: []) { database, round, _ in
            try database.restore(round.id, by: wish.actor)
        }
    }

    /// Changes a round of the asker's unit, and answers with it as it is then.
    static func change(
        _ wish: Wish, known: Set<String>,
        _ body: (WriteTransaction, Round, JSON.Members) throws -> Void
    ) throws -> Response {
        try wish.checkQuery(known: [])
        _ = try wish.look { try $0.ownedRound() }
        let sent = wish.request.body.isEmpty ? [:] : try wish.jsonBody(known: known)
        return try refusing {
            try wish.commit { database in
                let round = try wish.visit(in: database.read).ownedRound()
                try body(database, round, sent)
                return .json(
                    try json(of: round.id, database, wish.visit(in: database.read)))
            }
        }
    }

    /// The round as the transaction leaves it.
    private static func json(
        of round: Round.ID, _ database: WriteTransaction, _ visit: Visit
    ) throws -> JSON {
        try database.settleTotals()
        guard let round = try visit.database.rounds.find(round) else { throw Refusal.notFound }
        return try visit.json(
            of: round, among: visit.seenForms(), owing: try visit.database.owingCount(round))
    }

    private static func refusing(_ act: () throws -> Response) throws -> Response {
        do {
            return try act()
        } catch let malformed as MalformedDraft {
            throw Refusal(.unprocessableContent, malformed.sentence)
        } catch let faults as RoundFaults {
            let isTaken = faults.faults == [.codeIsTaken]
            throw Refusal(
                isTaken ? .conflict : .unprocessableContent,
                faults.complaints().map(\.sentence).joined(separator: " "))
        } catch let objection as RoundObjection {
            throw Refusal(.conflict, objection.sentence)
        } catch let fault as SeriesFault {
            throw Refusal(
                fault.isOfTheMoment ? .conflict : .unprocessableContent, fault.sentence)
        } catch let fault as VersionFault {
            throw Refusal(
                fault.isOfTheMoment ? .conflict : .unprocessableContent, fault.sentence)
        } catch let faults as JoinFaults {
            throw Refusal(.unprocessableContent, faults.sentences.joined(separator: " "))
        }
    }

    /// A list of texts; nil when there is none.
    private static func texts(_ name: String, in body: JSON.Members) throws -> [String]? {
        guard let json = body[name] else { return nil }
        guard let elements = json.array, elements.allSatisfy({ $0.string != nil }) else {
            throw MalformedDraft.shape(name, .texts)
        }
        return elements.compactMap(\.string)
    }

    private static func truth(_ name: String, in body: JSON.Members) throws -> Bool {
        switch body[name] {
        case nil: return false
        case .boolean(let value)?: return value
        default: throw Refusal(.unprocessableContent, "“\(name)” chỉ là true hoặc false.")
        }
    }
}

extension MalformedDraft {
    /// Vietnamese, a whole sentence.
    fileprivate var sentence: String {
        switch self {
        case .missing(let name): "Thiếu “\(name)”."
        case .unknown(let name): "JSON có thành phần không rõ: “\(name.prefix(40))”."
        case .shape(let name, let shape): "“\(name)” \(shape.words)."
        }
    }
}

extension MalformedDraft.Shape {
    fileprivate var words: String {
        switch self {
        case .text: "phải là văn bản"
        case .texts: "phải là danh sách văn bản"
        case .truth: "chỉ là true hoặc false"
        case .integer: "phải là số nguyên"
        case .day: "phải là ngày YYYY-MM-DD"
        case .moment: "phải là thời điểm RFC 3339"
        case .period: "phải là {\"from\", \"to\"}"
        case .parameters: "phải là tham số của đợt"
        }
    }
}
