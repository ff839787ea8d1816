import Reporting
import Storage

/// The units whose access the asker looks after: an admin all, an officer the schools below.
struct Care {
    let isAdmin: Bool
    /// In display order.
    let units: [Unit]
    private let ids: Set<Unit.ID>

    init(isAdmin: Bool, units: [Unit]) {
        self.isAdmin = isAdmin
        self.units = units
        ids = Set(units.map(\.id))
    }

    var schools: [Unit] { units.filter { $0.kind == .school } }

    func covers(_ account: Account) -> Bool {
        isAdmin || ids.contains(account.unit) && account.role.isOfSchool
    }
}
