import Reporting

/// What was typed, put upon what is stored now, cell by cell.
///
/// What was typed over what still stands is taken; what only stood in the field gives way to what
/// somebody else stored since. Where both changed the same cell to different things, what is stored
/// stays until its sender has seen both; but rows of a table are put together where each was changed by
/// one of them alone (`MergedRows`).
struct MergedReport {
    /// What is to be stored: the cells that its sender changed and nobody else.
    private(set) var typed: TypedReport
    /// Cells that were changed here and elsewhere to different things, with what was typed.
    private(set) var both: [Indicator.Code: Entry?] = [:]
    /// Reasons likewise.
    private(set) var bothReasons: [Rule.ID: String] = [:]
    /// The cells that somebody else changed and its sender did not.
    private(set) var joined: [Indicator.Code] = []
    /// Tables in which rows of both stand now.
    private(set) var rows: Set<Indicator.Code> = []

    init(_ sent: TypedReport, onto stored: SchoolReport) {
        typed = sent
        // An offered answer that only stood in a blank cell's field gives way as well.
        func isOffered(_ entry: Entry?, _ code: Indicator.Code) -> Bool {
            stored.entries[code] != nil && sent.seen.isSame(nil, at: code)
                && entry == stored.offered[code]?.entry
        }
        for (code, entry) in sent.cells {
            let now = stored.entries[code]
            if entry == now { continue }
            if code == sent.yielded {
                typed.leave(code)
            } else if sent.seen.isSame(entry, at: code) || isOffered(entry, code) {
                typed.leave(code)
                joined.append(code)
            } else if !sent.seen.isSame(now, at: code) {
                let merged = stored.form.indicator(code).flatMap {
                    sent.seen.merged(entry, now, at: $0)
                }
                if let merged {
                    typed.put(merged, at: code)
                    rows.insert(code)
                } else {
                    typed.leave(code)
                    both[code] = .some(entry)
                }
            }
        }
        for (rule, reason) in sent.reasons {
            let now = stored.confirmations.first { $0.rule == rule }?.reason ?? ""
            let reason = TypedText.trimmed(reason)
            if reason == now || sent.seen.isSame(now, for: rule) { continue }
            typed.leave(rule)
            if !sent.seen.isSame(reason, for: rule) { bothReasons[rule] = reason }
        }
    }

    var isAskedAbout: Bool { !both.isEmpty || !bothReasons.isEmpty }
}
