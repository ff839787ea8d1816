import Reporting

extension [UnitListReading.Line] {
    /// In their order, but that a line whose unit others name stands before them.
    var superiorsFirst: [UnitListReading.Line] {
        let places = Dictionary(
            enumerated().map { ($1.draft.code, $0) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<Int> = []
        var isDone = [Bool](repeating: false, count: count)
        var order: [UnitListReading.Line] = []
        for first in indices {
            var way = [first]
            while let place = way.last {
                let draft = self[place].draft
                // Who stands above itself is not waited for; that is a fault of its own.
                let before =
                    seen.insert(place).inserted
                    ? [draft.reportsTo, draft.commune].filter { !$0.isEmpty }
                        .compactMap { places[$0] }.filter { !seen.contains($0) } : []
                way += before
                guard before.isEmpty else { continue }
                way.removeLast()
                if !isDone[place] { order.append(self[place]) }
                isDone[place] = true
            }
        }
        return order
    }
}
