import Reporting

/// What a saving or a submission changes in a working copy.
struct WorkingChanges: Sendable {
    /// The working copy as it becomes; nil where its cells stay as they are. One of an earlier version of
    /// the form is carried on by whatever is recorded.
    let copy: WorkingCopy.Changed?
    /// All reasons, sorted by their rules; nil where they stay as they are.
    let confirmations: [Confirmation]?
    /// With what was there before.
    let told: Happening.WorkingChange
    /// What was saved before was of another version of the round's form.
    let isOfOtherForm: Bool

    var isEmpty: Bool { told.cells.isEmpty && confirmations == nil }

    /// Of the cells as canonical JSON.
    var bytes: Int {
        let cells = JSON.array(told.cells.values.map(\.after)).canonical
        return told.cells.isEmpty ? 0 : cells.count - told.cells.count - 1
    }
}

extension ReadTransaction {
    /// What becomes another by these cells and reasons: of the working copy, or of what is
    /// submitted. Cells that are not named stay, or become blank where these are all of them.
    ///
    /// - Throws: `LockedCells`, `GivenSections.Outside`, `StaleReport` for what is no answer to the
    ///   round's form as it is now.
    func changes(
        _ cells: [Indicator.Code: Entry?], replacing: Bool = false,
        confirmations: [Confirmation]?, of file: ReportFile, by actor: Actor, at now: Moment
    ) throws -> WorkingChanges {
        let (round, unit) = (file.round.id, file.unit.id)
        try checkGiven(cells.keys, of: file, isSubmitted: replacing, by: actor, at: now)
        let cells = try answers(cells, to: file)
        let copy = try reports.workingCopy(of: unit, in: round, form: file.form)
        let old = try copy.entries(of: file.form)
        var changed = cells.filter { $0.value != old[$0.key] }
        if replacing {
            for code in old.keys where cells[code] == nil { changed[code] = .some(nil) }
        }
        try checkLocks(
            of: file, changed: changed, old: old, confirmations: confirmations, by: actor, at: now)
        let oldConfirmations = try reports.confirmations(of: unit, in: round)
        let newConfirmations = confirmations?.sorted { $0.rule < $1.rule }
        let reasonsDiffer = newConfirmations.map { $0 != oldConfirmations } ?? false
        var told = Happening.WorkingChange()
        told.cells.reserveCapacity(changed.count)
        for (code, entry) in changed {
            told.cells[code] = .init(before: old[code].json, after: entry.json)
        }
        if reasonsDiffer, let newConfirmations {
            told.confirmations = .array(newConfirmations.map(\.json))
        }
        return WorkingChanges(
            copy: changed.isEmpty && !copy.isOfEarlierForm ? nil : copy.with(changed),
            confirmations: reasonsDiffer ? newConfirmations : nil, told: told,
            isOfOtherForm: copy.isOfEarlierForm)
    }

    /// The cells as the form has them now: another version of it may have taken the place of the one
    /// that they were read by.
    private func answers(
        _ cells: [Indicator.Code: Entry?], to file: ReportFile
    ) throws -> [Indicator.Code: Entry?] {
        var answers = cells
        for case (let code, .value(let value)?) in cells {
            guard let now = file.form.cell(code).flatMap({ try? $0.value(stored: value.json) })
            else { throw StaleReport(version: file.report.version) }
            answers[code] = .value(now)
        }
        return answers
    }

    /// A school mends what was returned, and what is wrong by it; the rest of a report that was
    /// returned cell by cell stays as it is.
    private func checkLocks(
        of file: ReportFile, changed: [Indicator.Code: Entry?], old: Entries,
        confirmations: [Confirmation]?, by actor: Actor, at now: Moment
    ) throws {
        guard file.report.state == .returned, actor.role?.isOfSchool ?? false else { return }
        let (unit, round) = (file.unit.id, file.round.id)
        let returned = try reports.returnedCells(of: unit, in: round).keys.filter {
            file.form.cell($0) != nil
        }
        let others = Set(changed.keys).subtracting(returned)
        guard !returned.isEmpty, !others.isEmpty else { return }
        let check = try check(of: file, today: now.day)
        let reasons = try confirmations ?? reports.confirmations(of: unit, in: round)
        let open = check.openCells(
            returned: returned, changing: changed, in: old, confirmations: reasons)
        let locked = others.subtracting(open)
        guard locked.isEmpty else { throw LockedCells(cells: locked.sorted()) }
    }
}

extension Entry? {
    /// As the event chain shows a cell: the value, `{"unreadable": …}`, or null.
    package var json: JSON {
        switch self {
        case .value(let value): value.json
        case .unreadable(let typed): ["unreadable": .string(typed)]
        case nil: .null
        }
    }
}
