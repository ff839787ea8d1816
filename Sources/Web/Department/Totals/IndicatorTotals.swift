import HTTP
import HTTPTypes
import Reporting
import Storage

/// One indicator over all schools.
enum IndicatorTotals {
    /// `GET /rounds/{round}/totals/{indicator}?level=&commune=&states=`: what a total is made of,
    /// school by school; the narratives of all schools for a question of words.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["level", "commune", "states"])
        let page = try context.storage.read { database in
            try IndicatorPage(context, IndicatorView(context, database), database)
        }
        return try context.page("Indicator", page)
    }
}

/// One indicator over the reports that the address chooses.
struct IndicatorView {
    /// A report of the group, with its value when it counts.
    struct Line {
        let listed: ListedReport
        let value: Value?
        let before: Value?
        let isCounted: Bool
    }

    let round: Round
    let node: Unit.ID
    let form: Form
    let indicator: Indicator
    let states: Set<ReportState>
    let level: LevelName?
    let commune: RoundUnit?
    /// In display order, exempt ones left out.
    let lines: [Line]
    let previous: Round?

    init(_ context: Context, _ database: ReadTransaction) throws {
        let oversight = try context.oversight(database)
        (round, node) = (oversight.round, oversight.node)
        form = try database.rounds.layout(of: oversight.round).form
        guard
            let found = form.indicator(
                Indicator.Code(rawValue: context.parameters["indicator"] ?? ""))
        else { throw Refusal.notFound }
        indicator = found
        let states = try context.countedStates()
        self.states = states
        level = try context.chosen("level").map { code in
            guard
                let level = try database.units.levels().first(where: { $0.level.rawValue == code })
            else { throw Refusal(.badRequest, "Không có cấp học “\(code.prefix(40))”.") }
            return level
        }
        var filter = ReportFilter()
        filter.level = level?.level
        filter.commune = try context.chosen("commune").map(Unit.Code.init(rawValue:))
        let listed = try database.listing(
            of: oversight.round, below: oversight.node, filter: filter, at: context.now)
        commune = filter.commune == nil ? nil : listed.first?.commune
        guard filter.commune == nil || commune != nil else {
            throw Refusal(.badRequest, "Không có xã này trong đợt báo cáo.")
        }
        let values = try database.reports.submittedValues(
            in: oversight.round.id, states: states, form: form)
        previous = oversight.previous
        var old: [Unit.ID: Values] = [:]
        if let previous = oversight.previous {
            let asked = try database.rounds.layout(of: previous).form
            if asked.indicator(found.code)?.kind.name == found.kind.name {
                old = try database.reports.submittedValues(
                    in: previous.id, states: [.approved], form: asked)
            }
        }
        lines = listed.filter { $0.report.state != .exempt }.compactMap { listed in
            guard let level = listed.unit.level, found.applies(to: level) else { return nil }
            return Line(
                listed: listed, value: values[listed.unit.id]?[found.code],
                before: old[listed.unit.id]?[found.code],
                isCounted: states.contains(listed.report.state))
        }
    }

    var counted: [Line] { lines.filter(\.isCounted) }
    var answered: [Line] { counted.filter { $0.value != nil } }
}
