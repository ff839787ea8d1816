import Reporting
import Storage

/// Thêm tài khoản.
struct NewAccountPage {
    let frame: Frame
    let person: PersonFields
    let userName: String
    let unit: UnitField
    let roles: [Choice]
    let complaint: Complaint?

    init(
        _ visit: Visit, typed: ListedAccount? = nil, unit typedUnit: String? = nil,
        complaint: Complaint? = nil
    ) throws {
        frame = try Frame(visit, title: "Thêm tài khoản", current: "/accounts")
        person = PersonFields(typed?.person ?? .init(name: ""))
        userName = typed?.userName ?? ""
        var unit = try UnitField(
            "unit", "Đơn vị", code: "", typed: typedUnit, of: Set(Unit.Kind.allCases), visit)
        unit.isRequired = true
        self.unit = unit
        roles = Role.allCases.map {
            Choice(value: $0.rawValue, words: $0.name, isChosen: $0.rawValue == typed?.role)
        }
        self.complaint = complaint
    }
}
