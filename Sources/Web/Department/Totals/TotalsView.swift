import HTTP
import HTTPTypes
import Reporting
import Storage

/// What the address asks of the totals, and the totals themselves.
struct TotalsView {
    enum Grouping: String, CaseIterable {
        case level, commune, school

        func words(in round: Round) -> String {
            switch self {
            case .level: "Cấp học"
            case .commune: round.communeTitle
            case .school: "Trường"
            }
        }
    }

    let round: Round
    let node: Unit.ID
    let totals: RoundTotals
    let grouping: Grouping
    let states: Set<ReportState>
    /// The one that is shown; nil for all.
    let section: Form.Section?
    let table: TotalsTable
    /// Reports may still come, and be on time.
    let isAhead: Bool

    /// `oneSection` for a page, which has no room for all of them beside many columns.
    ///
    /// - Throws: 400 for a choice that there is not.
    init(_ visit: Visit, oneSection: Bool = false) throws {
        try visit.checkQuery(known: ["by", "states", "section"])
        let states = try visit.countedStates()
        let by = try visit.chosen("by") ?? "level"
        guard let grouping = Grouping(rawValue: by) else {
            throw Refusal(
                .badRequest,
                "Chỉ nhóm được theo level (cấp học), commune (xã) hoặc school (trường).")
        }
        let oversight = try visit.oversight()
        let totals = try visit.database.roundTotals(
            of: oversight.round, below: oversight.node, states: states, at: visit.now)
        let form = totals.layout.form
        let wanted = try visit.chosenSection(of: form)
        let section = wanted ?? (oneSection && grouping != .level ? form.sections.first : nil)
        (round, node) = (oversight.round, oversight.node)
        isAhead = round.isAhead(at: visit.now)
        (self.totals, self.states, self.grouping, self.section) = (
            totals, states, grouping, section
        )
        let total = TotalsGroup(totals.total)
        let groups: [TotalsGroup] =
            switch grouping {
            case .level: totals.levels.map { TotalsGroup($0.level, $0.totals) } + [total]
            case .commune:
                [total] + totals.communes.map { TotalsGroup($0.commune, $0.totals) }
            case .school:
                try [total]
                    + visit.database.schoolTotals(
                        of: oversight.round, below: oversight.node, states: states, at: visit.now
                    ).map { TotalsGroup($0.school.unit, $0.totals) }
            }
        table = TotalsTable(form, sections: section.map { [$0] } ?? form.sections, groups)
    }

    /// `submitted,approved`, as addresses have the states.
    var chosenStates: String { states.contains(.submitted) ? "submitted,approved" : "approved" }

    /// The address of what one figure is made of.
    func address(of code: Indicator.Code, in group: TotalsGroup) -> String {
        var query = "states=" + chosenStates
        if let level = group.level { query += "&level=\(level)" }
        if grouping == .commune, !group.isTotal { query += "&commune=\(group.code)" }
        return "/rounds/\(round.address)/totals/\(code)?\(query)"
    }
}

extension Visit {
    /// The section that the address names; nil when it names none.
    fileprivate func chosenSection(of form: Form) throws -> Form.Section? {
        guard let code = try chosen("section") else { return nil }
        guard let section = form.sections.first(where: { $0.code == code }) else {
            throw Refusal(.badRequest, "Biểu mẫu không có mục “\(code.prefix(40))”.")
        }
        return section
    }
}
