import HTTP
import HTTPTypes
import Reporting
import Storage

/// What the office says of its own work in a round, read and put by scripts.
enum OwnPartAPI {
    /// `GET /api/v1/rounds/{round}/own`; 404 where the form asks the office nothing.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        return Response.json(try OwnPartOfRound(visit).json)
    }

    /// `PUT /api/v1/rounds/{round}/own`: all answers anew; what is not named is blank. `version` is
    /// the one that was read, 0 before the first; 409 where it is not the newest.
    @Sendable static func put(_ wish: Wish) throws -> any Reply {
        try wish.checkQuery(known: [])
        var part = try wish.look { try OwnPartOfRound($0) }
        let body = try wish.jsonBody(known: ["version", "values"])
        guard let version = body["version"]?.integer, let version = Int(exactly: version) else {
            throw Refusal(
                .badRequest, "JSON thiếu “version” hoặc “version” không phải là số nguyên.")
        }
        let sent = try SentValues(body["values"], form: part.questions, level: .own)
        part.entries = sent.cells.compactMapValues { $0.map(Entry.value) }
        let problems =
            sent.problems + part.findings.shown.filter { $0.severity == .error }
        guard problems.isEmpty else {
            var refusal = Refusal(.unprocessableContent, "Phần của cơ quan có chỗ phải sửa.")
            refusal.problems = problems
            throw refusal
        }
        return try wish.commit { database in
            guard
                try database.save(
                    own: part.values, of: part.round.id, form: part.form, after: version,
                    by: wish.actor) != nil
            else { throw Refusal(.conflict, "Phần của cơ quan đã được lưu ở nơi khác.") }
            return .json(try OwnPartOfRound(wish.visit(in: database.read)).json)
        }
    }
}

extension OwnPartOfRound {
    fileprivate var json: JSON {
        [
            "round": .string(round.address.rawValue), "version": .integer(Int64(version)),
            "saved_at": savedAt.map { .string($0.description) } ?? .null,
            "values": .values(values),
        ]
    }
}
