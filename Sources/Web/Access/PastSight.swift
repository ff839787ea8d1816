import Reporting
import Storage

/// Who reads what of the past, where units move, merge and end (Documentation/Threats.md, Who reads the
/// past).
extension Visit {
    /// What the unit, and those that it goes back to, have sent, as the asker may read it: the unit
    /// itself all of that; who watches over it today what was approved in rounds that are closed, whoever
    /// they were owed to.
    ///
    /// - Throws: 404 for a unit that is neither the asker's own nor below the asker's today.
    func pastReports(of code: String?) throws -> (unit: Unit, files: [ReportFile]) {
        guard let unit = try code.flatMap({ try database.units.find(Unit.Code(rawValue: $0)) }),
            try isOwnOrBelow(unit)
        else { throw Refusal.notFound }
        return (unit, try database.pastReports(of: unit.id, on: now.day).filter(isPast))
    }

    /// The report that `{unit}` sent in `{round}`, and the unit through which it is seen: the asker's own,
    /// or one that is watched over, which goes back to the sender.
    ///
    /// - Throws: 404 for all others.
    func pastReport() throws -> (file: ReportFile, heir: Unit) {
        guard let code = parameters["unit"],
            let sender = try database.units.find(Unit.Code(rawValue: code)),
            let heir = try database.units.heirs(of: sender.id, on: now.day)
                .compactMap({ try database.units.find($0) }).first(where: isOwnOrBelow)
        else { throw Refusal.notFound }
        let address = Round.Address(rawValue: parameters["round"] ?? "")
        let files = try database.pastReports(of: sender.id, in: address.code).filter { file in
            try isPast(file)
                && (address.owner == nil
                    || database.units.find(file.round.owner)?.code == address.owner)
        }
        guard let file = files.first, files.count == 1 else { throw Refusal.notFound }
        return (file, heir)
    }

    /// A school reads what it has sent itself; others what came of it.
    private func isPast(_ file: ReportFile) -> Bool {
        asker.role.isOfSchool || file.round.state == .closed && file.report.state == .approved
    }

    private func isOwnOrBelow(_ unit: Unit) throws -> Bool {
        guard unit.kind == .school else { return false }
        guard !asker.role.isOfSchool else { return unit.id == asker.unit.id }
        return try visibleUnit(unit.code.rawValue) != nil
    }
}
