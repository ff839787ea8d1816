import Reporting
import Storage

/// The latest submitted revision with what it is compared with.
struct SubmittedReport {
    struct Section {
        let title: String
        let rows: [Row]
    }

    struct Row {
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
    }

    /// A problem at a cell, with the school's reason when it gave one.
    struct Remark {
        let words: String
        let kind: String
        let icon: String
        let style: String
        let reason: String
        let hasReason: Bool
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
    let levelName: String
    let levelCount: Int
    let hasPrevious: Bool
    let span: Int
    let sections: [Section]
    let history: [Happening]

    /// nil before the first submission.
    init?(_ file: ReportFile, _ context: Context, _ database: ReadTransaction) throws {
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
        let peers = try database.peers(of: file)
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
        span = hasPrevious ? 5 : 3
        let remarks = Remark.byCell(problems, revision.confirmations)
        sections = form.sections.map { section in
            Section(
                title: "\(section.code). \(section.title.text(for: file.level))",
                rows: section.indicators.map { indicator in
                    Row(
                        indicator, level: file.level, now: revision.values[indicator.code],
                        files: "/rounds/\(round.code)/reports/\(file.unit.unit.code)/files",
                        before: previous[indicator.code],
                        isAsked: check.isAsked(indicator, in: entries),
                        median: indicator.median(over: peers), remarks[indicator.code] ?? [])
                })
        }
        history = try database.events.history(of: unit, in: round.id, limit: 200)
            .happenings(
                revisions: try database.reports.revisions(of: unit, in: round.id, form: form),
                of: file)
    }
}

extension ReadTransaction {
    /// The submitted values of every report of the same level in the round.
    fileprivate func peers(of file: ReportFile) throws -> [Values] {
        let all = try reports.submittedValues(
            in: file.round.id, states: [.submitted, .approved], form: file.form)
        return try rounds.units(of: file.round.id).filter { $0.level == file.level }
            .compactMap { all[$0.id] }
    }
}

extension SubmittedReport.Row {
    fileprivate init(
        _ indicator: Indicator, level: Level, now: Value?, files: String, before: Value?,
        isAsked: Bool,
        median: FixedPoint?, _ remarks: [SubmittedReport.Remark]
    ) {
        number = "\(indicator.number)."
        label = indicator.label.text(for: level)
        unit = indicator.unit.map { "· " + $0.text(for: level) } ?? ""
        self.remarks = remarks
        if case .file? = now { link = "\(files)/\(indicator.code)" } else { link = nil }
        guard indicator.applies(to: level) else {
            (value, look, self.before, change, self.median) = ("không áp dụng", "v nil", "", "", "")
            return
        }
        let text = now.map { indicator.text(of: $0, level: level) }
        value = text ?? (isAsked ? "chưa trả lời" : "không yêu cầu")
        look = text.map { $0.count > 60 ? "v long" : "v own" } ?? "v nil"
        self.before = before.map { indicator.text(of: $0, level: level) } ?? ""
        change = SubmittedReport.Row.change(from: before, to: now)
        self.median = median.map { VietnameseNumber.text($0) } ?? ""
    }

    /// `+1`, `−12`, `Khác`; nothing where there is nothing to compare.
    private static func change(from before: Value?, to now: Value?) -> String {
        switch (before, now) {
        case (.integer(let before), .integer(let now)): return signed(now - before)
        case (.choice, .choice), (.choices, .choices), (.boolean, .boolean):
            return before == now ? "" : "khác"
        default: return ""
        }
    }

    private static func signed(_ difference: Int64) -> String {
        let number = VietnameseNumber.text(abs(difference))
        return difference == 0 ? "0" : (difference > 0 ? "+" : "−") + number
    }
}

extension SubmittedReport.Remark {
    /// Each problem at the first cell that it speaks of.
    fileprivate static func byCell(_ problems: [Problem], _ confirmations: [Confirmation])
        -> [Indicator.Code: [SubmittedReport.Remark]]
    {
        problems.reduce(into: [:]) { remarks, problem in
            guard let cell = problem.cells.first else { return }
            let reason = confirmations.first {
                $0.rule == problem.rule && $0.cells.isSuperset(of: problem.cells)
            }?.reason
            remarks[cell, default: []].append(SubmittedReport.Remark(problem, reason: reason))
        }
    }

    private init(_ problem: Problem, reason: String?) {
        words = problem.message
        self.reason = reason ?? ""
        hasReason = reason != nil
        switch problem.severity {
        case .error: (kind, icon, style) = ("Lỗi", "err", "err")
        case .warning where reason == nil:
            (kind, icon, style) = ("Cảnh báo chưa giải trình", "warn", "warn")
        case .warning: (kind, icon, style) = ("Cảnh báo", "warn", "warn")
        case .note: (kind, icon, style) = ("Lưu ý", "warn", "")
        }
    }
}
