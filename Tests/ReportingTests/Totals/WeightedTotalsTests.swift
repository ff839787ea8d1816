import TestSupport
import Testing

@testable import Reporting

@Suite("A mean that is weighed by another number of each report")
struct WeightedTotalsTests {
    let form: Form
    let layout: TotalsLayout

    init() throws {
        form = try PercentForm.read()
        layout = TotalsLayout(form: form)
    }

    private func share(_ units: Int64, _ scale: Int = 1) -> Value {
        .decimal(FixedPoint(units: units, scale: scale))
    }

    private func tally(_ values: Values, _ level: Level = "TH") -> Tally {
        layout.tally(of: values, level: level, parameters: [:])
    }

    private func totals(_ tallies: [Tally]) -> GroupTotals {
        GroupTotals(
            layout: layout, coverage: Coverage(states: [.approved: tallies.count]),
            states: [.approved], tally: tallies.reduce(into: Tally.zero(layout)) { $0 += $1 },
            communes: [])
    }

    private func figure(_ code: Indicator.Code, _ totals: GroupTotals) throws -> Figure {
        let indicator = try #require(form.indicator(code))
        return try #require(totals.figure(of: indicator))
    }

    /// 98.5 % of 200 and 90 % of 100 are 287 of 300, which is 95.66… %. Two reports lack one of
    /// the two numbers.
    private var some: GroupTotals {
        totals([
            tally(["attended": share(985), "pupils": .integer(200)]),
            tally(["attended": share(900), "pupils": .integer(100)], "MN"),
            tally(["attended": share(100)]), tally(["pupils": .integer(500)]),
        ])
    }

    @Test("it runs over the reports that answer both, and says how many these are")
    func mean() throws {
        let figure = try figure("attended", some)
        #expect(figure.answered == 2)
        #expect(figure.applicable == 4)
        #expect(
            figure.known == .mean(FixedPoint(units: 957, scale: 1), weight: FixedPoint(300)))
        #expect(try self.figure("pupils", some).known == .sum(FixedPoint(800)))
    }

    @Test("scripts get the mean and what it was weighed by")
    func json() throws {
        #expect(
            some.indicatorsJSON()["attended"]
                == [
                    "answered": 2, "applicable": 4,
                    "mean": .decimal(FixedPoint(units: 957, scale: 1)), "weight": 300,
                ])
        let none = totals([tally(["attended": share(985), "pupils": .integer(0)])])
        #expect(
            none.indicatorsJSON()["attended"]
                == ["answered": 1, "applicable": 1, "mean": .null, "weight": 0])
    }

    @Test("where all weights are 0 there is none, and where nobody answers it is not known")
    func unknown() throws {
        let weightless = try figure(
            "attended", totals([tally(["attended": share(985), "pupils": .integer(0)])]))
        #expect(weightless.known?.number == nil)
        let blank = try figure("attended", totals([tally(["pupils": .integer(7)])]))
        #expect(blank.standing == .notAnswered)
        #expect(blank.known == nil)
        #expect(try figure("lit", totals([tally([:], "MN")])).standing == .notAsked)
        #expect(try figure("lit", totals([])).standing == .notReported)
    }

    @Test("it is exact where the products leave 64 bits, and rounded half up")
    func exact() throws {
        let large = Value.decimal(FixedPoint(units: 999_999_999_999_999, scale: 6))
        let two = totals([
            tally(["lit": share(10_000, 2), "area": large]),
            tally(["lit": share(9_999, 2), "area": large]),
        ])
        // (100 + 99.99) / 2 = 99.995
        #expect(try figure("lit", two).known?.number == FixedPoint(100))
        let three = totals([
            tally(["lit": share(10_000, 2), "area": large]),
            tally(["lit": share(0, 2), "area": large]), tally(["lit": share(1, 2), "area": large]),
        ])
        // 100.01 / 3 = 33.3366…
        #expect(try figure("lit", three).known?.number == FixedPoint(units: 3334, scale: 2))
    }

    @Test("taking a report out again leaves what was there", arguments: 0..<20)
    func inverse(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let tallies = (0..<10).map { _ in
            tally([
                "lit": share(Int64.random(in: 0...10_000, using: &random), 2),
                "area": share(Int64.random(in: 0...999_999_999_999_999, using: &random), 6),
            ])
        }
        var sum = Tally.zero(layout)
        for tally in tallies { sum += tally }
        for tally in tallies.dropFirst().shuffled(using: &random) { sum -= tally }
        #expect(sum == tallies[0])
        #expect(Tally(packed: sum.packed, count: layout.count) == sum)
    }

    @Test("a weight that the round does not ask takes the mean away")
    func without() throws {
        let layout = TotalsLayout(form: form.without(["pupils"]))
        #expect(layout.count == self.layout.count)
        let values: Values = ["attended": share(985), "pupils": .integer(200)]
        let tally = layout.tally(of: values, level: "TH", parameters: [:])
        let totals = GroupTotals(
            layout: layout, coverage: Coverage(states: [.approved: 1]), states: [.approved],
            tally: tally, communes: [])
        #expect(try figure("attended", totals).standing == .notAnswered)
    }

    @Test("the tallies of earlier forms keep their places")
    func places() throws {
        let small = TotalsLayout(form: try SmallForm.read())
        let places = small.form.indicators.compactMap { small.indicators[$0.code] }
        #expect(places.map(\.answered) == [0, 3, 6, 9, 12, 16, 18, 23, 28])
        #expect(places.allSatisfy { $0.applicable == $0.answered + 1 })
        #expect(places[3].detail == .sum(11))
        #expect(places[4].detail == .count(true: 14, false: 15))
        #expect(places[6].detail == .options([20, 21, 22]))
        // Seven terms of the measures behind 30 places; behind all, what later releases count.
        #expect(small.terms.map(\.place) == Array(30..<37))
        #expect(small.tables.isEmpty && small.nilReturns.values.sorted() == [37, 38])
        #expect(small.count == 39)
    }
}
