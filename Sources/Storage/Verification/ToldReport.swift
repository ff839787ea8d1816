import Reporting

/// One report as its events tell it, from the first to the last.
struct ToldReport {
    private(set) var state = ReportState.notStarted
    private(set) var reason: Told<String?> = .told(nil)
    private(set) var returnedCount = 0
    private(set) var openedAt: Moment?
    private(set) var paperOn: Day?
    private(set) var paperRevision: Int?
    /// A due moment of its own, and the one that a return granted.
    private(set) var ownDue: Told<Moment?> = .told(nil)
    private(set) var grantedDue: Told<Moment?> = .told(nil)
    /// Without blank ones; with what is kept of earlier versions of the form.
    private(set) var cells: [Indicator.Code: JSON] = [:]
    /// The version of the round's form in whose words the cells are; nil before any was changed.
    private(set) var form: Form?
    /// The cells that the last return asked to mend, with the reasons.
    private(set) var returned: Told<[Indicator.Code: Told<String>]> = .told([:])
    /// The rules that are waived, with the reasons.
    private(set) var waivers: [Rule.ID: String] = [:]
    /// Whether the receipt of each revision should say late.
    private(set) var late: [Int: Told<Bool>] = [:]
    /// Saved drafts that a later one tells.
    private(set) var folds: Set<Int64> = []
    /// Something of it is told nowhere any more.
    private(set) var isPartial = false
    private var firstSubmittedAt: Moment?

    /// The close takes away what was granted and not used. What was granted is then told again,
    /// also where an event of an earlier release did not say it.
    mutating func close() {
        if state.isOwed { grantedDue = .told(nil) }
    }

    /// `dueAt` is what held for the whole round then; nil where that can't be told. `form` is what the
    /// round asked then, `versions` are all that it had by their numbers.
    mutating func take(
        _ event: Event, dueAt: Moment?, of form: Form, versions: (Int) -> Form? = { _ in nil }
    ) {
        switch event.happening {
        case .reportSaved(let change)?:
            folds.formUnion(change.folds)
            put(change, of: form, versions)
            state = Transition.save.state(from: state, hasEntries: true)
        case .reportSubmitted(let submitted, let change)?:
            put(change, of: form, versions)
            firstSubmittedAt = firstSubmittedAt ?? event.at
            late[submitted.revision] = isLate(at: event.at, roundDue: dueAt)
            state = .submitted
            reason = .told(nil)
        case .reportMoved(_, let new, let why, let codes, let asked)?:
            state = new
            reason = .told(why)
            if new == .returned { take(codes, asked) }
        case .reviewStarted? where state == .returned: giveBackUntold()
        case .reviewStarted?: reason = .told(nil)
        case .returnOpened?: openedAt = event.at
        case .dueChanged(_, let due, _, let isGranted)?: take(due, isGranted: isGranted)
        case .ruleWaived(let waiver)?: waivers[waiver.rule] = waiver.reason
        case .waiverEnded(let waiver)?: waivers[waiver.rule] = nil
        case .paperReceived(_, let day, let revision)?:
            (paperOn, paperRevision) = (day, revision)
        case nil:
            // A saved draft's detail is told by the one that folds it; who may erase another is
            // asked elsewhere.
            isPartial = isPartial || event.kind != .reportSaved || event.detail != nil
        default: break
        }
    }

    private mutating func put(
        _ change: Happening.WorkingChange, of form: Form, _ versions: (Int) -> Form?
    ) {
        if let earlier = self.form, earlier.version != form.version {
            cells = form.carrying(
                cells, of: earlier, versions: versions, read: { $0.entry(of: $1) },
                write: { Entry?.some($0).json }
            ).reduce(into: [:]) { $0[$1.to] = $1.cell }
        }
        self.form = form
        for (code, cell) in change.cells { cells[code] = cell.after == .null ? nil : cell.after }
    }

    private mutating func take(_ codes: [Indicator.Code], _ asked: Happening.Asked?) {
        returnedCount += 1
        openedAt = nil
        returned = .told(
            codes.reduce(into: [:]) { $0[$1] = Told(ifAny: asked?.reasons[$1]) })
        grantedDue = asked.map { .told($0.dueAt) } ?? .untold
    }

    /// An earlier release told no more of a returned report that was unlocked.
    private mutating func giveBackUntold() {
        returnedCount += 1
        openedAt = nil
        (reason, returned, grantedDue) = (.untold, .untold, .untold)
    }

    private mutating func take(_ due: Moment?, isGranted: Bool?) {
        switch (isGranted, grantedDue) {
        case (true?, _): grantedDue = .told(due)
        case (false?, _): ownDue = .told(due)
        // Of an earlier release: which of the two it was follows from what was granted.
        case (nil, .told(let granted)):
            if state.isOwed, granted != nil { grantedDue = .told(due) } else { ownDue = .told(due) }
        case (nil, .untold): if state.isOwed { ownDue = .untold } else { ownDue = .told(due) }
        }
    }

    /// As `Report.isLate`, with what held when the receipt was given.
    private func isLate(at moment: Moment, roundDue: Moment?) -> Told<Bool> {
        guard let firstSubmittedAt, case .told(let own) = ownDue, let due = own ?? roundDue,
            !isInDoubt(firstSubmittedAt, due)
        else { return .untold }
        if firstSubmittedAt >= due { return .told(true) }
        guard moment > firstSubmittedAt else { return .told(false) }
        guard case .told(let granted) = grantedDue else { return .untold }
        guard let granted else { return .told(false) }
        return isInDoubt(moment, granted) ? .untold : .told(moment >= granted)
    }

    /// Events tell due moments to the second.
    private func isInDoubt(_ moment: Moment, _ due: Moment) -> Bool {
        moment.description == due.description && moment != due
    }
}

extension JSON {
    /// As an event tells a cell; nil where it is none of the indicator.
    fileprivate func entry(of indicator: Indicator) -> Entry? {
        if let typed = self["unreadable"]?.string { return .unreadable(typed) }
        return (try? indicator.value(stored: self)).flatMap { $0 }.map(Entry.value)
    }
}
