import Reporting
import Storage

extension SubmittedReport.Row {
    init(
        _ indicator: Indicator, level: Level, now: Value?, files: String, before: Value?,
        isAsked: Bool,
        median: FixedPoint?, _ remarks: [SubmittedReport.Remark], mayMark: Bool,
        isCompared: Bool, span: Int, typed: TypedReview?
    ) {
        (self.isCompared, self.span) = (isCompared, span)
        code = indicator.code.rawValue
        isJudged = mayMark
        isMarkable = indicator.applies(to: level)
        isMarked = typed?.marked.contains(indicator.code) ?? false
        why = typed?.remarks[indicator.code] ?? ""
        isOpen = isMarked || !why.isEmpty
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
