// What stands in a cell that is not asked: "Có tai nạn" is answered with Không, and its table has rows.
extension ReportCheck {
    /// Beside the label, and alone at the cell itself.
    package static let unasked =
        "Không phải trả lời: xóa nội dung đã nhập ở đây, hoặc sửa câu trả lời kia."

    func unasked(_ indicator: Indicator) -> Problem {
        Problem(
            cells: [indicator.code], rule: .builtIn, severity: .error,
            message: "\(indicator.label.text(for: level).asStatement): \(ReportCheck.unasked)")
    }

    /// Whether that is wrong with the cell.
    package func isUnasked(_ indicator: Indicator, in entries: Entries) -> Bool {
        guard case .when(let condition) = indicator.requirement,
            let entry = settled(entries)[indicator.code], indicator.counts(entry)
        else { return false }
        return holds(condition, in: entries) == false
    }

    /// The answers by which the cell is not asked: who has to mend it may change these instead.
    func deciding(_ problem: Problem, in entries: Entries) -> Set<Indicator.Code> {
        guard problem.rule == .builtIn, let indicator = problem.cells.first.flatMap(form.indicator),
            isUnasked(indicator, in: entries),
            case .when(let condition) = indicator.requirement
        else { return [] }
        return condition.indicators
    }
}

extension Indicator {
    /// Whether totals count what stands there: rows of a table, and a number but 0. What is told in
    /// words adds to nothing; whoever writes "Không có" where nothing is asked contradicts nothing.
    func counts(_ entry: Entry) -> Bool {
        switch kind {
        case .table: true
        case .number: entry.value?.number.map { $0.units != 0 } ?? false
        case .boolean, .date, .time, .location, .text, .choice, .choices, .file: false
        }
    }
}
