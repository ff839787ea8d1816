import Reporting

extension UnitRepository {
    /// Whom the unit reports to on the day; nil where it is nobody.
    package func office(above unit: Unit.ID, on day: Day) throws -> Unit? {
        try placed(unit, on: day)?.reportsTo.flatMap { try placed($0, on: day)?.unit }
    }
}

/// Whom each unit reports to, on one day: whom its people turn to. What is above several is asked once.
package struct OfficesAbove {
    private let units: UnitRepository
    private let day: Day
    private var names: [Unit.ID: String?] = [:]

    package init(_ database: ReadTransaction, on day: Day) {
        (units, self.day) = (database.units, day)
    }

    /// nil for a unit that reports to nobody.
    package mutating func name(above unit: Unit.ID) throws -> String? {
        guard let office = try units.placed(unit, on: day)?.reportsTo else { return nil }
        if let known = names[office] { return known }
        let name = try units.placed(office, on: day)?.unit.name
        names[office] = .some(name)
        return name
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
