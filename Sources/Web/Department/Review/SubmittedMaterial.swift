import Reporting
import Storage

/// The latest submitted revision of a report, and all that the department holds it against.
struct SubmittedMaterial {
    let file: ReportFile
    let revision: SubmittedRevision
    let receipt: Receipt?
    let history: [HistoryLine]
    /// What it says to questions of an earlier version of the form, and no more to this one's.
    let old: [OldAnswer]
    let earlier: EarlierRevision?
    /// Of the approved report in the round before.
    let previous: Values
    /// The reports of the same level that count, of very many those that stand near this one.
    let peers: [Values]
    /// How many these are in all.
    let levelCount: Int
    /// The units that flags name.
    let alike: [Unit.ID: Unit]
    let levelName: String
    /// Without those that a signed copy has cleared.
    let problems: [Problem]
    /// What several of them may come from, but for warnings that the school explained.
    let causes: [CommonCause]
    /// The rules that the signed copy beside this revision satisfies; none where there is no copy.
    let cleared: Set<Rule.ID>
    /// Signed papers of all revisions, newest first.
    let signed: [SignedCopy]
    /// What was found in their files.
    let readings: [SignedCopy.ID: FoundPaper]
    let flags: [ReportFlag]
    private let check: ReportCheck
    private let entries: Entries

    /// nil before the first submission.
    init?(_ file: ReportFile, _ visit: Visit) throws {
        let (database, form) = (visit.database, file.form)
        let (round, unit, level) = (file.round, file.unit.id, file.level)
        guard
            let revision = try database.reports.latestRevision(of: unit, in: round.id, form: form)
        else { return nil }
        self.file = file
        self.revision = revision
        receipt = try database.reports.receipt(of: unit, in: round.id)
        let events = try database.events.history(of: unit, in: round.id, limit: 200)
        let revisions = try database.reports.revisions(of: unit, in: round.id, form: form)
        let old = try revisions.keys.reduce(into: [Int: [OldAnswer]]()) {
            $0[$1] = try database.oldAnswers(ofRevision: $1, of: file)
        }
        self.old = old[revision.number] ?? []
        history = events.happenings(
            revisions: revisions, leaving: old,
            checks: try database.reports.checks(of: unit, in: round.id),
            of: file)
        earlier = EarlierRevision(before: revision.number, events, revisions)
        previous = try database.approvedValues(of: unit, before: round, comparableIn: form)
        check = try database.check(of: file, today: visit.now.day)
        entries = revision.values.mapValues(Entry.value)
        let signed = try database.reports.signedCopies(of: unit, in: round.id)
        self.signed = signed
        let readings = try visit.foundPapers(of: file)
        self.readings = readings
        let isSigned = signed.contains {
            $0.revision == revision.number && readings[$0.id]?.isOfOther != true
        }
        let cleared = isSigned && file.report.state.isCounted ? form.rulesOfSignedCopy : []
        self.cleared = cleared
        problems = check.problems(in: entries).filter { !cleared.contains($0.rule) }
        causes = CommonCause.all(
            of: problems.filter { $0.severity == .error }
                + problems.unconfirmed(by: revision.confirmations), in: entries, by: check)
        let near = try database.reports(
            near: file, below: try visit.oversight().node, at: visit.now)
        peers =
            near.others.filter { near.sameLevel.contains($0.key) }.map(\.value)
            + (file.report.state.isCounted ? [revision.values] : [])
        levelCount = near.levelCount
        // Whom it could be copied from.
        flags = form.flags(
            of: revision.values, level: level, previous: previous, others: near.others)
        alike = try flags.compactMap(\.other).reduce(into: [:]) {
            $0[$1] = try database.rounds.unit($1, in: round.id)?.unit
        }
        levelName =
            try database.units.levels().first { $0.level == level }?.name.insideSentence ?? ""
    }

    /// Whether the answer lies far from those of the same level; never where these are few.
    func isFarFromPeers(_ indicator: Indicator) -> Bool {
        guard indicator.aggregate == .sum, let own = revision.values[indicator.code]?.spread,
            let box = Quartiles(peers.compactMap { $0[indicator.code]?.spread }.sorted())
        else { return false }
        return box.distance(of: own) > 0
    }

    /// Whether a section is declared nil in this cell, or was in the revision before.
    func isDeclared(_ code: Indicator.Code) -> Bool {
        revision.values[code] != nil || earlier?.values[code] != nil
    }

    /// Whether the form asks for the indicator, as the rest is answered.
    func isAsked(_ indicator: Indicator) -> Bool {
        check.isAsked(indicator, in: entries)
    }
}

extension Value {
    /// A number to be held against others.
    fileprivate var spread: Double? { number?.approximate }
}
