import Testing

@testable import Reporting

@Suite("median of a level")
struct MedianTests {
    private func indicator(_ kind: Indicator.Kind) -> Indicator {
        Indicator(
            code: "x", number: 1, label: Label("X"), kind: kind, unit: nil, help: nil,
            nature: .stock, aggregate: .sum, requirement: .always, levels: ["TH"], clauses: [],
            isProfile: false)
    }

    @Test(
        "the middle of an odd count, the mean of the middle two of an even one",
        arguments: [
            ([5], "5"), ([3, 1, 2], "2"), ([1, 2], "1.5"), ([4, 1, 3, 2], "2.5"), ([0, 0], "0"),
            ([-3, 0], "-1.5"),
        ])
    func integers(numbers: [Int64], median: String) {
        let reports = numbers.map { ["x": Value.integer($0)] as Values }
        #expect(indicator(.integer).median(over: reports)?.description == median)
    }

    @Test("blanks are left out; nothing is not zero")
    func blanks() {
        let some: [Values] = [[:], ["x": .integer(8)], ["y": .integer(1)]]
        #expect(indicator(.integer).median(over: some)?.description == "8")
        #expect(indicator(.integer).median(over: [[:]]) == nil)
        #expect(indicator(.boolean).median(over: [["x": .boolean(true)]]) == nil)
    }

    @Test("decimals keep their point, and what leaves Int64 is nil")
    func edges() {
        let tenths = FixedPoint(units: 25, scale: 1)
        let reports: [Values] = [["x": .decimal(tenths)], ["x": .decimal(FixedPoint(3))]]
        #expect(indicator(.decimal(scale: 1)).median(over: reports)?.description == "2.75")
        let large: [Values] = [["x": .integer(.max)], ["x": .integer(.max)]]
        #expect(indicator(.integer).median(over: large) == nil)
    }
}
