import Foundation
import GRDB
import Reporting
import Testing
import TestSupport

@testable import Storage

/// A history does not grow without a bound, however often a draft is saved.
@Suite struct SavingBudgetTests {
    let small: SmallRound
    var school: Reporting.Unit.ID { small.schools[0] }

    init() throws { small = try SmallRound() }

    private func save(
        _ text: String, at code: Indicator.Code = "a_text", by role: Role = .clerk,
        token: Int64 = 1, of school: Reporting.Unit.ID? = nil
    ) throws {
        let actor = Actor(
            identity: .token(.init(rawValue: token)), role: role, address: "127.0.0.1")
        _ = try small.storage.write {
            try $0.saveDraft(
                [code: .value(.text(text))], of: school ?? small.schools[0], in: small.round.id,
                seen: nil, by: actor)
        }
    }

    private func pass(_ seconds: Int) { small.clock.now = small.clock.now + .seconds(seconds) }

    private func events() throws -> [Event] {
        try small.storage.read {
            try $0.events.history(of: school, in: small.round.id, limit: 1_000)
        }
    }

    private func chained() throws -> Int {
        try small.storage.read {
            try Int.fetchOne(
                $0.database, sql: "SELECT COUNT(*) FROM event WHERE kind = 'report_saved'") ?? 0
        }
    }

    private func details() throws -> [JSON] { try events().compactMap { $0.detail?["cells"] } }

    @Test("savings of one editor within ten minutes are told as one, and each stays an event")
    func folded() throws {
        for number in 0..<5 {
            try save("Lần \(number)")
            pass(60)
        }
        let events = try events()
        #expect(events.count == 1)
        #expect(try chained() == 5)
        #expect(try details() == [["a_text": ["before": .null, "after": "Lần 4"]]])
        guard case .reportSaved(let change)? = events[0].happening else {
            Issue.record("\(events[0])")
            return
        }
        #expect(change.folds == (1...4).map { events[0].id - 5 + $0 })
        // Ten minutes after the first of them another begins.
        pass(300)
        try save("Muộn")
        #expect(try details().count == 2)
        #expect(try details()[0] == ["a_text": ["before": "Lần 4", "after": "Muộn"]])
        #expect(try Verification.of(small.storage.path).findings == [])
        #expect(try Verification.of(small.storage.path).counts.erased == 0)
    }

    @Test("another editor, another school and what happens between begin anew")
    func notFolded() throws {
        try save("a")
        try save("b", token: 2)
        try save("c", by: .head)
        #expect(try details().count == 3)
        try small.storage.write {
            try $0.note(.call, with: school, in: small.round.id, note: "Gọi", by: .of(.officer))
        }
        try save("d", by: .head)
        #expect(try details().count == 4)
        try save("x", of: small.schools[1])
        try save("e", by: .head)
        #expect(try details().count == 4)
        #expect(try Verification.of(small.storage.path).findings == [])
    }

    @Test("what came back to what it was is no change, and what was between is told nowhere")
    func backAndForth() throws {
        try save("a")
        pass(700)
        for number in 0..<40 { try save(number.isMultiple(of: 2) ? "b" : "a") }
        #expect(try details() == [[:], ["a_text": ["before": .null, "after": "a"]]])
        #expect(try Verification.of(small.storage.path).findings == [])
    }

    @Test("the history of a report grows by what changed, not by how often it was saved")
    func growth() throws {
        let texts = ["a", "b"].map { String(repeating: $0, count: 100) }
        for number in 0..<100 {
            try save(texts[number % 2])
            pass(1)
        }
        let octets = try small.storage.read {
            try Int.fetchOne($0.database, sql: "SELECT SUM(length(detail)) FROM event_detail") ?? 0
        }
        #expect(octets < 5_000)
    }

    @Test("savings that a later one tells leave a report's history its room")
    func room() throws {
        try small.submit(school)
        pass(1)
        _ = try small.storage.write { database in
            try database.return(
                school, in: small.round.id, .init(reason: "Thiếu biên bản."), by: .of(.officer))
        }
        for number in 0..<150 {
            try save("Lần \(number)")
            pass(1)
        }
        let kinds = try small.storage.read {
            try $0.events.history(of: school, in: small.round.id, limit: 3).map(\.kind)
        }
        #expect(kinds == [.reportSaved, .reportMoved, .reportSubmitted])
        let reason = try small.storage.read {
            try $0.events.lastReturnReason(
                of: school, in: small.round.id, since: .init(milliseconds: 0))
        }
        #expect(reason == "Thiếu biên bản.")
    }

    @Test("a school saves so often within an hour, and so much, and no more")
    func budget() throws {
        let spent = SpentBudgets()
        var budget = SavingBudget()
        (budget.savings, budget.bytes) = (3, 100)
        let begin = small.clock.now
        func spend(_ bytes: Int, after seconds: Int, of unit: Int64 = 1) throws {
            try spent.spend(
                bytes, of: .init(rawValue: unit), from: budget, at: begin + .seconds(seconds))
        }
        try spend(10, after: 0)
        try spend(10, after: 10)
        #expect(throws: SavingBudget.Spent(wait: .seconds(3_580))) { try spend(81, after: 20) }
        try spend(80, after: 30)
        #expect(throws: SavingBudget.Spent(wait: .seconds(3_560))) { try spend(0, after: 40) }
        try spend(100, after: 50, of: 2)
        #expect(throws: SavingBudget.Spent(wait: .seconds(1))) { try spend(1, after: 3_599) }
        // One that is larger than the whole budget is not refused for ever.
        try spend(1_000, after: 3_600)
        #expect(throws: SavingBudget.Spent.self) { try spend(1, after: 3_601) }
    }

    @Test("what is submitted and taken back again and again counts as well, a command does not")
    func submitting() throws {
        var environment = small.clock.environment
        environment.budget.savings = 4
        let storage = try Storage(path: small.storage.path, environment: environment)
        func submit(by actor: Actor) throws {
            try storage.write { database in
                _ = try database.submit(small.submission(school), by: actor)
                try database.move(school, in: small.round.id, by: .withdraw, by: .of(.head))
            }
        }
        let head = Actor(
            identity: .token(.init(rawValue: 1)), role: .head, address: "127.0.0.1")
        for _ in 0..<4 { try submit(by: head) }
        #expect(throws: SavingBudget.Spent.self) { try submit(by: head) }
        #expect(try small.report(school).revision == 4)
        try submit(by: .of(.head))
    }
}
