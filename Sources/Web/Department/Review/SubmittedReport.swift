import Reporting
import Storage

/// The latest submitted revision with what it is compared with.
struct SubmittedReport {
    struct Section {
        let title: String
        let rows: [Row]
        /// None of its questions is looked at.
        let isHidden: Bool
    }

    struct Confirmed {
        let words: String
        let cells: String
        let reason: String
    }

    /// The signed paper of a revision.
    struct SignedPaper {
        let name: String
        let address: String
        /// `phiên bản 1, gửi lúc 08:15, 10/9/2022`
        let words: String
        let standing: Badge
        /// What was found in it; nil for those of earlier revisions.
        let found: FoundPaper?
    }

    /// Newest first.
    let signed: [SignedPaper]
    let submittedAt: String
    let revision: Int
    let receiptNumber: String
    let receiptHash: String
    let hasReceipt: Bool
    let onBehalfReason: String
    let isOnBehalf: Bool
    /// What the rules said when it was submitted; nil for a revision of an earlier release.
    let checks: CheckedAtSubmission?
    let confirmed: [Confirmed]
    let old: OldAnswersPart?
    let errorCount: Int
    let hasErrors: Bool
    let causes: [CommonCause]
    let unconfirmedCount: Int
    let hasUnconfirmed: Bool
    let flags: [Flag]
    let mayMark: Bool
    let levelName: String
    /// So many reports are compared, of so many.
    let peerCount: Int
    let levelCount: Int
    let hasPrevious: Bool
    let span: Int
    let sections: [Section]
    let ways: [ReportCut.Way]
    /// Not all questions are looked at.
    let isNarrow: Bool
    /// What was asked for is none of the report's questions: all are shown.
    let hasNone: Bool
    let history: [HistoryLine]

    /// With `mayMark` cells can be marked to be mended; `typed` is what was typed and not done. Of
    /// the questions those of `wanted` are looked at, where there are any.
    init(
        _ material: SubmittedMaterial, wanted: ReportCut, typed: TypedReview?, mayMark: Bool
    ) {
        let (file, revision) = (material.file, material.revision)
        submittedAt = VietnameseDate.text(revision.submittedAt)
        self.revision = revision.number
        receiptNumber = material.receipt?.number ?? ""
        receiptHash = material.receipt?.hash ?? ""
        hasReceipt = material.receipt != nil
        onBehalfReason = revision.onBehalfReason ?? ""
        isOnBehalf = revision.onBehalfReason != nil
        checks = revision.checks.map { CheckedAtSubmission($0, file) }
        let problems = material.problems
        confirmed = revision.confirmations.filter { !material.cleared.contains($0.rule) }
            .map { Confirmed($0, file, problems) }
        old = OldAnswersPart(
            material.old, of: file.level,
            "Nhà trường đã nộp theo phiên bản trước của biểu mẫu. Các câu này không còn được hỏi, hoặc hỏi cách khác, nên không tính vào số liệu; biên nhận và văn bản đã nộp giữ nguyên."
        )
        signed = material.signed.map { SignedPaper($0, material) }
        errorCount = problems.count { $0.severity == .error }
        hasErrors = errorCount > 0
        causes = material.causes
        unconfirmedCount = problems.unconfirmed(by: revision.confirmations).count
        hasUnconfirmed = unconfirmedCount > 0
        levelName = material.levelName
        peerCount = material.peers.count
        levelCount = material.levelCount
        let isCompared = file.round.previous != nil
        hasPrevious = isCompared
        let found = material.flags
        flags = found.compactMap { Flag($0, file.round, material.alike) }
        self.mayMark = mayMark
        let span = (isCompared ? 5 : 3) + (mayMark ? 1 : 0)
        self.span = span
        let remarks = CellRemarks(material)
        let rows = file.form.sections.map { section in
            let declaration = section.nilCode.flatMap { code in
                material.isDeclared(code) ? file.form.cell(code) : nil
            }
            return ((declaration.map { [$0] } ?? []) + section.indicators).map { indicator in
                Row(
                    indicator, material, remarks, mayMark: mayMark, isCompared: isCompared,
                    span: span, typed: typed)
            }
        }
        hasNone = !rows.contains { $0.contains { $0.isOf(wanted) } }
        let cut = hasNone ? .all : wanted
        isNarrow = cut != .all
        sections = zip(file.form.sections, rows).map { section, rows in
            Section(
                title: "\(section.code). \(section.title.text(for: file.level))",
                rows: rows.map { row in
                    var row = row
                    row.isHidden = !row.isOf(cut)
                    return row
                }, isHidden: !rows.contains { $0.isOf(cut) })
        }
        ways = SubmittedReport.ways(
            of: sections, earlier: material.earlier, chosen: cut, page: file.address.page)
        history = material.history
    }
}

extension SubmittedReport.SignedPaper {
    fileprivate init(_ copy: SignedCopy, _ material: SubmittedMaterial) {
        let report = material.file.report
        name = copy.file.name
        address = "\(material.file.address.signed)/\(copy.id.rawValue)"
        words = "phiên bản \(copy.revision), gửi lúc \(VietnameseDate.text(copy.addedAt))"
        let found = material.readings[copy.id]
        standing = copy.standing(
            current: material.signed.current(material.readings, in: report),
            isOfOther: found?.isOfOther ?? false, of: report)
        self.found = copy.revision == report.revision ? found : nil
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
