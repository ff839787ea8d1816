import HTTP
import Reporting
import Storage

/// A page on which a school first looks at what the department gave back to it. That it did is
/// noted for the department: the one thing that a look leaves behind.
struct OpenedReturn: Reply {
    let page: Page
    let unit: Unit.ID
    let round: Round.ID
    let actor: Actor

    /// When the look is over, and before the page is shown.
    func note(in storage: Storage) throws {
        try storage.write { try $0.noteReturnOpened(of: unit, in: round, by: actor) }
    }

    func response(by templates: Templates) throws -> Response { try page.response(by: templates) }
}
