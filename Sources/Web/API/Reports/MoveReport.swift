import HTTP
import HTTPTypes
import Reporting
import Storage

/// A report's way by scripts.
enum MoveReport {
    /// `POST /api/v1/rounds/{round}/reports/{unit}/withdraw`: the head takes it back.
    @Sendable static func withdraw(_ context: Context) throws -> Response {
        try context.change(known: []) { database, file, _, seen in
            try database.move(
                file.unit.id, in: file.round.id, by: .withdraw, seen: seen,
                by: try context.signedIn().actor)
        }
    }

    /// `POST …/review`: the department begins to look at it.
    @Sendable static func review(_ context: Context) throws -> Response {
        try context.change(known: []) { database, file, _, seen in
            try database.move(
                file.unit.id, in: file.round.id, by: .review, seen: seen,
                by: try context.signedIn().actor)
        }
    }

    /// `POST …/approve`
    @Sendable static func approve(_ context: Context) throws -> Response {
        try context.change(known: []) { database, file, _, seen in
            try database.move(
                file.unit.id, in: file.round.id, by: .approve, seen: seen,
                by: try context.signedIn().actor)
        }
    }

    /// `POST …/return {"reason", "cells": [{"code", "reason"}], "due_at"}`
    @Sendable static func giveBack(_ context: Context) throws -> Response {
        try context.change(known: ["reason", "cells", "due_at"]) { database, file, body, seen in
            let cells = try context.returnedCells(body["cells"], of: file.form)
            let reason = try context.text("reason", in: body, isNeeded: cells.isEmpty)
            try database.return(
                file.unit.id, in: file.round.id,
                .init(reason: reason, cells: cells, dueAt: try context.due(in: body)),
                seen: seen, by: try context.signedIn().actor)
        }
    }

    /// `POST …/exempt {"reason"}`
    @Sendable static func exempt(_ context: Context) throws -> Response {
        try context.change(known: ["reason"]) { database, file, body, seen in
            try database.move(
                file.unit.id, in: file.round.id, by: .exempt,
                reason: try context.text("reason", in: body), seen: seen,
                by: try context.signedIn().actor)
        }
    }

    /// `POST …/recall`: an exempt report is owed again.
    @Sendable static func recall(_ context: Context) throws -> Response {
        try context.change(known: []) { database, file, _, seen in
            try database.move(
                file.unit.id, in: file.round.id, by: .recall, seen: seen,
                by: try context.signedIn().actor)
        }
    }

    /// `POST …/extend {"due_at", "reason"}`: another due moment for one unit.
    @Sendable static func extend(_ context: Context) throws -> Response {
        try context.change(known: ["reason", "due_at"]) { database, file, body, _ in
            guard let due = try context.due(in: body) else {
                throw Refusal(.unprocessableContent, "Cần “due_at” (RFC 3339).")
            }
            try database.setDue(
                due, of: file.unit.id, in: file.round.id,
                reason: try context.text("reason", in: body),
                by: try context.signedIn().actor)
        }
    }

    /// `POST …/unlock-request {"reason"}`: the head asks to mend it after the close.
    @Sendable static func askUnlock(_ context: Context) throws -> Response {
        try context.change(known: ["reason"]) { database, file, body, _ in
            try database.askUnlock(
                of: file.unit.id, in: file.round, reason: try context.text("reason", in: body),
                by: try context.signedIn().actor)
        }
    }

    /// `POST …/unlock {"reason", "due_at"}`, or `{"granted": false, "reason"}` to refuse.
    @Sendable static func unlock(_ context: Context) throws -> Response {
        try context.change(known: ["reason", "due_at", "granted"]) { database, file, body, seen in
            let actor = try context.signedIn().actor
            let reason = try context.text("reason", in: body)
            guard let granted = (body["granted"] ?? true).boolean else {
                throw Refusal(.badRequest, "“granted” chỉ là true hoặc false.")
            }
            guard granted else {
                return try database.refuseUnlock(
                    of: file.unit.id, in: file.round.id, text: reason, by: actor)
            }
            guard let due = try context.due(in: body) else {
                throw Refusal(.unprocessableContent, "Cần “due_at” (RFC 3339).")
            }
            try database.unlock(
                file.unit.id, in: file.round.id, .init(reason: reason, dueAt: due), by: actor)
        }
    }

    /// `POST …/paper {"received_on"}`: the day on which the signed paper arrived, null for not yet.
    @Sendable static func paper(_ context: Context) throws -> Response {
        try context.change(known: ["received_on"]) { database, file, body, _ in
            try database.setPaper(
                try context.day("received_on", in: body), of: file.unit.id, in: file.round.id,
                by: try context.signedIn().actor)
        }
    }

    /// `POST …/contacts {"kind", "note", "promised_on"}`: that the school was called or written to.
    @Sendable static func contact(_ context: Context) throws -> Response {
        try context.change(known: ["kind", "note", "promised_on"]) { database, file, body, _ in
            guard let kind = body["kind"]?.string.flatMap(Contact.Kind.init(rawValue:)) else {
                throw Refusal(.unprocessableContent, "“kind” chỉ là call hoặc message.")
            }
            try database.note(
                kind, with: file.unit.id, in: file.round.id,
                note: try context.text("note", in: body),
                promisedOn: try context.day("promised_on", in: body),
                by: try context.signedIn().actor)
        }
    }
}

extension Context {
    /// Changes the report that the address names, and answers with it as it is then. `If-Match`
    /// is heeded where it is sent.
    fileprivate func change(
        known: Set<String>,
        _ body: (WriteTransaction, ReportFile, JSON.Members, Int64?) throws -> Void
    ) throws -> Response {
        try checkQuery(known: [])
        let file = try storage.read { database in
            try report(of: parameters["unit"], in: try round(database), database)
        }
        let sent = request.body.isEmpty ? [:] : try jsonBody(known: known)
        let seen = try seenVersion(of: file.report, isRequired: false)
        return try commit { database in
            try body(database, file, sent, seen)
            let read = database.read
            let file = try report(of: parameters["unit"], in: try round(read), read)
            return try reportAnswer(file, read)
        }
    }

    /// - Throws: 422 when it is missing and needed, too long, or can't be stored.
    func text(_ name: String, in body: JSON.Members, isNeeded: Bool = true) throws -> String {
        let text: String
        switch body[name] {
        case .string(let typed)?: text = try cleaned(typed)
        case nil, .null?: text = ""
        default: throw Refusal(.unprocessableContent, "“\(name)” phải là văn bản.")
        }
        guard text.unicodeScalars.count <= TypedReview.longest, !isNeeded || !text.isEmpty else {
            throw Refusal(
                .unprocessableContent,
                "Cần “\(name)”, không quá \(TypedReview.longest) ký tự.")
        }
        return text
    }

    /// `due_at`; nil when there is none.
    ///
    /// - Throws: 422 for what is no RFC 3339 time, or has passed.
    fileprivate func due(in body: JSON.Members) throws -> Moment? {
        guard let json = body["due_at"], json != .null else { return nil }
        guard let due = json.string.flatMap(Moment.init(rfc3339:)) else {
            throw Refusal(.unprocessableContent, "“due_at” phải là thời điểm RFC 3339.")
        }
        guard due > now else {
            throw Refusal(.unprocessableContent, "“due_at” phải sau thời điểm hiện tại.")
        }
        return due
    }

    fileprivate func day(_ name: String, in body: JSON.Members) throws -> Day? {
        guard let json = body[name], json != .null else { return nil }
        guard let day = json.string.flatMap(Day.init(iso:)) else {
            throw Refusal(.unprocessableContent, "“\(name)” phải là ngày YYYY-MM-DD.")
        }
        return day
    }

    /// `[{"code", "reason"}]`
    fileprivate func returnedCells(_ json: JSON?, of form: Form) throws -> [Indicator.Code: String]
    {
        guard let json, json != .null else { return [:] }
        let refusal = Refusal(
            .unprocessableContent, "“cells” phải là danh sách {\"code\", \"reason\"}.")
        guard let elements = json.array else { throw refusal }
        return try elements.reduce(into: [:]) { cells, element in
            guard let members = element.object,
                Set(members.names).isSubset(of: ["code", "reason"]),
                let code = members["code"]?.string.map(Indicator.Code.init(rawValue:))
            else { throw refusal }
            guard form.indicator(code) != nil, cells[code] == nil else {
                throw Refusal(
                    .unprocessableContent,
                    "Biểu mẫu không có chỉ tiêu “\(code.rawValue.prefix(40))”, hoặc ghi hai lần.")
            }
            cells[code] = try text("reason", in: members)
        }
    }
}
