import Foundation
import HTTP
import HTTPTypes
import Reporting
import TestSupport
import Testing

@testable import Web

extension Route {
    /// Counts what goes on, so that no two of its answers are alike.
    fileprivate var isForMachines: Bool {
        if case .machines = access { true } else { false }
    }
}

/// Documentation/Threats.md T7: what belongs to another school or department does not exist for
/// whoever asks.
@Suite("what belongs to others")
struct ForeignDataTests {
    let fixture: DepartmentFixture

    init() throws { fixture = try DepartmentFixture() }

    /// Everybody but administrators, to whom all units are known.
    static let people = Person.all.filter { $0.role != .admin }

    private static func foreignUnits(of person: Person) -> [String] {
        switch person.unit {
        case "th-cao-thang": ["mn-cao-thang", "th-khac", "pgd-a", "pgd-b", "xa-khac"]
        case "mn-cao-thang": ["th-cao-thang", "th-khac", "pgd-a", "pgd-b", "xa-khac"]
        case "th-khac": ["th-cao-thang", "mn-cao-thang", "pgd-a", "pgd-b", "xa-cao-thang"]
        case "pgd-a": ["th-khac", "pgd-b", "xa-khac"]
        case "pgd-b": ["th-cao-thang", "thcs-doan-tung", "pgd-a", "xa-cao-thang"]
        default: []
        }
    }

    private static func foreignRounds(of person: Person) -> [String] {
        person.own.round == DepartmentFixture.provinceRound
            ? [DepartmentFixture.round, DepartmentFixture.previousRound] : []
    }

    /// What the asker can tell two answers apart by.
    private struct Seen: Equatable {
        let status: Int
        let fields: [String]
        private(set) var text: [UInt8]

        /// The name that was asked for is no news, and forms have new keys every time.
        init(_ answer: Response, asking name: String) {
            status = answer.status.code
            fields = answer.fields.map { "\($0.name): \($0.value)" }
            text = answer.body
            cut(name) { $0.lowerBound..<$0.upperBound }
            for field in ["_csrf", "_key"] {
                cut("name=\"\(field)\" value=\"") { [text] in
                    let end = text.place(of: [0x22], from: $0.upperBound)
                    return $0.upperBound..<(end ?? text.count)
                }
            }
        }

        func says(_ words: String) -> Bool { text.place(of: Array(words.utf8)) != nil }

        /// Leaves out what goes with each place where the mark stands.
        private mutating func cut(_ mark: String, _ part: (Range<Int>) -> Range<Int>) {
            let (octets, whole) = (Array(mark.utf8), text)
            var (rest, end): ([UInt8], Int) = ([], 0)
            while let found = whole.place(of: octets, from: end) {
                let part = part(found..<found + octets.count)
                rest += whole[end..<part.lowerBound]
                end = part.upperBound
            }
            text = rest + whole[end...]
        }
    }

    /// What an answer has to be like: that to a name which nobody has.
    private func expectAlike(
        _ route: Route, _ person: Person, _ foreign: [(name: String, places: Places)],
        _ invented: (name: String, places: Places)
    ) throws {
        for way in DepartmentFixture.Way.allCases {
            let other = Seen(
                try fixture.ask(route, invented.places, as: person, by: way),
                asking: invented.name)
            for (name, places) in foreign {
                let one = try fixture.ask(route, places, as: person, by: way)
                #expect(
                    Seen(one, asking: name) == other,
                    "\(route.name): \(name) is told from what does not exist")
                #expect(one.status.code >= 400, "\(route.name) \(name)")
            }
        }
    }

    @Test("another's unit is answered as one that does not exist", arguments: people)
    func units(person: Person) throws {
        // In the province's round the units of both departments stand side by side.
        for round in Set([person.own.round, DepartmentFixture.provinceRound]) {
            let invented = Places(round: round, unit: Places.inventedUnit)
            let foreign = Self.foreignUnits(of: person).map { unit in
                (unit, Places(round: round, unit: unit))
            }
            for route in Site.routes where route.namesUnit {
                try expectAlike(route, person, foreign, (Places.inventedUnit, invented))
            }
        }
    }

    @Test("another's account is answered as one that does not exist", arguments: people)
    func accounts(person: Person) throws {
        let foreign =
            person.own.account == "\(DepartmentFixture.clerk)"
            ? DepartmentFixture.strangersClerk : DepartmentFixture.clerk
        // A school's account and one of the department's own people.
        let places = [foreign, 3].map { ("\($0)", Places(account: "\($0)")) }
        let invented = Places(account: Places.inventedAccount)
        for route in Site.routes where route.address.contains("{account}") {
            try expectAlike(route, person, places, (Places.inventedAccount, invented))
        }
    }

    @Test("another's round is answered as one that does not exist", arguments: people)
    func rounds(person: Person) throws {
        let invented = Places(round: Places.inventedRound, unit: person.own.unit)
        let foreign = Self.foreignRounds(of: person).map { round in
            (round, Places(round: round, unit: person.own.unit))
        }
        for route in Site.routes where route.address.contains("{round}") {
            try expectAlike(route, person, foreign, (Places.inventedRound, invented))
        }
    }

    @Test(
        "no parameter of a query tells another's unit from one that does not exist",
        arguments: people)
    func queries(person: Person) throws {
        let routes = Site.routes.filter { $0.method.isSafe && $0.admits(person.role) }
        for route in routes where !route.isForMachines {
            for name in Self.parameters
            where !Self.unknown.has(name, of: route, asked: "\(person.role)") {
                for round in Set([person.own.round, DepartmentFixture.provinceRound]) {
                    let places = Places(round: round, unit: person.own.unit)
                    func answer(_ unit: String) throws -> Seen {
                        let query = "?" + FormFields([(name, unit)]).encoded
                        return Seen(
                            try fixture.ask(route, places, as: person, by: .token, query: query),
                            asking: unit)
                    }
                    let invented = try answer(Places.inventedUnit)
                    // The address has no such parameter, or is not for this person.
                    let isUnknown = invented.says("Tham số không rõ")
                    if isUnknown { Self.unknown.add(name, of: route, asked: "\(person.role)") }
                    if isUnknown || invented.status == 403 { continue }
                    for unit in Self.foreignUnits(of: person) {
                        #expect(try answer(unit) == invented, "\(route.name)?\(name)=\(unit)")
                    }
                }
            }
        }
    }

    private static let unknown = UnknownParameters()

    private static let parameters = [
        "cursor", "commune", "q", "unit", "school", "code", "level", "section", "state", "by", "to",
        "id", "view", "unlock", "left", "chosen", "paper", "show",
        "after", "from", "link", "plan", "form", "r", "m", "s", "add", "find", "kind", "copy",
        "levels", "file", "version", "occasion", "finding", "sample",
    ]

    @Test("no answer to a school holds another's name, code or figures", arguments: people)
    func leaks(person: Person) throws {
        let needles = Self.secrets(from: person).map { ($0, Array($0.utf8)) }
        #expect(!needles.isEmpty || person.unit == "so")
        let rounds = [
            DepartmentFixture.round, DepartmentFixture.previousRound,
            DepartmentFixture.provinceRound, Places.inventedRound,
        ]
        let units = DepartmentFixture.schools.map(\.code.rawValue) + ["th-khac"]
        for route in Site.routes {
            for way in DepartmentFixture.Way.allCases {
                for places in Self.places(route, rounds, units) {
                    let answer = try fixture.ask(route, places, as: person, by: way)
                    let header = answer.fields.map(\.value).joined(separator: "\n")
                    let text = answer.body + header.utf8
                    for (needle, octets) in needles where text.place(of: octets) != nil {
                        Issue.record("\(route.name) \(places) tells \(needle)")
                    }
                }
            }
        }
    }

    private static func places(_ route: Route, _ rounds: [String], _ units: [String]) -> [Places] {
        let rounds = route.address.contains("{round}") ? rounds : Array(rounds.prefix(1))
        let units = route.namesUnit ? units : Array(units.prefix(1))
        return rounds.flatMap { round in units.map { Places(round: round, unit: $0) } }
    }

    /// What the person must not read anywhere.
    private static func secrets(from person: Person) -> [String] {
        var secrets: [String] = []
        if person.unit != "th-khac" && person.unit != "pgd-b" && person.unit != "so" {
            secrets += [DepartmentFixture.stranger, "th-khac"]
        }
        guard person.unit != "pgd-a", person.unit != "so" else { return secrets }
        for school in DepartmentFixture.schools where school.code != person.unit {
            let html: HTML = "\(school.name)"
            let name = String(decoding: html.octets, as: UTF8.self)
            secrets += [school.name, name, school.code.rawValue]
        }
        // Figures of drafts, and of the nursery and the secondary school.
        secrets += ["888666", "888.666", "999777", "999.777"]
        if person.unit != "mn-cao-thang" { secrets += ["5000000", "5.000.000", "1.200"] }
        return secrets
    }
}
