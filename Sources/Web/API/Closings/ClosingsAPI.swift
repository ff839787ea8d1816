import HTTP
import HTTPTypes
import Reporting
import Storage

/// Closings by scripts.
enum ClosingsAPI {
    /// `POST /api/v1/rounds/{round}/close` `{"document": {"number", "date"}, "reason"}`: closes the
    /// figures, or corrects what was closed.
    @Sendable static func close(_ wish: Wish) throws -> any Reply {
        try wish.checkQuery(known: [])
        let body = try wish.jsonBody(known: ["document", "reason"])
        let document = body["document"]?.object
        guard let document, Set(document.names).isSubset(of: ["number", "date"]),
            let number = document["number"]?.integer, (1...99_999).contains(number),
            let date = document["date"]?.string.flatMap(Day.init(iso:))
        else {
            throw Refusal(
                .unprocessableContent,
                "document gồm number (từ 1 đến 99999) và date (YYYY-MM-DD).")
        }
        let reason = try body["reason"].map { json -> String in
            guard let text = json.string, text.unicodeScalars.count <= 1000 else {
                throw Refusal(.unprocessableContent, "reason là văn bản, không quá 1.000 ký tự.")
            }
            return try wish.cleaned(text)
        }
        let order = ClosingOrder(
            documentNumber: Int(number), documentDate: date, reason: reason ?? "")
        do {
            return try wish.close(order) { round, number in
                var response = Response.json(
                    ["round": .string(round.address.rawValue), "closing": .integer(Int64(number))],
                    status: .created)
                try response.setField(
                    .location, to: "/api/v1/rounds/\(round.address)/closings/\(number)")
                return response
            }
        } catch let objection as WriteTransaction.ClosingObjection {
            throw Refusal(
                objection.isOfDate ? .unprocessableContent : .conflict, objection.sentence)
        }
    }

    /// `GET /api/v1/rounds/{round}/closings/{number}`: what was closed, with its files.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let (round, closing) = try visit.closing()
        let content = closing.content
        let base = "/api/v1/rounds/\(round.address)/closings/\(content.number)"
        var members: JSON.Members = [
            "round": .string(round.address.rawValue), "closing": .integer(Int64(content.number)),
            "closed_at": .string(content.closedAt.description),
            "document": [
                "number": .integer(Int64(content.documentNumber)),
                "date": .string(content.documentDate.description),
            ],
            "reason": .string(content.reason),
            "coverage": [
                "due": .integer(Int64(content.schools.count)),
                "counted": .integer(Int64(content.approved.count)),
                "missing": .array(
                    content.schools.filter { $0.state != .approved }
                        .map { .string($0.code.rawValue) }),
            ],
            "files": .array(
                closing.files.map { file in
                    [
                        "name": .string(file.name), "address": .string("\(base)/\(file.name)"),
                        "bytes": .integer(Int64(file.bytes)), "sha256": .string(file.hash),
                    ]
                }),
        ]
        members["corrects"] =
            content.correction.map { correction in
                [
                    "closing": .integer(Int64(correction.closing)),
                    "changes": .array(
                        correction.changes.map { change in
                            [
                                "unit": change.unit.map(JSON.string) ?? .null,
                                "what": .string(change.what), "old": .string(change.old),
                                "new": .string(change.new), "why": .string(change.why),
                            ]
                        }),
                ]
            } ?? .null
        return Response.json(.object(members))
    }
}
