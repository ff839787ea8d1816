import HTTP
import HTTPTypes
import Reporting
import Storage

/// Totals as scripts read them.
enum TotalsAPI {
    private static let pageSize = 100
    private static let badCursor = Refusal(.badRequest, "cursor không hợp lệ.")

    private enum Grouping: String {
        case level, commune, school
        case communeToday = "commune_today"
    }

    /// `GET /api/v1/rounds/{round}/totals?by=level|commune|commune_today|school&states=submitted,approved&cursor=`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["by", "states", "cursor"])
        let states = try visit.countedStates()
        let by = try visit.query("by").map { text in
            guard let grouping = Grouping(rawValue: text) else {
                throw Refusal(.badRequest, "by chỉ là level, commune, commune_today hoặc school.")
            }
            return grouping
        }
        guard let start = Int(sent: try visit.query("cursor") ?? "0", in: 0...99_999) else {
            throw badCursor
        }
        let (round, node) = (try visit.round(), visit.asker.unit.id)
        let totals = try visit.database.roundTotals(
            of: round, below: node, states: states,
            communes: by == .commune ? .page(from: start, limit: pageSize) : .none, at: visit.now)
        let (groups, next) =
            switch by {
            case .school: try schools(of: round, states: states, from: start, in: visit)
            case .communeToday: try today(of: round, states: states, from: start, in: visit)
            case .level, .commune, nil: (groups(of: totals, by: by), totals.nextCommune)
            }
        let hasPages = by != .level && by != nil
        guard start == 0 || (hasPages && !groups.isEmpty) else { throw badCursor }
        let missing = try visit.database.units(
            of: round, below: node, in: states.missing, limit: 100, at: visit.now)
        var response = Response.json([
            "round": .string(round.address.rawValue), "states": JSON(counted: states),
            "as_of": .string(visit.now.description),
            "coverage": coverage(of: totals.total, missing: missing),
            "total": [
                "indicators": totals.total.indicatorsJSON(),
                "measures": totals.total.measuresJSON(),
                "nil_returns": totals.total.nilReturnsJSON,
            ],
            "groups": .array(groups),
        ])
        if let next {
            var query = visit.request.query.fields.filter { $0.name != "cursor" }
            query.append(("cursor", String(next)))
            try response.linkNext(
                "/api/v1/rounds/\(round.address)/totals?" + FormFields(query).encoded)
        }
        return response
    }

    private static func groups(of totals: RoundTotals, by grouping: Grouping?) -> [JSON] {
        switch grouping {
        case .level:
            totals.levels.map { level, totals in
                totals.groupJSON("level", .string(level.level.rawValue))
            }
        case .commune:
            totals.communes.map { commune, totals in
                totals.groupJSON("commune", commune?.unit.nameJSON ?? .null)
            }
        case .school, .communeToday, nil: []
        }
    }

    /// A page of the schools whose reports count, from that place of the display order on, and where
    /// the next one begins.
    private static func schools(
        of round: Round, states: Set<ReportState>, from start: Int, in visit: Visit
    ) throws -> (groups: [JSON], next: Int?) {
        let (page, next) = try visit.database.schoolTotals(
            of: round, below: visit.asker.unit.id, states: states,
            after: ReportCursor(behind: start - 1), limit: pageSize, at: visit.now)
        let groups = page.map { school, totals in
            totals.groupJSON("school", school.unit.unit.nameJSON)
        }
        return (groups, next.map { $0.displayOrder + 1 })
    }

    /// A page of the communes of today, from that one in their order on.
    private static func today(
        of round: Round, states: Set<ReportState>, from start: Int, in visit: Visit
    ) throws -> (groups: [JSON], next: Int?) {
        let oversight = Oversight(round: round, node: visit.asker.unit.id, previous: nil)
        let all = try visit.totalsOfToday(oversight, states: states)
        let page = all.dropFirst(start).prefix(pageSize)
        let groups = page.map { commune, totals in
            totals.groupJSON("commune", commune?.nameJSON ?? .null)
        }
        return (groups, page.endIndex < all.endIndex ? page.endIndex : nil)
    }

    private static func coverage(of total: GroupTotals, missing: [RoundUnit]) -> JSON {
        [
            "due": .integer(Int64(total.coverage.due)),
            "counted": .integer(Int64(total.counted)),
            "missing_count": .integer(Int64(total.coverage.due - total.counted)),
            "missing": .array(missing.map { .string($0.unit.code.rawValue) }),
        ]
    }
}

extension GroupTotals {
    fileprivate func groupJSON(_ name: String, _ value: JSON) -> JSON {
        .object([
            name: value,
            "coverage": [
                "due": .integer(Int64(coverage.due)), "counted": .integer(Int64(counted)),
            ],
            "indicators": indicatorsJSON(), "measures": measuresJSON(),
            "nil_returns": nilReturnsJSON,
        ])
    }
}

extension Unit {
    fileprivate var nameJSON: JSON { ["code": .string(code.rawValue), "name": .string(name)] }
}
