import Reporting
import Storage

/// For whom the forms of a page were made. Many addresses do not say whose they are: a school's own
/// report has the same for every school. Where somebody else signs in before a form is sent, this
/// tells that what it holds is another's.
struct IntendedSender: Equatable {
    static let field = "_of"

    let unit: Unit.Code
    /// nil for somebody who came by a link.
    let account: Account.ID?

    init(_ asker: Asker) { (unit, account) = (asker.unit.code, asker.account?.id) }

    /// As a form says it; nil where it says nothing that can be read.
    init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard let code = parts.first, parts.count <= 2 else { return nil }
        unit = Unit.Code(rawValue: String(code))
        account = parts.dropFirst().first.flatMap { Int64(sentID: String($0)) }
            .map(Account.ID.init(rawValue:))
    }

    /// What the form says.
    var text: String {
        account.map { "\(unit.rawValue) \($0.rawValue)" } ?? unit.rawValue
    }

    /// Whether they may send it to the address. People of one unit do the same work, and one goes on
    /// with what another typed; what belongs to an account is that one's alone.
    func includes(_ asker: Asker, to address: String) -> Bool {
        guard unit == asker.unit.code else { return false }
        return !address.hasPrefix("/account/") || account == asker.account?.id
    }
}
