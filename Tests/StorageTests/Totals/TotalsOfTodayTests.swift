import Reporting
import TestSupport
import Testing

@testable import Storage

/// Totals by the communes of today, against a model that only knows where each school has gone.
@Suite("Totals by the communes of today")
struct TotalsOfTodayTests {
    private let small: SmallRound
    private var round: Round
    private var random: SeededRandom
    private var day: Day
    private var made = 0
    /// Where each school stands that there is.
    private var standing: [String: String] = [:]
    /// The schools of the round, with those that go on from them.
    private var heirs: [String: Set<String>] = [:]
    /// What was reported and counts.
    private var reported: [String: Int64] = [:]

    private static let schools = (1...12).map { "truong-\($0)" }
    private static let communes = (1...4).map { "xa-\($0)" }

    private init(seed: UInt64) throws {
        small = try SmallRound(schools: Self.schools.count)
        round = small.round
        random = SeededRandom(seed: seed)
        day = small.clock.now.day + -20
        for (place, school) in Self.schools.enumerated() {
            standing[school] = Self.communes[place % Self.communes.count]
            heirs[school] = [school]
        }
        let before = Succession(
            day: day + -40,
            drafts: Self.communes.map { UnitDraft(code: $0, name: "Xã \($0)", kind: "commune") }
                + standing.sorted { $0.key < $1.key }.map { move($0.key, to: $0.value) })
        round = try small.storage.write { database in
            _ = try database.succeed(before, by: .command)
            var round = small.round
            round.code = "sau-2026"
            let units = try database.read.units.all(on: day + -1)
            let id = try database.open(
                round, schools: units.filter { $0.unit.kind == .school },
                nodes: units.filter { $0.unit.kind != .school }, by: .command)
            return try #require(try id.flatMap { try database.read.rounds.find($0) })
        }
    }

    private func move(_ school: String, to commune: String) -> UnitDraft {
        // Every other one of the first has the other level.
        let place = Self.schools.firstIndex(of: school) ?? 1
        return UnitDraft(
            code: school, name: "Trường \(school)", kind: "school",
            level: place.isMultiple(of: 2) ? "MN" : "TH", reportsTo: "phong", commune: commune)
    }

    private mutating func name(_ kind: String) -> String {
        made += 1
        return "\(kind)-moi-\(made)"
    }

    @Test(
        "are what the reports of those come to that stand there, whatever became of them",
        arguments: 1...8)
    static func addUp(seed: UInt64) throws {
        var test = try TotalsOfTodayTests(seed: seed)
        try test.check()
        for _ in 0..<10 {
            try test.report()
            try test.act()
            try test.check()
        }
        #expect(try Verification.of(test.small.folder.path("small.db")).findings == [])
    }

    private mutating func report() throws {
        let school = try #require(Self.schools.randomElement(using: &random))
        let value = Int64.random(in: 1...1_000, using: &random)
        guard reported[school] == nil else { return }
        try small.storage.write { database in
            let unit = try #require(try database.read.units.find(Unit.Code(rawValue: school))).id
            _ = try database.submit(
                Submission(
                    round: round.id, unit: unit, values: ["a_integer": .integer(value)],
                    confirmations: [], seenVersion: nil), by: .command)
        }
        reported[school] = value
    }

    /// Something happens to units, each time on a later day.
    private mutating func act() throws {
        day = day + 1
        var act = Succession(day: day)
        let communes = Set(standing.values).sorted().shuffled(using: &random)
        let schools = standing.keys.sorted().shuffled(using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0 where communes.count > 1:
            let new = name("xa")
            act.drafts = [UnitDraft(code: new, name: "Xã \(new)", kind: "commune")]
            for old in communes.prefix(2) {
                act.pairs.append(.init(old: old, new: new))
                act.closed.append(old)
                for school in schools where standing[school] == old {
                    standing[school] = new
                    act.drafts.append(move(school, to: new))
                }
            }
        case 1:
            let (old, new) = (try #require(communes.first), [name("xa"), name("xa")])
            act.drafts = new.map { UnitDraft(code: $0, name: "Xã \($0)", kind: "commune") }
            act.pairs = new.map { .init(old: old, new: $0) }
            act.closed = [old]
            for (place, school) in schools.filter({ standing[$0] == old }).enumerated() {
                standing[school] = new[place % 2]
                act.drafts.append(move(school, to: new[place % 2]))
            }
        case 2 where schools.count > 3:
            let (new, commune) = (name("truong"), try #require(communes.first))
            act.drafts = [move(new, to: commune)]
            standing[new] = commune
            for old in schools.prefix(2) {
                act.pairs.append(.init(old: old, new: new))
                end(old, act: &act, heir: [new])
            }
        case 3 where schools.count > 3:
            end(schools[0], act: &act, heir: [])
        default:
            let (school, commune) = (schools[0], try #require(communes.last))
            standing[school] = commune
            act.drafts = [move(school, to: commune)]
        }
        _ = try small.storage.write { try $0.succeed(act, by: .command) }
    }

    private mutating func end(_ school: String, act: inout Succession, heir: Set<String>) {
        act.closed.append(school)
        standing[school] = nil
        for (old, now) in heirs where now.contains(school) {
            heirs[old] = now.subtracting([school]).union(heir)
        }
    }

    private struct Sums: Hashable {
        var due = 0
        var counted = 0
        var sum: Int64 = 0
    }

    private func check() throws {
        var expected: [String: Sums] = [:]
        for school in Self.schools {
            let communes = Set((heirs[school] ?? []).compactMap { standing[$0] })
            var sums = expected[communes.count == 1 ? communes.first ?? "-" : "-"] ?? Sums()
            sums.due += 1
            if let value = reported[school] {
                sums.counted += 1
                sums.sum += value
            }
            expected[communes.count == 1 ? communes.first ?? "-" : "-"] = sums
        }
        let measure = try #require(small.form.measures.first)
        let (found, whole) = try small.storage.read { database in
            (
                try database.totals(
                    of: round, regroupedOn: day, states: [.submitted, .approved],
                    at: small.clock.now),
                try database.roundTotals(
                    of: round, below: round.owner, states: [.submitted, .approved],
                    at: small.clock.now)
            )
        }
        func sums(_ totals: GroupTotals) -> Sums {
            Sums(
                due: totals.coverage.due, counted: totals.counted,
                sum: totals.figure(of: measure).known?.value ?? 0)
        }
        let groups = try #require(found)
        #expect(
            Dictionary(
                groups.map { ($0.commune?.code.rawValue ?? "-", sums($0.totals)) },
                uniquingKeysWith: { first, _ in first }) == expected)
        #expect(groups.reduce(0) { $0 + sums($1.totals).sum } == sums(whole.total).sum)
        #expect(groups.reduce(0) { $0 + $1.totals.coverage.due } == whole.total.coverage.due)
        #expect(groups.reduce(0) { $0 + $1.totals.coverage.late } == whole.total.coverage.late)
    }
}
