import HTTP
import HTTPTypes

/// One line of the site's table of contents: all that is known of an address before anybody asks.
struct Route: Sendable {
    typealias Handler = @Sendable (Context) throws -> Response

    /// What a request may bring.
    enum Taken: Sendable {
        /// JSON or a form's fields, `Site.bodyLimit` at most.
        case fields
        /// A form with a file as well, `Site.uploadLimit` at most, from whoever the rule lets in.
        case upload
    }

    let method: HTTPRequest.Method
    /// `/rounds/{round}/report`
    let address: String
    let access: AccessRule
    let takes: Taken
    /// Whether answering takes the processor long, as a password's hash does: 30 ms of a core.
    let isSlow: Bool
    let handler: Handler
    /// Whether its errors are problem documents, its body JSON, and tokens let in.
    let isAPI: Bool
    private let segments: [String]

    private init(
        _ method: HTTPRequest.Method, _ address: String, _ access: AccessRule,
        takes: Taken = .fields, isSlow: Bool = false, isAPI: Bool = false,
        _ handler: @escaping Handler
    ) {
        self.method = method
        self.address = address
        self.access = access
        self.takes = takes
        self.isSlow = isSlow
        self.isAPI = isAPI
        self.handler = handler
        segments = address.split(separator: "/").map(String.init)
    }

    static func get(
        _ address: String, _ access: AccessRule, _ handler: @escaping Handler
    ) -> Route {
        Route(.get, address, access, handler)
    }

    static func post(
        _ address: String, _ access: AccessRule, _ handler: @escaping Handler,
        takes: Taken = .fields, isSlow: Bool = false
    ) -> Route {
        Route(.post, address, access, takes: takes, isSlow: isSlow, handler)
    }

    fileprivate static func api(
        _ method: HTTPRequest.Method, _ address: String, _ access: AccessRule,
        _ handler: @escaping Handler
    ) -> Route {
        Route(method, address, access, isAPI: true, handler)
    }

    /// `POST /rounds`
    var name: String { "\(method.rawValue) \(address)" }

    /// What the braces stand for; nil when the path is another.
    func match(_ path: [String]) -> [String: String]? {
        guard path.count == segments.count else { return nil }
        var parameters: [String: String] = [:]
        for (segment, part) in zip(segments, path) {
            if segment.hasPrefix("{") {
                parameters[String(segment.dropFirst().dropLast())] = part
            } else if segment != part {
                return nil
            }
        }
        return parameters
    }
}

/// A line of the API: it has its description, or it is none.
struct APIRoute: Sendable {
    let route: Route
    let operation: Operation

    static func get(
        _ address: String, _ access: AccessRule, _ handler: @escaping Route.Handler,
        _ operation: Operation
    ) -> APIRoute {
        APIRoute(route: .api(.get, address, access, handler), operation: operation)
    }

    static func post(
        _ address: String, _ access: AccessRule, _ handler: @escaping Route.Handler,
        _ operation: Operation
    ) -> APIRoute {
        APIRoute(route: .api(.post, address, access, handler), operation: operation)
    }

    static func put(
        _ address: String, _ access: AccessRule, _ handler: @escaping Route.Handler,
        _ operation: Operation
    ) -> APIRoute {
        APIRoute(route: .api(.put, address, access, handler), operation: operation)
    }

    static func patch(
        _ address: String, _ access: AccessRule, _ handler: @escaping Route.Handler,
        _ operation: Operation
    ) -> APIRoute {
        APIRoute(route: .api(.patch, address, access, handler), operation: operation)
    }
}

extension Site {
    /// The table of contents: method, address, who may, what answers.
    static let routes: [Route] =
        Route.entrance + Route.school + Route.department + Route.administration + Route.machines
        + APIRoute.all.map(\.route)
}
