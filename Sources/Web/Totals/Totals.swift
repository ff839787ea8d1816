import HTTP
import HTTPTypes
import Reporting
import Storage

extension Site {
    /// `GET /rounds/{round}/totals?by=level|commune&states=submitted,approved&section=`
    @Sendable static func totals(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["by", "states", "section"])
        let states = try context.countedStates()
        let by = try context.chosen("by") ?? "level"
        guard let grouping = TotalsPage.Grouping(rawValue: by) else {
            throw Refusal(.badRequest, "Chỉ nhóm được theo level (cấp học) hoặc commune (xã).")
        }
        let code = try context.chosen("section")
        let now = context.now
        let page = try context.storage.read { database in
            let oversight = try context.oversight(database)
            let (round, node) = (oversight.round, oversight.node)
            let totals = try database.roundTotals(of: round, below: node, states: states, at: now)
            let sections = totals.layout.form.sections
            let section = try code.map { code in
                guard let section = sections.first(where: { $0.code == code }) else {
                    throw Refusal(.badRequest, "Biểu mẫu không có mục “\(code.prefix(40))”.")
                }
                return section
            }
            return TotalsPage(
                frame: try Frame(
                    context, title: "Số liệu tổng hợp", current: "/rounds/\(round.code)/totals",
                    round: round,
                    in: database),
                head: try RoundHead(round, page: "/totals", context, database), round: round,
                totals: totals,
                missing: try database.missing(
                    from: round, below: node, states: states, limit: TotalsPage.mostNamed),
                grouping: grouping, states: states, section: section)
        }
        return try context.page("Totals", page)
    }
}
