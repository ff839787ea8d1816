import Testing

@testable import Reporting

@Suite("decimal fractions")
struct FixedPointTests {
    @Test("equal numbers are equal values, whatever their scale")
    func equality() {
        #expect(FixedPoint(units: 1250, scale: 2) == FixedPoint(units: 125, scale: 1))
        #expect(FixedPoint(units: 0, scale: 7) == FixedPoint(0))
        #expect(FixedPoint(units: 125, scale: 1) != FixedPoint(units: 125, scale: 2))
        #expect(
            Set([FixedPoint(units: 1250, scale: 2), FixedPoint(units: 125, scale: 1)]).count == 1)
    }

    @Test(
        "a number is written with a point",
        arguments: [
            (125, 1, "12.5"), (-125, 1, "-12.5"), (5, 3, "0.005"), (-5, 1, "-0.5"), (1200, 2, "12"),
            (0, 4, "0"), (Int64.min, 18, "-9.223372036854775808"),
            (Int64.max, 0, "9223372036854775807"),
            (1, 25, "0.0000000000000000000000001"),
        ])
    func describes(units: Int64, scale: Int, text: String) {
        #expect(FixedPoint(units: units, scale: scale).description == text)
    }

    @Test("rescaling loses no digits and does not overflow")
    func rescales() {
        #expect(FixedPoint(units: 125, scale: 1).rescaled(to: 3)?.units == 12500)
        #expect(FixedPoint(units: 12500, scale: 3).rescaled(to: 1)?.units == 125)
        #expect(FixedPoint(units: 125, scale: 1).rescaled(to: 0) == nil)
        #expect(FixedPoint(units: 120, scale: 1).integer == 12)
        #expect(FixedPoint(.max).rescaled(to: 1) == nil)
        #expect(FixedPoint(.min).rescaled(to: 1) == nil)
    }

    @Test("arithmetic is exact, and nil where Int64 ends")
    func arithmetic() {
        let half = FixedPoint(units: 5, scale: 1)
        #expect(half + FixedPoint(units: 25, scale: 2) == FixedPoint(units: 75, scale: 2))
        #expect(half - FixedPoint(1) == FixedPoint(units: -5, scale: 1))
        #expect(half * half == FixedPoint(units: 25, scale: 2))
        #expect(FixedPoint(.max) + FixedPoint(1) == nil)
        #expect(FixedPoint(.min) - FixedPoint(1) == nil)
        #expect(FixedPoint(.max) * FixedPoint(2) == nil)
        #expect(FixedPoint(.min) * FixedPoint(-1) == nil)
        #expect(FixedPoint(.max) + half == nil)
        #expect(FixedPoint.isLess(half, FixedPoint(1)) == true)
        #expect(FixedPoint.isLess(FixedPoint(1), half) == false)
        #expect(FixedPoint.isLess(half, half) == false)
        #expect(FixedPoint.isLess(FixedPoint(.max), half) == nil)
    }
}
