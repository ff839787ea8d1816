import HTTP
import HTTPTypes
import Reporting
import Storage

/// Reports as scripts read them.
enum ReportsAPI {
    private static let pageSize = 100

    /// `GET /api/v1/rounds/{round}/reports`: 100 a page, the next one by `Link` (RFC 8288).
    @Sendable static func list(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["state", "level", "commune", "q", "cursor"])
        let filter = try filter(visit)
        let cursor = try visit.query("cursor").map(Unit.Code.init(rawValue:))
        let round = try visit.round()
        let last = try cursor.map { try place($0, in: round, visit) }
        let page = try page(in: round, filter, after: last, visit)
        var response = Response.json(["reports": .array(page.lines.map(\.json))])
        if let next = try page.next.flatMap({ try visit.database.unit(at: $0, in: round) }) {
            var query = visit.request.query.fields.filter { $0.name != "cursor" }
            query.append(("cursor", next.unit.code.rawValue))
            let address = "/api/v1/rounds/\(round.address)/reports?" + FormFields(query).encoded
            try response.linkNext(address)
        }
        return response
    }

    /// `GET /api/v1/rounds/{round}/reports/{unit}`, with the report's version as entity tag.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        return try visit.answer(with: try visit.report())
    }

    /// A school is by itself in its list.
    private static func page(
        in round: Round, _ filter: ReportFilter, after last: RoundUnit?, _ visit: Visit
    ) throws -> ReportListPage {
        let own = visit.asker.unit.id
        guard visit.asker.role.isOfSchool else {
            return try visit.database.reportPage(
                of: round, below: own, filter: filter, after: last.map(ReportCursor.init(behind:)),
                limit: pageSize, at: visit.now)
        }
        return ReportListPage(
            lines: last == nil
                ? try visit.database.listing(of: round, unit: own, filter: filter, at: visit.now)
                : [])
    }

    private static func filter(_ visit: Visit) throws -> ReportFilter {
        var filter = ReportFilter()
        if let name = try visit.query("state") {
            guard let state = ReportState(rawValue: name) else {
                throw Refusal(.badRequest, "state không có giá trị “\(name.prefix(40))”.")
            }
            filter.states = [state]
        }
        filter.level = try visit.query("level").map(Level.init(rawValue:))
        filter.commune = try visit.query("commune").map(Unit.Code.init(rawValue:))
        filter.query = try visit.query("q") ?? ""
        guard filter.query.count <= 100 else {
            throw Refusal(.badRequest, "q dài quá 100 ký tự.")
        }
        return filter
    }

    /// The unit that a cursor names. It may have left the filter since; its place stays. What the
    /// asker may not see is no place, as what does not exist.
    private static func place(
        _ cursor: Unit.Code, in round: Round, _ visit: Visit
    ) throws -> RoundUnit {
        guard let unit = try visit.database.units.find(cursor),
            let placed = try visit.database.rounds.unit(unit.id, in: round.id),
            try visit.sees(placed)
        else { throw Refusal(.badRequest, "cursor không hợp lệ.") }
        return placed
    }
}

extension ListedReport {
    fileprivate var json: JSON {
        [
            "unit": unit.json(commune: commune), "state": .string(report.state.rawValue),
            "due_at": .string(dueAt.description),
            "submitted_at": report.submittedAt.map { .string($0.description) } ?? .null,
            "late": .boolean(isLate), "returned_count": .integer(Int64(report.returnedCount)),
            "revision": .integer(Int64(report.revision)),
        ]
    }
}

extension RoundUnit {
    func json(commune: RoundUnit?) -> JSON {
        [
            "code": .string(unit.code.rawValue), "name": .string(unit.name),
            "level": level.map { .string($0.rawValue) } ?? .null,
            "commune": commune.map {
                ["code": .string($0.unit.code.rawValue), "name": .string($0.unit.name)]
            } ?? .null,
        ]
    }
}
