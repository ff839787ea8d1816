import Reporting
import Storage

/// What several reports may be given back for: a rule that they break, or a question at which
/// something is found.
enum ReturnFinding {
    case rule(Rule.ID, words: String)
    case cell(Indicator)

    /// A cell that is to be mended, and why.
    struct Cell {
        let indicator: Indicator
        let reason: String
    }

    /// `rule:W35`, `cell:staff`; nil for what the form has not.
    init?(_ text: String, in form: Form) {
        guard let found = ReturnFinding.all(of: form).first(where: { $0.value == text }) else {
            return nil
        }
        self = found
    }

    /// In the form's order, what is built in first.
    static func all(of form: Form) -> [ReturnFinding] {
        [.rule(.builtIn, words: "câu bắt buộc để trống, hoặc không đọc được")]
            + form.rules.map { .rule($0.id, words: $0.sentence) }
            + form.indicators.map(ReturnFinding.cell)
    }

    var value: String {
        switch self {
        case .rule(let id, _): "rule:\(id)"
        case .cell(let indicator): "cell:\(indicator.code)"
        }
    }

    var words: String {
        switch self {
        case .rule(let id, let words): "\(id): \(words)"
        case .cell(let indicator): "\(indicator.number). \(indicator.label.vietnamese)"
        }
    }

    var isRule: Bool { if case .rule = self { true } else { false } }

    /// Where it is in what was submitted, in the form's order; none where it is not.
    func cells(
        in file: ReportFile, isSigned: Bool, _ visit: Visit
    ) throws -> [Cell] {
        let database = visit.database
        guard
            let revision = try database.reports.latestRevision(
                of: file.unit.id, in: file.round.id, form: file.form)
        else { return [] }
        let check = try database.check(of: file, today: visit.now.day)
        let entries = revision.values.mapValues(Entry.value)
        let cleared = isSigned ? file.form.rulesOfSignedCopy : []
        let problems = check.problems(in: entries).filter { !cleared.contains($0.rule) }
        var reasons: [Indicator.Code: [String]] = [:]
        switch self {
        case .rule(let id, _):
            for problem in problems where problem.rule == id {
                for code in problem.cells { reasons[code, default: []].append(problem.message) }
            }
        case .cell(let indicator):
            reasons[indicator.code] = problems.filter { $0.cells.contains(indicator.code) }
                .map(\.message)
            let isBlank = entries[indicator.code] == nil && check.isAsked(indicator, in: entries)
            if isBlank, reasons[indicator.code] == [], indicator.requirement != .optional {
                reasons[indicator.code] = ["Để trống."]
            }
        }
        return file.form.indicators(for: file.level).compactMap { indicator in
            guard let said = reasons[indicator.code], !said.isEmpty else { return nil }
            let whole = said.joined(separator: " ")
            return Cell(
                indicator: indicator,
                reason: String(
                    String.UnicodeScalarView(whole.unicodeScalars.prefix(Said.longest))))
        }
    }
}
