import Demonstration
import GRDB
import Reporting
import Testing
import TestSupport

@testable import Storage

@Suite struct TotalsTests {
    let database: DemonstrationDatabase
    let round: Round
    let form: Form

    init() throws {
        database = try DemonstrationDatabase()
        round = try database.round()
        form = try database.storage.read { [round] in try $0.forms.layout(round.form).form }
    }

    @Test("totals are what the demonstration's revisions add up to, in both rounds")
    func demonstration() throws {
        try compare(try database.round("pccc-2022"))
        try compare(round)
    }

    @Test("after 300 random steps totals are what the revisions add up to", arguments: [1, 2])
    func randomSteps(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var done: [Transition: Int] = [:]
        var refused = 0
        let schools = ListedSchool.all
        for step in 1...300 {
            let school = try #require(schools.randomElement(using: &random))
            let transition = try #require(Self.steps.randomElement(using: &random))
            // The due moment passes on the way.
            database.clock.now = database.clock.now + .seconds(40 * 60)
            do {
                if step.isMultiple(of: 7) { try administer(school, &random) }
                try take(transition, school, &random)
                done[transition, default: 0] += 1
            } catch is Transition.Objection {
                refused += 1
            } catch is LockedCells {
                refused += 1
            }
            if step.isMultiple(of: 100) { try compare(round) }
        }
        #expect(refused < 300)
        for transition in Set(Self.steps) {
            #expect(done[transition, default: 0] > 0, "\(transition)")
        }
        #expect(try database.storage.read { try $0.events.firstBreak() } == nil)
    }

    /// What else moves reports in the totals: an extension for one school, another due moment for
    /// all, a question switched off or on again, an entry in a school's place.
    private func administer(_ school: ListedSchool, _ random: inout SeededRandom) throws {
        let unit = try database.unit(school.code)
        let moment = database.clock.now + .seconds(Int(random.next() % 200_000) - 100_000)
        let choice = random.next() % 4
        let values = InventedFigures.values(
            for: school, year: .current, period: round.period, seed: random.next() % 1000)
        let codes = form.indicators.map(\.code)
        let off = (0..<3).map { _ in codes[Int(random.next() % UInt64(codes.count))] }
        try database.storage.write { [round] write in
            switch choice {
            case 0:
                try write.setDue(
                    moment, of: unit, in: round.id, reason: "Bão", by: .of(.officer))
            case 1:
                var moved = round
                moved.dueAt = moment
                try write.setDates(
                    RoundDates(moved), of: moved.id, reason: "Công văn", by: .of(.officer))
            case 2:
                try write.setDisabled(Set(off), in: round.id, reason: "Trùng", by: .of(.officer))
                try write.setDisabled([], in: round.id, reason: "Hỏi lại", by: .of(.officer))
            default:
                _ = try write.submit(
                    Submission(
                        round: round.id, unit: unit, values: values, confirmations: [],
                        seenVersion: nil, onBehalfReason: "Bản giấy"), by: .of(.officer))
            }
        }
    }

    @Test("while questions are off, stored totals are what they add up to without them")
    func disabled() throws {
        try database.storage.write { [round, form] write in
            try write.setDisabled(
                Set(form.indicators.prefix(12).map(\.code)), in: round.id, reason: "Trùng",
                by: .of(.officer))
        }
        #expect(try Verification.of(database.path).findings == [])
        let unit = try database.unit("th-cao-thang")
        _ = try database.storage.write { [round] write in
            try write.submit(
                Submission(
                    round: round.id, unit: unit,
                    values: InventedFigures.values(
                        for: try #require(ListedSchool.all.first), year: .current,
                        period: round.period, seed: 3), confirmations: [], seenVersion: nil),
                by: .of(.head))
        }
        #expect(try Verification.of(database.path).findings == [])
    }

    private static let steps: [Transition] = [
        .save, .submit, .submit, .submit, .submit, .return, .return, .withdraw, .approve, .approve,
        .exempt, .recall, .recall,
    ]

    private func take(
        _ transition: Transition, _ school: ListedSchool, _ random: inout SeededRandom
    ) throws {
        let unit = try database.unit(school.code)
        let values = InventedFigures.values(
            for: school, year: .current, period: round.period, seed: random.next() % 1000
        ).filter { _ in random.next() % 20 > 0 }
        let dueAt =
            random.next() % 2 == 0
            ? database.clock.now + .seconds(Int(random.next() % 40_000)) : nil
        let isFirstHalf = random.next() % 2 == 0
        try database.storage.write { [round] write in
            switch transition {
            case .save:
                let cells = values.prefix(isFirstHalf ? 10 : 30)
                    .reduce(into: [Indicator.Code: Entry?]()) { $0[$1.key] = .value($1.value) }
                _ = try write.saveDraft(cells, of: unit, in: round.id, seen: nil, by: .of(.head))
            case .submit:
                _ = try write.submit(
                    Submission(
                        round: round.id, unit: unit, values: values, confirmations: [],
                        seenVersion: nil), by: .of(.head))
            case .return:
                try write.return(
                    unit, in: round.id, .init(reason: "Sửa", dueAt: dueAt), by: .of(.officer))
            case .withdraw: try write.move(unit, in: round.id, by: transition, by: .of(.head))
            default:
                try write.move(
                    unit, in: round.id, by: transition, reason: "Lý do", by: .of(.officer))
            }
        }
    }

    @Test("after the close, unlocked reports leave the totals and come back", arguments: [3])
    func unlocks(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        try database.storage.write { [round] in try $0.close(round.id, by: .of(.leader)) }
        var unlocked = 0
        for step in 1...60 {
            let school = try #require(ListedSchool.all.randomElement(using: &random))
            let unit = try database.unit(school.code)
            let values = InventedFigures.values(
                for: school, year: .current, period: round.period, seed: random.next() % 1000)
            let due = database.clock.now + .seconds(50_000)
            let choice = random.next() % 4
            do {
                try database.storage.write { [round] write in
                    switch choice {
                    case 0:
                        try write.unlock(
                            unit, in: round.id, .init(reason: "Nhầm", dueAt: due),
                            by: .of(.officer))
                    case 1:
                        try write.askUnlock(
                            of: unit, in: try #require(try write.read.rounds.find(round.id)),
                            reason: "Nhầm", by: .of(.head))
                    case 2:
                        _ = try write.submit(
                            Submission(
                                round: round.id, unit: unit, values: values, confirmations: [],
                                seenVersion: nil), by: .of(.head))
                    default: try write.move(unit, in: round.id, by: .approve, by: .of(.leader))
                    }
                }
                if choice == 0 { unlocked += 1 }
            } catch let objection as Transition.Objection {
                #expect(choice != 1, "\(objection)")
            } catch is UnlockRequest.Objection {
                #expect(choice == 1)
            }
            if step.isMultiple(of: 20) { try compare(round) }
        }
        #expect(unlocked > 5)
        let findings = try Verification.of(database.path).findings
        #expect(findings == [], "\(findings)")
    }

    @Test("the change of incidents compares with the same group of the round before")
    func previous() throws {
        let before = Recount(
            lines: try Recount.lines(of: try database.round("pccc-2022"), in: database.storage),
            form: form.document
        ).narrowed { $0.state == "approved" }
        let now = Recount(
            lines: try Recount.lines(of: round, in: database.storage), form: form.document
        ).narrowed { $0.state == "approved" }
        let totals = try database.storage.read {
            try $0.roundTotals(
                of: round, below: round.owner, states: [.approved], at: database.clock.now)
        }
        let change = try #require(form.measure("d_inc_change"))
        #expect(before.incidents == 2)
        #expect(totals.total.result(of: change) == .value(now.incidents - before.incidents))
        for (level, group) in totals.levels {
            let isOfLevel: (Recount.Line) -> Bool = { $0.level == level.level.rawValue }
            #expect(
                group.result(of: change)
                    == .value(
                        now.narrowed(isOfLevel).incidents - before.narrowed(isOfLevel).incidents))
        }
    }

    @Test("figures beyond what a hand can type wrap instead of stopping the program")
    func overflow() {
        var tally = Tally(figures: [.max])
        tally += Tally(figures: [1])
        tally -= Tally(figures: [1])
        #expect(tally == Tally(figures: [.max]))
    }
}
