import GRDB
import Reporting

extension Happening.WorkingChange {
    /// How long the savings of one editor are told as one, from the first of them on.
    static let foldedFor = Duration.seconds(600)

    /// Both changes as one; what came to stand as it stood before is none.
    func after(_ earlier: Happening.WorkingChange, of event: Int64) -> Happening.WorkingChange {
        var whole = self
        for (code, cell) in earlier.cells {
            whole.cells[code] = Cell(before: cell.before, after: cells[code]?.after ?? cell.after)
        }
        whole.cells = whole.cells.filter { $0.value.before != $0.value.after }
        whole.confirmations = confirmations ?? earlier.confirmations
        whole.folds = earlier.folds + [event]
        return whole
    }
}

extension WriteTransaction {
    /// Records that a draft was saved. What the same editor saved just before, with nothing between,
    /// is told here too and no longer there: each saving stays an event, and of ten minutes one
    /// tells what changed, so that a history does not grow by every text as often as it is saved.
    func recordSaving(
        _ change: Happening.WorkingChange, of unit: Unit.ID, in round: Round.ID, by actor: Actor
    ) throws -> Int64 {
        guard let last = try read.events.history(of: unit, in: round, limit: 1).first,
            last.isBy(actor), case .reportSaved(let earlier)? = last.happening,
            let first = try read.events.events([earlier.folds.first ?? last.id]).first,
            first.at <= now, now < first.at + Happening.WorkingChange.foldedFor
        else { return try record(.reportSaved(change), round: round, unit: unit, by: actor) }
        let event = try record(
            .reportSaved(change.after(earlier, of: last.id)), round: round, unit: unit, by: actor)
        try database.cachedStatement(sql: "DELETE FROM event_detail WHERE seq = ?").execute(
            arguments: [last.id])
        return event
    }
}

extension Event {
    fileprivate func isBy(_ actor: Actor) -> Bool {
        guard role == actor.role else { return false }
        return switch actor.identity {
        case .account(let id): account == id
        case .token(let id): token == id
        case .link(let id): link == id
        case .command: account == nil && token == nil && link == nil
        }
    }
}
