/// Numbers of events, of which many follow each other: a bit each.
struct EventNumbers {
    /// By the number divided by 64.
    private var words: [Int64: UInt64] = [:]

    mutating func insert(_ number: Int64) {
        words[number >> 6, default: 0] |= EventNumbers.bit(number)
    }

    func contains(_ number: Int64) -> Bool {
        (words[number >> 6] ?? 0) & EventNumbers.bit(number) != 0
    }

    var count: Int { words.values.reduce(0) { $0 + $1.nonzeroBitCount } }

    mutating func subtract(_ other: EventNumbers) {
        for (place, word) in other.words {
            guard let own = words[place] else { continue }
            words[place] = own & ~word == 0 ? nil : own & ~word
        }
    }

    mutating func removeAll(below limit: Int64) {
        words = words.filter { $0.key >= limit >> 6 }
        if let word = words[limit >> 6] {
            words[limit >> 6] = word & ~(EventNumbers.bit(limit) - 1)
        }
    }

    mutating func formUnion(_ other: EventNumbers) {
        words.merge(other.words) { $0 | $1 }
    }

    /// The first of them, in order.
    func prefix(_ most: Int) -> [Int64] {
        var found: [Int64] = []
        for (place, word) in words.sorted(by: { $0.key < $1.key }) {
            for bit in 0..<Int64(64) where word & (1 << UInt64(bit)) != 0 {
                guard found.count < most else { return found }
                found.append(place << 6 | bit)
            }
        }
        return found
    }

    private static func bit(_ number: Int64) -> UInt64 { 1 << UInt64(number & 63) }
}
