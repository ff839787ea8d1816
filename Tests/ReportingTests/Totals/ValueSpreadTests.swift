import TestSupport
import Testing

@testable import Reporting

@Suite("The spread of what reports answer")
struct ValueSpreadTests {
    private func spread(of numbers: [Int64]) -> ValueSpread {
        var counter = ValueSpread.Counter()
        for (index, units) in numbers.enumerated() {
            counter.add(ValueSpread.Answer(unit: Unit.ID(rawValue: Int64(index)), units: units))
        }
        return ValueSpread(counter)
    }

    @Test("it says of each place what the sorted numbers say", arguments: 0..<20)
    func places(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let numbers = (0..<Int.random(in: 1...300, using: &random)).map { _ in
            Int64.random(in: -50...50, using: &random)
        }
        let (spread, sorted) = (spread(of: numbers), numbers.sorted())
        #expect(spread.count == numbers.count)
        #expect((0..<sorted.count).allSatisfy { spread.number(at: $0) == sorted[$0] })
        #expect(spread.least.first?.units == sorted.first)
        #expect(spread.most.first?.units == sorted.last)
        let middle = sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]
        #expect(spread.median(scale: 0) == FixedPoint(units: middle * 5, scale: 1))
        #expect(spread.quartiles == Quartiles(sorted.map(Double.init)))
        let far = sorted.filter { spread.quartiles?.distance(of: Double($0)) ?? 0 > 0 }
        #expect(spread.farCount == far.count)
    }

    @Test("parts together are the whole, with the same outermost ones", arguments: 0..<20)
    func merging(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var counters = Array(repeating: ValueSpread.Counter(), count: 4)
        var whole = ValueSpread.Counter()
        for unit in 0..<400 {
            let answer = ValueSpread.Answer(
                unit: Unit.ID(rawValue: Int64(unit)),
                units: Int64.random(in: 0...1_000_000, using: &random))
            whole.add(answer)
            counters[Int.random(in: 0..<4, using: &random)].add(answer)
        }
        let (merged, all) = (
            ValueSpread(merging: counters.map(ValueSpread.init)), ValueSpread(whole)
        )
        #expect(merged.numbers.map(\.units) == all.numbers.map(\.units))
        #expect(merged.least == all.least && merged.most == all.most)
        #expect(merged.far.map(\.answer) == all.far.map(\.answer))
    }

    @Test("of very many different numbers it keeps few, rounded, and the outermost as they are")
    func coarse() {
        let numbers = (0..<40_000).map { Int64($0) * 7919 % 1_000_003 }
        let (spread, sorted) = (spread(of: numbers), numbers.sorted())
        #expect(spread.numbers.count <= ValueSpread.distinct)
        #expect(spread.count == numbers.count)
        #expect(spread.grain == 1000)
        for place in stride(from: 0, to: sorted.count, by: 997) {
            #expect(abs(spread.number(at: place) - sorted[place]) <= spread.grain)
        }
        #expect(spread.least.map(\.units) == Array(sorted.prefix(ValueSpread.named)))
        #expect(spread.most.map(\.units) == sorted.suffix(ValueSpread.named).reversed())
    }

    @Test("the greatest numbers that there are do not end it")
    func extremes() {
        let spread = spread(of: [.max, .min, .max - 1, .min + 1] + (0..<3000).map { $0 })
        #expect(spread.count == 3004)
        #expect(spread.most.first?.units == .max)
        #expect(spread.least.first?.units == .min)
    }

    @Test("few numbers, and such as are mostly one, have none that is far")
    func near() {
        #expect(spread(of: [1, 2, 3, 4, 5, 6, 900]).far.isEmpty)
        #expect(spread(of: [1, 2, 3, 4, 5, 6, 7, 900]).far.map(\.answer.units) == [900])
        #expect(spread(of: Array(repeating: 5, count: 40) + [900]).far.isEmpty)
    }
}
