import HTTP
import HTTPTypes
import Reporting
import Storage

/// Totals as scripts read them.
enum TotalsAPI {
    private static let pageSize = 100
    private static let badCursor = Refusal(.badRequest, "cursor không hợp lệ.")

    /// `GET /api/v1/rounds/{round}/totals?by=level|commune&states=submitted,approved&cursor=`
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["by", "states", "cursor"])
        let states = try context.countedStates()
        let by = try context.query("by")
        guard by == nil || by == "level" || by == "commune" else {
            throw Refusal(.badRequest, "by chỉ là level hoặc commune.")
        }
        guard let start = Int(sent: try context.query("cursor") ?? "0", in: 0...99_999) else {
            throw badCursor
        }
        let asker = try context.signedIn()
        let now = context.now
        return try context.storage.read { database in
            let round = try context.round(database)
            let totals = try database.roundTotals(
                of: round, below: asker.unit.id, states: states, at: now)
            let missing = try database.missing(
                from: round, below: asker.unit.id, states: states, limit: 100)
            var groups: [JSON] = []
            switch by {
            case "level":
                groups = totals.levels.map {
                    $0.totals.groupJSON("level", .string($0.level.level.rawValue))
                }
            case "commune":
                groups = totals.communes.map {
                    $0.totals.groupJSON(
                        "commune",
                        [
                            "code": .string($0.commune.unit.code.rawValue),
                            "name": .string($0.commune.unit.name),
                        ])
                }
            default: break
            }
            guard start <= groups.count else { throw badCursor }
            let total = totals.total
            let missingCount = total.coverage.due - total.counted
            var response = Response.json([
                "round": .string(round.code.rawValue),
                "states": .array(
                    [ReportState.submitted, .approved].filter(states.contains).map {
                        .string($0.rawValue)
                    }),
                "as_of": .string(now.description),
                "coverage": [
                    "due": .integer(Int64(total.coverage.due)),
                    "counted": .integer(Int64(total.counted)),
                    "missing_count": .integer(Int64(missingCount)),
                    "missing": .array(missing.map { .string($0.unit.code.rawValue) }),
                ],
                "total": ["indicators": total.indicatorsJSON, "measures": total.measuresJSON],
                "groups": .array(Array(groups.dropFirst(start).prefix(pageSize))),
            ])
            if start + pageSize < groups.count {
                var query = context.request.query.fields.filter { $0.name != "cursor" }
                query.append(("cursor", String(start + pageSize)))
                let address = "/api/v1/rounds/\(round.code)/totals?" + FormFields(query).encoded
                try response.linkNext(address)
            }
            return response
        }
    }
}

extension GroupTotals {
    fileprivate func groupJSON(_ name: String, _ value: JSON) -> JSON {
        .object([
            name: value,
            "coverage": [
                "due": .integer(Int64(coverage.due)), "counted": .integer(Int64(counted)),
            ],
            "indicators": indicatorsJSON, "measures": measuresJSON,
        ])
    }
}
