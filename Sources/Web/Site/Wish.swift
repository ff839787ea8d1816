import HTTP
import HTTPTypes
import Reporting
import Storage

/// One wish of somebody who has signed in to change something: what was sent, read once.
struct Wish: Inquiry {
    let asker: Asker
    let context: Context

    var request: Request { context.request }
    var parameters: [String: String] { context.parameters }
    var now: Moment { context.now }
    var actor: Actor { asker.actor }
    var configuration: Site.Configuration { context.site.configuration }
    /// Computes one-time codes, links and PINs.
    var key: KeyFile { context.storage.key }

    /// One look before anything is changed, or at what stands in the way of it; looks don't nest.
    func look<Value>(_ body: (Visit) throws -> Value) throws -> Value {
        try context.storage.read { try body(visit(in: $0)) }
    }

    /// The same within a transaction that is being written.
    func visit(in database: ReadTransaction) -> Visit {
        context.site.visit(context.request, context.parameters, asker, database)
    }

    /// The fields of a posted form, each once but those that may be repeated.
    ///
    /// - Throws: 415 for another kind of body, 400 for a field that stands twice.
    func form(mayRepeat: Set<String> = []) throws -> FormFields {
        try context.form(mayRepeat: mayRepeat)
    }

    /// Writes in one transaction; a repetition does it again.
    func write<Value>(_ body: (WriteTransaction) throws -> Value) throws -> Value {
        try context.storage.write(body)
    }

    /// Writes in one transaction, and keeps in it the answer under the request's key: JSON, or
    /// where to go on. Of two such requests at once the second gets the first one's answer.
    func commit(_ body: (WriteTransaction) throws -> Response) throws -> Response {
        try context.commit(body)
    }

    /// Writes once, and shows what is kept nowhere, such as a new secret: a repetition is led to
    /// `address` instead.
    func commit(
        repeating address: String, _ body: (WriteTransaction) throws -> Void,
        showing page: () throws -> any Reply
    ) throws -> any Reply {
        try context.commit(repeating: address, body) {
            try page().response()
        }
    }
}
