/// Connections in the order in which they began to wait, each once.
///
/// Adding, finding the first and taking out cost the same for ten thousand as for one.
struct WaitingOrder {
    /// Whom each stands between; 0, which no connection has, is both ends.
    private var neighbours: [UInt64: (before: UInt64, after: UInt64)] = [0: (0, 0)]

    /// Who has waited longest.
    var first: UInt64? { neighbours[0].flatMap { $0.after == 0 ? nil : $0.after } }

    /// Puts it behind all others, also when it stood among them.
    mutating func append(_ id: UInt64) {
        remove(id)
        let last = neighbours[0]?.before ?? 0
        neighbours[id] = (last, 0)
        neighbours[last]?.after = id
        neighbours[0]?.before = id
    }

    mutating func remove(_ id: UInt64) {
        guard id != 0, let place = neighbours.removeValue(forKey: id) else { return }
        neighbours[place.before]?.after = place.after
        neighbours[place.after]?.before = place.before
    }
}
