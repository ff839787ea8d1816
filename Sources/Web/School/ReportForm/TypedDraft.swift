import Reporting
import Storage

/// What a form says, upon the report that is stored.
struct TypedDraft {
    let typed: TypedReport
    let stored: SchoolReport
    let reasons: TypedReasons
    /// Nothing stands in the way of what is wished.
    let isFit: Bool
    private let entries: Entries

    /// Blank and wrong cells stand in the way of a report that is handed in, not of a draft.
    init(_ typed: TypedReport, in stored: SchoolReport) {
        let entries = stored.with(typed.cells).entries
        let problems = stored.check.problems(in: entries)
        let reasons = TypedReasons(typed, stored: stored.confirmations, problems: problems)
        let isComplete =
            !problems.hasErrors && problems.unconfirmed(by: reasons.confirmations).isEmpty
            && !(stored.isOnBehalf
                && (typed.onBehalfComplaint != nil || typed.channelComplaint != nil))
        self.init(
            typed, in: stored, reasons: reasons,
            isFit: reasons.complaints.isEmpty && (isComplete || !typed.isHandedIn))
    }

    init(_ typed: TypedReport, in stored: SchoolReport, reasons: TypedReasons, isFit: Bool = true) {
        self.typed = typed
        self.stored = stored
        self.reasons = reasons
        self.isFit = isFit
        entries = stored.with(typed.cells).entries
    }

    var submission: Submission {
        Submission(
            round: stored.round.id, unit: stored.file.unit.id,
            values: entries.compactMapValues(\.value), confirmations: reasons.confirmations,
            seenVersion: seen, onBehalfReason: stored.isOnBehalf ? typed.onBehalfReason : nil,
            by: (stored.isOnBehalf ? typed.onBehalfChannel : nil) ?? .browser)
    }

    @discardableResult
    func keep(in database: WriteTransaction, by actor: Actor) throws -> Report {
        // What the school has begun stays where nothing was entered in its place.
        let cells =
            stored.isOnBehalf
            ? typed.cells.filter { $0.value != nil || stored.entries[$0.key] != nil } : typed.cells
        return try database.saveDraft(
            cells, confirmations: reasons.confirmations + stored.othersConfirmations,
            of: stored.file.unit.id,
            in: stored.round.id, seen: seen, by: actor)
    }

    /// The version to write upon: what is handed in is what was looked at, and a draft is merged into
    /// what is stored.
    private var seen: Int64 {
        let isSame =
            !typed.isHandedIn
            || !typed.cells.isEmpty
                && typed.cells.allSatisfy { stored.entries[$0.key] == $0.value }
        return isSame ? stored.report.version : typed.version ?? -1
    }
}
