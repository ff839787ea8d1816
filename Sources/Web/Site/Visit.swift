import HTTP
import HTTPTypes
import Reporting
import Storage

/// What a request says, whoever asks and whatever comes of it.
protocol Inquiry {
    var request: Request { get }
    /// What stands for the braces of the route's address.
    var parameters: [String: String] { get }
}

/// One look at the site by somebody who has signed in: one state of the database, one moment.
///
/// It is opened where the asker is found, and holds no way to open another: a page that reads twice
/// can't be written. What is shown is rendered after it is over.
struct Visit: Inquiry {
    let asker: Asker
    let database: ReadTransaction
    let now: Moment
    /// The same by the clock that nobody sets, by which sessions age.
    let steady: Moment
    let request: Request
    let parameters: [String: String]
    let configuration: Site.Configuration
    /// Computes one-time codes, links and PINs.
    let key: KeyFile
    /// The path of the database, beside which files lie.
    let path: String
    let spreads: SpreadDesk
    /// The long files that are made beside the requests.
    let exports: Exports

    var files: FileStore { FileStore(database: path) }

    /// To be rendered when the look is over.
    func page(_ view: some View, status: HTTPResponse.Status = .ok) -> Page {
        Page(view: view, status: status)
    }
}

/// What a handler gives back: an answer, or a page that is yet to be rendered.
protocol Reply {
    func response() throws -> Response
}

extension Response: Reply {
    func response() -> Response { self }
}

/// Finished values that show themselves.
struct Page: Reply {
    let view: any View
    var status = HTTPResponse.Status.ok
    /// Beside those that every page has.
    var fields: HTTPFields = [:]

    func response() -> Response {
        var response = Response.page(view.html, status: status)
        for field in fields { response.fields.append(field) }
        return response
    }
}
