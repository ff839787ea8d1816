import Testing

@testable import Reporting

@Suite("shares as people read them")
struct ShareTests {
    @Test(
        "what is not all is never all, what is something never nothing",
        arguments: [
            (1_999, 2_000, 999, "99,9%"), (2_000, 2_000, 1_000, "100,0%"), (0, 2_000, 0, "0,0%"),
            (1, 5_000, 1, "dưới 0,1%"), (1, 2_000, 1, "0,1%"), (1, 2_001, 1, "dưới 0,1%"),
            (9_999_999, 10_000_000, 999, "99,9%"), (2, 3, 667, "66,7%"), (3, 2, 1_500, "150,0%"),
            (.max - 1, .max, 999, "99,9%"),
        ] as [(Int64, Int64, Int64, String)])
    func capped(part: Int64, whole: Int64, tenths: Int64, text: String) {
        let share = Share(part, of: whole)
        #expect(share?.tenths == tenths)
        #expect(share?.text == text)
    }

    @Test("a part of nothing and a negative one are none")
    func none() {
        #expect(Share(0, of: 0) == nil)
        #expect(Share(-1, of: 2) == nil)
    }

    @Test("scripts get it rounded, as closings keep it")
    func scripts() {
        let result = MeasureResult.ratio(numerator: 1_999, denominator: 2_000)
        #expect(result.permille == 1_000)
        #expect(result.number == FixedPoint(units: 999, scale: 1))
    }
}
