/// Theo nhiệm vụ của kế hoạch: what the plan asked, task by task, what came of it, and what the
/// office did for it.
package struct PlanTasks: Sendable {
    /// What came of one thing that schools were asked.
    package struct Line: Sendable {
        package let indicator: Indicator
        /// `162 cuộc`, `46/47 trường`, `1.448/1.459 người (99,2%)`; `…` where nobody answered.
        package let result: String
        /// The part of the whole, where it is one.
        package let share: Share?
        /// How many answered of how many that are asked.
        package let answered: Int64
        package let asked: Int64
        /// The schools of which the form says that they have not done it, in display order; nil
        /// where the form doesn't say, or the schools were not looked at.
        package let undone: [Unit]?
    }

    /// What the office answers to one of its own questions.
    package struct Deed: Hashable, Sendable {
        package let question: String
        package let answer: String
    }

    package struct Group: Sendable {
        /// nil for what no task of the plan asks.
        package let task: Plan.Task?
        package let lines: [Line]
        /// nil where the form asks the office nothing of it.
        package let deeds: [Deed]?
    }

    package let groups: [Group]

    package init(groups: [Group]) { self.groups = groups }

    /// An indicator stands at the first of its clauses that is a task; where none is, in a group
    /// behind. A question to the office stands at each of its clauses.
    ///
    /// `schools` are those that owe a report; nil where they are too many to be looked at.
    package init(
        _ tasks: [Plan.Task], of form: Form, _ total: GroupTotals,
        schools: [Annexes.School]?, parameters: [String: Parameter], own: Values
    ) {
        let clauses = Set(tasks.map(\.clause))
        let places = Dictionary(grouping: form.indicators) { indicator in
            indicator.clauses.first(where: clauses.contains) ?? ""
        }
        let shares = form.sharesBySum
        let contexts = schools.map { schools in
            schools.compactMap { school -> (Unit, RuleContext)? in
                guard let values = school.values, let level = school.unit.level else { return nil }
                return (
                    school.unit,
                    ReportCheck(form: form, level: level, parameters: parameters)
                        .context(for: values.mapValues(Entry.value))
                )
            }
        }
        func line(_ indicator: Indicator) -> Line? {
            guard let figure = total.figure(of: indicator), figure.standing != .notAsked else {
                return nil
            }
            let measure = shares[indicator.code].map { total.figure(of: $0).known }
            let undone = indicator.undone.flatMap { undone in
                contexts.map { contexts in
                    contexts.filter { $0.1.says(undone, of: indicator.code) }.map(\.0)
                }
            }
            let (result, share) = indicator.result(figure, measure ?? nil)
            return Line(
                indicator: indicator, result: result, share: share, answered: figure.answered,
                asked: figure.applicable, undone: undone)
        }
        groups = (tasks.map(Optional.some) + [nil]).compactMap { task in
            let lines = (places[task?.clause ?? ""] ?? []).compactMap(line)
            let asked = form.own?.indicators.filter { indicator in
                task.map { indicator.clauses.contains($0.clause) }
                    ?? clauses.isDisjoint(with: indicator.clauses)
            }
            let deeds = (asked ?? []).compactMap { indicator in
                own[indicator.code].map {
                    Deed(
                        question: indicator.label.vietnamese,
                        answer: indicator.withUnit(indicator.inText($0, level: .own)))
                }
            }
            guard task != nil || !lines.isEmpty || !deeds.isEmpty else { return nil }
            return Group(
                task: task, lines: lines, deeds: asked?.isEmpty == false ? deeds : nil)
        }
    }
}

extension RuleContext {
    fileprivate func says(_ condition: Expression, of cell: Indicator.Code) -> Bool {
        var context = self
        context.bound = cell
        return condition.truth(in: context) == true
    }
}

extension Form {
    /// The measures that say of which whole the sum of an indicator is a part.
    fileprivate var sharesBySum: [Indicator.Code: Measure] {
        measures.reduce(into: [:]) { shares, measure in
            guard case .percent(.sum(.indicator(let code)), _) = measure.formula,
                shares[code] == nil
            else { return }
            shares[code] = measure
        }
    }
}

extension Indicator {
    fileprivate func withUnit(_ text: String) -> String {
        guard let number = kind.number, !number.namesUnit, let unit else { return text }
        return "\(text) \(unit.vietnamese)"
    }

    /// In words, and as a part where it is one.
    fileprivate func result(_ figure: Figure, _ measure: MeasureResult?) -> (String, Share?) {
        switch figure.known {
        case nil: return (Facts.unknown, nil)
        case .sum(let sum):
            guard case .ratio(let part?, let whole?) = measure, let share = measure?.share,
                part == sum.integer
            else { return (withUnit(kind.number?.inText(sum) ?? Facts.unknown), nil) }
            let parts = "\(VietnameseNumber.count(part))/\(VietnameseNumber.count(whole))"
            return (withUnit(parts) + " (\(share.text))", share)
        case .mean(let mean, _):
            return (mean.flatMap { kind.number?.inText($0) } ?? Facts.unknown, nil)
        case .yes(let yes, let no):
            let (all, isOver) = yes.addingReportingOverflow(no)
            guard !isOver else { return (Facts.unknown, nil) }
            return (
                "\(VietnameseNumber.count(yes))/\(VietnameseNumber.count(all)) trường",
                Share(yes, of: all)
            )
        case .options(let counts):
            let words = zip(kind.list?.options ?? [], counts).filter { $0.1 > 0 }.map {
                "\($0.label.vietnamese.insideSentence): \(VietnameseNumber.count($1)) trường"
            }
            return (words.isEmpty ? Facts.unknown : words.joined(separator: "; "), nil)
        case .answers(let count):
            return ("\(VietnameseNumber.count(count)) trường trả lời", nil)
        }
    }
}

extension PlanTasks {
    /// Names in a cell of a table.
    private static let mostNames = 12

    package var annex: OfficialDocument.Annex {
        .init(
            title: "Kết quả theo nhiệm vụ của kế hoạch", isLandscape: true,
            blocks: [table].withLegend.map { .table($0) })
    }

    /// The same without the names of schools, of which there are too many to be looked at.
    var annexBeside: OfficialDocument.Annex {
        var short = table
        short.columns.removeLast()
        short.rows = short.rows.map { row in
            if case .cells(let cells) = row { .cells(cells.dropLast()) } else { row }
        }
        return .init(
            title: "Kết quả theo nhiệm vụ của kế hoạch", isLandscape: true,
            blocks: [short].withLegend.map { .table($0) })
    }

    /// As a document has it.
    var table: DocumentTable {
        DocumentTable(
            columns: [
                .init("Nhiệm vụ, chỉ tiêu", share: 34), .init("Kết quả", share: 26),
                .init("Số trường trả lời", share: 12, .centre),
                .init("Trường chưa thực hiện", share: 28),
            ], rows: groups.flatMap(rows))
    }

    private func rows(_ group: Group) -> [DocumentTable.Row] {
        let title = group.task.map { "\($0.clause). \($0.text)" } ?? "Chỉ tiêu khác"
        var rows: [DocumentTable.Row] = [.group(title)]
        rows += group.lines.map { line in
            .cells([
                .init("\(line.indicator.number). \(line.indicator.label.vietnamese)"),
                .init(line.result), .init("\(line.answered)/\(line.asked)"),
                .init(line.undone.map(PlanTasks.names) ?? ""),
            ])
        }
        if let deeds = group.deeds {
            let text = deeds.map { "\($0.question): \($0.answer)" }.joined(separator: ". ")
            rows.append(
                .cells(["Cơ quan đã làm", .init(text.isEmpty ? "Chưa ghi" : text), "", ""]))
        }
        return rows
    }

    private static func names(_ units: [Unit]) -> String {
        guard !units.isEmpty else { return "Không còn trường nào" }
        // The column says that they are schools.
        let named = units.prefix(mostNames).map { unit in
            unit.name.hasPrefix("Trường ") ? String(unit.name.dropFirst(7)) : unit.name
        }.joined(separator: ", ")
        let count = VietnameseNumber.count(Int64(units.count))
        let rest = units.count - mostNames
        return "\(count): \(named)"
            + (rest > 0 ? " và \(VietnameseNumber.count(Int64(rest))) trường khác" : "")
    }
}
