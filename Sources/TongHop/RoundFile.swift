import Reporting
import Storage

/// A round as a file calls for it: the document that the API reads, with the code of the unit that
/// it is owed to, and what a plan that is not there yet takes.
struct RoundFile {
    let json: JSON

    /// Why a file calls for no round.
    enum Fault: Error, Hashable {
        case isNoObject
        case missing(String)
        case unknownUnit(String)
    }

    /// Plans the round and opens it; adds its plan for the owner when there is none of that number
    /// and date.
    ///
    /// - Throws: `Fault`, `MalformedDraft`, `RoundFaults`.
    /// - Returns: how many schools owe a report.
    func open(in database: WriteTransaction) throws -> Int {
        guard let members = json.object else { throw Fault.isNoObject }
        let known = RoundDraft.members.union(Owing.members).union(["owner", "even_past"])
        if let unknown = members.names.first(where: { !known.contains($0) }) {
            throw MalformedDraft.unknown(unknown)
        }
        guard let code = members["owner"]?.string else { throw Fault.missing("owner") }
        guard let owner = try database.read.units.find(Unit.Code(rawValue: code)) else {
            throw Fault.unknownUnit(code)
        }
        let evenPast = try members.truth("even_past")
        let (draft, owing) = (try RoundDraft(json: members), try Owing(json: members))
        try addPlan(draft.plan, of: owner.id, to: database)
        let round = try database.plan(draft, of: owner.id, owing: owing, by: .command)
        return try database.open(
            round, evenPast: evenPast, by: .command)
    }

    private func addPlan(
        _ name: RoundDraft.PlanName?, of owner: Unit.ID, to database: WriteTransaction
    ) throws {
        guard case .document(let number, let date)? = name else { return }
        let found = try database.read.plans.find(number: number, date: date, for: owner)
        // Another office may have a plan of the number: only who says whose it is means a new one.
        guard found.isEmpty || json["plan"]?["issuer"] != nil,
            try found.allSatisfy({ try !database.read.isSeen($0, by: owner) })
        else { return }
        func text(_ name: String) throws -> String {
            let text = TypedText.cleanOrTyped(json["plan"]?[name]?.string ?? "")
            guard !text.isEmpty else { throw Fault.missing("plan.\(name)") }
            return text
        }
        _ = try database.add(
            Plan(
                id: Plan.ID(rawValue: 0), number: number, date: date, issuer: try text("issuer"),
                subject: try text("subject"), tasks: [], bases: []),
            of: owner, by: .command)
    }
}
