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

    /// By how many parts their addresses have.
    private let routes: [Int: [Route]]

    init(_ routes: [Route]) { self.routes = Dictionary(grouping: routes, by: \.length) }

    /// HEAD is GET; the server leaves the body out.
    func find(_ method: HTTPRequest.Method, _ path: [String]) -> Found {
        let method = method == .head ? .get : method
        var methods: [HTTPRequest.Method] = []
        let routes = routes[path.count] ?? []
        // By their places, for a route that does not match is not worth a copy.
        for place in routes.indices {
            guard let parameters = routes[place].match(path) else { continue }
            if routes[place].method == method { return .found(routes[place], parameters) }
            methods.append(routes[place].method)
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
