import Reporting

/// What stands above the form: everything that is wrong, each with the way to its field.
struct FormSummary {
    /// Several lines that may go when one cell is mended.
    struct Group {
        let code: String
        let title: String
        let lines: [Line]
    }

    struct Line {
        let code: String
        let kind: String
        let icon: String
        let text: String
        let note: String?
    }

    let title: String
    let kind: String
    /// The one that mends most first.
    let groups: [Group]
    /// The others, in the form's order.
    let lines: [Line]

    /// nil when nothing is wrong.
    init?(_ report: SchoolReport, _ findings: Findings) {
        guard !findings.shown.isEmpty else { return nil }
        let causes = CommonCause.all(
            of: findings.shown.filter {
                $0.severity == .error || findings.unconfirmed.contains($0)
            }, in: report.entries, by: report.check)
        func line(_ problem: Problem) -> Line { Line(problem, findings, report.form) }
        groups = causes.map { cause in
            Group(
                code: cause.code,
                title: "\(cause.hasErrors ? "Sửa" : "Xem lại") \(cause.name) "
                    + "(có thể hết \(cause.count))",
                lines: cause.findings.map(line))
        }
        let grouped = Set(causes.flatMap(\.findings))
        lines = findings.shown.filter { !grouped.contains($0) }.map(line)
        kind = findings.errors > 0 ? "err" : findings.unconfirmed.isEmpty ? "" : "warn"
        let warnings = findings.warnings > 0 ? "\(findings.warnings) cảnh báo" : nil
        let errors = findings.errors > 0 ? "\(findings.errors) lỗi phải sửa" : nil
        let parts = [errors, warnings].compactMap { $0 }
        title = parts.isEmpty ? "Lưu ý" : parts.joined(separator: ", ")
    }
}

extension FormSummary.Line {
    fileprivate init(_ problem: Problem, _ findings: Findings, _ form: Form) {
        let cell = problem.cells.first.flatMap(form.indicator)
        code = cell?.code.rawValue ?? ""
        kind = problem.severity == .error ? "err" : "warn"
        icon = kind
        text = (cell.map { "\($0.number). " } ?? "") + problem.message
        let isConfirmed = !findings.unconfirmed.contains(problem)
        note =
            problem.severity == .warning ? isConfirmed ? "đã giải trình" : "chưa giải trình" : nil
    }
}
