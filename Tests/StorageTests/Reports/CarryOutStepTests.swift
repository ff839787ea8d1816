import Reporting
import TestSupport
import Testing

@testable import Storage

/// Steps with a report that others change between the look at it and the step.
@Suite struct CarryOutStepTests {
    private let small: SmallRound
    private let officer = Actor.of(.officer)

    init() throws { small = try SmallRound() }

    private func files() throws -> [ReportFile] {
        try small.storage.read { database in
            try small.schools.map { try #require(try database.reportFile(of: $0, in: small.round)) }
        }
    }

    /// An extension by so many days after the round's due moment.
    private func extended(_ days: Int) -> Said {
        var said = Said("Bão")
        said.dueAt = SmallRound.dueAt + .seconds(days * 86_400)
        return said
    }

    private func extend(_ file: ReportFile, _ days: Int) throws {
        try small.storage.write {
            try $0.carryOut(.extend, extended(days), on: file, by: officer)
        }
    }

    private func dueAt(_ index: Int) throws -> Moment {
        let file = try files()[index]
        return file.report.dueAt(in: file.round, for: file.unit)
    }

    private func due(_ days: Int) -> Moment { SmallRound.dueAt + .seconds(days * 86_400) }

    @Test("of two officers at once the one who gives less time gives none")
    func twoOfficers() throws {
        let seen = try files()[0]
        try extend(seen, 9)
        #expect(throws: StepFault.dueIsNotLater(than: due(9))) { try extend(seen, 5) }
        #expect(try dueAt(0) == due(9))
    }

    @Test("so it is with several reports; whoever has less time gets more")
    func twoOfficersWithMany() throws {
        let seen = try files()
        try extend(seen[0], 9)
        let left = try small.storage.write {
            try $0.carryOut(.extend, extended(5), onMany: seen, by: officer)
        }
        #expect(left.map(\.unit.id) == [small.schools[0]])
        #expect(try [dueAt(0), dueAt(1)] == [due(9), due(5)])
    }

    @Test("an extension that another has taken back can't be taken back once more")
    func takenBack() throws {
        try extend(try files()[0], 9)
        let seen = try files()[0]
        var said = Said("Nhầm")
        said.endsExtension = true
        func takeBack() throws {
            try small.storage.write { [said] in
                try $0.carryOut(.extend, said, on: seen, by: officer)
            }
        }
        try takeBack()
        #expect(throws: StepFault.hasNoExtension) { try takeBack() }
    }

    @Test("a head who looked before the close asks for an unlock after it")
    func askUnlock() throws {
        let seen = try files()[0]
        try small.storage.write { try $0.close(small.round.id, by: officer) }
        try small.storage.write {
            try $0.carryOut(.askUnlock, Said("Nhầm số"), on: seen, by: .of(.head))
        }
        #expect(
            try small.storage.read {
                try $0.reports.waitingUnlockRequests(in: small.round.id).keys.map { $0 }
            } == [small.schools[0]])
    }

    @Test("of a pile of paper what is older than its report is left, and the rest is noted")
    func paperOfMany() throws {
        try small.submit(small.schools[0])
        var said = Said()
        said.day = small.clock.now.day + -1
        let files = try files()
        let left = try small.storage.write { [said] in
            try $0.carryOut(.paper, said, onMany: files, by: officer)
        }
        #expect(left.map(\.unit.id) == [small.schools[0]])
        #expect(try small.schools.map { try small.report($0).paperOn } == [nil, said.day])
        // Older than the plan is none of them.
        said.day = files[0].plan.date + -1
        #expect(throws: StepFault.paperBeforePlan(of: files[0].plan.date)) {
            try small.storage.write { [said] in
                _ = try $0.carryOut(.paper, said, onMany: files, by: officer)
            }
        }
    }

    @Test("a form that was sent leads to what it did, until the report is the school's again")
    func sentAgain() throws {
        let school = small.schools[0]
        let account = try small.storage.write { database in
            _ = try database.addAccount(
                userName: "ht-mot", person: .init(name: "Lê Thị An"), role: .head, unit: school,
                credential: .code, by: .command)
            return try #require(try database.read.access.account(named: "ht-mot"))
        }
        let head = Actor(identity: .account(account.id), role: .head, address: "")
        let answer = KeptAnswer(
            status: 303, location: "/", body: [], requestHash: Array(repeating: 1, count: 32))
        func kept() throws -> KeptAnswer? {
            try small.storage.read {
                try $0.keptAnswer(to: "form:abc", of: head, at: small.clock.now)
            }
        }
        try small.storage.write { database in
            _ = try database.submit(small.submission(school), by: head)
            try database.keep(answer, to: "form:abc", of: head)
        }
        for step in [ReportStep.review, .approve] {
            let file = try files()[0]
            try small.storage.write { try $0.carryOut(step, Said(), on: file, by: officer) }
            #expect(try kept() == answer)
        }
        let file = try files()[0]
        try small.storage.write {
            try $0.carryOut(.return, Said("Sai"), on: file, by: officer)
        }
        #expect(try kept() == nil)
    }
}
