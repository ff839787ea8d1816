import HTTP
import HTTPTypes
import Reporting
import Storage

/// The reports that the address of an indicator's page chooses.
struct ChosenReports {
    /// Some schools of so many.
    struct Some {
        var first: [Unit] = []
        var count = 0
    }

    let round: Round
    /// Below which they stand.
    let node: Unit.ID
    let states: Set<ReportState>
    /// The levels that are asked and owe a report.
    let levels: [LevelName]
    let level: LevelName?
    /// nil for all; `noCommune` for the schools of none.
    let commune: Unit.Code?
    /// nil for all.
    let communeName: String?
    /// Whose totals are theirs, but for the level; nil where no node's are.
    let whole: Unit.ID?
    /// No level's are left out of those.
    let areOfAllLevels: Bool
    /// nil where there are too many to be counted.
    let counts: ReportCounts?
    private let filter: ReportFilter
    private let database: ReadTransaction
    private let now: Moment

    /// - Throws: 400 for a choice that there is not.
    init(_ indicator: Indicator, _ oversight: Oversight, _ visit: Visit) throws {
        (database, now) = (visit.database, visit.now)
        (round, node) = (oversight.round, oversight.node)
        states = try visit.countedStates()
        level = try visit.chosenLevel()
        let owing = try database.levels(of: round, below: node)
        levels = try database.units.levels().filter {
            indicator.applies(to: $0.level) && owing.contains($0.level)
        }
        var filter = ReportFilter()
        let asked = Set(levels.map(\.level))
        filter.levels = level.map { asked.intersection([$0.level]) } ?? asked
        areOfAllLevels = level == nil && asked == owing
        commune = try visit.chosen("commune").map(Unit.Code.init(rawValue:))
        filter.commune = commune
        let chosen = filter
        if let commune {
            // One of them says that there is the commune, and what it is called.
            let one = try database.reportPage(
                of: round, below: node, filter: chosen.place(commune), limit: 1, at: now
            ).lines.first
            guard let one else {
                throw Refusal(.badRequest, "Không có xã này trong đợt báo cáo.")
            }
            communeName = one.commune?.unit.name ?? "Đơn vị khác"
            whole = node == round.owner ? one.commune?.id : nil
        } else {
            (communeName, whole) = (nil, node)
        }
        counts = try database.reportCounts(of: round, below: node, place: filter, at: now)
        self.filter = filter
    }

    /// Those in these states, a page of them.
    func page(
        _ states: Set<ReportState>, after cursor: ReportCursor? = nil, limit: Int
    ) throws -> ReportListPage {
        guard !states.isEmpty, !levels.isEmpty else { return ReportListPage(lines: []) }
        var filter = filter
        filter.states = states
        return try database.reportPage(
            of: round, below: node, filter: filter, after: cursor, limit: limit, at: now)
    }

    /// How many are in these states, and the first of them.
    func some(_ states: Set<ReportState>) throws -> Some {
        let count = counts?.count(of: states)
        guard count != 0 else { return Some() }
        let first = try page(states, limit: NamedReports.most).lines
        return Some(first: first.map(\.unit.unit), count: count ?? first.count)
    }

    /// What was approved of the same schools in the round before; nil where no totals tell.
    func totals(before previous: Round) throws -> GroupTotals? {
        guard previous.owner != round.owner else {
            return try totals(in: previous, states: [.approved])
        }
        guard let whole else { return nil }
        let all = try database.totals(handedOverFrom: previous, to: round)
        if let level { return all.levels.first { $0.level.level == level.level }?.totals }
        return commune == nil ? all.total : all.communes.first { $0.commune?.id == whole }?.totals
    }

    /// What those that count come to, in that round; nil where no totals tell.
    func totals(in round: Round, states: Set<ReportState>) throws -> GroupTotals? {
        guard let whole, try database.rounds.unit(whole, in: round.id) != nil else { return nil }
        let totals = try database.roundTotals(
            of: round, below: whole, states: states, communes: .none, at: now)
        guard let level else { return totals.total }
        return totals.levels.first { $0.level.level == level.level }?.totals
    }
}

extension ReportFilter {
    /// Of the commune alone.
    fileprivate func place(_ commune: Unit.Code) -> ReportFilter {
        var filter = ReportFilter()
        filter.commune = commune
        return filter
    }
}

extension Visit {
    /// The level that the address names; nil when it names none.
    fileprivate func chosenLevel() throws -> LevelName? {
        guard let code = try chosen("level") else { return nil }
        guard let level = try database.units.levels().first(where: { $0.level.rawValue == code })
        else { throw Refusal(.badRequest, "Không có cấp học “\(code.prefix(40))”.") }
        return level
    }
}
