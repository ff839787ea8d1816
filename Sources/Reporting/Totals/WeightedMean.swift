/// A mean in which each report counts as much as another of its numbers, gathered without loss.
package struct WeightedMean: Hashable, Sendable {
    /// Σ(value × weight), both in units of their last digits.
    private var products: Int128
    /// Σ(weight)
    private var weight: Int128

    init(products: Int128, weight: Int128) {
        self.products = products
        self.weight = weight
    }

    package init() { self.init(products: 0, weight: 0) }

    package mutating func add(_ value: Int64, weight: Int64) {
        products += Int128(value) * Int128(weight)
        self.weight += Int128(weight)
    }

    /// Rounded half up, of values with `scale` digits behind the comma: to as many, and to one at
    /// least. Nil where there is no weight.
    package func rounded(scale: Int) -> FixedPoint? {
        guard weight > 0, products >= 0 else { return nil }
        let finer: Int128 = scale == 0 ? 10 : 1
        return Int64(exactly: (products * finer * 2 + weight) / (weight * 2)).map {
            FixedPoint(units: $0, scale: max(scale, 1))
        }
    }
}

/// Where a sum of products stands that may be beyond `Int64`: in two places, each product by its
/// upper part and its lower 32 bits.
///
/// A percentage has at most 10^4 units and a weight 10^15, so that a report adds less than 2^32 to
/// either.
package struct ProductPlaces: Hashable, Sendable {
    let upper: Int
    let lower: Int

    func add(_ value: Int64, times weight: Int64, to tally: inout Tally) {
        let product = Int128(value) * Int128(weight)
        tally.figures[upper] &+= Int64(truncatingIfNeeded: product >> 32)
        tally.figures[lower] &+= Int64(truncatingIfNeeded: product & 0xffff_ffff)
    }

    func sum(in tally: Tally) -> Int128 {
        Int128(tally.figures[upper]) << 32 + Int128(tally.figures[lower])
    }
}
