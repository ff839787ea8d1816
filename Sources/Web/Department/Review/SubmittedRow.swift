import Reporting
import Storage

extension SubmittedReport {
    /// One indicator: what was submitted, and what it is compared with.
    struct Row {
        let number: String
        let label: String
        let unit: String
        let value: String
        /// The classes of the value's cell: blank or not asked, a long text.
        let look: String
        /// The value, if it is told in rows.
        let rows: ToldRows?
        /// Where the value is had, if it is files.
        let files: [FileLink]
        let before: String
        /// Of the value of the round before, as of this one's.
        let beforeLook: String
        let change: String
        let median: String
        let remarks: [Remark]
        let cuts: Set<ReportCut>
        /// It is none of those that are looked at.
        var isHidden = false
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
    }
}

extension SubmittedReport.Row {
    init(
        _ indicator: Indicator, _ material: SubmittedMaterial, _ remarks: CellRemarks,
        mayMark: Bool, isCompared: Bool, span: Int, typed: TypedReview?
    ) {
        let (level, now) = (material.file.level, material.revision.values[indicator.code])
        let before = material.previous[indicator.code]
        (self.isCompared, self.span) = (isCompared, span)
        code = indicator.code.rawValue
        isJudged = mayMark
        isMarkable = indicator.applies(to: level)
        isMarked = typed?.marked.contains(indicator.code) ?? false
        why = typed?.remarks[indicator.code] ?? ""
        isOpen = isMarked || !why.isEmpty
        number = indicator.number > 0 ? "\(indicator.number)." : ""
        label = indicator.label.text(for: level)
        unit = indicator.unit.map { "· " + $0.text(for: level) } ?? ""
        self.remarks = remarks.of(indicator)
        cuts = remarks.cuts(of: indicator)
        rows = ToldRows(now, to: indicator, level: level)
        files = now?.links(at: material.file.address.submittedFile(at: indicator.code)) ?? []
        guard indicator.applies(to: level) else {
            (value, look, self.before, change, self.median) = ("không áp dụng", "v nil", "", "", "")
            beforeLook = "v"
            return
        }
        let text = now.map { indicator.inCell($0, level: level) }
        let isAsked = material.isAsked(indicator)
        value = text ?? (isAsked ? "chưa trả lời" : "không yêu cầu")
        look = text.map { $0.isLongAnswer ? "v long" : "v own" } ?? "v nil"
        self.before = before.map { indicator.inCell($0, level: level) } ?? ""
        beforeLook = self.before.isLongAnswer ? "v long" : "v"
        change = SubmittedReport.Row.change(from: before, to: now)
        median = indicator.medianText(over: material.peers) ?? ""
    }

    func isOf(_ cut: ReportCut) -> Bool { cut == .all || cuts.contains(cut) }

    /// `+1`, `−12`, `Khác`; nothing where there is nothing to compare.
    private static func change(from before: Value?, to now: Value?) -> String {
        switch (before, now) {
        case (.integer(let before), .integer(let now)): return signed(now - before)
        case (.table(let before), .table(let now)):
            return signed(Int64(now.rows.count - before.rows.count))
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
