import Formats
import HTTP
import HTTPTypes
import Reporting

extension Response {
    /// An official document, to be kept as a file of that name.
    static func word(_ document: OfficialDocument, madeAt: Moment, name: String) throws -> Response
    {
        var response = Response(
            fields: [.contentType: WordDocument.mediaType, .cacheControl: "no-store"],
            body: try WordDocument(document, madeAt: madeAt).file())
        try response.offer(asFile: name)
        return response
    }
}
