import HTTP
import HTTPTypes
import Reporting
import Storage

/// Who may see what: a unit sees itself and what reports to it, nothing else, ever.
///
/// Each function gives what the address names, when the asker may see it; all else is 404, as what
/// does not exist.
extension Visit {
    /// The round of the address, when the asker's unit is in its tree; one that is yet to be opened
    /// or was taken back is nobody's.
    ///
    /// - Throws: `SeveralMeant` where the address leaves open which; 409 to whoever sends something
    ///   to a round that was taken back under the open page.
    func round() throws -> Round {
        let address = Round.Address(rawValue: parameters["round"] ?? "")
        let rounds = try database.rounds.named(address, by: asker.unit.id).filter {
            asker.given == nil || asker.given?.round == $0.id
        }
        guard let round = rounds.first else { throw Refusal.notFound }
        guard rounds.count == 1 else { throw try SeveralMeant(rounds, database, on: now.day) }
        guard try database.rounds.sees(round, from: asker.unit.id) else { throw Refusal.notFound }
        guard round.isPublic else {
            throw round.withdrawnAt == nil || request.method.isSafe
                ? Refusal.notFound : Refusal.withdrawnRound
        }
        return round
    }

    /// The round of the address, when it is owed to the asker's unit; planned and taken back too.
    func ownedRound() throws -> Round {
        try ownedRound(Round.Address(rawValue: parameters["round"] ?? ""))
    }

    /// As `ownedRound`, by another address than the request's.
    func ownedRound(_ address: Round.Address) throws -> Round {
        let owner = asker.unit
        guard address.owner == nil || address.owner == owner.code,
            let round = try database.rounds.find(address.code, of: owner.id)
        else { throw Refusal.notFound }
        return round
    }

    /// The round of the address as the asker's unit watches over it: a unit what is below it, a
    /// province above the round's owner everything that is owed to the owner.
    func oversight() throws -> Oversight {
        let round = try round()
        guard let unit = try database.rounds.unit(asker.unit.id, in: round.id) else {
            throw Refusal.notFound
        }
        let node: Unit.ID
        switch unit.unit.kind {
        case .commune, .school: throw Refusal.notFound
        case .province where try database.rounds.stands(unit, above: round): node = round.owner
        case .province, .department:
            guard try unit.id == round.owner || database.rounds.isBelow(unit, round.owner) else {
                throw Refusal.notFound
            }
            node = unit.id
        }
        let previous = try round.previous.flatMap { try database.rounds.find($0) }
        let isShared = try previous.map {
            $0.owner == round.owner
                ? try database.rounds.unit(node, in: $0.id) != nil : node == round.owner
        }
        return Oversight(round: round, node: node, previous: isShared == true ? previous : nil)
    }

    /// The report of that unit: a school's its own, a department's those below it, a viewer's those
    /// that were approved in a closed round.
    func report(of code: String?, in round: Round) throws -> ReportFile {
        guard let code,
            let file = try database.reportFile(of: Unit.Code(rawValue: code), in: round)
        else { throw Refusal.notFound }
        if asker.role.isOfSchool {
            guard file.unit.id == asker.unit.id else { throw Refusal.notFound }
        } else {
            // Who only watches sees what was closed, and then what was approved.
            let isClosed = round.state == .closed && file.report.state == .approved
            guard asker.role.isOfDepartment || asker.role == .viewer && isClosed,
                try database.rounds.isBelow(file.unit, asker.unit.id)
            else { throw Refusal.notFound }
        }
        return file
    }

    /// The report that the address names by `{round}` and `{unit}`.
    func report() throws -> ReportFile {
        try report(of: parameters["unit"], in: try round())
    }

    /// The asker's own report in the round of the address.
    func ownReport() throws -> ReportFile {
        try report(of: asker.unit.code.rawValue, in: try round())
    }

    /// The reports of those units in the round of the address; 404 when one of them is not the
    /// asker's to see.
    func reports(of codes: [String]) throws -> (round: Round, files: [ReportFile]) {
        let round = try round()
        return (round, try codes.map { try report(of: $0, in: round) })
    }

    /// Whether the asker sees the unit's place in a round.
    func sees(_ unit: RoundUnit) throws -> Bool {
        asker.role.isOfSchool
            ? unit.id == asker.unit.id : try database.rounds.isBelow(unit, asker.unit.id)
    }

    /// The plan of the address: the asker's unit's own, one that a command added, or that of a
    /// round which the unit sees.
    func plan() throws -> Plan {
        guard
            let id = parameters["plan"].flatMap(Int64.init(sentID:)).map(Plan.ID.init(rawValue:)),
            let plan = try database.plans.find(id), try sees(plan)
        else { throw Refusal.notFound }
        return plan
    }

    /// The plan of the address, to be changed: the asker's unit's own; 403 for one that it only
    /// reads. One without an owner is everybody's to read, and an administrator's alone to change.
    func ownedPlan() throws -> Plan {
        let plan = try plan()
        guard try owns(plan) else { throw Refusal.forbidden }
        return plan
    }

    func owns(_ plan: Plan) throws -> Bool {
        guard let owner = try database.plans.owner(of: plan.id) else { return asker.role == .admin }
        return owner == asker.unit.id
    }

    func sees(_ plan: Plan) throws -> Bool {
        try database.isSeen(plan.id, by: asker.unit.id)
    }

    /// The closing of the address: for the department to which the round is owed, and whoever
    /// stands above it.
    func closing() throws -> (Round, StoredClosing) {
        let oversight = try oversight()
        guard oversight.node == oversight.round.owner,
            let number = parameters["number"].flatMap({ Int(sent: $0, in: 1...Int.max) }),
            let closing = try database.documents.closing(number, of: oversight.round.id)
        else { throw Refusal.notFound }
        return (oversight.round, closing)
    }

    /// The asker's unit and those below it with their communes; for an admin all.
    var unitScope: UnitScope { asker.role == .admin ? .all : .below(asker.unit.id) }

    /// The unit of that code as it is today, when the asker sees it.
    func visibleUnit(_ code: String?) throws -> UnitRepository.Placed? {
        guard let unit = try code.flatMap({ try database.units.find(Unit.Code(rawValue: $0)) })
        else { return nil }
        var inScope = UnitsInScope(unitScope, on: now.day, database)
        return try inScope.find(unit.id)
    }

    /// The unit behind which a page of a list begins, as its parameter names it; nil where there is
    /// none.
    ///
    /// - Throws: 400 for a unit that the asker does not see.
    func cursorUnit(_ name: String) throws -> Unit.ID? {
        try chosen(name).map { code in
            guard let unit = try visibleUnit(code)?.unit else {
                throw Refusal(.badRequest, "Không có trang “\(code.prefix(40))”.")
            }
            return unit.id
        }
    }

    /// The account of the address, when the asker looks after it.
    func caredAccount() throws -> (account: Account, unit: Unit) {
        guard let id = parameters["account"].flatMap(Int64.init(sentID:)),
            let found = try caredAccount(Account.ID(rawValue: id))
        else { throw Refusal.notFound }
        return found
    }

    func caredAccount(_ id: Account.ID) throws -> (account: Account, unit: Unit)? {
        var care = Care(self)
        guard let account = try database.access.account(id), try care.covers(account),
            let unit = try database.units.find(account.unit)
        else { return nil }
        return (account, unit)
    }

    /// The school of that code, when the asker looks after it.
    func caredSchool(_ code: String?) throws -> Unit {
        guard let school = try visibleUnit(code)?.unit, school.kind == .school else {
            throw Refusal.notFound
        }
        return school
    }

    /// Which events the asker may see: an admin all, the department those of its units, of its rounds,
    /// and what the asker did.
    var journalScope: JournalScope {
        asker.role == .admin ? .all : .below(asker.unit.id, account: asker.account?.id)
    }

    /// The asker's own account; 404 for a script and for somebody who came by an access link.
    func ownAccount() throws -> Account {
        guard let account = asker.account else { throw Refusal.notFound }
        return account
    }
}
