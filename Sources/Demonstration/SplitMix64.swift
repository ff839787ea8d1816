/// Numbers that look random and are the same in every process and release: SplitMix64
/// (Steele, Lea, Flood 2014). The golden figures of the tests rest on it.
package struct SplitMix64: Sendable {
    private var state: UInt64

    /// `name` says what the numbers are for, so that two purposes never share their numbers.
    package init(_ name: String, seed: UInt64 = 0) {
        // FNV-1a.
        state = name.utf8.reduce(0xcbf2_9ce4_8422_2325 ^ seed) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var result = state
        result = (result ^ (result >> 30)) &* 0xbf58_476d_1ce4_e5b9
        result = (result ^ (result >> 27)) &* 0x94d0_49bb_1331_11eb
        return result ^ (result >> 31)
    }

    package mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    /// True in `percent` of a hundred cases.
    package mutating func chance(_ percent: Int) -> Bool { number(in: 1...100) <= percent }

    /// Between `percents` of `whole`, rounded up, so that a share of something is something.
    package mutating func share(_ percents: ClosedRange<Int>, of whole: Int) -> Int {
        (whole * number(in: percents) + 99) / 100
    }

    /// One of the options; nil when there are none.
    package mutating func pick<Option>(_ options: [Option]) -> Option? {
        options.isEmpty ? nil : options[number(in: 0...options.count - 1)]
    }

    /// Those of the options that come up in `percent` of the cases, in their order.
    package mutating func some<Option>(_ options: [Option], _ percent: Int) -> [Option] {
        options.filter { _ in chance(percent) }
    }
}
