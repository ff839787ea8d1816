import HTTP
import HTTPTypes
import Reporting
import Storage

/// Số liệu tổng hợp.
enum Totals {
    /// `GET /rounds/{round}/totals?by=level|commune|school&states=submitted,approved&section=`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        let view = try TotalsView(visit)
        return visit.page(
            "Totals",
            TotalsPage(
                frame: try Frame(
                    visit, title: "Số liệu tổng hợp",
                    current: "/rounds/\(view.round.code)/totals", round: view.round),
                head: try RoundHead(view.round, page: "/totals", visit), view,
                missing: try visit.database.missing(
                    from: view.round, below: view.node, states: view.states,
                    limit: TotalsPage.mostNamed)))
    }
}

/// What the address asks of the totals, and the totals themselves.
struct TotalsView {
    enum Grouping: String, CaseIterable {
        case level, commune, school

        var words: String {
            switch self {
            case .level: "Cấp học"
            case .commune: "Xã, thị trấn"
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
    let groups: [TotalsGroup]
    /// The whole of the round before, when its tree has the node.
    let previous: GroupTotals?

    var form: Form { totals.layout.form }
    var sections: [Form.Section] { section.map { [$0] } ?? form.sections }

    var table: TotalsTable {
        TotalsTable(sections, groups, measures: section == nil ? form.measures : [])
    }

    /// - Throws: 400 for a choice that there is not.
    init(_ visit: Visit) throws {
        try visit.checkQuery(known: ["by", "states", "section"])
        let (database, now) = (visit.database, visit.now)
        let states = try visit.countedStates()
        let by = try visit.chosen("by") ?? "level"
        guard let grouping = Grouping(rawValue: by) else {
            throw Refusal(
                .badRequest,
                "Chỉ nhóm được theo level (cấp học), commune (xã) hoặc school (trường).")
        }
        let oversight = try visit.oversight()
        (round, node) = (oversight.round, oversight.node)
        totals = try database.roundTotals(
            of: oversight.round, below: oversight.node, states: states, at: now)
        self.states = states
        self.grouping = grouping
        let sections = totals.layout.form.sections
        let wanted = try visit.chosen("section").map { code in
            guard let section = sections.first(where: { $0.code == code }) else {
                throw Refusal(.badRequest, "Biểu mẫu không có mục “\(code.prefix(40))”.")
            }
            return section
        }
        // Many columns: one section at a time.
        section = wanted ?? (grouping == .level ? nil : sections.first)
        groups =
            grouping == .school
            ? try database.schoolGroups(
                of: oversight.round, below: oversight.node, totals, states, at: now)
            : TotalsGroup.all(in: totals, by: grouping)
        previous = try oversight.previous.map {
            try database.roundTotals(of: $0, below: oversight.node, states: states, at: now)
                .total
        }
    }

    /// The address of what one figure is made of.
    func address(of code: Indicator.Code, in group: TotalsGroup) -> String {
        var query = "states=" + (states.contains(.submitted) ? "submitted,approved" : "approved")
        if let level = group.level { query += "&level=\(level)" }
        if grouping == .commune, !group.isTotal { query += "&commune=\(group.code)" }
        return "/rounds/\(round.code)/totals/\(code)?\(query)"
    }
}

extension ReadTransaction {
    /// Each school whose report counts as a group of its own, in display order, behind the total.
    fileprivate func schoolGroups(
        of round: Round, below node: Unit.ID, _ totals: RoundTotals, _ states: Set<ReportState>,
        at now: Moment
    ) throws -> [TotalsGroup] {
        let layout = totals.layout
        let values = try reports.submittedValues(in: round.id, states: states, form: layout.form)
        guard let plan = try plans.find(round.plan) else { throw Refusal.notFound }
        let parameters = round.parameters(of: layout.form, plan: plan, today: round.dataClose)
        var filter = ReportFilter()
        filter.states = states
        let total = TotalsGroup(
            name: "Tổng cộng", code: "total", totals: totals.total, level: nil, isTotal: true)
        return try [total]
            + listing(of: round, below: node, filter: filter, at: now).compactMap { listed in
                guard let own = values[listed.unit.id], let level = listed.unit.level else {
                    return nil
                }
                let tally = layout.tally(of: own, level: level, parameters: parameters)
                return TotalsGroup(
                    name: listed.unit.unit.shortName, code: listed.unit.unit.code.rawValue,
                    totals: GroupTotals(
                        layout: layout, coverage: Coverage(states: [listed.report.state: 1]),
                        states: states, tally: tally, communes: [tally]),
                    level: level, isTotal: false)
            }
    }
}
