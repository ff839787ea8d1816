import HTTP
import HTTPTypes
import Reporting
import Storage

/// Reports as scripts read them.
enum ReportsAPI {
    private static let pageSize = 100

    /// `GET /api/v1/rounds/{round}/reports`: 100 a page, the next one by `Link` (RFC 8288).
    @Sendable static func list(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["state", "level", "commune", "q", "cursor"])
        let asker = try context.signedIn()
        var filter = ReportFilter()
        if let name = try context.query("state") {
            guard let state = ReportState(rawValue: name) else {
                throw Refusal(.badRequest, "state không có giá trị “\(name.prefix(40))”.")
            }
            filter.states = [state]
        }
        filter.level = try context.query("level").map(Level.init(rawValue:))
        filter.commune = try context.query("commune").map(Unit.Code.init(rawValue:))
        filter.query = try context.query("q") ?? ""
        let cursor = try context.query("cursor").map(Unit.Code.init(rawValue:))
        let now = context.now
        let (round, listed) = try context.storage.read { database in
            let round = try context.round(database)
            let last = try cursor.map { try context.place($0, in: round, database) }
            let isOfSchool = asker.role.isOfSchool
            let all = try database.listing(
                of: round, below: isOfSchool ? round.owner : asker.unit.id, filter: filter,
                after: last, at: now)
            return (round, isOfSchool ? all.filter { $0.unit.id == asker.unit.id } : all)
        }
        let page = listed.prefix(pageSize)
        var response = Response.json(["reports": .array(page.map(\.json))])
        if page.count < listed.count, let last = page.last {
            var query = context.request.query.fields.filter { $0.name != "cursor" }
            query.append(("cursor", last.unit.unit.code.rawValue))
            let address = "/api/v1/rounds/\(round.code)/reports?" + FormFields(query).encoded
            try response.linkNext(address)
        }
        return response
    }

    /// `GET /api/v1/rounds/{round}/reports/{unit}`, with the report's version as entity tag.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        return try context.storage.read { database in
            let round = try context.round(database)
            let file = try context.report(of: context.parameters["unit"], in: round, database)
            return try context.reportAnswer(file, database)
        }
    }
}

extension Context {
    /// The unit that a cursor names. It may have left the filter since; its place stays. What the
    /// asker may not see is no place, as what does not exist.
    fileprivate func place(_ cursor: Unit.Code, in round: Round, _ database: ReadTransaction) throws
        -> Unit.ID
    {
        guard let unit = try database.units.find(cursor),
            let placed = try database.rounds.unit(unit.id, in: round.id),
            try isSeen(placed, database)
        else { throw Refusal(.badRequest, "cursor không hợp lệ.") }
        return unit.id
    }

    private func isSeen(_ unit: RoundUnit, _ database: ReadTransaction) throws -> Bool {
        let asker = try signedIn()
        return asker.role.isOfSchool
            ? unit.id == asker.unit.id : try database.rounds.isBelow(unit, asker.unit.id)
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

extension Context {
    /// One report: the school sees its working copy, the department what was submitted last.
    func reportAnswer(
        _ file: ReportFile, _ database: ReadTransaction, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let (unit, round) = (file.unit.id, file.round.id)
        let isSchool = try signedIn().role.isOfSchool
        let submitted = try database.reports.submittedValues(of: unit, in: round, form: file.form)
        let entries =
            isSchool
            ? try database.reports.entries(of: unit, in: round, form: file.form)
            : (submitted ?? [:]).mapValues(Entry.value)
        let check = try database.check(of: file, today: now.day)
        let commune = try file.unit.commune.flatMap { try database.rounds.unit($0, in: round) }
        var values: Values = [:]
        var unreadable = JSON.Members()
        for indicator in file.form.indicators {
            switch entries[indicator.code] {
            case .value(let value): values[indicator.code] = value
            case .unreadable(let typed): unreadable[indicator.code.rawValue] = .string(typed)
            case nil: break
            }
        }
        let returned = try database.reports.returnedCells(of: unit, in: round)
        let isBlank = entries.isEmpty
        let report = file.report
        let reason = report.state == .returned || report.state == .exempt ? report.reason : nil
        var desk = JSON.Members()
        if !isSchool {
            desk["review_started_at"] =
                report.reviewStartedAt.map { .string($0.description) } ?? .null
            desk["return_opened_at"] = report.openedAt.map { .string($0.description) } ?? .null
            desk["paper_received_on"] = report.paperOn.map { .string($0.description) } ?? .null
            desk["contacts"] = .array(
                try database.reports.contacts(of: unit, in: round).map(\.json))
        }
        let asked = try database.reports.unlockRequests(of: unit, in: round).first
        var response = Response.json(
            [
                "reason": reason.map(JSON.string) ?? .null,
                "desk": isSchool ? .null : .object(desk),
                "unlock_request": asked?.json ?? .null,
                "unit": file.unit.json(commune: commune),
                "state": .string(file.report.state.rawValue),
                "revision": .integer(Int64(file.report.revision)),
                "due_at": .string(file.report.dueAt(in: file.round, for: file.unit).description),
                "values": .values(values), "unreadable": .object(unreadable),
                "not_applicable": .array(
                    file.form.notApplicable(to: file.level).map { .string($0.rawValue) }),
                "errors": .array(isBlank ? [] : check.problems(in: entries).map(\.json)),
                "confirmations": .array(
                    (isSchool
                        ? try database.reports.confirmations(of: unit, in: round)
                        : try database.reports.submittedConfirmations(of: unit, in: round))
                        .map(\.json)),
                "returned_cells": .array(
                    returned.keys.sorted().map { code in
                        ["code": .string(code.rawValue), "reason": .string(returned[code] ?? "")]
                    }),
                "receipt": try database.reports.receipt(of: unit, in: round)?.json ?? .null,
            ], status: status)
        response.fields[.eTag] = "\"\(file.report.version)\""
        return response
    }
}

extension Contact {
    fileprivate var json: JSON {
        [
            "at": .string(at.description), "kind": .string(kind.rawValue), "note": .string(note),
            "promised_on": promisedOn.map { .string($0.description) } ?? .null,
        ]
    }
}

extension UnlockRequest {
    fileprivate var json: JSON {
        [
            "asked_at": .string(askedAt.description), "reason": .string(reason),
            "answered_at": answer.map { .string($0.at.description) } ?? .null,
            "granted": answer.map { .boolean($0.isGranted) } ?? .null,
            "answer": answer.map { .string($0.text) } ?? .null,
        ]
    }
}

extension Receipt {
    var json: JSON {
        [
            "number": .string(number), "submitted_at": .string(submittedAt.description),
            "late": .boolean(isLate), "hash": .string(hash), "revision": .integer(Int64(revision)),
        ]
    }
}
