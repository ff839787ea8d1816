import Reporting
import Storage

/// The latest submitted revision with what it is compared with.
struct SubmittedReport {
    struct Section {
        let title: String
        let rows: [Row]
    }

    struct Confirmed {
        let words: String
        let cells: String
        let reason: String
    }

    let submittedAt: String
    let revision: Int
    let receiptNumber: String
    let receiptHash: String
    let hasReceipt: Bool
    let onBehalfReason: String
    let isOnBehalf: Bool
    let confirmed: [Confirmed]
    let errorCount: Int
    let hasErrors: Bool
    let unconfirmedCount: Int
    let hasUnconfirmed: Bool
    let flags: [Flag]
    let mayMark: Bool
    let levelName: String
    let levelCount: Int
    let hasPrevious: Bool
    let span: Int
    let sections: [Section]
    let history: [HistoryLine]

    /// With `mayMark` cells can be marked to be mended; `typed` is what was typed and not done.
    init(_ material: SubmittedMaterial, typed: TypedReview?, mayMark: Bool) {
        let (file, revision) = (material.file, material.revision)
        submittedAt = VietnameseDate.text(revision.submittedAt)
        self.revision = revision.number
        receiptNumber = material.receipt?.number ?? ""
        receiptHash = material.receipt?.hash ?? ""
        hasReceipt = material.receipt != nil
        onBehalfReason = revision.onBehalfReason ?? ""
        isOnBehalf = revision.onBehalfReason != nil
        let problems = material.problems
        confirmed = revision.confirmations.map { Confirmed($0, file, problems) }
        errorCount = problems.count { $0.severity == .error }
        hasErrors = errorCount > 0
        unconfirmedCount = problems.unconfirmed(by: revision.confirmations).count
        hasUnconfirmed = unconfirmedCount > 0
        levelName = material.levelName
        levelCount = material.peers.count
        let isCompared = file.round.previous != nil
        hasPrevious = isCompared
        let found = material.flags
        flags = found.compactMap { Flag($0, file.round, material.tree) }
        self.mayMark = mayMark
        let span = (isCompared ? 5 : 3) + (mayMark ? 1 : 0)
        self.span = span
        let remarks = Remark.byCell(problems, revision.confirmations).merging(
            Remark.flags(found), uniquingKeysWith: +)
        sections = file.form.sections.map { section in
            Section(
                title: "\(section.code). \(section.title.text(for: file.level))",
                rows: section.indicators.map { indicator in
                    Row(
                        indicator, material, remarks[indicator.code] ?? [], mayMark: mayMark,
                        isCompared: isCompared, span: span, typed: typed)
                })
        }
        history = material.history
    }
}

extension SubmittedReport.Confirmed {
    fileprivate init(_ confirmation: Confirmation, _ file: ReportFile, _ problems: [Problem]) {
        let problem = problems.first {
            $0.rule == confirmation.rule && confirmation.cells.isSuperset(of: $0.cells)
        }
        words = problem?.message ?? "Cảnh báo \(confirmation.rule.rawValue)"
        cells = file.form.indicators.filter { confirmation.cells.contains($0.code) }
            .map { "\($0.number). " + $0.label.text(for: file.level) }.joined(separator: "; ")
        reason = confirmation.reason
    }
}
