import HTTP
import HTTPTypes
import Reporting
import Storage

/// What the form for a new token sent.
struct TypedToken {
    let name: String
    let role: Role?
    let unit: NamedUnit
    let days: Int?

    init(_ form: FormFields, _ unit: NamedUnit) throws {
        do throws(TypedText.Fault) {
            name = try TypedText.clean(form.first("name") ?? "")
        } catch {
            throw Refusal(.unprocessableContent, error.sentence)
        }
        role = form.first("role").flatMap(Role.init(rawValue:))
        self.unit = unit
        days = form.first("days").flatMap { Int(sent: $0, in: 1...Token.longestDays) }
    }

    /// Vietnamese; nil when a token can be made of it.
    func complaint(_ found: Unit?) -> String? {
        guard (1...100).contains(name.count) else {
            return "Tên mã kết nối dài từ 1 đến 100 ký tự."
        }
        guard let role else { return AccountFault.unknownRole("").sentence }
        if let complaint = unit.complaint { return complaint }
        guard let found else { return AccountFault.unknownUnit(unit.code).sentence }
        guard role.isFor(found.kind) else { return AccountFault.otherKind(role).sentence }
        guard days != nil else {
            return "Số ngày dùng được là từ 1 đến \(Token.longestDays)."
        }
        return nil
    }
}
