import Reporting
import TestSupport
import Testing

@testable import Storage

/// Units become others on a day, all or nothing.
@Suite struct SucceedUnitsTests {
    let small: SmallRound
    let day: Day

    init() throws {
        small = try SmallRound(schools: 3)
        day = small.clock.now.day + -100
        try small.storage.write { database in
            _ = try database.apply(
                [UnitDraft(code: "xa-hai", name: "Xã Hai", kind: "commune")], from: nil,
                by: .command)
        }
    }

    private func school(_ number: Int, in commune: String) -> UnitDraft {
        UnitDraft(
            code: "truong-\(number)", name: "Trường \(number)", kind: "school",
            level: number.isMultiple(of: 2) ? "TH" : "MN", commune: commune)
    }

    /// Xã Một becomes Xã Ba, and in part Xã Hai.
    private var split: Succession {
        Succession(
            day: day, basis: "Nghị quyết số 1",
            pairs: [.init(old: "xa-mot", new: "xa-ba"), .init(old: "xa-mot", new: "xa-hai")],
            drafts: [
                UnitDraft(code: "xa-ba", name: "Xã Ba", kind: "commune"),
                school(1, in: "xa-ba"), school(2, in: "xa-hai"),
            ], closed: ["xa-mot"], kept: ["truong-3"])
    }

    private func faults(_ change: (inout Succession) -> Void) throws -> [SuccessionFault] {
        var act = split
        change(&act)
        return try small.storage.read { try $0.faults(of: act) }
    }

    @Test("it is done whole, told in one event, and each unit knows the other")
    func done() throws {
        let done = try small.storage.write { try $0.succeed(split, by: .of(.admin)) }
        #expect([done.added, done.changed] == [1, 2])
        try small.storage.read { database in
            let old = try #require(try database.units.find("xa-mot"))
            #expect(try database.units.placed(old.id, on: day + -1) != nil)
            #expect(try database.units.placed(old.id, on: day) == nil)
            let later = try database.units.succeeding(old.id)
            #expect(later.map(\.other.code) == ["xa-ba", "xa-hai"])
            #expect(later.allSatisfy { $0.isLater && $0.since == day })
            let new = try #require(later.first).other
            #expect(try database.units.firstDay(of: new.id) == day)
            let earlier = try database.units.succeeding(new.id)
            #expect(earlier.map(\.other.code) == ["xa-mot"])
            #expect(earlier.first?.isLater == false && earlier.first?.basis == "Nghị quyết số 1")
            for (number, commune) in [(1, "xa-ba"), (2, "xa-hai"), (3, "xa-mot")] {
                let school = small.schools[number - 1]
                #expect(
                    try database.units.place(of: school, on: day).commune?.rawValue == commune)
                #expect(
                    try database.units.place(of: school, on: day + -1).commune == "xa-mot")
            }
            // A round that is open keeps its tree.
            #expect(
                try database.rounds.units(of: small.round.id).filter(\.owesReport)
                    .allSatisfy { $0.commune == old.id })
            let event = try #require(try database.events.latest(.unitsSucceeded))
            guard case .unitsSucceeded(let told)? = event.happening else {
                Issue.record("no succession is told")
                return
            }
            #expect(told.day == day)
            #expect(told.basis == "Nghị quyết số 1")
            #expect(told.pairs.map(\.after) == ["Xã Ba", "Xã Hai"])
            #expect([told.added, told.changed, told.closed] == [1, 2, 1])
        }
        #expect(try Verification.of(small.folder.path("small.db")).findings == [])
    }

    @Test("what may not be is told, and nothing is done")
    func refused() throws {
        #expect(try faults { _ in } == [])
        #expect(
            try faults { $0.kept = [] } == [.leavesBehind(["Trường 3"], below: "Xã Một")])
        #expect(
            try faults { $0.drafts.removeLast() }
                == [.leavesBehind(["Trường 2"], below: "Xã Một")])
        #expect(try faults { $0.closed = [] } == [])
        #expect(
            try faults { $0.pairs[0].new = "phong" }
                == [.isOfAnotherKind("phong", old: "xa-mot")])
        #expect(try faults { $0.pairs[0].new = "xa-tu" } == [.isNoUnit("xa-tu")])
        #expect(try faults { $0.closed.append("xa-tu") } == [.isNoUnit("xa-tu")])
        #expect(try faults { $0.closed.append("xa-hai") } == [.isClosed("xa-hai")])
        #expect(
            try faults {
                $0.pairs[1].new = "xa-mot"; $0.closed = []
            }
                == [.succeedsItself("xa-mot")])
        #expect(
            try faults { $0.basis = String(repeating: "ế", count: 201) } == [.basisIsTooLong])
        #expect(
            try faults { act in
                act.pairs = Array(repeating: act.pairs[0], count: Succession.mostPairs + 1)
            } == [.isTooLarge])
        let before = try small.storage.read { try $0.units.all(on: day) }
        var wrong = split
        wrong.kept = []
        #expect(throws: SuccessionFaults.self) {
            try small.storage.write { try $0.succeed(wrong, by: .command) }
        }
        wrong = split
        wrong.drafts[1].commune = "phong"
        #expect(throws: UnitFaults.self) {
            try small.storage.write { try $0.succeed(wrong, by: .command) }
        }
        #expect(try small.storage.read { try $0.units.all(on: day) } == before)
    }

    @Test("no unit succeeds one that succeeds it, be it through others or in one act")
    func circles() throws {
        try small.storage.write { _ = try $0.succeed(split, by: .command) }
        let back = Succession(
            day: day + 10, pairs: [.init(old: "xa-hai", new: "xa-ba")])
        try small.storage.write { _ = try $0.succeed(back, by: .command) }
        let circle = Succession(day: day + 20, pairs: [.init(old: "xa-ba", new: "xa-hai")])
        #expect(
            try small.storage.read { try $0.faults(of: circle) } == [.succeedsItself("xa-hai")])
        let both = Succession(
            day: day,
            pairs: [.init(old: "phong", new: "phong-hai"), .init(old: "phong-hai", new: "phong")])
        try small.storage.write { database in
            _ = try database.apply(
                [UnitDraft(code: "phong-hai", name: "Phòng Hai", kind: "department")], from: nil,
                by: .command)
        }
        #expect(throws: SuccessionFaults([.succeedsItself("phong")])) {
            try small.storage.write { try $0.succeed(both, by: .command) }
        }
    }

    @Test("who is to come below a unit later is left behind too")
    func later() throws {
        try small.storage.write { database in
            _ = try database.apply([school(3, in: "xa-hai")], from: day + -5, by: .command)
            _ = try database.apply([school(3, in: "xa-mot")], from: day + 50, by: .command)
        }
        let act = Succession(day: day, closed: ["xa-mot"], kept: ["truong-1", "truong-2"])
        #expect(
            try small.storage.read { try $0.faults(of: act) }
                == [.leavesBehind(["Trường 3"], below: "Xã Một")])
    }
}
