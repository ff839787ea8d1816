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
    /// That of a colleague who was given sections.
    let given: AccessLink.ID?

    init(_ asker: Asker) {
        (unit, account) = (asker.unit.code, asker.account?.id)
        given = asker.givenBy
    }

    /// As a form says it; nil where it says nothing that can be read.
    init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard let code = parts.first, parts.count <= 2 else { return nil }
        unit = Unit.Code(rawValue: String(code))
        let id = parts.dropFirst().first
        account = id.flatMap { Int64(sentID: $0) }.map(Account.ID.init(rawValue:))
        given = id.flatMap { $0.hasPrefix("l") ? Int64(sentID: $0.dropFirst()) : nil }
            .map(AccessLink.ID.init(rawValue:))
    }

    /// What the form says.
    var text: String {
        let id = account.map { "\($0.rawValue)" } ?? given.map { "l\($0.rawValue)" }
        return id.map { "\(unit.rawValue) \($0)" } ?? unit.rawValue
    }

    /// Whether they may send it to the address. People of one unit do the same work, and one goes on
    /// with what another typed, but for whoever was given sections alone; what belongs to an account
    /// is that one's alone.
    func includes(_ asker: Asker, to address: String) -> Bool {
        guard unit == asker.unit.code, asker.given == nil || given == asker.givenBy else {
            return false
        }
        return !address.hasPrefix("/account/") || account == asker.account?.id
    }
}
