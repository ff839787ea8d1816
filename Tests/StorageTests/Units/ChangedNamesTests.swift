import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// What a draft does not say of a unit stays as it is.
@Suite struct ChangedNamesTests {
    let small: SmallRound

    init() throws {
        small = try SmallRound(schools: 1)
        try small.storage.write { database in
            for (code, place) in [("b", "Bình"), ("c", "Cao"), ("d", "Dân")] {
                try database.add(
                    NewUnit(
                        code: .init(rawValue: code), name: "Trường \(place)", shortName: place,
                        kind: .school, level: "TH", reportsTo: "phong", commune: "xa-mot",
                        displayOrder: 9, place: place), by: .command)
            }
        }
    }

    private func apply(_ draft: UnitDraft) throws {
        _ = try small.storage.write { try $0.apply([draft], from: nil, by: .command) }
    }

    private func order() throws -> [String] {
        try small.storage.read { try $0.units.all(on: .init(number: 20_800)) }
            .filter { $0.unit.name.hasPrefix("Trường ") }.map(\.unit.code.rawValue)
    }

    @Test("a unit that gets another name keeps its short one, until another is said")
    func shortName() throws {
        try apply(UnitDraft(code: "c", name: "Trường Mới", kind: "school", level: "TH"))
        func unit() throws -> Unit? { try small.storage.read { try $0.units.find("c") } }
        #expect(try unit()?.name == "Trường Mới")
        #expect(try unit()?.shortName == "Cao")
        try apply(
            UnitDraft(
                code: "c", name: "Trường Mới", shortName: "Mới", kind: "school", level: "TH"))
        #expect(try unit()?.shortName == "Mới")
        // A new one without a short name has its name for it.
        try apply(
            UnitDraft(code: "e", name: "Trường E", kind: "school", level: "TH", reportsTo: "phong"))
        #expect(try small.storage.read { try $0.units.find("e") }?.shortName == "Trường E")
    }

    @Test("another short name moves no unit in its list")
    func place() throws {
        let before = try order()
        #expect(before.suffix(3) == ["b", "c", "d"])
        for (code, name) in [("b", "Trường Bình"), ("c", "Trường Cao")] {
            try apply(
                UnitDraft(
                    code: code, name: name, shortName: "Ngắn", kind: "school", level: "TH"))
        }
        #expect(try order() == before)
        try apply(
            UnitDraft(
                code: "b", name: "Trường Bình", shortName: "B", kind: "school", level: "TH",
                place: "Yên"))
        #expect(try order().suffix(3) == ["c", "d", "b"])
    }

    @Test("what it costs to change a unit does not grow with the units that there are")
    func cost() throws {
        func statements(named name: String) throws -> [String] {
            try small.storage.write { database in
                var statements: [String] = []
                database.database.trace { statements.append("\($0)") }
                defer { database.database.trace(options: []) }
                let draft = UnitDraft(
                    code: "c", name: name, kind: "school", level: "TH", reportsTo: "phong",
                    commune: "xa-hai")
                _ = try database.apply([draft], from: nil, by: .command)
                let unit = try #require(try database.read.units.find("c"))
                _ = try database.read.letterhead(of: unit, on: database.now.day)
                return statements
            }
        }
        try small.storage.write { database in
            for code in ["xa-hai", "xa-ba"] {
                try database.add(
                    NewUnit(
                        code: .init(rawValue: code), name: code, shortName: code, kind: .commune),
                    by: .command)
            }
        }
        let few = try statements(named: "Trường Một")
        try small.storage.write { database in
            for number in 0..<200 {
                try database.add(
                    NewUnit(
                        code: .init(rawValue: "n-\(number)"), name: "N", shortName: "N",
                        kind: .school, level: "TH", reportsTo: "phong", commune: "xa-ba"),
                    by: .command)
            }
        }
        let many = try statements(named: "Trường Hai")
        #expect(few.count > 5)
        #expect(many.count <= few.count)
        // Whoever reads units asks for one, by code or number.
        #expect(!many.contains { $0.contains("ORDER BY display_order, name_sort") })
        #expect(!many.contains { $0.contains("AS parent_code") && !$0.contains("unit.code =") })
    }

    @Test("how many owe is counted as they are listed, before and after the opening")
    func owing() throws {
        let ids = try small.storage.write { database in
            var draft = try database.read.draft(of: small.round)
            draft.code = "dot-hai"
            let id = try database.plan(
                draft, of: small.round.owner, owing: .named(["b", "c", "truong-1"]), by: .command)
            return [small.round.id, id]
        }
        func check(_ counts: [Int]) throws {
            try small.storage.read { database in
                for (id, count) in zip(ids, counts) {
                    let round = try #require(try database.rounds.find(id))
                    #expect(try database.owingCount(round) == count)
                    #expect(try database.owing(round, atMost: 1_000)?.count == count)
                }
            }
        }
        try check([1, 3])
        try small.storage.write { _ = try $0.open(ids[1], by: .command) }
        try check([1, 3])
    }
}
