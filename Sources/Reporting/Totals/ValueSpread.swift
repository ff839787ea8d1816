/// The numbers by which reports answer one question: which there are, and how often. In units of the
/// question's scale.
package struct ValueSpread: Sendable {
    /// One report's number.
    package struct Answer: Hashable, Sendable {
        package var unit: Unit.ID
        package var units: Int64
    }

    /// Ascending, each once.
    package private(set) var numbers: [(units: Int64, count: Int)] = []
    package private(set) var count = 0
    /// Numbers are rounded to multiples of it: 1 for exact ones.
    package private(set) var grain: Int64 = 1
    /// The least and the greatest, exact: the outermost first.
    package private(set) var least: [Answer] = []
    package private(set) var most: [Answer] = []

    /// So many different numbers are told apart.
    static let distinct = 2_000
    /// So many of the outermost are known by name, at either end.
    static let named = 12

    init(_ counter: Counter) {
        numbers = counter.counts.map { ($0.key, $0.value) }.sorted { $0.units < $1.units }
        (count, grain) = (counter.count, counter.grain)
        (least, most) = (counter.least, counter.most)
    }

    /// All together, such as those of several levels.
    package init(merging parts: [ValueSpread]) {
        var counter = Counter()
        for part in parts {
            counter.coarsen(to: part.grain)
            for (units, count) in part.numbers { counter.add(units, count) }
            for answer in part.least + part.most { counter.note(answer) }
        }
        self.init(counter)
    }

    /// The one that stands at the place of all in order.
    package func number(at place: Int) -> Int64 {
        var behind = place
        for (units, count) in numbers {
            if behind < count { return units }
            behind -= count
        }
        return numbers.last?.units ?? 0
    }

    /// The median (trung vị), of an even count the mean of the middle two; nil of none.
    package func median(scale: Int) -> FixedPoint? {
        guard count > 0 else { return nil }
        return FixedPoint.mean(
            of: number(at: (count - 1) / 2), number(at: count / 2), scale: scale)
    }

    /// The quarters between which the middle half stands; nil of too few (`Quartiles`).
    package var quartiles: Quartiles? {
        Quartiles(
            count: count, low: Double(number(at: count / 4)),
            high: Double(number(at: count * 3 / 4)))
    }

    /// Far from the others and known by name, the farthest first.
    package var far: [(answer: Answer, distance: Double)] {
        guard let quartiles else { return [] }
        return Set(least + most).map { ($0, quartiles.distance(of: Double($0.units))) }
            .filter { $0.1 > 0 }
            .sorted { ($1.1, $0.0.unit) < ($0.1, $1.0.unit) }
            .map { (answer: $0.0, distance: $0.1) }
    }

    /// How many are far from the others.
    package var farCount: Int {
        guard let quartiles else { return 0 }
        return numbers.reduce(0) {
            $0 + (quartiles.distance(of: Double($1.units)) > 0 ? $1.count : 0)
        }
    }
}

extension ValueSpread {
    /// Gathers numbers in bounded room, however many reports there are.
    struct Counter {
        private(set) var counts: [Int64: Int] = [:]
        private(set) var count = 0
        private(set) var grain: Int64 = 1
        private(set) var least: [Answer] = []
        private(set) var most: [Answer] = []

        mutating func add(_ answer: Answer) {
            add(answer.units, 1)
            note(answer)
        }

        mutating func add(_ units: Int64, _ number: Int) {
            counts[rounded(units), default: 0] += number
            count += number
            while counts.count > ValueSpread.distinct, grain < .max / 10 {
                coarsen(to: grain * 10)
            }
        }

        /// It may be among the outermost.
        mutating func note(_ answer: Answer) {
            func insert(_ list: inout [Answer], _ isBefore: (Answer, Answer) -> Bool) {
                if list.count == ValueSpread.named, let last = list.last, !isBefore(answer, last) {
                    return
                }
                let place = list.firstIndex { isBefore(answer, $0) } ?? list.count
                list.insert(answer, at: place)
                if list.count > ValueSpread.named { list.removeLast() }
            }
            insert(&least) { ($0.units, $0.unit) < ($1.units, $1.unit) }
            insert(&most) { ($1.units, $0.unit) < ($0.units, $1.unit) }
        }

        mutating func coarsen(to grain: Int64) {
            guard grain > self.grain else { return }
            self.grain = grain
            counts = counts.reduce(into: [:]) { $0[rounded($1.key), default: 0] += $1.value }
        }

        /// To the nearest multiple of the grain.
        private func rounded(_ units: Int64) -> Int64 {
            guard grain > 1 else { return units }
            let rest = units % grain
            let down = units - rest
            guard rest.magnitude >= (grain / 2).magnitude else { return down }
            let (up, overflow) = down.addingReportingOverflow(units < 0 ? -grain : grain)
            return overflow ? down : up
        }
    }
}

/// The middle half of some numbers, and what lies far outside of it (Tukey's fences).
package struct Quartiles: Hashable, Sendable {
    package let low: Double
    package let high: Double

    /// nil for fewer than eight, and where the middle half is one number: then every other would
    /// be far.
    package init?(count: Int, low: Double, high: Double) {
        guard count >= 8, high > low else { return nil }
        (self.low, self.high) = (low, high)
    }

    /// Of numbers in ascending order.
    package init?(_ sorted: [Double]) {
        guard !sorted.isEmpty else { return nil }
        self.init(
            count: sorted.count, low: sorted[sorted.count / 4], high: sorted[sorted.count * 3 / 4])
    }

    /// How far it lies beyond one and a half lengths of the box, in such lengths; 0 within.
    package func distance(of number: Double) -> Double {
        let length = high - low
        return max(0, max((low - number) / length, (number - high) / length) - 1.5)
    }
}
