import GRDB
import Reporting

/// The versions of its form that a round has had: one, unless another took its place while it was open.
package struct RoundForms: Sendable {
    /// Those that were replaced, from the first, each with the event that did so.
    let earlier: [(event: Int64, form: Form)]

    /// What the round asked just before the event; nil for what it asks now.
    package func form(at event: Int64) -> Form? { earlier.first { event < $0.event }?.form }

    /// The one of that number, of those that were replaced.
    package func form(inVersion number: Int) -> Form? {
        earlier.last { $0.form.version.version == number }?.form
    }

    /// The one of that number, where `now` is what the round asks now.
    package func form(inVersion number: Int, now: Form) -> Form? {
        number == now.version.version ? now : form(inVersion: number)
    }

    package var versions: Set<Int> { Set(earlier.map(\.form.version.version)) }

    /// The round's form with the questions and rules that it had in earlier versions and has no more,
    /// behind its own; of these what `seen` leaves.
    package func remembered(in now: Form, _ seen: (Form) -> Form = { $0 }) -> Form {
        earlier.reversed().reduce(now) { $0.remembering(seen($1.form)) }
    }

    /// Those that were replaced.
    package var all: [Form] { earlier.map(\.form) }
}

extension FormRepository {
    package func ofRound(_ round: Round.ID) throws -> RoundForms {
        RoundForms(earlier: try replaced(in: round).map { ($0, try layout($1).form) })
    }

    /// The forms that another version took the place of.
    func editions(before round: Round.ID) throws -> [Form.Edition] {
        try replaced(in: round).map(\.edition)
    }

    private func replaced(in round: Round.ID) throws -> [(event: Int64, edition: Form.Edition)] {
        try database.cachedStatement(
            sql: """
                SELECT event, form.code, form.version, form.owner_id
                FROM round_form JOIN form ON form.id = form_id
                WHERE round_id = ? ORDER BY event
                """
        ).all([round.rawValue]) { columns in
            let event: Int64 = columns.next()
            let version = Form.Version(code: columns.next(), version: columns.next())
            let owner = (columns.optional() as Int64?).map(Unit.ID.init(rawValue:))
            return (event, Form.Edition(version, of: owner))
        }
    }
}
