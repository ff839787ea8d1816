import Reporting

/// A figure of a report that several of its errors and warnings may come from.
struct CommonCause {
    /// The code of the cell.
    let code: String
    /// `ô 12 “Tổng số nhân viên”`
    let name: String
    /// `6 lỗi, 1 cảnh báo`
    let count: String
    let hasErrors: Bool
    /// At least two.
    let findings: [Problem]

    /// Those of the problems, the one that mends most first.
    static func all(of problems: [Problem], in entries: Entries, by check: ReportCheck)
        -> [CommonCause]
    {
        check.remedies(for: problems, in: entries).compactMap { remedy in
            guard remedy.findings.count > 1, let cell = check.form.indicator(remedy.cell) else {
                return nil
            }
            return CommonCause(cell, remedy.findings.map { problems[$0] }, level: check.level)
        }
    }

    private init(_ cell: Indicator, _ findings: [Problem], level: Level) {
        code = cell.code.rawValue
        self.findings = findings
        name = "ô \(cell.number) “\(cell.label.text(for: level))”"
        let errors = findings.count { $0.severity == .error }
        let warnings = findings.count - errors
        hasErrors = errors > 0
        count = [
            errors > 0 ? "\(errors) lỗi" : nil, warnings > 0 ? "\(warnings) cảnh báo" : nil,
        ].compactMap { $0 }.joined(separator: ", ")
    }
}
