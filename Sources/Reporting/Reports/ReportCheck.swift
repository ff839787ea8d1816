/// Everything that a form says about one report: what is asked, and what is wrong.
package struct ReportCheck: Sendable {
    package let form: Form
    package let level: Level
    package let parameters: [String: Parameter]
    let previous: Values
    /// Why each of the rules is waived for this report.
    let waivers: [Rule.ID: String]
    private let asked: AskedOfLevel
    /// The sections that the unit may declare nil.
    package var nilReturns: [NilReturn] { asked.nilReturns }

    /// `parameters` are those of `Round.parameters(of:plan:today:)`, `previous` the values of the
    /// unit's approved report in the round before.
    package init(
        form: Form, level: Level, parameters: [String: Parameter], previous: Values = [:],
        waivers: [Waiver] = []
    ) {
        self.form = form
        self.level = level
        self.parameters = parameters
        self.previous = previous
        self.waivers = Dictionary(
            waivers.map { ($0.rule, $0.reason) }, uniquingKeysWith: { _, last in last })
        asked = form.asked(of: level)
    }

    /// All problems at once, in the form's order of cells, errors before warnings at one cell.
    ///
    /// A blank required cell gives way to a broken error rule at the same cell: the rule's
    /// sentence says more. A broken rule that is waived is a note.
    package func problems(in entries: Entries) -> [Problem] {
        var answers = PlacedAnswers(
            settled(entries), of: form, level: level, parameters: parameters, previous: previous)
        let broken = brokenRules(in: &answers, entries)
        let blamed = Set(broken.filter { $0.severity == .error }.flatMap(\.cells))
        answers.bound = nil
        let builtIn = asked.places.indices.compactMap { index in
            builtInProblem(asked, index, in: answers, blamed)
        }
        return (builtIn + contradictions(in: entries) + broken).sorted { left, right in
            let (first, second) = (place(of: left), place(of: right))
            if first != second { return first < second }
            return left.severity.rank < right.severity.rank
        }
    }

    private func brokenRules(in answers: inout PlacedAnswers, _ entries: Entries) -> [Problem] {
        let broken = form.placedRules.indices.filter {
            form.placedRules[$0].isBroken(in: &answers)
        }
        guard !broken.isEmpty else { return [] }
        let (context, format) = (context(for: entries), format)
        return broken.flatMap { form.rules[$0].problems(in: context, of: form, format: format) }
            .map(waiving)
    }

    /// The answers as they come to: what sections that are declared nil say of their cells, and what
    /// is calculated, too.
    package func settled(_ entries: Entries) -> Entries { asked.settled(entries, of: form) }

    /// Each at the cells that say otherwise than the section, and at its declaration.
    private func contradictions(in entries: Entries) -> [Problem] {
        nilReturns.compactMap { declared in
            let cells = declared.contradicting(entries)
            return cells.isEmpty
                ? nil
                : Problem(
                    cells: cells + [declared.cell], rule: .builtIn, severity: .error,
                    message: declared.contradiction)
        }
    }

    private func waiving(_ problem: Problem) -> Problem {
        guard let reason = waivers[problem.rule], problem.severity != .note else { return problem }
        var problem = problem
        problem.waived = problem.severity
        problem.severity = .note
        problem.message +=
            " Quy tắc \(problem.rule) được miễn áp dụng cho báo cáo này: “\(reason)”"
        return problem
    }

    /// Its own, or the one that the round sets.
    package func severity(of rule: Rule) -> Rule.Severity { rule.severity(in: context(for: [:])) }

    /// Whether the indicator is asked now: it applies to the level, and its condition is not
    /// false. A cell that holds something is always shown.
    package func isAsked(_ indicator: Indicator, in entries: Entries) -> Bool {
        guard indicator.applies(to: level) else { return false }
        guard case .when(let condition) = indicator.requirement, entries[indicator.code] == nil
        else { return true }
        return holds(condition, in: entries) != false
    }

    /// Whether a blank cell is a problem.
    package func isRequired(_ indicator: Indicator, in entries: Entries) -> Bool {
        switch indicator.requirement {
        case .always: true
        case .when(let condition): holds(condition, in: entries) ?? false
        case .optional: false
        }
    }

    /// Whether the condition of a question holds; nil where that is not known yet.
    package func holds(_ condition: Expression, in entries: Entries) -> Bool? {
        condition.truth(in: context(for: entries))
    }

    /// The cells that a school may change in a report that was returned for these: they, and those
    /// that a broken rule reads or speaks of, since mending one may break another.
    package func openCells(
        returned: some Collection<Indicator.Code>, in entries: Entries,
        confirmations: [Confirmation]
    ) -> Set<Indicator.Code> {
        let problems = problems(in: entries)
        let wrong =
            problems.filter { $0.severity == .error } + problems.unconfirmed(by: confirmations)
        let read = wrong.flatMap { problem in
            form.rules.first { $0.id == problem.rule }?.operands
                ?? Set(deciding(problem, in: entries))
        }
        let open = form.typedCells(behind: Set(returned).union(wrong.flatMap(\.cells)).union(read))
        // A section's declaration and its cells are mended together.
        return nilReturns.reduce(into: open) { open, declared in
            let isTouched =
                declared.isDeclared(in: entries) && !open.isDisjoint(with: declared.covered)
            if open.contains(declared.cell) || isTouched {
                open.formUnion(declared.covered.union([declared.cell]))
            }
        }
    }

    /// The same where these cells are to be changed: with what is wrong by those that may be, not by
    /// those that may not.
    package func openCells(
        returned: some Collection<Indicator.Code>, changing changed: [Indicator.Code: Entry?],
        in old: Entries, confirmations: [Confirmation]
    ) -> Set<Indicator.Code> {
        var open = openCells(returned: returned, in: old, confirmations: confirmations)
        while true {
            var new = old
            for (code, entry) in changed where open.contains(code) { new[code] = entry }
            let more = openCells(returned: returned, in: new, confirmations: confirmations)
            guard !more.isSubset(of: open) else { return open }
            open.formUnion(more)
        }
    }

    func context(for entries: Entries) -> RuleContext {
        RuleContext(
            entries: settled(entries), applicable: asked.codes, level: level,
            parameters: parameters,
            previous: previous)
    }

    /// Of the indicator at that index of those that are asked.
    private func builtInProblem(
        _ asked: AskedOfLevel, _ index: Int, in answers: PlacedAnswers,
        _ blamed: Set<Indicator.Code>
    ) -> Problem? {
        let message: String
        let indicator: Indicator
        let entry = answers.entries[asked.places[index]]
        if let entry, asked.requirements[index].isUnasked(in: answers),
            asked.indicators[index].counts(entry)
        {
            indicator = asked.indicators[index]
            // Rules of a table's rows say nothing of that.
            let isSaid = blamed.contains(indicator.code) && indicator.kind.table == nil
            return isSaid ? nil : unasked(indicator)
        }
        switch entry {
        case .value: return nil
        case .unreadable(let typed):
            indicator = asked.indicators[index]
            let label = indicator.label.text(for: level)
            message = "\(label): \(indicator.complaint(about: typed))"
        case nil:
            guard asked.requirements[index].isRequired(in: answers) else { return nil }
            indicator = asked.indicators[index]
            guard !blamed.contains(indicator.code) else { return nil }
            let label = indicator.label.text(for: level)
            let demand = indicator.kind.number.map { ", là " + $0.demand } ?? ""
            message = "Chỉ tiêu “\(label)” bắt buộc nhập\(demand)."
        }
        return Problem(
            cells: [indicator.code], rule: .builtIn, severity: .error, message: message)
    }

    private func format(_ operand: Operand, _ indicator: Indicator?) -> String {
        switch operand {
        case .number(let number):
            indicator?.kind.number?.text(number) ?? VietnameseNumber.text(number)
        case .text(let text): text
        case .boolean(let value): value ? "Có" : "Không"
        case .date(let day): VietnameseDate.text(day)
        case .time(let time): time.description
        case .table(let table): "\(table.rows.count) dòng"
        case .option(let option):
            indicator?.text(of: .choice(option), level: level) ?? option
        case .options(let options):
            indicator?.text(of: .choices(options), level: level)
                ?? options.joined(separator: "; ")
        }
    }

    private func place(of problem: Problem) -> Int {
        problem.cells.compactMap { form.indicator($0)?.number }.min() ?? 0
    }
}

extension Rule.ID {
    /// Required and readable: what every form checks without saying so.
    package static let builtIn: Rule.ID = "E00"
}

extension Rule.Severity {
    fileprivate var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .note: 2
        }
    }
}
