import GRDB
import Reporting

/// What one submitted report is held against: of the round's reports that count those that stand near
/// it, whatever the round's size.
package struct NearReports: Sendable {
    /// What the other units answer: those of its commune, and those of its level.
    package var others: [Unit.ID: Values] = [:]
    /// Those of the others that are of its level.
    package var sameLevel: Set<Unit.ID> = []
    /// So many reports of its level count in all, its own among them where it does.
    package var levelCount = 0

    /// A comparison with more would cost more than it tells: each is read whole.
    package static let most = 60
}

extension ReadTransaction {
    /// The reports near this one below the node: all of its level and of its commune where these are no
    /// more than `most` each; else the first of the commune, and of the level those behind it in display
    /// order, from the list's end on to its begin.
    package func reports(
        near file: ReportFile, below node: Unit.ID, most: Int = NearReports.most, at now: Moment
    ) throws -> NearReports {
        var near = NearReports()
        var filter = ReportFilter()
        filter.states = Set(ReportState.allCases.filter(\.isCounted))
        var units: [Unit.ID] = []
        if let commune = try file.unit.commune.flatMap({ try self.units.find($0) }) {
            filter.commune = commune.code
            let lines = try reportPage(
                of: file.round, below: node, filter: filter, limit: most, at: now
            ).lines
            units += lines.map(\.unit.id)
            near.sameLevel = Set(lines.filter { $0.unit.level == file.level }.map(\.unit.id))
        }
        filter.commune = nil
        filter.level = file.level
        let list = try ReportList(file.round, below: node, filter, self, at: now)
        let ofLevel = try list.units(after: ReportCursor(behind: file.unit), most: most)
        near.sameLevel.formUnion(ofLevel)
        near.sameLevel.remove(file.unit.id)
        let ids = Set(units + ofLevel).subtracting([file.unit.id])
        near.others = try reports.submittedValues(
            of: Array(ids), in: file.round.id, form: file.form)
        near.levelCount = try totals.counts(of: file.round.id, under: node)
            .filter { $0.level == file.level && $0.state.isCounted }.reduce(0) { $0 + $1.reports }
        return near
    }
}

extension ReportList {
    /// The units of the lists' ranges behind the cursor, from the end on to the begin; no line is read.
    fileprivate func units(after cursor: ReportCursor, most: Int) throws -> [Unit.ID] {
        guard let target else { return [] }
        func first(after cursor: ReportCursor?) throws -> [Unit.ID] {
            var groups = ReportGroups(self, target, after: cursor, chunk: most)
            guard var reports = try groups.next() else { return [] }
            return try reports.next(most).map(\.unit)
        }
        let behind = try first(after: cursor)
        guard behind.count < most else { return behind }
        return behind + (try first(after: nil)).prefix(most - behind.count)
    }
}
