extension JSONReader {
    /// Reads a number exactly, or refuses it; `1.50`, `15e-1` and `1.5` are the same number.
    mutating func number() throws(MalformedJSON) -> JSON {
        let start = position
        let isNegative = next == UInt8(ascii: "-")
        if isNegative { position += 1 }
        var digits = Digits()
        if next == UInt8(ascii: "0") {
            position += 1
            if let byte = next, byte.isDigit { throw failure(.leadingZero, at: start) }
        } else {
            try takeDigits { digits.append($0) }
        }
        var exponent = 0
        if next == UInt8(ascii: ".") {
            position += 1
            exponent = -(try takeDigits { digits.append($0) })
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            exponent += try self.exponent()
        }
        guard let value = digits.value(isNegative: isNegative, exponent: exponent) else {
            throw failure(.number, at: start)
        }
        return value
    }

    private mutating func exponent() throws(MalformedJSON) -> Int {
        position += 1
        let isNegative = next == UInt8(ascii: "-")
        if isNegative || next == UInt8(ascii: "+") { position += 1 }
        var exponent = 0
        // No text has 2^50 digits that a larger exponent could make up for.
        try takeDigits { if exponent < 1 << 50 { exponent = exponent * 10 + Int($0) } }
        return isNegative ? -exponent : exponent
    }

    /// Takes one digit or more, and tells how many.
    @discardableResult
    private mutating func takeDigits(_ take: (UInt64) -> Void) throws(MalformedJSON) -> Int {
        let start = position
        while let byte = next, byte.isDigit {
            take(UInt64(byte - UInt8(ascii: "0")))
            position += 1
        }
        guard position > start else { throw missing(.digit) }
        return position - start
    }
}

/// The digits of a number without its sign, point and exponent: `significand` × 10^`zeros`.
private struct Digits {
    private var significand: UInt64 = 0
    /// Zeros at the end; they become part of the significand with the next other digit.
    private var zeros = 0
    private var overflows = false

    mutating func append(_ digit: UInt64) {
        guard !overflows else { return }
        guard digit > 0 else {
            if significand > 0 { zeros += 1 }
            return
        }
        if let shifted = significand.shifted(by: significand > 0 ? zeros + 1 : 1) {
            let (sum, overflow) = shifted.addingReportingOverflow(digit)
            (significand, overflows) = (sum, overflow)
        } else {
            overflows = true
        }
        zeros = 0
    }

    /// The number; nil when neither `Int64` nor 18 digits behind a point hold it.
    func value(isNegative: Bool, exponent: Int) -> JSON? {
        guard !overflows else { return nil }
        guard significand > 0 else { return .integer(0) }
        let exponent = exponent + zeros
        if exponent >= 0 {
            return significand.shifted(by: exponent)
                .flatMap { Int64(magnitude: $0, isNegative: isNegative) }
                .map(JSON.integer)
        }
        guard exponent >= -18, significand < 1_000_000_000_000_000_000,
            let units = Int64(magnitude: significand, isNegative: isNegative)
        else { return nil }
        return .decimal(FixedPoint(units: units, scale: -exponent))
    }
}

extension UInt64 {
    /// The number with so many zeros behind it.
    fileprivate func shifted(by zeros: Int) -> UInt64? {
        guard zeros < 20 else { return self == 0 ? 0 : nil }
        var result = self
        for _ in 0..<zeros {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            result = product
        }
        return result
    }
}

extension Int64 {
    fileprivate init?(magnitude: UInt64, isNegative: Bool) {
        guard isNegative else {
            self.init(exactly: magnitude)
            return
        }
        guard magnitude <= Int64.min.magnitude else { return nil }
        self = Int64(truncatingIfNeeded: 0 &- magnitude)
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
