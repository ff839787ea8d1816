import Reporting
import Testing
import TestSupport

@Suite struct TotalsTests {
    let form: Form
    let layout: TotalsLayout

    init() throws {
        form = try SmallForm.read()
        layout = TotalsLayout(form: form)
    }

    private func tally(_ values: Values, _ level: Level = "TH") -> Tally {
        layout.tally(of: values, level: level, parameters: form.parameters)
    }

    private func totals(
        _ tallies: [Tally], communes: [Tally] = [], coverage: Coverage = Coverage(),
        previous: [Measure.Code: MeasureResult] = [:]
    ) -> GroupTotals {
        GroupTotals(
            layout: layout, coverage: coverage, states: [.submitted, .approved],
            tally: tallies.reduce(into: Tally.zero(layout)) { $0 += $1 }, communes: communes,
            previous: previous)
    }

    private func result(_ code: Measure.Code, _ totals: GroupTotals) throws -> MeasureResult {
        totals.result(of: try #require(form.measure(code)))
    }

    @Test("answered, applicable, sums, yes and no, and options are counted apart")
    func counts() throws {
        let totals = totals([
            tally(["staff": .integer(0), "has_plan": .boolean(false), "pick": .choice("na")]),
            tally([
                "staff": .integer(7), "has_plan": .boolean(true), "picks": .choices(["a", "b"]),
                "share": .decimal(FixedPoint(units: 125, scale: 1)),
            ]),
            tally(["paper": .text("x")], "MN"),
        ])
        let staff = try #require(layout.indicators["staff"])
        #expect(totals.figure(staff.answered) == 2, "zero is an answer, blank is none")
        #expect(totals.figure(staff.applicable) == 3)
        #expect(staff.detail == .sum(staff.applicable + 1))
        #expect(totals.figure(staff.applicable + 1) == 7)

        let pick = try #require(layout.indicators["pick"])
        #expect(totals.figure(pick.applicable) == 2, "it does not apply to MN")
        guard case .options(let places) = pick.detail,
            case .count(let yes, let no) =
                layout.indicators["has_plan"]?.detail,
            case .sum(let share) =
                layout.indicators["share"]?.detail
        else {
            Issue.record("the layout follows from the aggregates")
            return
        }
        #expect(places.map(totals.figure) == [0, 0, 1])
        #expect([totals.figure(yes), totals.figure(no)] == [1, 1])
        #expect(totals.figure(share) == 125)
    }

    @Test("a ratio's sums run over the reports that answer both")
    func ratio() throws {
        let totals = totals([
            tally(["staff": .integer(10), "reached": .integer(9)]),
            tally(["staff": .integer(90)]), tally(["reached": .integer(50)]),
        ])
        #expect(try result("reached_pct", totals) == .ratio(numerator: 9, denominator: 10))
        #expect(try result("people", totals) == .value(159), "plain sums take what there is")
    }

    @Test("a document of one commune counts once")
    func communes() throws {
        let cited = tally(["paper": .text("12/NQ")])
        let totals = totals(
            [cited, cited, tally([:])],
            communes: [
                [cited, cited].reduce(into: Tally.zero(layout)) { $0 += $1 }, tally([:]),
                Tally.zero(layout),
            ])
        #expect(try result("papers", totals) == .ratio(numerator: 1, denominator: 3))
    }

    @Test("coverage measures, and a round before that may be missing")
    func coverage() throws {
        let coverage = Coverage(states: [.submitted: 3, .draft: 1, .exempt: 5], late: 1)
        #expect(coverage.due == 4)
        #expect(coverage.onTime == 2)
        let first = totals([], coverage: coverage)
        #expect(try result("sent", first) == .ratio(numerator: 3, denominator: 4))
        #expect(try result("change", first) == .value(nil))

        let second = totals(
            [tally(["staff": .integer(7)])], previous: ["people": .value(10)])
        #expect(try result("change", second) == .value(-3))
    }

    @Test(
        "percentages are rounded half up, and there is none of nothing",
        arguments: [
            (1, 3, 333), (2, 3, 667), (1, 2, 500), (1, 2000, 1), (1, 2001, 0), (47, 51, 922),
            (0, 5, 0),
        ] as [(Int64, Int64, Int64)])
    func rounding(part: Int64, whole: Int64, tenths: Int64) {
        #expect(MeasureResult.permille(part, of: whole) == tenths)
        #expect(MeasureResult.permille(part, of: 0) == nil)
    }

    @Test("a packed tally is read back as it was; damage is no tally")
    func packing() {
        let figures: [Int64] = [0, 1, -1, 63, 64, -64, -65, .max, .min, 1_000_000_000_000]
        let packed = Tally(figures: figures).packed
        #expect(Tally(packed: packed, count: figures.count)?.figures == figures)
        #expect(Tally(packed: packed, count: figures.count - 1) == nil)
        #expect(Tally(packed: Array(packed.dropLast()), count: figures.count) == nil)
        #expect(Tally(packed: [0x80], count: 1) == nil)
    }

    @Test("adding and taking away again leaves nothing", arguments: 0..<50)
    func inverse(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let tallies = (0..<10).map { _ in
            tally([
                "staff": .integer(Int64.random(in: 0...1_000_000, using: &random)),
                "money": .integer(Int64.random(in: 0...1_000_000_000_000, using: &random)),
                "has_plan": .boolean(Bool.random(using: &random)),
            ])
        }
        var sum = Tally.zero(layout)
        for tally in tallies { sum += tally }
        for tally in tallies.shuffled(using: &random) { sum -= tally }
        #expect(sum.isZero)
    }
}
