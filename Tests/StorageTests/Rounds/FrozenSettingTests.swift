import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

@Suite("What a round was opened with is what its documents and receipts say")
struct FrozenSettingTests {
    let database: DemonstrationDatabase

    init() throws { database = try DemonstrationDatabase() }

    private static let school: Unit.Code = "th-cao-thang"
    private static let old: Round.Code = "pccc-2022"

    private func findings() throws -> [String] {
        try database.storage.checkpoint()
        return try Verification.of(database.path).findings
    }

    /// The school's report as it is printed.
    private func document(
        _ school: Unit.Code = school, in code: Round.Code = old
    ) throws -> OfficialDocument {
        let (unit, round) = (try database.unit(school), try database.round(code))
        return try database.storage.read { read in
            let file = try #require(try read.reportFile(of: unit, in: round))
            return try #require(try read.submittedDocument(of: file, on: database.clock.now.day))
                .document
        }
    }

    private func plan(of code: Round.Code) throws -> Plan {
        let round = try database.round(code)
        return try #require(try database.storage.read { try $0.plan(of: round) })
    }

    private func letterhead(of code: Unit.Code, in round: Round.Code? = nil) throws -> Letterhead {
        let day = database.clock.now.day
        let frozenIn = try round.map { try database.round($0) }
        return try database.storage.read { read in
            let unit = try #require(try read.units.find(code))
            guard let round = frozenIn else { return try read.letterhead(of: unit, on: day) }
            return try read.letterhead(of: unit, in: round, on: day)
        }
    }

    /// The school's office from today on: that of the commune.
    private func move() throws {
        try database.storage.write { write in
            let committee: Unit.Code = "ubnd-xa-thanh-mien"
            try write.add(
                NewUnit(
                    code: committee, name: "Ủy ban nhân dân xã Thanh Miện",
                    shortName: "UBND xã", kind: .province), by: .command)
            try write.add(
                NewUnit(
                    code: "vhxh", name: "Phòng Văn hóa - Xã hội xã Thanh Miện", shortName: "VH-XH",
                    kind: .department, reportsTo: committee), by: .command)
            let unit = try #require(try write.read.units.find(Self.school))
            let moved = UnitDraft(
                code: Self.school.rawValue, name: unit.name, shortName: unit.shortName,
                kind: "school", level: "TH", reportsTo: "vhxh")
            try write.apply([moved], from: write.now.day, by: .command)
        }
    }

    private func change(
        _ change: (inout Plan) -> Void, of code: Round.Code = FrozenSettingTests.old
    ) throws {
        let id = try database.round(code).plan
        try database.storage.write { write in
            var plan = try #require(try write.read.plans.find(id))
            change(&plan)
            try write.change(plan, by: .command)
        }
    }

    @Test("a school that moves stands below another committee, and in older rounds where it stood")
    func moved() throws {
        let before = try document()
        #expect(before.letterhead.parent == "ỦY BAN NHÂN DÂN HUYỆN THANH MIỆN")
        #expect(before.addressees == ["Phòng Giáo dục và Đào tạo huyện Thanh Miện"])
        let open = try letterhead(of: Self.school, in: DemonstrationDatabase.current)
        try move()
        #expect(try document() == before)
        #expect(try letterhead(of: Self.school, in: DemonstrationDatabase.current) == open)
        let now = try letterhead(of: Self.school)
        #expect(now.parent == "ỦY BAN NHÂN DÂN XÃ THANH MIỆN")
        #expect(now.addressees == ["Phòng Văn hóa - Xã hội xã Thanh Miện"])
        #expect(try findings() == [])
    }

    @Test("what was made of a round's row once says nothing when the row says something else")
    func neverStale() throws {
        struct Undone: Error {}
        let (code, before) = (DemonstrationDatabase.current, try plan(of: Self.old))
        let round = try database.round(code)
        let first = try plan(of: code)
        #expect(throws: Undone.self) {
            try database.storage.write { write in
                var plan = first
                plan.subject = "Khác"
                try write.change(plan, by: .command)
                #expect(try write.read.plan(of: round)?.subject == "Khác")
                throw Undone()
            }
        }
        #expect(try plan(of: code) == first)
        try change({ $0.subject = "Khác" }, of: code)
        #expect(try plan(of: code).subject == "Khác")
        #expect(try plan(of: Self.old) == before)
    }

    @Test("one letter calls its owner by one name, whatever offices are called since")
    func ownerIsRenamed() throws {
        let before = try document()
        try database.storage.write { write in
            let owner = try #require(try write.read.units.find("pgd-thanh-mien"))
            var head = try write.read.letterhead(of: owner, on: write.now.day)
            head.name = "Phòng Khác"
            head.parent = "UBND XÃ KHÁC"
            try write.setLetterhead(head, of: owner.id, by: .command)
        }
        #expect(try document() == before)
        let round = try database.round(Self.old)
        let name = try database.storage.read {
            try $0.ownerName(of: round, on: database.clock.now.day)
        }
        #expect([name] == before.addressees)
        #expect(try letterhead(of: Self.school).addressees == ["Phòng Khác"])
        #expect(try letterhead(of: Self.school).parent == "ỦY BAN NHÂN DÂN XÃ KHÁC")
        #expect(try findings() == [])
    }

    @Test("what a school writes itself goes first while the round is open, and not after")
    func ownLetterhead() throws {
        let before = try document()
        try database.storage.write { write in
            let school = try #require(try write.read.units.find(Self.school))
            var head = try write.read.letterhead(of: school, on: write.now.day)
            head.signer = "Lê Thị An"
            try write.setLetterhead(head, of: school.id, by: .command)
        }
        #expect(try document() == before)
        let round = try database.round()
        #expect(try letterhead(of: Self.school, in: round.code).signer == "Lê Thị An")
        try database.storage.write { try $0.close(round.id, by: .command) }
        try database.storage.write { write in
            let school = try #require(try write.read.units.find(Self.school))
            var head = try write.read.letterhead(of: school, on: write.now.day)
            head.signer = "Người khác"
            try write.setLetterhead(head, of: school.id, by: .command)
        }
        #expect(try letterhead(of: Self.school, in: round.code).signer == "Lê Thị An")
        #expect(try letterhead(of: Self.school).signer == "Người khác")
        #expect(try findings() == [])
    }

    @Test("a plan that is corrected says so in its open rounds, and never in closed ones")
    func plan() throws {
        let (before, old) = (try document(), try plan(of: Self.old))
        let current = try database.round()
        try change { plan in
            plan.number = "99/KH-SAI"
            plan.issuer = "Kẻ lạ"
            plan.subject = "Sai"
            plan.tasks.removeLast()
        }
        #expect(try plan(of: Self.old) == old)
        #expect(try document() == before)
        try change({ $0.number = "100/KH" }, of: current.code)
        #expect(try plan(of: current.code).number == "100/KH")
        let told = try database.storage.read { try $0.events.latest(.planChanged) }?.happening
        guard case .planChanged(_, _, let mark)? = told else {
            Issue.record("\(String(describing: told))")
            return
        }
        #expect(mark?.frozen.keys.contains(current.id) == true)
        #expect(mark?.frozen.count == 1)
        #expect(try findings() == [])
        try database.storage.write { try $0.close(current.id, by: .command) }
        try change({ $0.number = "101/KH" }, of: current.code)
        #expect(try plan(of: current.code).number == "100/KH")
        #expect(try findings() == [])
    }

    @Test("a round that an earlier release opened says what is so now until it is closed")
    func opened() throws {
        let round = try database.round()
        try forget(round)
        try change({ $0.number = "100/KH" }, of: round.code)
        #expect(try plan(of: round.code).number == "100/KH")
        try move()
        #expect(
            try letterhead(of: Self.school, in: round.code).parent
                == "ỦY BAN NHÂN DÂN XÃ THANH MIỆN")
        // It is still the owner that the report goes to.
        #expect(
            try letterhead(of: Self.school, in: round.code).addressees
                == ["Phòng Giáo dục và Đào tạo huyện Thanh Miện"])
        try database.storage.write { try $0.close(round.id, by: .command) }
        try change({ $0.number = "101/KH" }, of: round.code)
        #expect(try plan(of: round.code).number == "100/KH")
        #expect(try findings() == [])
    }

    @Test("one that an earlier release closed says what it said when its plan is changed")
    func closed() throws {
        let round = try database.round(Self.old)
        try forget(round)
        let before = try document()
        try change { $0.issuer = "Kẻ lạ" }
        #expect(try document() == before)
        #expect(try findings() == [])
    }

    @Test("what a round says is kept with a statement or two for each school, and again with none")
    func statements() throws {
        let round = try database.round()
        let before = try database.storage.read { try $0.rounds.letterheads(of: round.id) }
        #expect(before.count > 40)
        try forget(round)
        func statements() throws -> Int {
            try database.storage.write { write in
                var count = 0
                write.database.trace { _ in count += 1 }
                defer { write.database.trace() }
                _ = try write.keepSetting(of: round.id)
                return count
            }
        }
        #expect(try statements() <= 2 * before.count + 100)
        #expect(try database.storage.read { try $0.rounds.letterheads(of: round.id) } == before)
        #expect(try statements() < 20)
    }

    /// As if an earlier release had opened it.
    private func forget(_ round: Round) throws {
        try database.storage.write { write in
            for table in [
                "DELETE FROM round_setting WHERE round_id = ?",
                "DELETE FROM round_letterhead WHERE round_id = ?",
            ] {
                try write.database.execute(sql: table, arguments: [round.id.rawValue])
            }
        }
    }
}
