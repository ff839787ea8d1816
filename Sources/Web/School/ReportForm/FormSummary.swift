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

    /// The cells of one section that are blank and must not be.
    struct Missing {
        struct Cell {
            let code: String
            let number: Int
            let label: String
        }

        let title: String
        let cells: [Cell]
    }

    let title: String
    let kind: String
    /// The one that mends most first.
    let groups: [Group]
    /// The others, in the form's order.
    let lines: [Line]
    let missing: [Missing]
    let missingCount: Int
    let hasMissing: Bool

    /// nil when nothing is wrong.
    init?(_ report: SchoolReport, _ findings: Findings, isChecked: Bool) {
        guard !findings.shown.isEmpty || !findings.missing.isEmpty else { return nil }
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
        let blank = Set(findings.missing)
        missing = report.form.sections.compactMap { section in
            let cells = section.indicators.filter { blank.contains($0.code) }
            guard !cells.isEmpty else { return nil }
            return Missing(
                title: "\(section.code). \(section.title.text(for: report.level))",
                cells: cells.map {
                    Missing.Cell(
                        code: $0.code.rawValue, number: $0.number,
                        label: $0.label.text(for: report.level))
                })
        }
        missingCount = findings.missing.count
        hasMissing = !blank.isEmpty
        let isWrong = findings.errors + missingCount > 0
        kind = isWrong ? "err" : findings.unconfirmed.isEmpty ? "" : "warn"
        title = FormSummary.title(findings, isChecked: isChecked)
    }

    /// The sentence over all of it.
    private static func title(_ findings: Findings, isChecked: Bool) -> String {
        let (errors, missing) = (findings.errors, findings.missing.count)
        let warnings = findings.warnings > 0 ? ["\(findings.warnings) cảnh báo"] : []
        if errors + missing > 0 {
            let parts =
                (errors > 0 ? ["\(errors) lỗi phải sửa"] : [])
                + (missing > 0 ? ["thiếu \(missing) chỉ tiêu"] : []) + warnings
            return (isChecked ? "Chưa nộp: " : "") + parts.joined(separator: ", ")
        }
        if isChecked, !findings.unconfirmed.isEmpty {
            return "Chưa nộp: \(findings.unconfirmed.count) cảnh báo cần giải trình"
        }
        return warnings.first ?? "Lưu ý"
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
