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
        let isWrong = findings.errors + missingCount > 0
        kind = isWrong ? "err" : findings.unconfirmed.isEmpty ? "" : "warn"
        title = FormSummary.title(findings, isChecked: isChecked)
    }

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
