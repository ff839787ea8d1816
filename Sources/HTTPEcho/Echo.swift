import HTTP
import HTTPTypes

/// The answers of `http-echo`.
enum Echo {
    private static let allowed = "GET, HEAD, POST, OPTIONS"
    private static let entityTag = "\"http-echo\""
    private static let lastModified = "Thu, 01 Jan 2026 00:00:00 GMT"

    @Sendable
    static func answer(to request: Request) -> Response {
        switch (request.method, request.path) {
        case (_, ["echo"]):
            text(request.fields.map { "\($0.name.rawName): \($0.value)\n" }.joined())
        case (_, ["cookie"]): text(request.cookies.map { "\($0.name)=\($0.value)\n" }.joined())
        case (.get, []), (.head, []): root(request)
        case (.get, _), (.head, _): text("OK")
        case (.post, _): echo(request)
        case (.options, _): Response(status: .noContent, fields: [.allow: allowed])
        default: refusal
        }
    }

    private static func text(_ text: String) -> Response {
        Response(fields: [.contentType: "text/plain; charset=utf-8"], body: Array(text.utf8))
    }

    private static func root(_ request: Request) -> Response {
        let validators: HTTPFields = [.eTag: entityTag, .lastModified: lastModified]
        if let known = request.fields[.ifNoneMatch] {
            if known == entityTag { return Response(status: .notModified, fields: validators) }
        } else if let since = request.fields[.ifModifiedSince].flatMap(HTTPDate.init),
            let modified = HTTPDate(lastModified), since >= modified
        {
            return Response(status: .notModified, fields: validators)
        }
        var response = text("OK")
        response.fields.append(contentsOf: validators)
        return response
    }

    private static func echo(_ request: Request) -> Response {
        let type = request.fields[.contentType] ?? "application/octet-stream"
        return Response(fields: [.contentType: type], body: request.body)
    }

    private static var refusal: Response {
        var response = Response(problem: .methodNotAllowed, detail: "Not with this method.")
        response.fields[.allow] = allowed
        return response
    }
}
