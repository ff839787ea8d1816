import Reporting
import Storage

/// Submitted reports in which something is found, each with its cells.
struct FoundReturns {
    struct Line {
        let file: ReportFile
        let cells: [ReturnFinding.Cell]

        /// What is said to its school: to each cell what is found there, and to all the same note.
        func said(_ note: String, dueAt: Moment) -> Said {
            var said = Said(note)
            said.cells = cells.reduce(into: [:]) { $0[$1.indicator.code] = $1.reason }
            said.dueAt = dueAt
            return said
        }
    }

    private(set) var lines: [Line] = []
    /// In which it is not found now, or which can't be given back.
    private(set) var others: [String] = []
    /// Where it goes on; nil at the list's end.
    private(set) var next: ReportCursor?

    /// Given back at once.
    static let most = 100
    /// So many are found before the page ends, and so many are looked through for them.
    private static let (enough, longest, chunk) = (50, 200, 50)

    /// In the reports below the node, from `after` on.
    init(
        _ finding: ReturnFinding, in oversight: Oversight, after: ReportCursor?, _ visit: Visit
    ) throws {
        var filter = ReportFilter()
        filter.states = [.submitted, .approved]
        var looked = 0
        next = after
        repeat {
            let page = try visit.database.reportPage(
                of: oversight.round, below: oversight.node, filter: filter, after: next,
                limit: FoundReturns.chunk, at: visit.now)
            let files = try page.lines.compactMap {
                try visit.database.reportFile(of: $0.unit.id, in: oversight.round)
            }
            lines += try FoundReturns.lines(of: files, finding, visit)
            looked += max(1, page.lines.count)
            next = page.next
        } while next != nil && lines.count < FoundReturns.enough && looked < FoundReturns.longest
    }

    /// In these reports alone.
    init(_ finding: ReturnFinding, among files: [ReportFile], _ visit: Visit) throws {
        lines = try FoundReturns.lines(of: files, finding, visit)
        let found = Set(lines.map(\.file.unit.id))
        others = files.filter { !found.contains($0.unit.id) }.map(\.unit.unit.name)
    }

    private static func lines(
        of files: [ReportFile], _ finding: ReturnFinding, _ visit: Visit
    ) throws -> [Line] {
        guard let round = files.first?.round else { return [] }
        let role = try visit.role(over: round)
        let signed = try visit.database.reports.signedUnits(
            of: files.map(\.unit.id), in: round.id)
        return try files.compactMap { file in
            guard Transition.return.objection(to: file.report, in: round, by: role) == nil else {
                return nil
            }
            let cells = try finding.cells(
                in: file, isSigned: signed[file.unit.id] != nil, visit)
            return cells.isEmpty ? nil : Line(file: file, cells: cells)
        }
    }
}
