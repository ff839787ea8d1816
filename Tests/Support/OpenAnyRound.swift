import Reporting
import Storage

extension WriteTransaction {
    /// Opens the round over a tree of any shape, whatever is wrong with it; nil when its code is
    /// taken. Outside of tests a round is planned, then opened.
    package func open(
        _ round: Round, schools: [UnitRepository.Placed], nodes: [UnitRepository.Placed],
        by actor: Actor
    ) throws -> Round.ID? {
        guard let id = try insert(round) else { return nil }
        try freeze(schools, nodes: nodes, in: id, by: actor)
        return id
    }
}
