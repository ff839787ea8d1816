import Reporting

/// Who does something, as the event chain keeps it.
package struct Actor: Hashable, Sendable {
    package enum Identity: Hashable, Sendable {
        case account(Account.ID)
        case token(Token.ID)
        /// Somebody of a school who came by its access link.
        case link(AccessLink.ID)
        /// A command on the server itself.
        case command
    }

    package var identity: Identity
    package var role: Role?
    /// Where the request came from; empty for a command.
    package var address: String

    package init(identity: Identity, role: Role?, address: String) {
        self.identity = identity
        self.role = role
        self.address = address
    }

    package static let command = Actor(identity: .command, role: nil, address: "")
}
