import Reporting
import Storage

/// How many reports each filter of the list leaves.
struct TrackingCounts {
    /// Of the whole round below the node.
    let whole: ReportCounts
    /// Among what level, commune and search leave; nil where that is too much to look at.
    private let counts: ReportCounts?
    /// The same one by one, where they are few.
    private let lines: [ListedReport]?
    private let waiting: Set<Unit.ID>

    /// Up to so many are looked at one by one, which tells of any filters together.
    private static let few = 500

    /// `shown` are the lines of the list, where they are all of it.
    init(
        _ oversight: Oversight, _ filter: ReportFilter, shown: [ListedReport]?, _ visit: Visit
    ) throws {
        let (database, round, node) = (visit.database, oversight.round, oversight.node)
        let all = try database.reportCounts(of: round, below: node, at: visit.now)
        whole = all ?? ReportCounts()
        counts =
            filter.place == ReportFilter()
            ? all
            : try database.reportCounts(of: round, below: node, place: filter, at: visit.now)
        let isFew = (counts?.all ?? .max) <= TrackingCounts.few
        let shown = filter.isOfPlace ? shown : nil
        lines =
            try isFew
            ? shown
                ?? database.reportPage(
                    of: round, below: node, filter: filter.place, limit: TrackingCounts.few,
                    at: visit.now
                ).lines : nil
        waiting =
            counts?.unlocks == 0
            ? [] : Set(try database.reports.waitingUnlockRequests(in: round.id).keys)
    }

    var hasUnlocks: Bool { counts?.unlocks != 0 }
    var hasCounted: Bool { counts?.counted != 0 }

    /// nil where nobody knows without looking at too many.
    func count(_ filter: ReportFilter) -> Int? {
        if let lines {
            return lines.count {
                filter.admits($0) && (!filter.asksUnlock || waiting.contains($0.unit.id))
            }
        }
        guard let counts else { return nil }
        switch (filter.time, filter.lacksPaper, filter.asksUnlock) {
        case (nil, false, false):
            return filter.states.isEmpty ? counts.all : counts.count(of: filter.states)
        case (.late?, false, false): return filter.states.isEmpty ? counts.late : nil
        case (.overdue?, false, false): return filter.states.isEmpty ? counts.overdue : nil
        case (nil, true, false): return filter.states.isEmpty ? counts.lacksPaper : nil
        case (nil, false, true): return filter.states.isEmpty ? counts.unlocks : nil
        default: return nil
        }
    }
}
