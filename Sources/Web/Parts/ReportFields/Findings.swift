import Reporting

/// The problems of a report as its form shows them: at their cells, and all in a list on top.
struct Findings {
    /// In the form's order of cells.
    let shown: [Problem]
    let byCell: [Indicator.Code: [Problem]]
    let unconfirmed: Set<Problem>
    /// Required cells that are blank; they are told apart from what is wrong.
    let missing: [Indicator.Code]

    /// Blank cells are no problem unless `isChecked`: unless the report is to be submitted.
    init(_ content: FormContent, confirmations: [Confirmation], isChecked: Bool) {
        let settled = content.settled
        let problems = content.check.problems(in: content.entries).filter { problem in
            isChecked || problem.cells.contains { settled[$0] != nil }
                || confirmations.contains { $0.rule == problem.rule }
        }
        let isMissing = { (problem: Problem) in
            problem.rule == .builtIn && problem.cells.allSatisfy { content.entries[$0] == nil }
        }
        missing = problems.filter(isMissing).flatMap(\.cells)
        shown = problems.filter { !isMissing($0) }
        unconfirmed = Set(problems.unconfirmed(by: confirmations))
        byCell = shown.reduce(into: [:]) { byCell, problem in
            for cell in problem.cells { byCell[cell, default: []].append(problem) }
        }
    }

    var errors: Int { shown.count { $0.severity == .error } }
    var warnings: Int { shown.count { $0.severity == .warning } }

    /// `2 lỗi · 1 cảnh báo`; nil when there is none of them.
    static func text(errors: Int, warnings: Int) -> String? {
        let parts = [
            errors > 0 ? "\(errors) lỗi" : nil,
            warnings > 0 ? "\(warnings) cảnh báo" : nil,
        ].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }
}
