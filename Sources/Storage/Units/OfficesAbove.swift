import Reporting

extension UnitRepository {
    /// Whom the unit reports to on the day; nil where it is nobody.
    package func office(above unit: Unit.ID, on day: Day) throws -> Unit? {
        try placed(unit, on: day)?.reportsTo.flatMap { try placed($0, on: day)?.unit }
    }
}

/// Whom each unit reports to, on one day: whom its people turn to.
package struct OfficesAbove {
    private let units: [Unit.ID: UnitRepository.Placed]

    package init(_ all: [UnitRepository.Placed]) {
        units = Dictionary(all.map { ($0.unit.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// nil for a unit that reports to nobody.
    package func name(above unit: Unit.ID) -> String? {
        units[unit]?.reportsTo.flatMap { units[$0]?.unit.name }
    }
}

extension ReadTransaction {
    /// The one department that there is, of whatever name; nil where there is none or are several:
    /// whoever has not signed in may be anybody's.
    package func onlyDepartment(on day: Day) throws -> Unit? {
        let departments = try units.first(2, of: .department, on: day)
        return departments.count == 1 ? departments.first : nil
    }
}
