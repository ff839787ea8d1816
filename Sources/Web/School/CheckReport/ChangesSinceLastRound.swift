import Reporting

/// The figures of a report beside those of the round before: what changed, the greatest first.
struct ChangesSinceLastRound {
    struct Row {
        let number: Int
        let label: String
        let unit: String
        let address: String
        let before: String
        let now: String
        /// `tăng 16`
        let change: String
        /// `gấp đôi trở lên`; nil for a change of an ordinary size.
        let remark: String?
    }

    let title: String
    let rows: [Row]
    /// How many figures are what they were.
    let same: Int

    /// nil where there is no round before.
    init?(_ report: SchoolReport, title: String?) {
        guard let title, !report.previous.isEmpty else { return nil }
        self.title = title
        let numbers = report.form.indicators(for: report.level).filter { $0.kind.number != nil }
        var rows: [(isJump: Bool, row: Row)] = []
        var same = 0
        let values = report.check.settled(report.entries).compactMapValues(\.value)
        let jumps = Set(
            report.form.flags(
                of: values, level: report.level, previous: report.previous, others: [:]
            ).compactMap { flag -> Indicator.Code? in
                if case .jump(let code, _, _) = flag { code } else { nil }
            })
        for indicator in numbers {
            guard let before = report.previous[indicator.code],
                let now = values[indicator.code], let old = before.number, let new = now.number,
                let difference = new - old
            else { continue }
            guard difference.units != 0 else {
                same += 1
                continue
            }
            let isLess = difference.units < 0
            guard let size = isLess ? FixedPoint(0) - difference : difference else { continue }
            let isJump = jumps.contains(indicator.code)
            let section = report.form.section(of: indicator.code) ?? ""
            rows.append(
                (
                    isJump,
                    Row(
                        number: indicator.number, label: indicator.label.text(for: report.level),
                        unit: indicator.unit?.text(for: report.level) ?? "",
                        address: "\(report.formAddress)?section=\(section)#\(indicator.code)",
                        before: indicator.text(of: before, level: report.level),
                        now: indicator.text(of: now, level: report.level),
                        change: (isLess ? "giảm " : "tăng ") + VietnameseNumber.text(size),
                        remark: isJump
                            ? (isLess ? "còn một nửa trở xuống" : "gấp đôi trở lên") : nil)
                ))
        }
        self.same = same
        self.rows = rows.filter(\.isJump).map(\.row) + rows.filter { !$0.isJump }.map(\.row)
    }
}
