import Reporting

/// The totals of a round, added up anew report by report.
struct RecomputedTotals {
    private var sums: [TotalsLedger.Key: TotalsLedger.Change] = [:]
    private let round: Round.ID
    private let parents: [Unit.ID: Unit.ID]
    private let names: [Unit.ID: Unit.Code]

    init(_ round: Round.ID, tree: [RoundUnit]) {
        self.round = round
        parents = tree.reduce(into: [:]) { $0[$1.id] = $1.reportsTo }
        names = tree.reduce(into: [:]) { $0[$1.id] = $1.unit.code }
    }

    mutating func add(_ file: ReportFile, tally: Tally?) {
        let change = TotalsLedger.Change(
            reports: 1, late: file.report.countsAsLate(in: file) ? 1 : 0, tally: tally)
        for node in nodes(above: file.unit) {
            let key = TotalsLedger.Key(
                round: file.round.id, node: node, level: file.level, state: file.report.state)
            sums[key, default: TotalsLedger.Change()] += change
        }
    }

    func tally(at key: TotalsLedger.Key) -> Tally? { sums[key]?.tally }

    func nodes(above unit: RoundUnit) -> Set<Unit.ID> {
        var nodes: Set<Unit.ID> = []
        var next = unit.reportsTo
        while let node = next, nodes.insert(node).inserted { next = parents[node] }
        if let commune = unit.commune { nodes.insert(commune) }
        return nodes
    }

    /// What the stored parts say otherwise, one sentence per part.
    func differences(from parts: [TotalsRepository.Part], zero: Tally) -> [String] {
        var left = sums
        var found: [String] = []
        for part in parts {
            let own = left.removeValue(
                forKey: TotalsLedger.Key(
                    round: round, node: part.node, level: part.level, state: part.state))
            let isSame =
                own?.reports == part.reports && own?.late == part.late
                && own?.tally ?? zero == part.tally ?? zero
            if !isSame {
                found.append(
                    name(part.node, part.level, part.state, own?.reports ?? 0, part.reports))
            }
        }
        for (key, own) in left where own.reports > 0 {
            found.append(name(key.node, key.level, key.state, own.reports, 0))
        }
        return found.sorted()
    }

    /// The communes that are counted, as these sums have them.
    func communeCounts(of communes: [Unit.ID], at places: [Int]) -> [CommuneTallies.Mark: Int] {
        let communes = Set(communes)
        let parts = Dictionary(
            grouping: sums.filter { communes.contains($0.key.node) && $0.value.tally != nil },
            by: \.key.node)
        return parts.values.reduce(into: [:]) { counts, parts in
            let marks = CommuneTallies.marks(
                of: parts.map { key, sum in
                    (key.level, key.state.rawValue, places.map { sum.tally?.figures[$0] ?? 0 })
                }, at: places)
            for mark in marks { counts[mark, default: 0] += 1 }
        }
    }

    private func name(
        _ node: Unit.ID, _ level: Level, _ state: ReportState, _ own: Int, _ stored: Int
    ) -> String {
        let place =
            "\(names[node]?.rawValue ?? "unit \(node.rawValue)"), \(level), \(state.rawValue)"
        return own == stored
            ? "\(place): the figures are others than the revisions add up to"
            : "\(place): says \(stored) reports, there are \(own)"
    }
}
