import HTTP
import HTTPTypes
import Storage

/// One line of the site's table of contents: all that is known of an address before anybody asks.
struct Route: Sendable {
    /// What answers: for whoever has signed in a look at one state of the database, a wish to change
    /// it, or a look in which all of the change is decided; for everybody else the bare request; for programs that ask how the server does
    /// the storage, without a look at who asks.
    enum Handler: Sendable {
        case probes(@Sendable (Storage) throws -> Response)
        case anybody(@Sendable (Context) throws -> Response)
        case shows(@Sendable (Visit) throws -> any Reply)
        case acts(@Sendable (Wish) throws -> any Reply)
        case decides(@Sendable (Visit) throws -> Decision)
    }

    /// What a request may bring.
    enum Taken: Sendable {
        /// JSON or a form's fields, as `Site.admit` says.
        case fields
        /// A form with a file as well, `Site.uploadLimit` at most, from whoever the rule lets in.
        case upload
        /// A form with scans or photos of a paper, `Site.papersLimit` at most, likewise.
        case papers
    }

    let method: HTTPRequest.Method
    /// `/rounds/{round}/report`
    let address: String
    let access: AccessRule
    let takes: Taken
    /// Whether answering takes the processor long, as a password's hash does (30 ms of a core) or a
    /// pass over what all schools have typed.
    private(set) var isSlow: Bool
    let handler: Handler
    /// Whether its errors are problem documents, its body JSON, and tokens let in.
    let isAPI: Bool
    /// Whether it is also for a colleague who was given sections of a report: nothing is that does not
    /// say so.
    private(set) var isForGiven = false
    private let segments: [Segment]

    private enum Segment: Sendable {
        case word(String)
        /// What stands for `{name}`.
        case parameter(String)

        init(_ text: Substring) {
            self =
                text.hasPrefix("{")
                ? .parameter(String(text.dropFirst().dropLast())) : .word(String(text))
        }
    }

    private init(
        _ method: HTTPRequest.Method, _ address: String, _ access: AccessRule,
        takes: Taken = .fields, isSlow: Bool = false, isAPI: Bool = false,
        _ handler: Handler
    ) {
        self.method = method
        self.address = address
        self.access = access
        self.takes = takes
        self.isSlow = isSlow
        self.isAPI = isAPI
        self.handler = handler
        segments = address.split(separator: "/").map(Segment.init)
    }

    static func get(
        _ address: String, _ access: AccessRule,
        _ handler: @escaping @Sendable (Visit) throws -> any Reply
    ) -> Route {
        Route(.get, address, access, .shows(handler))
    }

    /// What shows something and notes that it was asked for.
    static func get(
        _ address: String, _ access: AccessRule,
        _ handler: @escaping @Sendable (Wish) throws -> any Reply
    ) -> Route {
        Route(.get, address, access, .acts(handler))
    }

    static func get(
        _ address: String, _ access: AccessRule,
        _ handler: @escaping @Sendable (Context) throws -> Response
    ) -> Route {
        Route(.get, address, access, .anybody(handler))
    }

    static func probe(
        _ address: String, _ handler: @escaping @Sendable (Storage) throws -> Response
    ) -> Route {
        Route(.get, address, .anyone, .probes(handler))
    }

    /// The same, also for a colleague who was given sections; its handler sees these alone.
    func forGiven() -> Route {
        var route = self
        route.isForGiven = true
        return route
    }

    /// The same, where answering takes long.
    func slow() -> Route {
        var route = self
        route.isSlow = true
        return route
    }

    /// Whether it is answered beside all others.
    var isProbe: Bool {
        if case .probes = handler { true } else { false }
    }

    static func post(
        _ address: String, _ access: AccessRule,
        _ handler: @escaping @Sendable (Wish) throws -> any Reply,
        takes: Taken = .fields, isSlow: Bool = false
    ) -> Route {
        Route(.post, address, access, takes: takes, isSlow: isSlow, .acts(handler))
    }

    static func post(
        _ address: String, _ access: AccessRule,
        _ handler: @escaping @Sendable (Context) throws -> Response,
        takes: Taken = .fields, isSlow: Bool = false
    ) -> Route {
        Route(.post, address, access, takes: takes, isSlow: isSlow, .anybody(handler))
    }

    static func api(
        _ method: HTTPRequest.Method, _ address: String, _ access: AccessRule,
        takes: Taken = .fields, _ handler: Handler
    ) -> Route {
        Route(method, address, access, takes: takes, isAPI: true, handler)
    }

    /// `POST /rounds`
    var name: String { "\(method.rawValue) \(address)" }

    /// How many parts its address has.
    var length: Int { segments.count }

    /// What the braces stand for; nil when the path is another.
    func match(_ path: [String]) -> [String: String]? {
        guard path.count == segments.count else { return nil }
        var parameters: [String: String] = [:]
        for (segment, part) in zip(segments, path) {
            switch segment {
            case .word(let word): if word != part { return nil }
            case .parameter(let name): parameters[name] = part
            }
        }
        return parameters
    }
}

extension Site {
    /// The table of contents: method, address, who may, what answers.
    static let routes: [Route] =
        Route.entrance + Route.school + Route.incidents + Route.department + Route.administration
        + Route.machines
        + APIRoute.all.map(\.route)
}
