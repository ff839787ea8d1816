import Reporting

/// What stands above the form: everything that is wrong, each with the way to its field.
struct FormSummary {
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
    let lines: [Line]
    let missing: [Missing]
    let missingCount: Int
    let hasMissing: Bool

    /// nil when nothing is wrong.
    init?(_ report: SchoolReport, _ findings: Findings, isChecked: Bool) {
        guard !findings.shown.isEmpty || !findings.missing.isEmpty else { return nil }
        lines = findings.shown.map { problem in
            let cell = problem.cells.first.flatMap(report.form.indicator)
            let isConfirmed =
                problem.severity == .warning && !findings.unconfirmed.contains(problem)
            return Line(
                code: cell?.code.rawValue ?? "",
                kind: problem.severity == .error ? "err" : "warn",
                icon: problem.severity == .error ? "err" : "warn",
                text: (cell.map { "\($0.number). " } ?? "") + problem.message,
                note: problem.severity == .warning
                    ? isConfirmed ? "đã giải trình" : "chưa giải trình" : nil)
        }
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
        let errors = findings.errors + findings.missing.count
        kind = errors > 0 ? "err" : findings.unconfirmed.isEmpty ? "" : "warn"
        title = FormSummary.title(
            errors: errors, warnings: findings.warnings, unconfirmed: findings.unconfirmed.count,
            isChecked: isChecked)
    }

    private static func title(
        errors: Int, warnings: Int, unconfirmed: Int, isChecked: Bool
    ) -> String {
        if errors > 0 {
            return (isChecked ? "Chưa nộp được: " : "")
                + (["\(errors) lỗi phải sửa"] + (warnings > 0 ? ["\(warnings) cảnh báo"] : []))
                .joined(separator: ", ")
        }
        if unconfirmed > 0, isChecked {
            return "Chưa nộp: \(unconfirmed) cảnh báo cần giải trình"
        }
        return warnings > 0 ? "\(warnings) cảnh báo" : "Lưu ý"
    }
}
