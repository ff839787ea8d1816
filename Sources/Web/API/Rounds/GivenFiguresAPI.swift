import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// What an office knows of its schools, read and sent by scripts.
enum GivenFiguresAPI {
    private static let longest = 100

    /// `GET /api/v1/rounds/{round}/given?cursor=`: the figures of the form, and the schools of which one
    /// is known.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["cursor"])
        let round = try visit.ownedRound()
        let form = try visit.database.forms.layout(of: round).form
        let page = try visit.database.rounds.givenPage(
            in: round.id, form: form, after: try visit.cursorUnit("cursor"), limit: longest + 1)
        let units = visit.database.units
        let schools = try page.prefix(longest).compactMap { row -> (Unit.Code, GivenRow)? in
            try units.find(row.unit).map { ($0.code, row) }
        }
        var answer = Response.json([
            "round": .string(round.address.rawValue), "figures": .array(form.given.map(\.json)),
            "schools": .array(schools.map { $1.json(of: $0) }),
        ])
        if page.count > longest, let last = schools.last {
            try answer.linkNext(
                "/api/v1/rounds/\(round.address)/given?"
                    + FormFields([("cursor", last.0.rawValue)]).encoded)
        }
        return answer
    }

    /// `PATCH /api/v1/rounds/{round}/given {"schools": [{"unit", "values": {code: value}}]}`: all of it
    /// or nothing; null is known no more, what is not named stays.
    @Sendable static func change(_ wish: Wish) throws -> any Reply {
        try wish.checkQuery(known: [])
        let round = try wish.look { try $0.ownedRound() }
        let body = try wish.jsonBody(known: ["schools"])
        let rows = try wish.look { visit in
            let form = try visit.database.forms.layout(of: round).form
            var table = try GivenTable(body["schools"], of: form)
            let rows = try table.rows(in: GivenSchools(round, visit))
            guard table.faults.isEmpty else { throw Refusal(table.faults) }
            return rows
        }
        do {
            return try wish.commit { database in
                let kept = try database.give(rows, in: round.id, by: wish.actor)
                let codes = try kept.compactMap { try database.read.units.find($0)?.code.rawValue }
                return .json([
                    "changed": .integer(Int64(rows.count - kept.count)),
                    "kept": .array(codes.map(JSON.string)),
                ])
            }
        } catch let objection as RoundObjection {
            throw Refusal(.conflict, objection.sentence)
        }
    }
}

extension Refusal {
    fileprivate init(_ faults: [GivenFault]) {
        self.init(
            .unprocessableContent,
            faults.prefix(20).map { "Dòng \($0.line): \($0.sentence)" }.joined(separator: " "))
    }
}

extension GivenTable {
    /// The same table as a script sends it: lines are counted from 1.
    init(_ schools: JSON?, of form: Form) throws {
        self.init()
        guard let schools = schools?.array, schools.count <= GivenTable.longest else {
            throw Refusal(
                .unprocessableContent,
                "“schools” là danh sách trường, nhiều nhất "
                    + "\(VietnameseNumber.text(GivenTable.longest)) dòng.")
        }
        for (index, school) in schools.enumerated() {
            guard school.object?.names.allSatisfy(["unit", "values"].contains) ?? false,
                let code = school["unit"]?.string, !code.isEmpty,
                let values = school["values"]?.object
            else {
                add(.isNoLine, at: index + 1)
                continue
            }
            var line = Line(number: index + 1, code: code, name: "")
            for (name, value) in values.pairs {
                guard let figure = form.given.first(where: { $0.code == name }) else {
                    add(.isUnknown(name), at: line.number)
                    continue
                }
                line.values[name] = .some(read(value, of: figure, at: line.number))
            }
            add(line)
        }
    }

    /// As the page reads what stands in a cell; nil for a blank, and for what is none.
    private mutating func read(_ json: JSON, of figure: GivenFigure, at line: Int) -> Parameter? {
        switch json {
        case .null: return nil
        case .integer(let number): return read(String(number), of: figure, at: line)
        case .boolean(let truth): return read(String(truth), of: figure, at: line)
        case .string(let text):
            guard let text = try? TypedText.clean(text) else { break }
            return read(text, of: figure, at: line)
        case .decimal, .array, .object: break
        }
        add(.misfits(String(decoding: json.serialized(), as: UTF8.self), figure), at: line)
        return nil
    }
}

extension GivenFigure {
    fileprivate var json: JSON {
        [
            "code": .string(code), "label": .string(label.vietnamese),
            "type": .string(kind.word),
        ]
    }
}

extension GivenRow {
    fileprivate func json(of unit: Unit.Code) -> JSON {
        let known = values.compactMapValues { $0?.json }.sorted { $0.key < $1.key }
        return [
            "unit": .string(unit.rawValue),
            "values": .object(known.reduce(into: [:]) { $0[$1.key] = $1.value }),
        ]
    }
}
