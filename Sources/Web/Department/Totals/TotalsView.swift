import HTTP
import HTTPTypes
import Reporting
import Storage

/// What the address asks of the totals, and the totals themselves.
struct TotalsView {
    enum Grouping: String, CaseIterable {
        case level, commune
        /// Where the schools stand on the day on which it is asked.
        case communeToday = "commune_today"
        case school

        func words(communes: String) -> String {
            switch self {
            case .level: "Cấp học"
            case .commune: communes
            case .communeToday: "\(communes) hiện nay"
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
    /// The place of the display order from which on columns are shown, and of those of the next page;
    /// 0 and nil where all are.
    let start: Int
    let next: Int?
    /// The addresses of indicators begin with the one, and say with the other which reports count.
    private let indicators: String
    private let chosen: String

    /// How many communes or schools a page has: the schools of a department of some fifty.
    static let mostColumns = 100

    /// `isPage` for what has no room for all sections beside many columns, nor for all of these.
    ///
    /// - Throws: 400 for a choice that there is not.
    init(_ visit: Visit, isPage: Bool = false) throws {
        try visit.checkQuery(known: Set(["by", "states", "section"] + (isPage ? ["from"] : [])))
        let states = try visit.countedStates()
        let by = try visit.chosen("by") ?? "level"
        guard let grouping = Grouping(rawValue: by) else {
            throw Refusal(
                .badRequest,
                "Chỉ nhóm được theo level (cấp học), commune (xã), commune_today (xã hiện nay) hoặc "
                    + "school (trường).")
        }
        guard let start = Int(sent: try visit.query("from") ?? "0", in: 0...999_999) else {
            throw Refusal(.badRequest, "from là số thứ tự của cột đầu tiên.")
        }
        let oversight = try visit.oversight()
        let communes: CommuneGroups =
            grouping != .commune
            ? .none : isPage ? .page(from: start, limit: TotalsView.mostColumns) : .all
        let totals = try visit.database.roundTotals(
            of: oversight.round, below: oversight.node, states: states, communes: communes,
            at: visit.now)
        let form = totals.layout.form
        let wanted = try visit.chosenSection(of: form)
        let section = wanted ?? (isPage && grouping != .level ? form.sections.first : nil)
        (round, node) = (oversight.round, oversight.node)
        isAhead = round.isAhead(at: visit.now)
        (self.totals, self.states, self.grouping, self.section) = (
            totals, states, grouping, section
        )
        let total = TotalsGroup(totals.total)
        var groups: [TotalsGroup]
        var next = totals.nextCommune
        switch grouping {
        case .level: groups = totals.levels.map { TotalsGroup($0.level, $0.totals) } + [total]
        case .commune: groups = [total] + totals.communes.map { TotalsGroup($0.commune, $0.totals) }
        case .communeToday:
            let all = try visit.totalsOfToday(oversight, states: states)
            let shown = isPage ? all.dropFirst(start).prefix(TotalsView.mostColumns) : all[...]
            groups = [total] + shown.map { TotalsGroup(today: $0.commune, $0.totals) }
            next = shown.endIndex < all.endIndex ? shown.endIndex : nil
        case .school where isPage:
            let (page, cursor) = try visit.database.schoolTotals(
                of: oversight.round, below: oversight.node, states: states,
                after: ReportCursor(behind: start - 1), limit: TotalsView.mostColumns,
                at: visit.now)
            groups = [total] + page.map { TotalsGroup($0.school.unit, $0.totals) }
            next = cursor.map { $0.displayOrder + 1 }
        case .school:
            let all = try visit.database.schoolTotals(
                of: oversight.round, below: oversight.node, states: states, at: visit.now)
            groups = [total] + all.map { TotalsGroup($0.school.unit, $0.totals) }
        }
        (self.start, self.next) = (start, next)
        indicators = "/rounds/\(oversight.round.address)/totals/"
        chosen = "?states=" + TotalsView.text(of: states)
        table = TotalsTable(form, sections: section.map { [$0] } ?? form.sections, groups)
    }

    /// `submitted,approved`, as addresses have the states.
    var chosenStates: String { TotalsView.text(of: states) }

    private static func text(of states: Set<ReportState>) -> String {
        states.contains(.submitted) ? "submitted,approved" : "approved"
    }

    /// The address of what one figure is made of.
    func address(of code: Indicator.Code, in group: TotalsGroup) -> String {
        var address = indicators + code.rawValue + chosen
        if let level = group.level { address += "&level=" + level.rawValue }
        if grouping == .commune, !group.isTotal { address += "&commune=" + group.code }
        return address
    }
}

extension Visit {
    /// By the communes of today, for the owner of a round of no more schools than can be asked.
    func totalsOfToday(
        _ oversight: Oversight, states: Set<ReportState>
    ) throws -> [(commune: Unit?, totals: GroupTotals)] {
        guard oversight.node == oversight.round.owner else { return [] }
        let found = try database.totals(
            of: oversight.round, regroupedOn: now.day, states: states, at: now)
        guard let found else {
            throw Refusal(
                .badRequest,
                "Đợt báo cáo có quá nhiều trường để xem theo xã hiện nay: xem ở đợt của từng cơ quan "
                    + "cấp dưới.")
        }
        return found
    }

    /// The section that the address names; nil when it names none.
    fileprivate func chosenSection(of form: Form) throws -> Form.Section? {
        guard let code = try chosen("section") else { return nil }
        guard let section = form.sections.first(where: { $0.code == code }) else {
            throw Refusal(.badRequest, "Biểu mẫu không có mục “\(code.prefix(40))”.")
        }
        return section
    }
}
