import Mustache
import Reporting
import Storage

/// The latest submitted revision with what it is compared with.
struct SubmittedReport {
    struct Section {
        let title: String
        let rows: [Row]
    }

    struct Row: MustacheParent {
        let number: String
        let label: String
        let unit: String
        let value: String
        /// The classes of the value's cell: blank or not asked, a long text.
        let look: String
        /// Where the value, a file, is had; nil for all else.
        let link: String?
        let before: String
        let change: String
        let median: String
        let remarks: [Remark]
        let code: String
        /// The report can be given back; this cell can be marked.
        let isJudged: Bool
        let isMarkable: Bool
        let isMarked: Bool
        /// What is said to the school of the cell.
        let why: String
        /// Shown at once: the cell is marked, or has a remark.
        let isOpen: Bool
        /// There is a round before.
        let isCompared: Bool
        /// The columns of the table.
        let span: Int

        /// Looked up twice as fast as by reflection, which took most of the page's time.
        func child(named name: String) -> Any? {
            switch name {
            case "number": number
            case "label": label
            case "unit": unit
            case "value": value
            case "look": look
            case "link": link
            case "before": before
            case "change": change
            case "median": median
            case "remarks": remarks
            case "code": code
            case "isJudged": isJudged
            case "isMarkable": isMarkable
            case "isMarked": isMarked
            case "why": why
            case "isOpen": isOpen
            case "isCompared": isCompared
            case "span": span
            default: nil
            }
        }
    }

    /// What the whole report is like.
    struct Flag {
        let words: String
        let link: String?
        let linkName: String
    }

    /// A problem at a cell, with the school's reason when it gave one.
    struct Remark: MustacheParent {
        let words: String
        let kind: String
        let icon: String
        let style: String
        let reason: String
        let hasReason: Bool

        func child(named name: String) -> Any? {
            switch name {
            case "words": words
            case "kind": kind
            case "icon": icon
            case "style": style
            case "reason": reason
            case "hasReason": hasReason
            default: nil
            }
        }
    }

    struct Confirmed {
        let words: String
        let cells: String
        let reason: String
    }

    struct Happening {
        let when: String
        let what: String
        let who: String
        /// Cell by cell, what a revision says otherwise than the one before.
        let changes: [CellChange]
        let count: Int
        let hasChanges: Bool
    }

    let submittedAt: String
    let revision: Int
    let receiptNumber: String
    let receiptHash: String
    let hasReceipt: Bool
    let onBehalfReason: String
    let isOnBehalf: Bool
    let confirmed: [Confirmed]
    let hasConfirmed: Bool
    let errorCount: Int
    let hasErrors: Bool
    let unconfirmedCount: Int
    let hasUnconfirmed: Bool
    let flags: [Flag]
    let hasFlags: Bool
    let mayMark: Bool
    let levelName: String
    let levelCount: Int
    let hasPrevious: Bool
    let span: Int
    let sections: [Section]
    let history: [Happening]

    /// nil before the first submission.
    init?(
        _ file: ReportFile, typed: TypedReview?, _ context: Context, _ database: ReadTransaction
    ) throws {
        let (round, unit, form) = (file.round, file.unit.id, file.form)
        guard
            let revision = try database.reports.latestRevision(of: unit, in: round.id, form: form)
        else { return nil }
        let receipt = try database.reports.receipt(of: unit, in: round.id)
        let previous = try database.approvedValues(
            of: unit, in: round.previous, comparableIn: form)
        let check = try database.check(of: file, today: context.now.day)
        let entries = revision.values.mapValues(Entry.value)
        let problems = check.problems(in: entries)
        let tree = try database.rounds.units(of: round.id)
        let counted = try database.reports.submittedValues(
            in: round.id, states: [.submitted, .approved], form: form)
        let peers = tree.filter { $0.level == file.level }.compactMap { counted[$0.id] }
        let others = tree.filter {
            $0.id != unit && ($0.level == file.level || $0.commune == file.unit.commune)
        }.reduce(into: [Unit.ID: Values]()) { $0[$1.id] = counted[$1.id] }
        let found = form.flags(
            of: revision.values, level: file.level, previous: previous, others: others)
        let labels = form.indicators.reduce(into: [Indicator.Code: String]()) {
            $0[$1.code] = "\($1.number). " + $1.label.text(for: file.level)
        }
        submittedAt = VietnameseDate.text(revision.submittedAt)
        self.revision = revision.number
        receiptNumber = receipt?.number ?? ""
        receiptHash = receipt?.hash ?? ""
        hasReceipt = receipt != nil
        onBehalfReason = revision.onBehalfReason ?? ""
        isOnBehalf = revision.onBehalfReason != nil
        confirmed = revision.confirmations.map { confirmation in
            let problem = problems.first {
                $0.rule == confirmation.rule && confirmation.cells.isSuperset(of: $0.cells)
            }
            let cells = form.indicators.map(\.code).filter(confirmation.cells.contains)
            return Confirmed(
                words: problem?.message ?? "Cảnh báo \(confirmation.rule.rawValue)",
                cells: cells.compactMap { labels[$0] }.joined(separator: "; "),
                reason: confirmation.reason)
        }
        hasConfirmed = !confirmed.isEmpty
        errorCount = problems.count { $0.severity == .error }
        hasErrors = errorCount > 0
        unconfirmedCount = problems.unconfirmed(by: revision.confirmations).count
        hasUnconfirmed = unconfirmedCount > 0
        levelName =
            try database.units.levels().first { $0.level == file.level }?.short.lowercased() ?? ""
        levelCount = peers.count
        hasPrevious = round.previous != nil
        flags = found.compactMap { Flag($0, round, tree) }
        hasFlags = !flags.isEmpty
        mayMark =
            Transition.return.objection(
                to: file.report, in: round, by: try context.signedIn().role) == nil
        let (mayMark, isCompared) = (mayMark, hasPrevious)
        span = (hasPrevious ? 5 : 3) + (mayMark ? 1 : 0)
        let span = span
        let remarks = Remark.byCell(problems, revision.confirmations).merging(
            Remark.flags(found), uniquingKeysWith: +)
        sections = form.sections.map { section in
            Section(
                title: "\(section.code). \(section.title.text(for: file.level))",
                rows: section.indicators.map { indicator in
                    Row(
                        indicator, level: file.level, now: revision.values[indicator.code],
                        files: "/rounds/\(round.code)/reports/\(file.unit.unit.code)/files",
                        before: previous[indicator.code],
                        isAsked: check.isAsked(indicator, in: entries),
                        median: indicator.median(over: peers), remarks[indicator.code] ?? [],
                        mayMark: mayMark, isCompared: isCompared, span: span, typed: typed)
                })
        }
        history = try database.events.history(of: unit, in: round.id, limit: 200)
            .happenings(
                revisions: try database.reports.revisions(of: unit, in: round.id, form: form),
                of: file)
    }
}
