import HTTP
import Reporting
import Storage

/// Changes of an account as its form was typed.
struct TypedAccount {
    let person: Account.Person
    let role: Role?
    /// What the field named, and the unit if there is one.
    let named: NamedUnit
    let unit: Unit?
    private let roleName: String
    private let old: Account.Person

    init(_ form: FormFields, of account: Account, _ visit: Visit) throws {
        old = account.person
        person = try Account.Person(form, over: old)
        roleName = form.first("role") ?? ""
        role = Role(rawValue: roleName)
        named = try visit.unit(named: form.first("unit"), of: Set(Unit.Kind.allCases))
        unit = try visit.database.units.find(Unit.Code(rawValue: named.code))
    }

    /// nil when an account can be so.
    var complaint: Complaint? {
        named.complaint.map { Complaint($0, at: "unit") } ?? fault?.complaint
    }

    private var fault: AccountFault? {
        if let fault = person.fault(over: old) { return fault }
        guard let role else { return .unknownRole(roleName) }
        guard let unit else { return .unknownUnit(named.code) }
        return role.isFor(unit.kind) ? nil : .otherKind(role)
    }
}
