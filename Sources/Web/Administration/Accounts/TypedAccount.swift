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

    init(_ form: FormFields, _ database: ReadTransaction) throws {
        person = try Account.Person(form)
        roleName = form.first("role") ?? ""
        role = Role(rawValue: roleName)
        unitCode = Slug.codeOrTyped(TypedText.trimmed(form.first("unit") ?? ""))
        unit = try database.units.find(Unit.Code(rawValue: unitCode))
    }

    /// nil when an account can be so.
    var fault: AccountFault? {
        if let fault = person.fault { return fault }
        guard let role else { return .unknownRole(roleName) }
        guard let unit else { return .unknownUnit(unitCode) }
        return role.isFor(unit.kind) ? nil : .otherKind(role)
    }
}
