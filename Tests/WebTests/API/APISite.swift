import Demonstration
import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import Synchronization
import Testing
import TestSupport

@testable import Web

/// The site over a database of one test's own, filled with the demonstration.
final class APISite: Sendable {
    let folder: TemporaryFolder
    let path: String
    let storage: Storage
    let site: Site
    private let tokens = Mutex<[String: String]>([:])

    init(configuration: Site.Configuration = .ofTests) throws {
        folder = try TemporaryFolder()
        path = folder.path("tonghop.db")
        try FilledDatabase.demonstration.get().copy(to: path)
        storage = try Storage(path: path, environment: clock.environment)
        var configuration = configuration
        let log = Log()
        configuration.log = { line in log.lines.withLock { $0.append(line) } }
        self.log = log
        site = Site(storage: storage, configuration: configuration)
    }

    private let clock = TestClock(.ofTests)
    private let log: Log

    /// What the site would have told the operator: nothing, unless it failed.
    var failures: [String] { log.lines.withLock { $0 } }

    var now: Moment {
        get { clock.now }
        set { clock.now = newValue }
    }

    private final class Log: Sendable {
        let lines = Mutex<[String]>([])
    }

    /// Somebody of the demonstration who has signed in.
    func browser(_ userName: String) throws -> Browser {
        let browser = Browser(site)
        try browser.signIn(userName, password: "minh-hoa-2026")
        return browser
    }

    /// A token of the role over the unit, which lasts a year.
    func token(_ role: Role, _ unit: Unit.Code = "pgd-thanh-mien", name: String = "script") throws
        -> String
    {
        let key = "\(role) \(unit) \(name)"
        if let known = tokens.withLock({ $0[key] }) { return known }
        let secret = Token.Secret()
        try storage.write { database in
            let found = try #require(try database.read.units.find(unit))
            try database.addToken(
                secret, name: name, role: role, unit: found.id, lifetime: .seconds(365 * 86400),
                by: .command)
        }
        tokens.withLock { $0[key] = secret.text }
        return secret.text
    }

    /// Sends the request as a script does, with the token or as nobody.
    func send(
        _ method: HTTPRequest.Method, _ target: String, as token: String? = nil,
        body: [UInt8] = [], fields: HTTPFields = [:]
    ) throws -> Answer {
        var fields = fields
        if let token { fields[.authorization] = "Bearer " + token }
        var request = try Request(method, target, fields: fields, body: body)
        request.authority = "127.0.0.1:8080"
        let response = site.respond(to: request)
        return Answer(status: response.status.code, fields: response.fields, body: response.body)
    }

    func get(_ target: String, as token: String? = nil, fields: HTTPFields = [:]) throws -> Answer {
        try send(.get, target, as: token, fields: fields)
    }

    func send(
        _ method: HTTPRequest.Method, _ target: String, as token: String?, json: JSON,
        fields: HTTPFields = [:]
    ) throws -> Answer {
        var fields = fields
        fields[.contentType] = "application/json"
        return try send(method, target, as: token, body: json.serialized(), fields: fields)
    }

    /// What the school would send in the current round.
    func values(of code: Unit.Code) throws -> JSON {
        .values(
            InventedFigures.values(
                for: try #require(ListedSchool.with(code)), in: .current(now: .ofTests)))
    }

    func report(_ unit: Unit.Code, in round: Round.Code = "pccc-2026") throws -> Report {
        try storage.read { database in
            let round = try #require(try database.rounds.find(round))
            let unit = try #require(try database.units.find(unit))
            return try #require(try database.reports.find(unit.id, in: round.id))
        }
    }

    /// How many events there are: the same as before, when nothing was stored.
    func events(of unit: Unit.Code, in round: Round.Code = "pccc-2026") throws -> Int {
        try storage.read { database in
            let round = try #require(try database.rounds.find(round))
            let unit = try #require(try database.units.find(unit))
            return try database.events.history(of: unit.id, in: round.id, limit: 1000).count
        }
    }

    /// Opens a round of the demonstration's form over the schools that are named, or new ones.
    func open(
        _ code: Round.Code, period: ClosedRange<Day>, dueAt: Moment,
        schools: (UnitRepository.Placed) -> Bool
    ) throws {
        try storage.write { database in
            let model = try #require(try database.read.rounds.find("pccc-2022"))
            let units = try database.read.units.all(on: Moment.ofTests.day)
            let round = Round(
                id: Round.ID(rawValue: 0), code: code, title: "Đợt thử", plan: model.plan,
                form: model.form, owner: model.owner, period: period,
                dataClose: period.upperBound, dueAt: dueAt, dueText: "trước hạn")
            let id = try database.open(
                round, schools: units.filter { $0.unit.kind == .school && schools($0) },
                nodes: units.filter { $0.unit.kind != .school }, by: .command)
            #expect(id != nil)
        }
    }
}

/// One answer of the site.
struct Answer: Sendable {
    var status: Int
    var fields: HTTPFields
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
    var type: String? { fields[.contentType] }

    /// null when the body is no JSON.
    var json: JSON {
        do { return try JSON(parsing: body) } catch { return .null }
    }

    subscript(path: String...) -> JSON {
        path.reduce(json) { json, name in
            if let index = Int(name) {
                let elements = json.array ?? []
                return elements.indices.contains(index) ? elements[index] : .null
            }
            return json[name] ?? .null
        }
    }

    /// The rules of the problems in it.
    var rules: [String] { (json["errors"]?.array ?? []).compactMap { $0["rule"]?.string } }

    /// A problem document (RFC 9457) with a sentence in Vietnamese.
    var isProblem: Bool {
        type == "application/problem+json" && self["status"] == .integer(Int64(status))
            && (self["detail"].string?.count ?? 0) > 8 && self["title"].string != nil
            && self["detail"].string?.unicodeScalars.contains { $0.value > 0x7f } ?? false
    }
}

extension JSON {
    /// The object with a member set otherwise; nil makes it null.
    func with(_ name: String, _ value: JSON?) -> JSON {
        guard var members = object else { return self }
        members[name] = value ?? .null
        return .object(members)
    }

    /// A report as it is posted, with the paper's absence explained.
    static func report(_ unit: Unit.Code, _ values: JSON) -> JSON {
        [
            "unit": .string(unit.rawValue), "values": values,
            "confirmations": [["rule": "W35", "reason": "Bản giấy gửi sau."]],
        ]
    }
}
