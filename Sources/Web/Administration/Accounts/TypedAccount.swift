import HTTP
import Reporting
import Storage

/// Changes of an account as its form was typed.
struct TypedAccount {
    let person: Account.Person
    let role: Role?
    /// The code, and the unit if there is one.
    let unitCode: String
    let unit: Unit?
    private let roleName: String
    private let old: Account.Person

    init(_ form: FormFields, of account: Account, _ database: ReadTransaction) throws {
        old = account.person
        person = try Account.Person(form, over: old)
        roleName = form.first("role") ?? ""
        role = Role(rawValue: roleName)
        unitCode = Slug.codeOrTyped(TypedText.trimmed(form.first("unit") ?? ""))
        unit = try database.units.find(Unit.Code(rawValue: unitCode))
    }

    /// nil when an account can be so.
    var fault: AccountFault? {
        if let fault = person.fault(over: old) { return fault }
        guard let role else { return .unknownRole(roleName) }
        guard let unit else { return .unknownUnit(unitCode) }
        return role.isFor(unit.kind) ? nil : .otherKind(role)
    }
}
