import HTTP
import HTTPTypes
import Reporting
import Storage

/// Đợt báo cáo.
enum RoundSetup {
    /// `GET /rounds`: the department's rounds, also those that are planned or taken back.
    @Sendable static func list(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done"])
        return visit.page(try RoundsPage(visit))
    }

    /// `GET /rounds/new?from=`: a new round, or one like an earlier one; with `plan`, one for that plan
    /// with the dates that were read in its text, or are found in its tasks; with `form`, of that form.
    @Sendable static func new(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: Set(["from", "plan", "form"] + TypedProposal.names))
        guard let code = try visit.query("from") else {
            for name in TypedProposal.names { _ = try visit.query(name) }
            return try page(try visit.newRound(for: try visit.chosen("plan")), nil, in: visit)
        }
        let round = try visit.ownedRound(Round.Address(rawValue: code))
        guard !round.isTrial else { throw Refusal.notFound }
        var typed = TypedRound(
            RoundDraft(
                like: try visit.database.rounds.course(to: round),
                form: try visit.seenForms().name(of: round.form), now: visit.now),
            units: try visit.database.owing(round, atMost: RoundChoices.mostOwing) ?? [])
        typed.like = round.code.rawValue
        return try page(typed, nil, in: visit)
    }

    /// `POST /rounds`: keeps it as planned, with the schools that were ticked, or those of the ticked
    /// levels and communes.
    @Sendable static func plan(_ wish: Wish) throws -> any Reply {
        let fields = try wish.form(mayRepeat: TypedRound.repeatable)
        var typed = TypedRound(fields)
        if let shown = try showing(typed, nil, wish) { return shown }
        let schools = try wish.look { visit in
            // What scripts propose is what a blank field gets.
            if typed.code.isEmpty || typed.code == Slug.proposal(title: typed.title) {
                typed.code = try visit.freeRoundCode(for: typed.title)
            }
            return try RoundChoices.schools(visit)
        }
        let named = typed
        let done = named.wish == .choose ? "choose" : "planned"
        var reading = named.read()
        try wish.look { visit in
            let like = try visit.database.rounds.find(
                Round.Code(rawValue: named.like), of: visit.asker.unit.id)
            let form = try reading.draft.form.map { try visit.seenForms().named($0) }?.first
            guard let like, like.form.code == form?.code,
                like.form.owner == nil || like.form.owner == form?.owner
            else { return }
            reading.draft.parameters = like.parameters
            reading.draft.disabled = like.disabled
        }
        return try complaining(named, reading, nil, wish) {
            try wish.commit { database in
                let round = try database.plan(
                    reading.draft, of: wish.asker.unit.id,
                    owing: named.owing(among: schools) ?? .named([]), by: wish.actor)
                if let terms = named.series.terms {
                    try database.repeatRound(round, by: terms, actor: wish.actor)
                }
                let own = Round.Address(rawValue: named.code)
                return .redirect(to: "/rounds/\(own)/setup?done=\(done)")
            }
        }
    }

    /// `GET /rounds/{round}/setup`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done"])
        let round = try visit.ownedRound()
        var typed = TypedRound(
            try visit.database.draft(of: round),
            units: try visit.database.owing(round, atMost: RoundChoices.mostOwing) ?? [])
        let series = try round.series.flatMap { try visit.database.rounds.series($0.series) }
        if let series, series.endedAt == nil { typed.series = TypedSeries(series.terms) }
        return try page(typed, round, in: visit)
    }

    /// `POST /rounds/{round}/setup`: a `SetupWish`.
    @Sendable static func change(_ wish: Wish) throws -> any Reply {
        let (round, before, schools) = try wish.look { visit in
            let round = try visit.ownedRound()
            return (round, try visit.database.draft(of: round), try RoundChoices.schools(visit))
        }
        let fields = try wish.form(mayRepeat: TypedRound.repeatable)
        guard let act = SetupWish(rawValue: fields.first("_do") ?? "") else {
            throw Refusal(.badRequest, "Thao tác không rõ.")
        }
        var typed = TypedRound(fields)
        typed.code = round.code.rawValue
        if let shown = try showing(typed, round, wish) { return shown }
        let reading = typed.read(over: before)
        let joining =
            act == .join ? try wish.look { [typed] in try typed.joining.read($0) } : .init()
        let sent = SetupWish.Sent(
            round: round, fields: fields, draft: reading.draft, owing: typed.owing(among: schools),
            reason: try wish.cleaned(fields.first("reason") ?? ""), terms: typed.series.terms,
            joining: joining)
        let address = "/rounds/\(round.address)/"
        return try complaining(typed, reading, round, wish) {
            try wish.commit { database in
                let next = try act.carryOut(sent, by: wish.actor, in: database)
                return .redirect(to: next ?? "\(address)setup?done=\(act.rawValue)")
            }
        }
    }

    /// The page as it was typed, perhaps with the dates of a period of the decree, or with what the chosen
    /// plan says where nothing was typed; nil where something is to be kept.
    private static func showing(
        _ typed: TypedRound, _ round: Round?, _ wish: Wish
    ) throws -> (any Reply)? {
        guard typed.wish == .propose || typed.wish == .refresh else { return nil }
        var proposed = typed
        if typed.wish == .propose { proposed.propose(on: wish.now.day) }
        let isFilled = typed.wish == .refresh && !typed.plan.isEmpty
        return try wish.look { [proposed] visit in
            var typed = proposed
            if isFilled {
                let plan = try visit.seenPlan(typed.plan)
                typed.fill(by: plan, TypedProposal(orderedBy: plan))
            }
            return try page(typed, round, in: visit)
        }
    }

    /// What `act` answers, or the page with what stands in its way.
    private static func complaining(
        _ typed: TypedRound, _ reading: TypedRound.Reading, _ round: Round?, _ wish: Wish,
        _ act: () throws -> Response
    ) throws -> any Reply {
        func again(_ complaints: [Complaint], isConflict: Bool) throws -> any Reply {
            try wish.look { visit in
                try page(
                    typed, round, complaints, in: visit,
                    status: isConflict ? .conflict : .unprocessableContent)
            }
        }
        do {
            return try act()
        } catch let complaints as Complaints {
            return try again(complaints.all, isConflict: false)
        } catch let all as RoundFaults {
            // A title that is missing makes no code; that is one fault.
            let isUnnamed = typed.title.isEmpty && typed.code.isEmpty
            let faults = RoundFaults(all.faults.filter { !isUnnamed || $0 != .codeIsMalformed })
            return try again(
                faults.complaints(unread: reading.unread),
                isConflict: faults.faults.allSatisfy(\.isOfTheMoment))
        } catch let objection as RoundObjection {
            return try again([Complaint(objection.sentence)], isConflict: true)
        } catch let fault as SeriesFault {
            return try again([fault.complaint], isConflict: fault.isOfTheMoment)
        } catch let faults as JoinFaults {
            return try again(faults.complaints, isConflict: false)
        }
    }

    private static func page(
        _ typed: TypedRound, _ round: Round?, _ complaints: [Complaint] = [], in visit: Visit,
        status: HTTPResponse.Status = .ok
    ) throws -> any Reply {
        visit.page(
            try RoundSetupPage(visit, typed, of: round, complaints: complaints),
            status: status)
    }
}

extension RoundFault {
    /// What was typed is right by itself, and does not fit what is there now.
    fileprivate var isOfTheMoment: Bool {
        switch self {
        case .codeIsTaken, .schoolIsNotBelow, .owesNobody, .dueHasPassed: true
        default: false
        }
    }
}
