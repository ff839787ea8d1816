import HTTP
import HTTPTypes
import Reporting

/// Who may ask for an address; without a rule there is no route.
enum AccessRule: Sendable {
    case anyone
    /// Programs: on this machine, not through a proxy, or with any token.
    case machines
    case roles(Set<Role>)
    /// Whoever has signed in, also while one of these steps is due.
    case newcomers(Set<FirstStep>)

    static let everybodySignedIn = AccessRule.roles(Set(Role.allCases))
    static let newcomers = AccessRule.newcomers(Set(FirstStep.allCases))
    static let school = AccessRule.roles([.clerk, .head])
    static let department = AccessRule.roles([.officer, .leader])
    /// The department, and those who watch how it stands.
    static let overseers = AccessRule.roles([.officer, .leader, .viewer])
    static let admin = AccessRule.roles([.admin])
    static let departmentOrAdmin = AccessRule.roles([.officer, .leader, .admin])
    /// Whoever has to do with reports: schools and the department.
    static let reporting = AccessRule.roles([.clerk, .head, .officer, .leader])
    /// Who looks after the access of schools.
    static let caretakers = AccessRule.roles([.officer, .admin])
    static let officer = AccessRule.roles([.officer])
    static let leader = AccessRule.roles([.leader])
    static let head = AccessRule.roles([.head])
    static let clerk = AccessRule.roles([.clerk])
    static let reportingOrAdmin = AccessRule.roles([.clerk, .head, .officer, .leader, .admin])
}

/// What somebody has to do after signing in, in this order, before anything else.
enum FirstStep: CaseIterable, Sendable {
    /// Show the second factor.
    case code
    /// Choose a password in the place of the one-time code.
    case password
    /// Read how personal data is processed.
    case notice
    /// Set up a second factor.
    case factor

    var address: String {
        switch self {
        case .code: "/sign-in/code"
        case .password: "/account/password"
        case .notice: "/account/notice"
        case .factor: "/account/factor"
        }
    }
}

/// One line of the site's table of contents.
struct Route: Sendable {
    let method: HTTPRequest.Method
    /// `/rounds/{round}/report`
    let address: String
    let access: AccessRule
    let handler: @Sendable (Context) throws -> Response
    private let segments: [String]

    init(
        _ method: HTTPRequest.Method, _ address: String, _ access: AccessRule,
        _ handler: @escaping @Sendable (Context) throws -> Response
    ) {
        self.method = method
        self.address = address
        self.access = access
        self.handler = handler
        segments = address.split(separator: "/").map(String.init)
    }

    /// `POST /rounds`
    var name: String { "\(method.rawValue) \(address)" }

    var isAPI: Bool { segments.first == "api" }

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
