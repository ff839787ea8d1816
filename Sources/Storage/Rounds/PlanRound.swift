import GRDB
import Reporting

extension WriteTransaction {
    /// Keeps a round that is yet to be opened, with the schools that are to owe a report to the
    /// owner. Until then nobody else sees it.
    ///
    /// - Throws: `RoundFaults`, everything that is wrong with it.
    package func plan(
        _ draft: RoundDraft, of owner: Unit.ID, owing: Owing, by actor: Actor
    ) throws -> Round.ID {
        try plan(draft, of: owner, owing: owing, by: actor, choice: nil)
    }

    /// The same; `choice` is by whose choice the server does it, with the round's place in the series.
    func plan(
        _ draft: RoundDraft, of owner: Unit.ID, owing: Owing, by actor: Actor,
        choice: Happening.SeriesChoice?
    ) throws -> Round.ID {
        let (round, schools) = try checked(draft, over: nil, of: owner, owing: owing)
        guard let id = try insert(round) else { throw RoundFaults([.codeIsTaken]) }
        try select(schools, in: id)
        if let choice, let period = choice.period {
            try place(id, at: RoundSeries.Place(series: choice.series, period: period))
        }
        try record(
            .roundPlanned(code: round.code, title: round.title, round.summary, by: choice),
            round: id, by: actor)
        return id
    }

    /// Replaces what a planned round says; its code stays. Without `owing`, the schools stay as
    /// they were chosen.
    ///
    /// - Throws: `RoundObjection.isNotPlanned`; `RoundFaults`, everything that is wrong with it.
    package func change(
        _ round: Round.ID, to draft: RoundDraft, owing: Owing?, by actor: Actor
    ) throws {
        guard let old = try read.rounds.find(round), old.state == .planned else {
            throw RoundObjection.isNotPlanned
        }
        var draft = draft
        draft.code = old.code.rawValue
        let (new, schools) = try checked(draft, over: old, of: old.owner, owing: owing)
        try update(new)
        if owing != nil { try select(schools, in: round) }
        // Whatever stood in its way: the server may try again.
        try note(nil, of: round)
        try record(
            .roundChanged(from: old.summary, to: new.summary, reason: nil), round: round,
            by: actor)
    }

    private func select(_ schools: [Unit.ID], in round: Round.ID) throws {
        let json = JSON.array(schools.map { .integer($0.rawValue) })
        try database.cachedStatement(sql: "UPDATE round SET selection = ? WHERE id = ?").execute(
            arguments: [json.column, round.rawValue])
    }

    /// The round that the draft describes, and the schools that are to owe a report in it. `old` is
    /// the planned round that it replaces; nil for a new one, whose `id` is given later.
    private func checked(
        _ draft: RoundDraft, over old: Round?, of owner: Unit.ID, owing: Owing?
    ) throws -> (Round, [Unit.ID]) {
        let id = old?.id
        var faults = draft.faults(over: try old.map(read.draft))
        let found = try read.rounds.find(Round.Code(rawValue: draft.code), of: owner)
        if let found, found.id != id { faults.append(.codeIsTaken) }
        let plan = try draft.plan.flatMap { try read.plan($0, seenBy: owner) }
        if draft.plan != nil, plan == nil { faults.append(.planIsNotSeen) }
        let forms = try read.forms(seenBy: owner)
        let meant = draft.form.map(forms.named) ?? []
        if draft.form != nil, meant.isEmpty { faults.append(.formIsNotImported) }
        if meant.count > 1 {
            faults.append(.formIsOfSeveral(meant.map { forms.name(of: $0).code }))
        }
        let schools = try owing.map { try read.schools($0, of: owner, on: now.day) }
        let previous = try draft.previous.flatMap { address in
            // As it is stored it is not judged again: its schools may have gone on.
            try old.map(read.address(ofPrevious:)) == address
                ? old?.previous.flatMap { try read.rounds.find($0) }
                : read.previous(
                    address, of: owner,
                    with: schools?.found ?? id.map {
                        try read.selected($0, below: owner, on: now.day)
                    }
                        ?? [], on: now.day)
        }
        // What was tried is nothing to compare with.
        if let address = draft.previous, previous?.isTrial ?? true || previous?.id == id {
            faults.append(.previousIsNotOwned(address))
        }
        faults += (schools?.strangers ?? []).map(RoundFault.schoolIsNotBelow)
        guard faults.isEmpty, let plan, let form = meant.first, let dueAt = draft.dates.dueAt,
            let day = draft.dates.dataClose
        else { throw RoundFaults(faults.inOrder) }
        var round = Round(
            id: id ?? Round.ID(rawValue: 0), code: Round.Code(rawValue: draft.code),
            title: draft.title, plan: plan, form: form, owner: owner, period: day...day,
            dataClose: day, dueAt: dueAt, dueText: old?.dueText ?? "", wantsHead: draft.wantsHead,
            state: .planned, previous: previous?.id, parameters: draft.parameters,
            disabled: draft.disabled)
        try round.take(draft.dates)
        return (round, schools?.found ?? [])
    }
}

extension ReadTransaction {
    /// What it would take to make the round anew.
    package func draft(of round: Round) throws -> RoundDraft {
        RoundDraft(
            round, previous: try address(ofPrevious: round),
            form: try forms(seenBy: round.owner).name(of: round.form))
    }

    /// As the round's owner calls it.
    fileprivate func address(ofPrevious round: Round) throws -> Round.Address? {
        try round.previous.flatMap { try rounds.find($0) }.map { previous in
            let isOwn = previous.owner == round.owner
            return Round.Address(
                previous.code, of: isOwn ? nil : try units.find(previous.owner)?.code)
        }
    }

    /// Those chosen for the planned round that still report to its owner: what others sent elsewhere since
    /// is none of its business.
    fileprivate func selected(
        _ round: Round.ID, below owner: Unit.ID, on day: Day
    ) throws -> [Unit.ID] {
        let below = Set(try schools(below: owner, on: day).map(\.unit.id))
        return try rounds.selection(of: round).filter(below.contains)
    }

    /// A round of the owner, or one of another office in which these schools reported before.
    fileprivate func previous(
        _ address: Round.Address, of owner: Unit.ID, with schools: [Unit.ID], on day: Day
    ) throws -> Round? {
        guard let other = address.owner else { return try rounds.find(address.code, of: owner) }
        guard let office = try units.find(other)?.id,
            let round = try rounds.find(address.code, of: office),
            try roundsHandedOver(to: owner, with: schools, on: day).contains(where: {
                $0.id == round.id
            })
        else { return nil }
        return round
    }

    /// nil for a plan that is none, or that the unit may not read.
    fileprivate func plan(_ name: RoundDraft.PlanName, seenBy unit: Unit.ID) throws -> Plan.ID? {
        let ids: [Plan.ID]
        switch name {
        case .known(let known): ids = [try plans.find(known)?.id].compactMap { $0 }
        case .document(let number, let date):
            ids = try plans.find(number: number, date: date, for: unit)
        }
        return try ids.first { try isSeen($0, by: unit) }
    }
}

extension [RoundFault] {
    /// By field, as the fields are asked.
    fileprivate var inOrder: [RoundFault] {
        RoundDraft.Field.allCases.flatMap { field in filter { $0.field == field } }
    }
}
