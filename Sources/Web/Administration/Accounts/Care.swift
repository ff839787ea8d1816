import HTTP
import HTTPTypes
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

    init(_ context: Context) throws {
        let asker = try context.signedIn()
        isAdmin = asker.role == .admin
        let visible = try context.visibleUnits().visible.map(\.unit)
        units = isAdmin ? visible : visible.filter { $0.kind == .school }
        ids = Set(units.map(\.id))
    }

    var schools: [Unit] { units.filter { $0.kind == .school } }

    func covers(_ account: Account) -> Bool {
        isAdmin || ids.contains(account.unit) && account.role.isOfSchool
    }
}

extension Context {
    /// The account of the address.
    ///
    /// - Throws: 404 also for one that the asker does not look after.
    func caredAccount() throws -> (account: Account, unit: Unit) {
        let care = try Care(self)
        return try storage.read { database in
            guard let id = parameters["account"].flatMap(Int64.init(sentID:)),
                let account = try database.access.account(Account.ID(rawValue: id)),
                care.covers(account), let unit = try database.units.find(account.unit)
            else { throw Refusal.notFound }
            return (account, unit)
        }
    }

    /// The school of the address.
    ///
    /// - Throws: 404 also for one that the asker does not look after.
    func caredSchool() throws -> Unit {
        let care = try Care(self)
        guard let school = care.schools.first(where: { $0.code.rawValue == parameters["unit"] })
        else { throw Refusal.notFound }
        return school
    }
}
