import GRDB
import Reporting

/// What a list of units is narrowed to.
package struct UnitFilter: Hashable, Sendable {
    package var scope: UnitScope
    package var kinds: Set<Unit.Kind> = Set(Unit.Kind.allCases)
    /// A code, or words of a name without marks; all for an empty one.
    package var query = ""

    package init(_ scope: UnitScope) { self.scope = scope }

    func admits(_ unit: Unit) -> Bool {
        kinds.contains(unit.kind)
            && (query.isEmpty || unit.code.rawValue == query.lowercased()
                || SearchText.matches(query: query, stored: SearchText.stored(unit.name)))
    }
}

/// A part of a list of units, in display order.
package struct UnitListPage: Sendable {
    package var units: [UnitRepository.Placed] = []
    /// Behind which the next page begins; nil at the list's end. A page may be short, or empty, and
    /// others follow, where few of many are admitted.
    package var next: Unit.ID?
    /// How many there are in the list; nil where that is not known without reading them all.
    package var count: UnitCount?
}

/// Bounds of lists of units and of what belongs to them.
package enum UnitLists {
    /// So many are read at once and sorted; of more the display order is gone along.
    package static let few = 1_000
    /// So many are looked at for one page.
    static let most = 3_000
    /// Beyond which a long list is not counted.
    static let counted = 5_000
}

package struct UnitCount: Hashable, Sendable {
    package var number: Int
    /// There are more.
    package var isExceeded: Bool
}

extension ReadTransaction {
    /// The units that the filter admits on the day, `limit` at most behind that one. What it costs
    /// follows the page and not the number of units: few are read and sorted; of many the display order
    /// is gone along, `UnitLists.most` of it at most for a page.
    package func unitPage(
        _ filter: UnitFilter, after last: Unit.ID? = nil, limit: Int, few: Int = UnitLists.few,
        on day: Day
    ) throws -> UnitListPage {
        var list = UnitList(filter, few: few, on: day, self)
        return try list.page(after: last, limit: limit)
    }

    /// All units that the filter admits on the day, in display order; nil where the list is a long one.
    package func fewUnits(
        _ filter: UnitFilter, few: Int = UnitLists.few, on day: Day
    ) throws -> [UnitRepository.Placed]? {
        var list = UnitList(filter, few: few, on: day, self)
        return try list.fewUnits()
    }
}

/// A list of units, and what finds its lines.
private struct UnitList {
    let filter: UnitFilter
    let few: Int
    let day: Day
    let units: UnitRepository
    private var inScope: UnitsInScope

    init(_ filter: UnitFilter, few: Int, on day: Day, _ database: ReadTransaction) {
        (self.filter, self.few, self.day, units) = (filter, few, day, database.units)
        inScope = UnitsInScope(filter.scope, on: day, database.units)
    }

    mutating func page(after last: Unit.ID?, limit: Int) throws -> UnitListPage {
        guard limit > 0 else { return UnitListPage() }
        let start = try last.flatMap(units.position)
        guard let few = try fewUnits() else { return try walk(after: start, limit: limit) }
        let rest = try start.map { try units.those(of: few, behind: $0) } ?? few
        return UnitListPage(
            units: Array(rest.prefix(limit)),
            next: rest.count > limit ? rest[limit - 1].unit.id : nil,
            count: UnitCount(number: few.count, isExceeded: false))
    }

    /// Where they are few, all that are in the list: those of a small office, or whose names have a
    /// rare word of the search.
    mutating func fewUnits() throws -> [UnitRepository.Placed]? {
        guard let ids = try fewThatMayBe() else { return nil }
        return try units.placed(ids, on: day).filter { try admits($0) }
    }

    private func fewThatMayBe() throws -> [Unit.ID]? {
        if !filter.query.isEmpty, let named = try units.named(like: filter.query, most: few) {
            let coded = try units.find(Unit.Code(rawValue: filter.query.lowercased()))
            return named + [coded?.id].compactMap(\.self)
        }
        return try units.few(in: filter.scope, atMost: few, on: day)
    }

    private mutating func admits(_ placed: UnitRepository.Placed) throws -> Bool {
        try filter.admits(placed.unit) && inScope.contains(placed)
    }

    private mutating func walk(
        after start: UnitRepository.Position?, limit: Int
    ) throws -> UnitListPage {
        var page = UnitListPage(count: try count())
        var (last, looked) = (start, 0)
        while true {
            let chunk = try units.placed(behind: last, limit: limit + 1, on: day)
            for placed in chunk where try admits(placed) {
                guard page.units.count < limit else {
                    page.next = page.units.last?.unit.id
                    return page
                }
                page.units.append(placed)
            }
            guard chunk.count > limit, let end = chunk.last?.unit.id else { return page }
            looked += chunk.count
            guard looked < UnitLists.most else {
                page.next = end
                return page
            }
            last = try units.position(end)
        }
    }

    private func count() throws -> UnitCount? {
        guard filter.query.isEmpty else { return nil }
        switch filter.scope {
        case .all:
            return try units.count(of: filter.kinds, atMost: max(few, UnitLists.counted), on: day)
        case .below:
            let isWhole = filter.kinds.count == Unit.Kind.allCases.count
            return isWhole ? UnitCount(number: few, isExceeded: true) : nil
        }
    }
}
