import Reporting
import TestSupport
import Testing

@testable import Storage

/// Whatever tree the doors let in, in whatever order its units came: what a node's totals say is
/// what the list below it says, and the groups of a whole add up to it.
@Suite("Totals over random trees")
struct RandomTreeTests {
    private let small: SmallRound

    init() throws { small = try SmallRound(schools: 1) }

    @Test("groups add up to the whole, and every coverage is the list's", arguments: 1...6)
    func addUp(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        try grow(&random)
        let round = try open(&random)
        try check(round)
        for _ in 0..<3 {
            for _ in 0..<15 { try step(round, &random) }
            try check(round)
        }
        #expect(try Verification.of(small.folder.path("small.db")).findings == [])
    }

    /// Departments below departments, communes, schools in one or in none; wishes that the doors
    /// refuse are made too, and every wish is one of a list in any order.
    private func grow(_ random: inout SeededRandom) throws {
        var wishes: [UnitDraft] = []
        for number in 0..<90 {
            let kind = try #require(
                ["school", "school", "commune", "commune", "department"].randomElement(
                    using: &random))
            func any() -> String { "u-\(Int.random(in: 0..<90, using: &random))" }
            var draft = UnitDraft(
                code: "u-\(number)", name: "Đơn vị \(number)", kind: kind,
                level: kind == "school"
                    ? ["MN", "TH"].randomElement(using: &random) ?? "" : "")
            let superiors = ["phong", "phong", "phong", any(), any(), "truong-1", ""]
            draft.reportsTo = superiors.randomElement(using: &random) ?? ""
            let communes = ["xa-mot", any(), any(), "phong", "", ""]
            draft.commune = communes.randomElement(using: &random) ?? ""
            wishes.append(draft)
        }
        wishes.shuffle(using: &random)
        var refused = 0
        // Whatever waits for a unit that comes later is wished again.
        for _ in 0..<4 {
            for draft in wishes {
                do {
                    _ = try small.storage.write {
                        try $0.apply([draft], from: nil, by: .command)
                    }
                } catch is UnitFaults {
                    refused += 1
                }
            }
        }
        #expect(refused > 0)
    }

    private func open(_ random: inout SeededRandom) throws -> Round {
        try small.storage.write { database in
            var draft = RoundDraft(small.round, previous: nil, form: small.round.form.version)
            draft.code = "cay"
            let owner = small.round.owner
            let below = try database.read.schools(below: owner, on: database.now.day)
            #expect(below.count > 3)
            let chosen = below.filter { _ in Int.random(in: 0..<5, using: &random) > 0 }
            let id = try database.plan(
                draft, of: owner, owing: .named(chosen.map(\.unit.code)), by: .command)
            // A commune that is no more when the round opens: its schools stand in none.
            if let commune = below.compactMap(\.commune).randomElement(using: &random) {
                try database.close(commune, from: database.now.day, by: .command)
            }
            try database.open(id, by: .command)
            return try #require(try database.read.rounds.find(id))
        }
    }

    private func step(_ round: Round, _ random: inout SeededRandom) throws {
        let unit = try small.storage.read { database in
            try #require(
                try database.rounds.units(of: round.id).filter(\.owesReport)
                    .randomElement(using: &random))
        }
        let number = Int64(random.next() % 100)
        let choice = random.next() % 4
        do {
            try small.storage.write { database in
                switch choice {
                case 0, 1:
                    _ = try database.submit(
                        Submission(
                            round: round.id, unit: unit.id,
                            values: ["a_integer": .integer(number), "a_boolean": .boolean(true)],
                            confirmations: [], seenVersion: nil), by: .of(.head))
                case 2:
                    try database.move(unit.id, in: round.id, by: .approve, by: .of(.officer))
                default:
                    try database.move(
                        unit.id, in: round.id, by: .exempt, reason: "Nghỉ", by: .of(.officer))
                }
            }
        } catch is Transition.Objection {
            // Not every step is one from where the report stands.
        }
    }

    private func check(_ round: Round) throws {
        let now = small.clock.now
        let states: Set<ReportState> = [.submitted, .approved]
        let (totals, listed, nodes, parts) = try small.storage.read { read in
            (
                try read.roundTotals(of: round, below: round.owner, states: states, at: now),
                try read.listing(of: round, below: round.owner, at: now),
                try read.rounds.nodes(of: round.id),
                try read.totals.parts(
                    of: round.id, layout: try read.forms.layout(of: round))
            )
        }
        #expect(parts.allSatisfy { $0.reports >= 0 && $0.late >= 0 })
        for groups in [totals.communes.map(\.totals), totals.levels.map(\.totals)] {
            var coverage = Coverage()
            var sum = Tally.zero(totals.layout)
            for group in groups {
                for state in ReportState.allCases {
                    coverage.states[state, default: 0] += group.coverage[state]
                }
                sum += group.tally
            }
            for state in ReportState.allCases {
                #expect(coverage[state] == totals.total.coverage[state])
            }
            #expect(sum == totals.total.tally)
        }
        for (commune, group) in totals.communes {
            let own = listed.filter { $0.commune?.id == commune?.id }
            #expect(!own.isEmpty)
            for state in ReportState.allCases {
                #expect(group.coverage[state] == own.count { $0.report.state == state })
            }
        }
        for node in nodes where node.unit.kind != .commune {
            let below = try small.storage.read { read in
                (
                    try read.listing(of: round, below: node.id, at: now),
                    try read.roundTotals(of: round, below: node.id, states: states, at: now).total
                )
            }
            for state in ReportState.allCases {
                #expect(below.1.coverage[state] == below.0.count { $0.report.state == state })
            }
        }
    }
}
