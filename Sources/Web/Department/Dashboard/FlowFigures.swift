import Reporting
import Storage

/// What happened in the period in one section, such as fires and accidents: its sums, with what
/// the measures say of them.
///
/// The form says which: a section in which a measure of kind `value` adds up several flows.
struct FlowFigures {
    struct Sum {
        let what: String
        let sum: String
        let before: String
        let difference: String
    }

    let sectionTitle: String
    let id: String
    let counted: String
    let sums: [Sum]
    let remarks: [String]
    let hasPrevious: Bool

    static func all(in facts: RoundFacts) -> [FlowFigures] {
        let form = facts.totals.layout.form
        let sections = form.sections.filter { section in
            form.measures.contains { $0.flows(in: section) }
        }
        return sections.map { FlowFigures($0, facts) }
    }

    /// The measures that are shown here, and those that only compare them.
    static func measures(of form: Form) -> Set<Measure.Code> {
        let sums = form.measures.filter { measure in
            form.sections.contains { measure.flows(in: $0) }
        }.map(\.code)
        let changes = form.measures.filter { measure in
            measure.change.map { sums.contains($0) } ?? false
        }.map(\.code)
        return Set(sums + changes)
    }

    private init(_ section: Form.Section, _ facts: RoundFacts) {
        let totals = facts.totals.total
        let old = facts.totals.previous
        sectionTitle = section.title.vietnamese
        id = "section-" + section.code
        counted = totals.ofDue
        hasPrevious = facts.previous != nil
        sums = section.indicators.compactMap { Sum($0, facts) }
        remarks = totals.layout.form.measures.filter { $0.flows(in: section) }.compactMap {
            FlowFigures.remark($0, totals, old: old, isComplete: facts.isComplete)
        }
    }

    /// `Tổng số vụ: 2 vụ, tăng 1 vụ so với đợt trước (1 vụ).`
    private static func remark(
        _ measure: Measure, _ totals: GroupTotals, old: GroupTotals?, isComplete: Bool
    ) -> String? {
        guard let value = totals.figure(of: measure).known?.value else { return nil }
        let unit = measure.unit?.vietnamese ?? ""
        let head = "\(measure.label.vietnamese): \(VietnameseNumber.text(value, unit))"
        guard let before = totals.previous[measure.code]?.value else { return head + "." }
        let was = before == 0 ? "không xảy ra" : VietnameseNumber.text(before, unit)
        guard isComplete else {
            let coverage = old.map { " (\($0.ofDue) báo cáo)" } ?? ""
            return "\(head); đợt trước \(was)\(coverage)."
        }
        let change = FigureText.difference(
            from: FixedPoint(before), to: FixedPoint(value), unit: unit)
        return "\(head), \(change) so với đợt trước (\(was))."
    }
}

extension FlowFigures.Sum {
    /// nil for what is no sum of what happened.
    fileprivate init?(_ indicator: Indicator, _ facts: RoundFacts) {
        let totals = facts.totals.total
        guard indicator.nature == .flow,
            let figure = totals.figure(of: indicator), indicator.aggregate == .sum
        else { return nil }
        let unit = indicator.kind == .money ? indicator.unit?.vietnamese ?? "" : ""
        what = indicator.label.vietnamese + (unit.isEmpty ? "" : " (\(unit))")
        guard case .sum(let now)? = figure.known else {
            (sum, before, difference) = (FigureText.notKnown, FigureText.notKnown, "")
            return
        }
        sum = VietnameseNumber.text(now)
        guard let old = facts.totals.previous?.sum(of: indicator.code) else {
            before = FigureText.notKnown
            difference = facts.isComplete ? "" : FigureText.notKnown
            return
        }
        before = VietnameseNumber.text(old)
        difference =
            facts.isComplete ? FigureText.difference(from: old, to: now) : FigureText.notKnown
    }
}

extension Measure {
    /// Whether it adds up several flows of the section.
    fileprivate func flows(in section: Form.Section) -> Bool {
        guard case .value(let expression) = formula else { return false }
        let codes = expression.indicators
        return codes.count > 1
            && codes.allSatisfy { code in
                section.indicators.contains { $0.code == code && $0.nature == .flow }
            }
    }

    /// The measure whose change since the round before this one is.
    fileprivate var change: Measure.Code? {
        guard case .value(.subtract(.measure(let now), .previous(let old))) = formula, now == old
        else { return nil }
        return now
    }
}

extension GroupTotals {
    /// nil when the form asks no such sum.
    fileprivate func sum(of code: Indicator.Code) -> FixedPoint? {
        guard let indicator = layout.form.indicator(code),
            case .sum(let sum)? = figure(of: indicator)?.known
        else { return nil }
        return sum
    }
}
