import Reporting
import Storage

/// Whose access the asker looks after: an admin all units', an officer the schools' below.
struct Care {
    let isAdmin: Bool
    /// The units.
    let units: UnitFilter
    private var inScope: UnitsInScope

    init(_ visit: Visit) {
        isAdmin = visit.asker.role == .admin
        var units = UnitFilter(visit.unitScope)
        if !isAdmin { units.kinds = [.school] }
        self.units = units
        inScope = UnitsInScope(units.scope, on: visit.now.day, visit.database)
    }

    mutating func covers(_ account: Account) throws -> Bool {
        if isAdmin { return true }
        guard account.role.isOfSchool else { return false }
        return try inScope.find(account.unit)?.unit.kind == .school
    }

    /// The schools alone.
    var schools: UnitFilter {
        var schools = units
        schools.kinds = [.school]
        return schools
    }
}
