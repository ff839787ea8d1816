/// A cell by which findings of a report may be mended: where several come from one wrong figure, the
/// figure is said once instead of each of them.
package struct Remedy: Hashable, Sendable {
    /// What may be mended: one problem.
    package struct Finding: Hashable, Sendable {
        package var severity: Rule.Severity
        /// Where it is shown, in the form's order.
        package var shown: [Indicator.Code]
        /// Each of them may mend it.
        package var cells: Set<Indicator.Code>

        package init(
            severity: Rule.Severity, shown: [Indicator.Code], cells: Set<Indicator.Code>
        ) {
            self.severity = severity
            self.shown = shown
            self.cells = cells
        }
    }

    package var cell: Indicator.Code
    /// The places of what it may mend in the list of findings, rising; at least one.
    package var findings: [Int]

    package init(cell: Indicator.Code, findings: [Int]) {
        self.cell = cell
        self.findings = findings
    }

    /// So many cells are looked for that mend several findings each; what is then left is said one
    /// by one.
    package static let mostShared = 50

    /// Cells that may mend all errors and warnings together, each finding by one of them: the
    /// greedy cover, which asks again and again for the cell that mends most of what is left.
    ///
    /// More errors count more than any number of warnings; of equals the cell at which more of
    /// them are shown comes first, and then the first in `order`, the places of cells in the form.
    /// Notes, and findings at no cell, are nothing to mend. The same findings give the same
    /// answer, at a cost of `mostShared` looks at each.
    package static func cover(_ findings: [Finding], order: [Indicator.Code: Int]) -> [Remedy] {
        var left = Set(findings.indices.filter { findings[$0].severity != .note })
        let byCell = left.reduce(into: [Indicator.Code: [Int]]()) { byCell, index in
            for cell in findings[index].cells { byCell[cell, default: []].append(index) }
        }.filter { $1.count > 1 }
        var chosen: [(score: Score, remedy: Remedy)] = []
        func choose(_ cell: Indicator.Code, _ indices: [Int]) {
            left.subtract(indices)
            chosen.append(
                (
                    Score(cell, indices.map { findings[$0] }, order: order),
                    Remedy(cell: cell, findings: indices.sorted())
                ))
        }
        while chosen.count < mostShared {
            let best = byCell.map { cell, indices in (cell, indices.filter(left.contains)) }
                .filter { $1.count > 1 }
                .max { one, other in
                    Score(one.0, one.1.map { findings[$0] }, order: order)
                        < Score(other.0, other.1.map { findings[$0] }, order: order)
                }
            guard let best else { break }
            choose(best.0, best.1)
        }
        for index in left.sorted() {
            let finding = findings[index]
            let own = finding.shown.first(where: finding.cells.contains) ?? finding.cells.min()
            if let own { choose(own, [index]) }
        }
        return chosen.sorted { $1.score < $0.score }.map(\.remedy)
    }

    /// How much a cell mends; the greater the sooner it is said.
    private struct Score: Comparable {
        var errors: Int
        var warnings: Int
        /// How many of them are shown at the cell itself.
        var own: Int
        var place: Int
        var cell: Indicator.Code

        init(_ cell: Indicator.Code, _ findings: [Finding], order: [Indicator.Code: Int]) {
            errors = findings.count { $0.severity == .error }
            warnings = findings.count - errors
            own = findings.count { $0.shown.contains(cell) }
            place = order[cell] ?? .max
            self.cell = cell
        }

        static func < (left: Score, right: Score) -> Bool {
            (left.errors, left.warnings, left.own, right.place, right.cell)
                < (right.errors, right.warnings, right.own, left.place, left.cell)
        }
    }
}

extension ReportCheck {
    /// Of a rule that reads more cells than so many none alone is asked about.
    private static let mostRead = 8

    /// `Remedy.cover` of the problems. A rule's problem may be mended at each cell without whose
    /// value the rule is not broken: where it stays broken, no value there can mend it.
    package func remedies(for problems: [Problem], in entries: Entries) -> [Remedy] {
        let context = context(for: entries)
        let rules = form.rules.reduce(into: [:]) { $0[$1.id] = $1 }
        let findings = problems.map { problem in
            Remedy.Finding(
                severity: problem.severity, shown: problem.cells,
                cells: causes(of: problem, by: rules[problem.rule], in: context))
        }
        return Remedy.cover(
            findings, order: form.indicators.reduce(into: [:]) { $0[$1.code] = $1.number })
    }

    /// The built-in ones are their cell's own matter.
    private func causes(of problem: Problem, by rule: Rule?, in context: RuleContext)
        -> Set<Indicator.Code>
    {
        let shown = Set(problem.cells)
        guard let rule else { return shown }
        let read = rule.operands.intersection(context.applicable)
        let asked = read.count > ReportCheck.mostRead ? shown : shown.union(read)
        let bound: Indicator.Code? =
            switch rule.scope {
            case .each: problem.cells.first
            case .report: nil
            }
        let deciding = asked.filter { cell in
            var without = context
            without.applicable.remove(cell)
            return !rule.isBroken(bound: bound, in: without)
        }
        return deciding.isEmpty ? shown : deciding
    }
}
