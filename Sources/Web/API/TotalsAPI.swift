import HTTP
import HTTPTypes
import Reporting
import Storage

extension Site {
    private static let pageSize = 100

    /// `GET /api/v1/rounds/{round}/totals?by=level|commune&states=submitted,approved&cursor=`
    @Sendable static func totalsAPI(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["by", "states", "cursor"])
        let states = try context.countedStates()
        let by = try context.query("by")
        guard by == nil || by == "level" || by == "commune" else {
            throw Refusal(.badRequest, "by chỉ là level hoặc commune.")
        }
        guard let start = Int(try context.query("cursor") ?? "0"), start >= 0 else {
            throw Refusal(.badRequest, "cursor không hợp lệ.")
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

    fileprivate var indicatorsJSON: JSON {
        var members = JSON.Members()
        for indicator in layout.form.indicators {
            guard let places = layout.indicators[indicator.code] else { continue }
            var figures: JSON.Members = [
                "answered": .integer(figure(places.answered)),
                "applicable": .integer(figure(places.applicable)),
            ]
            switch places.detail {
            case .none: break
            case .sum(let place):
                if case .decimal(let scale) = indicator.kind {
                    figures["sum"] = .decimal(FixedPoint(units: figure(place), scale: scale))
                } else {
                    figures["sum"] = .integer(figure(place))
                }
            case .count(let yes, let no):
                figures["true"] = .integer(figure(yes))
                figures["false"] = .integer(figure(no))
            case .options(let places):
                var options = JSON.Members()
                for (option, place) in zip(indicator.kind.list?.options ?? [], places) {
                    options[option.value] = .integer(figure(place))
                }
                figures["options"] = .object(options)
            }
            members[indicator.code.rawValue] = .object(figures)
        }
        return .object(members)
    }

    fileprivate var measuresJSON: JSON {
        var members = JSON.Members()
        for measure in layout.form.measures {
            let result = result(of: measure)
            switch result {
            case .ratio(let numerator, let denominator):
                members[measure.code.rawValue] = [
                    "numerator": numerator.map(JSON.integer) ?? .null,
                    "denominator": denominator.map(JSON.integer) ?? .null,
                    "percent": result.permille.map {
                        .decimal(FixedPoint(units: $0, scale: 1))
                    } ?? .null,
                ]
            case .value(let value):
                members[measure.code.rawValue] = ["value": value.map(JSON.integer) ?? .null]
            }
        }
        return .object(members)
    }
}
