import HTTP
import HTTPTypes
import Reporting
import Storage

/// Incidents, reported and read by scripts.
enum IncidentsAPI {
    /// `GET /api/v1/incidents?state=&unit=&after=`: the latest first; 50 a page.
    @Sendable static func list(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["state", "unit", "after"])
        let (whose, _, state, after) = try visit.listedIncidents()
        let found = try visit.database.incidents.list(
            whose, in: state, before: after, limit: Incidents.longest + 1)
        let shown = found.prefix(Incidents.longest)
        var answer = Response.json([
            "incidents": .array(try shown.map { .object(try $0.members(visit.database)) })
        ])
        if found.count > shown.count, let last = shown.last {
            let query = ["state", "unit"].compactMap { name in
                visit.request.query.first(name).map { (name: name, value: $0) }
            }
            try answer.linkNext(
                "/api/v1/incidents?"
                    + FormFields(query + [(name: "after", value: "\(last.id.rawValue)")]).encoded)
        }
        return answer
    }

    /// `GET /api/v1/incidents/{incident}`: with all that was said of it.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        return Response.json(try visit.incident().json(visit.database))
    }

    /// `POST /api/v1/incidents {"occasion", "values"}`: reports one.
    @Sendable static func post(_ visit: Visit) throws -> Decision {
        try visit.checkQuery(known: [])
        let body = try visit.jsonBody(known: ["occasion", "values"])
        let wanted = body["occasion"]?.integer
        guard let occasion = try visit.occasions().first(where: { $0.id.rawValue == wanted }) else {
            throw Refusal(
                .unprocessableContent,
                "“occasion” là số của một loại báo cáo đột xuất mà cơ quan quản lý đang dùng.")
        }
        let asked = try AskedIncident(occasion, visit)
        let sent = try SentValues(body["values"], form: asked.form, level: asked.level)
        let entries = sent.cells.compactMapValues { $0.map(Entry.value) }
        let misfits = Set(sent.problems.flatMap(\.cells))
        let problems =
            sent.problems
            + asked.errors(in: entries).filter {
                $0.rule != .builtIn || misfits.isDisjoint(with: $0.cells)
            }
        guard problems.isEmpty else { throw Refusal(problems: problems) }
        let (unit, actor) = (visit.asker.unit, visit.asker.actor)
        return .commit { database in
            do {
                let id = try database.report(
                    asked.answers(entries), on: occasion, by: unit, actor: actor)
                guard let incident = try database.read.incidents.find(id) else {
                    throw StorageError.damaged("incident \(id.rawValue)")
                }
                return .json(try incident.json(database.read), status: .created)
            } catch let objection as IncidentObjection {
                throw Refusal(objection)
            }
        }
    }
}

extension Incident {
    fileprivate func members(_ database: ReadTransaction) throws -> JSON.Members {
        func name(_ unit: Unit?) -> JSON {
            ["code": .string(unit?.code.rawValue ?? ""), "name": .string(unit?.name ?? "")]
        }
        func moment(_ moment: Moment?) -> JSON { moment.map { .string("\($0)") } ?? .null }
        return [
            "id": .integer(id.rawValue),
            "occasion": [
                "id": .integer(occasion.rawValue),
                "name": .string(try database.occasions.find(occasion)?.name ?? ""),
            ],
            "unit": name(try database.units.find(unit)),
            "office": name(try database.units.find(office)),
            "title": .string(title), "happened": .string(happened.stored),
            "state": .string(state.rawValue), "reported_at": moment(reportedAt),
            "acknowledged_at": moment(acknowledgedAt), "closed_at": moment(closedAt),
        ]
    }

    fileprivate func json(_ database: ReadTransaction) throws -> JSON {
        let kept = try database.incidents.entries(of: id)
        guard let answers = try database.answers(in: kept) else { throw Refusal.notFound }
        var members = try members(database)
        members["form"] = .string(answers.edition.code)
        members["form_version"] = .integer(Int64(answers.edition.version.version))
        members["values"] = .values(answers.values)
        members["entries"] = .array(
            kept.map { kept -> JSON in
                [
                    "number": .integer(Int64(kept.entry.number)),
                    "kind": .string(kept.entry.kind.rawValue),
                    "at": .string("\(kept.entry.at)"),
                    "text": kept.entry.text.map(JSON.string) ?? .null,
                    "file": kept.entry.file.map { .string($0.name) } ?? .null,
                    "hash": .string(kept.hash),
                ]
            })
        return .object(members)
    }
}
