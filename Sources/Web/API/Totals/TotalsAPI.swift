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
    }

    /// `GET /api/v1/rounds/{round}/totals?by=level|commune|school&states=submitted,approved&cursor=`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["by", "states", "cursor"])
        let states = try visit.countedStates()
        let by = try visit.query("by").map { text in
            guard let grouping = Grouping(rawValue: text) else {
                throw Refusal(.badRequest, "by chỉ là level, commune hoặc school.")
            }
            return grouping
        }
        guard let start = Int(sent: try visit.query("cursor") ?? "0", in: 0...99_999) else {
            throw badCursor
        }
        let (round, node) = (try visit.round(), visit.asker.unit.id)
        let totals = try visit.database.roundTotals(
            of: round, below: node, states: states, at: visit.now)
        let (groups, count) =
            by == .school
            ? try schools(of: round, states: states, from: start, in: visit)
            : page(of: groups(of: totals, by: by), from: start)
        guard start <= count else { throw badCursor }
        let missing = try visit.database.units(
            of: round, below: node, in: states.missing, limit: 100)
        var response = Response.json([
            "round": .string(round.address.rawValue), "states": JSON(counted: states),
            "as_of": .string(visit.now.description),
            "coverage": coverage(of: totals.total, missing: missing),
            "total": [
                "indicators": totals.total.indicatorsJSON(),
                "measures": totals.total.measuresJSON(),
            ],
            "groups": .array(groups),
        ])
        if start + pageSize < count {
            var query = visit.request.query.fields.filter { $0.name != "cursor" }
            query.append(("cursor", String(start + pageSize)))
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
        case .school, nil: []
        }
    }

    private static func page(of groups: [JSON], from start: Int) -> (groups: [JSON], count: Int) {
        (Array(groups.dropFirst(start).prefix(pageSize)), groups.count)
    }

    /// A page of the schools whose reports count, and how many they are.
    private static func schools(
        of round: Round, states: Set<ReportState>, from start: Int, in visit: Visit
    ) throws -> (groups: [JSON], count: Int) {
        let (page, count) = try visit.database.schoolTotals(
            of: round, below: visit.asker.unit.id, states: states, from: start, most: pageSize,
            at: visit.now)
        let groups = page.map { school, totals in
            totals.groupJSON("school", school.unit.unit.nameJSON)
        }
        return (groups, count)
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
        ])
    }
}

extension Unit {
    fileprivate var nameJSON: JSON { ["code": .string(code.rawValue), "name": .string(name)] }
}
