import Reporting
import TestSupport
import Testing

@testable import Storage

/// A name holds from a day on.
@Suite struct UnitNamesTests {
    let small: SmallRound
    let today: Day

    init() throws {
        small = try SmallRound(schools: 1)
        today = small.clock.now.day
    }

    private func rename(_ name: String, from day: Day, form: String = "") throws {
        let draft = UnitDraft(code: "xa-mot", name: name, kind: "commune", form: form)
        _ = try small.storage.write { try $0.apply([draft], from: day, by: .command) }
    }

    private func unit() throws -> Unit {
        try #require(try small.storage.read { try $0.units.find("xa-mot") })
    }

    private func name(on day: Day) throws -> String? {
        try small.storage.read { try $0.units.name(of: unit().id, on: day)?.name }
    }

    private func findings() throws -> [String] {
        try Verification.of(small.folder.path("small.db")).findings
    }

    @Test("a name of a later day waits, and is taken when its day has come")
    func waiting() throws {
        try rename("Phường Một", from: today + 10)
        #expect(try unit().name == "Xã Một")
        #expect(try unit().form?.rawValue == "xa")
        #expect(try name(on: today + 9) == "Xã Một")
        #expect(try name(on: today + 10) == "Phường Một")
        #expect(try small.storage.read { try $0.units.withNameDue(on: today + 9, limit: 5) } == [])
        #expect(try findings() == [])
        small.clock.now = small.clock.now + .seconds(11 * 86_400)
        let due = try small.storage.read {
            try $0.units.withNameDue(on: small.clock.now.day, limit: 5)
        }
        let id = try unit().id
        #expect(due == [id])
        #expect(try small.storage.write { try $0.takeDueName(of: due[0]) }?.name == "Phường Một")
        #expect(try unit().name == "Phường Một")
        #expect(try unit().form?.rawValue == "phuong")
        #expect(
            try small.storage.read { try $0.units.withNameDue(on: today + 99, limit: 5) } == [])
        // The open round has the name that it froze; who looks for either name finds the unit.
        try small.storage.read { database in
            let frozen = try database.rounds.nodes(of: small.round.id)
            #expect(frozen.contains { $0.unit.name == "Xã Một" })
            for query in ["xa mot", "phuong mot"] {
                #expect(try database.units.named(like: query, most: 9)?.contains(due[0]) ?? false)
            }
        }
        #expect(try findings() == [])
    }

    @Test("a name of a day gone by holds until the next one")
    func past() throws {
        try rename("Xã Ba", from: today)
        try rename("Xã Hai", from: today + -20)
        #expect(try unit().name == "Xã Ba")
        #expect(
            try [-21, -20, -1, 0, 1].map { try name(on: today + $0) }
                == ["Xã Một", "Xã Hai", "Xã Hai", "Xã Ba", "Xã Ba"])
        try rename("Xã Bốn", from: today)
        #expect(try unit().name == "Xã Bốn")
        #expect(try small.storage.read { try $0.units.names(of: unit().id) }.count == 3)
        #expect(try findings() == [])
    }

    @Test("a name that waits can be given up, one that holds can't")
    func forgetting() throws {
        try rename("Xã Ba", from: today)
        try rename("Xã Hai", from: today + 5)
        let xa = try unit()
        let forgotten = try [0, 4, 5].map { day in
            try small.storage.write {
                try $0.forgetName(of: xa, from: today + day, by: .command)
            }
        }
        #expect(forgotten == [false, false, true])
        #expect(try name(on: today + 5) == "Xã Ba")
        #expect(try findings() == [])
    }

    @Test("a kind is one of the day, and follows the name unless somebody says it")
    func forms() throws {
        func fault(_ form: String, _ day: Day) throws -> [UnitFault] {
            let draft = UnitDraft(code: "xa-mot", name: "Xã Một", kind: "commune", form: form)
            let change = try small.storage.read { try $0.preview([draft], on: day)[0] }
            return if case .faults(let faults) = change { faults } else { [] }
        }
        let before = try #require(Day(iso: "2025-06-30"))
        #expect(try fault("thi-tran", before) == [])
        #expect(try fault("thi-tran", before + 1) == [.formIsNotOfTheDay("thi-tran")])
        #expect(try fault("dac-khu", before) == [.formIsNotOfTheDay("dac-khu")])
        #expect(try fault("dac-khu", before + 1) == [])
        #expect(try fault("so", today) == [.formIsNotOfTheDay("so")])
        #expect(try fault("lang", today) == [.formIsNotOfTheDay("lang")])
        try rename("Một", from: today, form: "phuong")
        #expect(try unit().form?.rawValue == "phuong")
        try rename("Một Hai", from: today)
        #expect(try unit().form?.rawValue == "phuong")
        try rename("Xã Hai", from: today)
        #expect(try unit().form?.rawValue == "xa")
        #expect(try findings() == [])
    }

    @Test("a unit has no more names than that")
    func bound() throws {
        for number in 1..<UnitNaming.most { try rename("Xã \(number)", from: today + number) }
        #expect(throws: UnitFaults([.init(number: 1, faults: [.hasTooManyNames])])) {
            try rename("Xã Khác", from: today + UnitNaming.most)
        }
        try rename("Xã Khác", from: today + 1)
        #expect(try name(on: today + 1) == "Xã Khác")
    }
}
