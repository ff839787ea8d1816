import ArgumentParser
import Reporting
import Storage

struct RoundCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "round", abstract: "Opens rounds.", subcommands: [Open.self])

    struct Open: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Opens a round from a JSON file.",
            discussion: """
                {"code", "title", "plan": {"number", "date", "issuer", "subject"}, \
                "form": {"code", "version"}, "owner": unit code, "period": {"from", "to"}, \
                "data_close", "due_at", "due_text", "wants_head", "previous": round code, \
                "levels": ["MN", …], "parameters": {…}}. All schools of the levels that report to \
                the owner owe a report.
                """)

        @Argument(help: "The JSON file.") var file: String
        @OptionGroup var database: DatabaseOption

        func run() throws {
            try Failure.guarded {
                let call = RoundCall(file: file, json: try JSONFile.read(file))
                let count = try Storage.using(database) { storage in
                    try storage.write { try call.open(in: $0) }
                }
                print("\(count) schools owe a report")
            }
        }
    }
}

/// A round as the file calls for it.
struct RoundCall {
    let file: String
    let json: JSON

    private func fault(_ message: String) -> ExitCode { Failure.input("\(file): \(message)") }

    private func text(_ name: String, in json: JSON?) throws -> String {
        guard let text = json?[name]?.string, !text.isEmpty else {
            throw fault("'\(name)' is missing")
        }
        return text.nfc
    }

    private func day(_ name: String, in json: JSON?) throws -> Day {
        let text = try text(name, in: json)
        guard let day = Day(iso: text) else { throw fault("'\(name)' is no day YYYY-MM-DD") }
        return day
    }

    /// - Returns: how many schools owe a report.
    func open(in database: WriteTransaction) throws -> Int {
        let owner = try text("owner", in: json)
        guard let owner = try database.read.units.find(Unit.Code(rawValue: owner)) else {
            throw fault("unknown unit '\(owner)'")
        }
        let names = (json["levels"]?.array ?? []).compactMap(\.string)
        let levels = Set(names.map { Level(rawValue: $0) })
        let units = try database.read.units.all(on: database.now.day)
        let schools = units.filter { placed in
            guard let level = placed.unit.level else { return false }
            return placed.reportsTo == owner.id && levels.contains(level)
        }
        guard !schools.isEmpty else {
            throw fault("no school of these levels reports to the owner")
        }
        let round = try round(owner: owner, database)
        let nodes = nodes(above: schools, of: owner, among: units)
        guard try database.open(round, schools: schools, nodes: nodes, by: .command) != nil else {
            throw fault("round '\(round.code)' exists already")
        }
        return schools.count
    }

    /// The owner, whoever the schools and it report to, and the schools' communes: a unit beside
    /// these must not learn of the round.
    private func nodes(
        above schools: [UnitRepository.Placed], of owner: Unit, among units: [UnitRepository.Placed]
    ) -> [UnitRepository.Placed] {
        let places = Dictionary(
            units.map { ($0.unit.id, $0) }, uniquingKeysWith: { first, _ in first })
        var kept = Set(schools.compactMap(\.commune))
        for start in [owner.id] + schools.compactMap(\.reportsTo) {
            var next: Unit.ID? = start
            while let id = next, kept.insert(id).inserted { next = places[id]?.reportsTo }
        }
        return units.filter { kept.contains($0.unit.id) && $0.unit.kind != .school }
    }

    private func round(owner: Unit, _ database: WriteTransaction) throws -> Round {
        let form = Form.Version(
            code: try text("code", in: json["form"]),
            version: Int(json["form"]?["version"]?.integer ?? 0))
        guard try database.read.rounds.formExists(form) else {
            throw fault("form \(form.code) version \(form.version) is not imported")
        }
        let due = try text("due_at", in: json)
        guard let dueAt = Moment(rfc3339: due) else { throw fault("'due_at' is no RFC 3339 time") }
        let from = try day("from", in: json["period"])
        let to = try day("to", in: json["period"])
        guard from <= to else { throw fault("the period ends before it begins") }
        var previous: Round?
        if let code = json["previous"]?.string {
            previous = try database.read.rounds.find(Round.Code(rawValue: code))
            guard previous != nil else { throw fault("unknown round '\(code)'") }
        }
        return Round(
            id: Round.ID(rawValue: 0), code: Round.Code(rawValue: try text("code", in: json)),
            title: try text("title", in: json), plan: try plan(database), form: form,
            owner: owner.id, period: from...to, dataClose: try day("data_close", in: json),
            dueAt: dueAt, dueText: try text("due_text", in: json),
            wantsHead: json["wants_head"]?.boolean ?? false, previous: previous?.id,
            parameters: try parameters())
    }

    private func plan(_ database: WriteTransaction) throws -> Plan.ID {
        let plan = json["plan"]
        let number = try text("number", in: plan)
        let date = try day("date", in: plan)
        if let known = try database.read.plans.find(number: number, date: date) { return known }
        return try database.add(
            Plan(
                id: Plan.ID(rawValue: 0), number: number, date: date,
                issuer: try text("issuer", in: plan), subject: try text("subject", in: plan),
                tasks: [], bases: []),
            by: .command)
    }

    private func parameters() throws -> [String: Parameter] {
        try (json["parameters"]?.object ?? [:]).pairs.reduce(into: [:]) { parameters, pair in
            guard let parameter = Parameter(json: pair.value) else {
                throw fault("parameters.\(pair.name) is no parameter")
            }
            parameters[pair.name] = parameter
        }
    }
}
