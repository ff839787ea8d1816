import HTTP
import HTTPTypes
import Reporting
import Storage

/// Totals as scripts read them.
enum TotalsAPI {
    private static let pageSize = 100
    private static let badCursor = Refusal(.badRequest, "cursor không hợp lệ.")

    private enum Grouping: String {
        case level, commune
    }

    /// `GET /api/v1/rounds/{round}/totals?by=level|commune&states=submitted,approved&cursor=`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["by", "states", "cursor"])
        let states = try visit.countedStates()
        let by = try visit.query("by").map { text in
            guard let grouping = Grouping(rawValue: text) else {
                throw Refusal(.badRequest, "by chỉ là level hoặc commune.")
            }
            return grouping
        }
        guard let start = Int(sent: try visit.query("cursor") ?? "0", in: 0...99_999) else {
            throw badCursor
        }
        let (round, node) = (try visit.round(), visit.asker.unit.id)
        let totals = try visit.database.roundTotals(
            of: round, below: node, states: states, at: visit.now)
        let groups = groups(of: totals, by: by)
        guard start <= groups.count else { throw badCursor }
        let missing = try visit.database.missing(
            from: round, below: node, states: states, limit: 100)
        var response = Response.json([
            "round": .string(round.code.rawValue), "states": JSON(counted: states),
            "as_of": .string(visit.now.description),
            "coverage": coverage(of: totals.total, missing: missing),
            "total": [
                "indicators": totals.total.indicatorsJSON(),
                "measures": totals.total.measuresJSON(),
            ],
            "groups": .array(Array(groups.dropFirst(start).prefix(pageSize))),
        ])
        if start + pageSize < groups.count {
            var query = visit.request.query.fields.filter { $0.name != "cursor" }
            query.append(("cursor", String(start + pageSize)))
            try response.linkNext(
                "/api/v1/rounds/\(round.code)/totals?" + FormFields(query).encoded)
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
                totals.groupJSON(
                    "commune",
                    commune.map {
                        ["code": .string($0.unit.code.rawValue), "name": .string($0.unit.name)]
                    } ?? .null)
            }
        case nil: []
        }
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
