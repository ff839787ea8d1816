import GRDB
import Reporting

/// What a consolidated report says of single schools.
struct ConsolidatedSchools {
    /// Those that owe a report.
    var owedByLevel: [Level: Int] = [:]
    var missing: NamedSchools = []
    var late: NamedSchools = []
    /// In display order; none where there are many.
    var schools: [Annexes.School] = []
    /// nil where `schools` have all that may be quoted.
    var quoted: [Indicator.Code: [Outline.Quote]]?

    var count: Int { owedByLevel.values.reduce(0, +) }
}

extension ReadTransaction {
    /// How many schools of each level owe a report to the round's owner.
    func owedByLevel(of round: Round) throws -> [Level: Int] {
        try totals.counts(of: round.id, under: round.owner).reduce(into: [:]) { counts, row in
            if row.state != .exempt { counts[row.level, default: 0] += row.reports }
        }
    }

    /// With every school and the values of its approved report.
    func allSchools(of round: Round, form: Form, at now: Moment) throws -> ConsolidatedSchools {
        let owed = try listing(of: round, below: round.owner, at: now)
            .filter { $0.report.state != .exempt }
        let values = try reports.submittedValues(in: round.id, states: [.approved], form: form)
        let waivers = try reports.countedWaivers(in: round.id)
        return ConsolidatedSchools(
            owedByLevel: owed.reduce(into: [:]) { counts, listed in
                if let level = listed.unit.level { counts[level, default: 0] += 1 }
            },
            missing: NamedSchools(
                owed.filter { $0.report.state != .approved }.map(\.unit.unit.name)),
            late: NamedSchools(
                owed.filter { $0.isLate && $0.report.state.isCounted }.map(\.unit.unit.name)),
            schools: owed.map {
                Annexes.School(
                    unit: $0.unit.unit, commune: $0.commune?.unit.code, values: values[$0.unit.id],
                    waivers: waivers[$0.unit.id] ?? [])
            })
    }

    /// With the first ones of those that the report names or quotes, however many there are.
    func namedSchools(
        of round: Round, outline: Outline, form: Form, at now: Moment
    ) throws -> ConsolidatedSchools {
        let rows = try totals.counts(of: round.id, under: round.owner)
        func first(
            of count: Int, _ narrowing: (inout ReportFilter) -> Void
        ) throws -> NamedSchools {
            var filter = ReportFilter()
            narrowing(&filter)
            let page = try reportPage(
                of: round, below: round.owner, filter: filter, limit: NamedSchools.most, at: now)
            return NamedSchools(first: page.lines.map(\.unit.unit.name), of: count)
        }
        let missing = Set(ReportState.allCases).subtracting([.approved, .exempt])
        return ConsolidatedSchools(
            owedByLevel: try owedByLevel(of: round),
            missing: try first(
                of: rows.filter { missing.contains($0.state) }.reduce(0) { $0 + $1.reports }
            ) { $0.states = missing },
            late: try first(
                of: rows.filter(\.state.isCounted).reduce(0) { $0 + $1.late }
            ) { $0.time = .late },
            quoted: try quotes(of: round, outline: outline, form: form, at: now))
    }

    /// So many approved reports are looked at for something to quote.
    private static let mostLookedAt = 2_000

    /// What the schools wrote that were chosen to be quoted, and behind it the first ones.
    private func quotes(
        of round: Round, outline: Outline, form: Form, at now: Moment
    ) throws -> [Indicator.Code: [Outline.Quote]] {
        var quotes: [Indicator.Code: [Outline.Quote]] = [:]
        var chosen: [Indicator.Code: Set<Unit.Code>] = [:]
        for block in outline.blocks {
            guard case .quotes(let code, let units) = block.content else { continue }
            quotes[code] = []
            chosen[code, default: []].formUnion(units ?? [])
        }
        guard !quotes.isEmpty else { return [:] }
        func add(
            _ lines: [ListedReport], where isWanted: (Indicator.Code, Unit.Code) -> Bool
        ) throws {
            let approved = lines.filter { $0.report.state == .approved }
            let values = try reports.submittedValues(
                of: approved.map(\.unit.id), in: round.id, form: form)
            for line in approved {
                let unit = line.unit.unit
                for code in quotes.keys {
                    guard isWanted(code, unit.code),
                        case .text(let text)? = values[unit.id]?[code],
                        quotes[code]?.contains(where: { $0.unit == unit.code }) == false
                    else { continue }
                    quotes[code]?.append(
                        Outline.Quote(unit: unit.code, name: unit.name, text: text))
                }
            }
        }
        let units = Set(chosen.values.joined()).sorted { $0.rawValue < $1.rawValue }
        try add(listing(of: units, in: round, below: round.owner, at: now)) { code, unit in
            chosen[code]?.contains(unit) == true
        }
        var filter = ReportFilter()
        filter.states = [.approved]
        var (cursor, looked, wanted) = (ReportCursor?.none, 0, true)
        while wanted, looked < ReadTransaction.mostLookedAt {
            let page = try reportPage(
                of: round, below: round.owner, filter: filter, after: cursor, limit: 100, at: now)
            try add(page.lines) { _, _ in true }
            looked += page.lines.count
            cursor = page.next
            wanted = cursor != nil && quotes.values.contains { $0.count < Outline.mostQuotes }
        }
        return quotes
    }
}

extension ReadTransaction {
    /// Gives every school that owes a report to the round's owner, with the values of its approved one,
    /// as the order has them; only some are held at once.
    package func eachSchool(
        of round: Round, in order: SchoolRows.Order, form: Form, at now: Moment,
        _ body: (Annexes.School) throws -> Void
    ) throws {
        var filters: [ReportFilter] = []
        switch order {
        case .levels:
            let present = Set(try owedByLevel(of: round).keys)
            filters = try units.levels().map(\.level).filter(present.contains).map { level in
                var filter = ReportFilter()
                filter.level = level
                return filter
            }
        case .communes:
            var filter = ReportFilter()
            filter.order = .commune
            filters = [filter]
        }
        let owing = Set(ReportState.allCases).subtracting([.exempt])
        for var filter in filters {
            filter.states = owing
            try eachReport(
                of: round, below: round.owner, filter: filter, states: [.approved], form: form,
                at: now
            ) { row in
                let listed = row.listed
                try body(
                    Annexes.School(
                        unit: listed.unit.unit, commune: listed.commune?.unit.code,
                        values: row.values, waivers: row.waivers))
            }
        }
    }
}
