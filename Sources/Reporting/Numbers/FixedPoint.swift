/// A decimal fraction: `units` × 10^-`scale`. 12.5 is 125 units at scale 1.
///
/// Arithmetic that leaves `Int64` gives nil, never a trap: operands come from outside.
package struct FixedPoint: Sendable {
    package var units: Int64
    package var scale: Int

    package init(units: Int64, scale: Int) {
        self.units = units
        self.scale = scale
    }

    package init(_ integer: Int64) {
        self.init(units: integer, scale: 0)
    }

    /// The same number with `scale` digits behind the point; nil when digits would be lost.
    package func rescaled(to scale: Int) -> FixedPoint? {
        var result = self
        while result.scale < scale {
            let (units, overflow) = result.units.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            result = FixedPoint(units: units, scale: result.scale + 1)
        }
        while result.scale > scale {
            guard result.units % 10 == 0 else { return nil }
            result = FixedPoint(units: result.units / 10, scale: result.scale - 1)
        }
        return result
    }

    /// The number with `scale` digits behind the point, half of the last one rounded away from 0; nil
    /// beyond `Int64`.
    package func rounded(to scale: Int) -> FixedPoint? {
        guard self.scale > scale else { return rescaled(to: scale) }
        var units = Int128(units)
        // Only the last digit that goes decides, with none but what stands before it cut off.
        for _ in (scale + 1)..<self.scale { units /= 10 }
        let half: Int128 = units < 0 ? -5 : 5
        return Int64(exactly: (units + half) / 10).map { FixedPoint(units: $0, scale: scale) }
    }

    /// The nearest that a floating-point number comes.
    package var approximate: Double {
        var power = 1.0
        for _ in 0..<scale { power *= 10 }
        return Double(units) / power
    }

    /// The number as an integer; nil when it has a fraction.
    package var integer: Int64? { rescaled(to: 0)?.units }

    package static func + (left: FixedPoint, right: FixedPoint) -> FixedPoint? {
        combine(left, right) { $0.addingReportingOverflow($1) }
    }

    package static func - (left: FixedPoint, right: FixedPoint) -> FixedPoint? {
        combine(left, right) { $0.subtractingReportingOverflow($1) }
    }

    package static func * (left: FixedPoint, right: FixedPoint) -> FixedPoint? {
        let (units, overflow) = left.units.multipliedReportingOverflow(by: right.units)
        return overflow ? nil : FixedPoint(units: units, scale: left.scale + right.scale)
    }

    /// nil when the two cannot be brought to one scale within `Int64`.
    package static func isLess(_ left: FixedPoint, _ right: FixedPoint) -> Bool? {
        let scale = max(left.scale, right.scale)
        guard let left = left.rescaled(to: scale), let right = right.rescaled(to: scale) else {
            return nil
        }
        return left.units < right.units
    }

    private static func combine(
        _ left: FixedPoint, _ right: FixedPoint,
        _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) -> FixedPoint? {
        let scale = max(left.scale, right.scale)
        guard let left = left.rescaled(to: scale), let right = right.rescaled(to: scale) else {
            return nil
        }
        let (units, overflow) = operation(left.units, right.units)
        return overflow ? nil : FixedPoint(units: units, scale: scale)
    }

    /// Without zeros at the end, so that equal numbers are equal values.
    var normalized: FixedPoint {
        var result = self
        while result.scale > 0, result.units % 10 == 0 {
            result = FixedPoint(units: result.units / 10, scale: result.scale - 1)
        }
        return result
    }
}

extension FixedPoint: Hashable {
    package static func == (left: FixedPoint, right: FixedPoint) -> Bool {
        let (left, right) = (left.normalized, right.normalized)
        return left.units == right.units && left.scale == right.scale
    }

    package func hash(into hasher: inout Hasher) {
        let normalized = normalized
        hasher.combine(normalized.units)
        hasher.combine(normalized.scale)
    }
}

extension FixedPoint: CustomStringConvertible {
    /// The number with a decimal point and no zeros at the end: `-12.5`.
    package var description: String {
        let number = normalized
        guard number.scale > 0 else { return String(number.units) }
        let digits = String(number.units.magnitude)
        let padded =
            String(repeating: "0", count: max(0, number.scale + 1 - digits.count)) + digits
        let point = padded.index(padded.endIndex, offsetBy: -number.scale)
        return (number.units < 0 ? "-" : "") + padded[..<point] + "." + padded[point...]
    }
}

extension FixedPoint {
    /// Reads what `description` writes: `-12.50`; nil for anything else, and beyond `Int64`.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let digits = parts.joined()
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }),
            digits.drop(while: { $0 == "-" }).utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let units = Int64(digits)
        else { return nil }
        self.init(units: units, scale: parts.count == 2 ? parts[1].utf8.count : 0)
    }
}
