import HTTPTypes
import Reporting

/// A step of a report as a script asks for it.
struct SentStep {
    let step: ReportStep
    let said: Said

    /// - Throws: 422 for what is of another kind than the step asks for.
    init(_ step: ReportStep, _ body: JSON.Members, _ wish: Wish) throws {
        var said = Said(try wish.anyText(step == .contact ? "note" : "reason", in: body))
        said.cells = try SentStep.cells(body["cells"], wish)
        said.dueAt = try SentStep.due(in: body)
        said.endsExtension = step == .extend && body["due_at"] == .null
        said.day = try SentStep.day(step == .contact ? "promised_on" : "received_on", in: body)
        let rule = try wish.anyText("rule", in: body)
        said.rule = rule.isEmpty ? nil : Rule.ID(rawValue: rule)
        said.contact = body["kind"]?.string.flatMap(ContactKind.init(rawValue:))
        guard let isGranted = (body["granted"] ?? true).boolean else {
            throw Refusal(.badRequest, "“granted” chỉ là true hoặc false.")
        }
        self.said = said
        self.step = step == .unlock && !isGranted ? .refuseUnlock : step
    }

    private static func due(in body: JSON.Members) throws -> Moment? {
        guard let json = body["due_at"], json != .null else { return nil }
        guard let due = json.string.flatMap(Moment.init(rfc3339:)) else {
            throw Refusal(.unprocessableContent, "“due_at” phải là thời điểm RFC 3339.")
        }
        return due
    }

    private static func day(_ name: String, in body: JSON.Members) throws -> Day? {
        guard let json = body[name], json != .null else { return nil }
        guard let day = json.string.flatMap(Day.init(iso:)) else {
            throw Refusal(.unprocessableContent, "“\(name)” phải là ngày YYYY-MM-DD.")
        }
        return day
    }

    /// `[{"code", "reason"}]`
    private static func cells(_ json: JSON?, _ wish: Wish) throws -> [Indicator.Code: String] {
        guard let json, json != .null else { return [:] }
        let refusal = Refusal(
            .unprocessableContent, "“cells” phải là danh sách {\"code\", \"reason\"}.")
        guard let elements = json.array else { throw refusal }
        return try elements.reduce(into: [:]) { cells, element in
            guard let members = element.object,
                Set(members.names).isSubset(of: ["code", "reason"]),
                let code = members["code"]?.string.map(Indicator.Code.init(rawValue:))
            else { throw refusal }
            guard cells[code] == nil else {
                throw Refusal(
                    .unprocessableContent, "Chỉ tiêu “\(code.rawValue.prefix(40))” ghi hai lần.")
            }
            cells[code] = try wish.anyText("reason", in: members)
        }
    }
}

extension ReportStep {
    /// What the body of a script's request may have.
    var members: Set<String> {
        switch self {
        case .withdraw, .takeBack, .review, .approve, .recall: []
        case .askUnlock, .exempt, .refuseUnlock: ["reason"]
        case .return: ["reason", "cells", "due_at"]
        case .extend: ["reason", "due_at"]
        case .unlock: ["reason", "due_at", "granted"]
        case .paper: ["received_on"]
        case .contact: ["kind", "note", "promised_on"]
        case .waive: ["rule", "reason"]
        case .endWaiver: ["rule"]
        }
    }
}
