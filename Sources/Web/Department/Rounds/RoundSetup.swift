import HTTP
import HTTPTypes
import Reporting
import Storage

/// Đợt báo cáo.
enum RoundSetup {
    /// `GET /rounds`: the department's rounds, also those that are planned or taken back.
    @Sendable static func list(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        return try context.page("Rounds", RoundsPage(context))
    }

    /// `GET /rounds/new?from=`: a new round, or one like an earlier one.
    @Sendable static func new(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["from"])
        let owner = try context.signedIn().unit.id
        let typed = try context.storage.read { database -> TypedRound in
            guard let code = try context.query("from") else { return TypedRound() }
            guard let round = try database.rounds.find(Round.Code(rawValue: code)),
                round.owner == owner
            else { throw Refusal.notFound }
            let owing = try database.owing(round).map(\.rawValue)
            return TypedRound(like: round, units: Set(owing), now: context.now)
        }
        return try context.page("RoundSetup", RoundSetupPage(context, typed, of: nil))
    }

    /// `POST /rounds`: keeps it as planned.
    @Sendable static func plan(_ context: Context) throws -> Response {
        let asker = try context.signedIn()
        let typed = try TypedRound(context)
        do {
            return try context.commit { database in
                let round = try typed.round(owner: asker.unit.id, database.read)
                let units = try database.read.schools(
                    typed.units, of: asker.unit.id, on: database.now.day)
                _ = try database.plan(round, owing: units, by: asker.actor)
                return .redirect(to: "/rounds/\(round.code)/setup?done=planned")
            }
        } catch let complaints as TypedRound.Complaints {
            return try context.setupPage(typed, nil, complaints.sentences)
        } catch let objection as WriteTransaction.RoundObjection {
            return try context.setupPage(typed, nil, [objection.sentence], status: .conflict)
        }
    }

    /// `GET /rounds/{round}/setup`
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["done"])
        let round = try context.storage.read(context.ownedRound)
        return try context.page("RoundSetup", RoundSetupPage(context, nil, of: round))
    }

    /// `POST /rounds/{round}/setup`: `save`, `choose` by level and commune, `open`, `dates`,
    /// `disable`, `withdraw`, `restore`.
    @Sendable static func change(_ context: Context) throws -> Response {
        let round = try context.storage.read(context.ownedRound)
        let fields = try context.form(mayRepeat: TypedRound.repeatable)
        var typed = try TypedRound(context)
        typed.code = round.code.rawValue
        let wish = fields.first("_do") ?? ""
        let address = "/rounds/\(round.code)/setup"
        do {
            return try context.commit { database in
                try context.carryOut(wish, typed, fields, on: round, database)
                return .redirect(
                    to: wish == "open"
                        ? "/rounds/\(round.code)/tracking" : address + "?done=\(wish)")
            }
        } catch let complaints as TypedRound.Complaints {
            return try context.setupPage(typed, round, complaints.sentences)
        } catch let objection as WriteTransaction.RoundObjection {
            return try context.setupPage(typed, round, [objection.sentence], status: .conflict)
        }
    }
}

extension Context {
    /// The round of the address, when it is owed to the asker's unit; planned and taken back too.
    func ownedRound(_ database: ReadTransaction) throws -> Round {
        guard let code = parameters["round"],
            let round = try database.rounds.find(Round.Code(rawValue: code)),
            round.owner == (try signedIn().unit.id)
        else { throw Refusal.notFound }
        return round
    }

    fileprivate func setupPage(
        _ typed: TypedRound, _ round: Round?, _ complaints: [String],
        status: HTTPResponse.Status = .unprocessableContent
    ) throws -> Response {
        try page(
            "RoundSetup", RoundSetupPage(self, typed, of: round, complaints: complaints),
            status: status)
    }

    fileprivate func carryOut(
        _ wish: String, _ typed: TypedRound, _ fields: FormFields, on round: Round,
        _ database: WriteTransaction
    ) throws {
        let asker = try signedIn()
        let reason = try cleaned(fields.first("reason") ?? "")
        func needReason() throws {
            guard (1...1000).contains(reason.unicodeScalars.count) else {
                throw TypedRound.Complaints(
                    sentences: ["Cần ghi lý do, không quá 1.000 ký tự."])
            }
        }
        switch wish {
        case "save", "choose", "open":
            var new = try typed.round(id: round.id, owner: asker.unit.id, database.read)
            new.parameters = round.parameters
            new.disabled = round.disabled
            let chosen =
                wish == "choose"
                ? try database.read.schools(
                    levels: fields.values("level"), communes: fields.values("commune"),
                    of: asker.unit.id, on: database.now.day) : typed.units
            let units = try database.read.schools(chosen, of: asker.unit.id, on: database.now.day)
            try database.change(planned: new, owing: units, by: asker.actor)
            if wish == "open" { try database.open(planned: round.id, by: asker.actor) }
        case "dates":
            var same = typed
            same.title = round.title
            same.plan = "\(round.plan.rawValue)"
            same.form = "\(round.form.code):\(round.form.version)"
            same.previous = ""
            let new = try same.round(id: round.id, owner: asker.unit.id, database.read)
            try needReason()
            try database.setDates(of: new, reason: reason, by: asker.actor)
        case "disable":
            try needReason()
            let form = try database.read.rounds.layout(round.form).form
            let codes = Set(fields.values("off").map(Indicator.Code.init(rawValue:)))
                .filter { form.indicator($0) != nil }
            try database.setDisabled(codes, in: round.id, reason: reason, by: asker.actor)
        case "withdraw":
            try needReason()
            try database.withdraw(round.id, reason: reason, by: asker.actor)
        case "restore": try database.restore(round.id, by: asker.actor)
        default: throw Refusal(.badRequest, "Thao tác không rõ.")
        }
    }
}

extension FormFields {
    fileprivate func values(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }
}

extension ReadTransaction {
    /// The schools that can owe the unit a report on the day: those below it.
    func schools(below unit: Unit.ID, on day: Day) throws -> [UnitRepository.Placed] {
        let all = try units.all(on: day)
        let parents = all.reduce(into: [Unit.ID: Unit.ID]()) { $0[$1.unit.id] = $1.reportsTo }
        return all.filter { placed in
            guard placed.unit.kind == .school else { return false }
            var met: Set<Unit.ID> = []
            var next = placed.reportsTo
            while let above = next, met.insert(above).inserted {
                if above == unit { return true }
                next = parents[above]
            }
            return false
        }
    }

    /// Those of the codes that are schools below the unit.
    fileprivate func schools(_ codes: Set<String>, of unit: Unit.ID, on day: Day) throws
        -> [Unit.ID]
    {
        try schools(below: unit, on: day).filter { codes.contains($0.unit.code.rawValue) }
            .map(\.unit.id)
    }

    /// The codes of the schools of these levels, in these communes; without communes, in all.
    func schools(
        levels: [String], communes: [String], of unit: Unit.ID, on day: Day
    ) throws -> Set<String> {
        let places = Set(
            try communes.compactMap { try units.find(Unit.Code(rawValue: $0))?.id })
        return Set(
            try schools(below: unit, on: day).filter { placed in
                levels.contains(placed.unit.level?.rawValue ?? "")
                    && (communes.isEmpty || placed.commune.map(places.contains) ?? false)
            }.map(\.unit.code.rawValue))
    }

    /// The codes of the units that owe, or are to owe, a report.
    func owing(_ round: Round) throws -> [Unit.Code] {
        guard round.state == .planned else {
            return try rounds.units(of: round.id).filter(\.owesReport).map(\.unit.code)
        }
        return try rounds.selection(of: round.id).compactMap { try units.find($0)?.code }
    }
}
