import Reporting
import Storage

/// What a filled workbook would change of a report: each cell that is asked is in one of four parts.
struct WorkbookPreview {
    /// Will be stored.
    struct Taken {
        let indicator: Indicator
        let value: Value
        /// What it takes the place of; nil where the cell is blank.
        let stored: Entry?
    }

    /// Can't be stored; what is stored stays.
    struct Wrong {
        let indicator: Indicator
        let typed: String
        let reason: String
    }

    /// A cell that was stored anew since the file was made, which says nothing to it.
    struct Moved {
        let indicator: Indicator
        let stored: Entry?
        let inFile: Value
    }

    let report: SchoolReport
    let filled: FilledReport
    private(set) var taken: [Taken] = []
    private(set) var kept: [Indicator.Code] = []
    private(set) var blank: [Indicator.Code] = []
    private(set) var wrong: [Wrong] = []
    private(set) var moved: [Moved] = []
    /// The sections that are declared nil no more: the file says so, or has something else in them.
    private(set) var takenBack: [NilReturn] = []

    init(_ filled: FilledReport, over report: SchoolReport) {
        self.report = report
        self.filled = filled
        let open = WorkbookPreview.openCells(filled, report)
        takenBack = report.check.nilReturns.filter {
            filled.takesBack($0, from: report.entries) && open?.contains($0.cell) ?? true
        }
        for indicator in report.typedIndicators {
            let code = indicator.code
            let stored = report.entries[code]
            if takenBack.contains(where: { $0.cell == code }) { continue }
            switch filled.cells[code] {
            case nil: blank.append(code)
            case FilledCell.notDeclared? where code.isNilReturn: blank.append(code)
            case .untouched(let value):
                kept.append(code)
                if let value, stored != .value(value) {
                    moved.append(Moved(indicator: indicator, stored: stored, inFile: value))
                }
            case .wrong(let typed, let reason):
                wrong.append(Wrong(indicator: indicator, typed: typed, reason: reason))
            case .value(let value) where stored == .value(value): kept.append(code)
            case .value(let value):
                if open?.contains(code) ?? true {
                    taken.append(Taken(indicator: indicator, value: value, stored: stored))
                } else {
                    wrong.append(
                        Wrong(
                            indicator: indicator,
                            typed: indicator.kind.table == nil
                                ? indicator.text(of: value, level: report.level)
                                : indicator.typed(value),
                            reason: "Ô này không nằm trong yêu cầu sửa nên giữ nguyên số đã nộp."))
                }
            }
        }
    }

    /// How many cells change.
    var changes: Int { taken.count + takenBack.count }

    /// Those that hold something else already.
    var differing: [Taken] { taken.filter { $0.stored != nil } }

    var cells: [Indicator.Code: Entry?] {
        let values = taken.map { ($0.indicator.code, Entry?.some(.value($0.value))) }
        return Dictionary(uniqueKeysWithValues: values + takenBack.map { ($0.cell, nil) })
    }

    /// The errors of the rules that stand against the report once the cells are taken, at cells
    /// that are taken, and what says otherwise than a section that is declared nil; blank ones are no
    /// news.
    var problems: [Problem] {
        let entries = report.with(cells).entries
        return report.check.problems(in: entries).filter { problem in
            problem.severity == .error
                && (problem.rule != .builtIn || problem.cells.contains(where: \.isNilReturn))
                && problem.cells.contains { cells[$0] != nil }
        }
    }

    /// Those that may be changed in a report that was given back by cells; nil where all may.
    private static func openCells(
        _ filled: FilledReport, _ report: SchoolReport
    ) -> Set<Indicator.Code>? {
        guard report.openCells != nil else { return nil }
        var changed = filled.cells.compactMapValues { cell -> Entry?? in
            if case .value(let value) = cell { .some(.value(value)) } else { nil }
        }
        for declared in report.check.nilReturns
        where filled.cells[declared.cell] == .notDeclared
            || filled.takesBack(declared, from: report.entries)
        {
            changed[declared.cell] = .some(nil)
        }
        return report.check.openCells(
            returned: report.returnedCells.keys, changing: changed, in: report.entries,
            confirmations: report.confirmations)
    }
}

extension FilledReport {
    /// Whether a section that is declared nil is so no more once this is taken: it says so, or says
    /// nothing of it and has figures or words where there would be none.
    fileprivate func takesBack(_ declared: NilReturn, from entries: Entries) -> Bool {
        guard declared.isDeclared(in: entries) else { return false }
        switch cells[declared.cell] {
        case FilledCell.notDeclared?: return true
        case .value, .wrong: return false
        case .untouched, nil:
            var new: Entries = [declared.cell: .value(.boolean(true))]
            for case (let code, .value(let value)) in cells
            where code != declared.cell && entries[code] != .value(value) {
                new[code] = .value(value)
            }
            return !declared.contradicting(new).isEmpty
        }
    }
}
