import HTTP
import HTTPTypes

/// Finds the route of a request.
struct RouteTable: Sendable {
    enum Found {
        case found(Route, [String: String])
        /// The address exists for these methods.
        case otherMethods([HTTPRequest.Method])
        case nothing
    }

    private let routes: [Route]

    init(_ routes: [Route]) { self.routes = routes }

    /// HEAD is GET; the server leaves the body out.
    func find(_ method: HTTPRequest.Method, _ path: [String]) -> Found {
        let method = method == .head ? .get : method
        var methods: [HTTPRequest.Method] = []
        for route in routes {
            guard let parameters = route.match(path) else { continue }
            if route.method == method { return .found(route, parameters) }
            methods.append(route.method)
        }
        return methods.isEmpty ? .nothing : .otherMethods(methods)
    }

    /// For the log, which shows no path: some hold secrets.
    func address(of request: Request) -> String {
        switch find(request.method, request.path) {
        case .found(let route, _): route.address
        case .otherMethods, .nothing: "(no route)"
        }
    }
}
