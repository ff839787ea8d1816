import HTTP
import HTTPTypes
import Reporting
import Storage
import Synchronization

/// The whole site as a function from requests to answers.
package final class Site: Sendable {
    let storage: Storage
    let configuration: Configuration
    let staticFiles: StaticFiles
    let routes: RouteTable
    let spreads: SpreadDesk
    /// Who has to wait before trying to sign in again.
    let door = ClosedDoor()
    let exports: Exports
    private let compression = Compression()
    private let securityHeaders: [HTTPField]
    /// That a proxy writes what can't be read.
    let hasNotedUnreadable = Atomic(false)

    package init(storage: Storage, configuration: Configuration = Configuration()) {
        self.storage = storage
        self.configuration = configuration
        let headers = SecurityHeaders.all(isBehindTLS: configuration.isBehindTLS)
        staticFiles = StaticFiles { SecurityHeaders.add(headers, to: &$0) }
        spreads = SpreadDesk(storage)
        routes = RouteTable(Site.routes)
        exports = Exports(storage, log: configuration.log)
        securityHeaders = headers
    }

    /// Ends what is made beside the requests; returns when it is over.
    package func stop() {
        exports.stop()
        spreads.stop()
    }

    /// What needs no worker: static files, whether the server lives, and who has to wait before
    /// signing in; answered at once, or nil.
    package func fast(_ request: Request) -> Response? {
        guard !request.fields.contains(.ifMatch) else { return nil }
        let answer =
            misdirected(request) ?? staticFiles.answer(request) ?? Health.alive(request)
            ?? closed(to: request)
        return answer.map(complete)
    }

    /// What the request asks of the server's workers.
    package func work(of request: Request) -> Work {
        guard let route = route(of: request) else { return Work(request.method) }
        guard route.isSlow else { return route.isProbe ? .probe : Work(request.method) }
        return knownBrowser(request).map(Work.slowForKnown) ?? .slow
    }

    /// The route of the request, if there is one.
    func route(of request: Request) -> Route? {
        guard case .found(let route, _) = routes.find(request.method, request.path) else {
            return nil
        }
        return route
    }

    /// Blocks while the database does.
    package func respond(to request: Request) -> Response {
        let request = fromClient(request)
        let response =
            misdirected(request) ?? staticFiles.answer(request) ?? routed(request)
        let met =
            Precondition.holds(of: response, for: request)
            ? response
            : Refusal.otherContent.response(
                isAPI: isForAPI(request), site: self, to: request)
        return complete(compression.applied(to: met, for: request))
    }

    private func routed(_ arrived: Request) -> Response {
        var request = arrived
        // A long list or text; files stay where they are.
        if request.spool != nil, !MultipartForm.isBody(of: request) {
            request.body = request.bodyOctets(at: 0, most: request.bodyCount)
            request.spool = nil
        }
        let isAPI = isForAPI(request)
        do {
            guard request.bodyCount == arrived.bodyCount else { throw Refusal.unread }
            switch routes.find(request.method, request.path) {
            case .found(let route, let parameters):
                return try answer(route, parameters, request)
            case .otherMethods(let methods):
                return Refusal.methodNotAllowed(methods).response(
                    isAPI: isAPI, site: self, to: request)
            case .nothing where staticFiles.has(request.path):
                return Refusal.methodNotAllowed([.get]).response(
                    isAPI: isAPI, site: self, to: request)
            case .nothing:
                return Refusal.notFound.response(isAPI: isAPI, site: self, to: request)
            }
        } catch {
            return failure(error, request, isAPI: isAPI)
        }
    }

    /// Whether it is the address of a page's form, for somebody who has signed in.
    func takesForms(_ request: Request) -> Bool {
        route(of: request).map { $0.access.isOfRoles && !$0.isAPI } ?? false
    }

    /// Whether its errors are problem documents instead of pages.
    func isForAPI(_ request: Request) -> Bool {
        request.path.first == "api" || request.path.last == "openapi.json"
    }

    private func answer(_ route: Route, _ parameters: [String: String], _ request: Request) throws
        -> Response
    {
        guard request.fields[.contentEncoding] == nil else {
            throw Refusal.compressed
        }
        if let name = request.query.repeated(except: []) {
            throw Refusal(.badRequest, "Tham số “\(name.prefix(40))” chỉ được ghi một lần.")
        }
        // Addresses are kept by browsers, proxies and logs.
        guard request.query.first("token") ?? request.query.first("access_token") == nil else {
            throw Refusal(
                .badRequest, "Mã truy cập (token) chỉ gửi trong Authorization, không trong địa chỉ."
            )
        }
        let handler: @Sendable (Visit) throws -> any Reply
        switch route.handler {
        case .probes(let handler): return try handler(storage)
        case .shows(let shows): handler = shows
        case .anybody, .acts: return try answer(sent: request, parameters, route)
        case .decides(let decide): return try answer(sent: request, parameters, route, by: decide)
        }
        let reply: any Reply = try storage.read(while: request.isWanted) { database in
            let asker = try asker(of: request, in: database)
            if let elsewhere = try entry(to: route, of: asker, request) { return elsewhere }
            guard let asker else { throw Refusal.unauthenticated }
            return try handler(visit(request, parameters, asker, database))
        }
        return try reply.response()
    }

    func visit(
        _ request: Request, _ parameters: [String: String], _ asker: Asker,
        _ database: ReadTransaction
    ) -> Visit {
        Visit(
            asker: asker, database: database.asked(by: asker.unit.id),
            now: storage.environment.now(),
            steady: storage.environment.steady(), request: request, parameters: parameters,
            configuration: configuration, key: storage.key, path: storage.path, spreads: spreads,
            exports: exports)
    }

    /// What may change something, and what anybody may ask.
    private func answer(
        sent arrived: Request, _ parameters: [String: String], _ route: Route
    ) throws -> Response {
        let asker = try storage.read { database in try self.asker(of: arrived, in: database) }
        let isSafe = arrived.method.isSafe
        // A script's body is no form but where it brings a file, and where nobody asks for one it may
        // be anything.
        let isNoForm = if route.isAPI, case .fields = route.takes { true } else { isSafe }
        let last = isNoForm ? nil : try SentForm(arrived)
        let whole = try joined(arrived, last, of: asker, to: route)
        let (request, form) = (whole ?? arrived, try whole.map(SentForm.init) ?? last)
        let context = Context(
            site: self, request: request, parameters: parameters, asker: asker,
            key: try IdempotencyKey(request, form, isAPI: route.isAPI), sent: form)
        if let elsewhere = try entry(to: route, of: asker, request) {
            return try isSafe || route.isAPI ? elsewhere : context.hold() ?? elsewhere
        }
        do {
            if let asker, let session = asker.session, !isSafe {
                try Forgery.check(
                    request, form, of: asker, session: session, isAPI: route.isAPI)
            } else if asker == nil, !isSafe {
                try Forgery.checkOrigin(request)
            }
        } catch is Forgery.OtherSession {
            guard let held = try context.hold() else { throw Forgery.refusal }
            return held
        }
        return try once(context) {
            switch route.handler {
            case .anybody(let handler): return try handler(context)
            case .acts(let handler):
                guard let asker else { throw Refusal.unauthenticated }
                return try handler(Wish(asker: asker, context: context)).response()
            // Answered above.
            case .shows, .probes, .decides: throw Refusal.notFound
            }
        }
    }

    /// Lets somebody in as the route's rule says; else gives the page to go to first.
    func entry(to route: Route, of asker: Asker?, _ request: Request) throws -> Response? {
        // A link is for the pages, where submitting asks for the head's PIN.
        if route.isAPI, asker?.cameByLink ?? false { throw Refusal.forbidden }
        if case .anyone = route.access { return nil }
        if asker?.given != nil, !route.isForGiven { throw Refusal.notGiven }
        switch route.access {
        case .anyone: return nil
        case .machines:
            guard asker?.isScript ?? request.isLocal else { throw Refusal.notFound }
        case .roles(let roles):
            guard let asker else {
                if route.isAPI { throw Refusal.unauthenticated }
                return .redirect(to: "/sign-in")
            }
            if let step = asker.due { return try due(step, route) }
            guard roles.contains(asker.role) else { throw Refusal.forbidden }
        case .newcomers(let steps):
            guard let asker else { return .redirect(to: "/sign-in") }
            if let step = asker.due, !steps.contains(step) { return try due(step, route) }
        }
        return nil
    }

    /// Leads to the step that is due before anything else.
    private func due(_ step: FirstStep, _ route: Route) throws -> Response {
        if route.isAPI {
            throw Refusal(.forbidden, "Cần hoàn tất các bước đăng nhập trên trang web trước.")
        }
        return .redirect(to: step.address)
    }

    /// What was refused may have been because the first of two equal requests was done just
    /// before: then the second gets that one's answer.
    private func once(_ context: Context, _ handle: () throws -> Response) throws -> Response {
        if let answer = try context.repeated() { return answer }
        do {
            let response = try handle()
            guard response.status.kind == .clientError else { return response }
            return try context.repeated() ?? response
        } catch {
            if let answer = try context.repeated() { return answer }
            throw error
        }
    }

    /// The one place where an error becomes an answer.
    func failure(_ error: any Error, _ request: Request, isAPI: Bool) -> Response {
        let refusal: Refusal
        switch error {
        case let error as Refusal: refusal = error
        case let several as SeveralMeant:
            refusal = Refusal(several, to: request, isAPI: isAPI)
        case let error as Transition.Objection: refusal = Refusal(error)
        case let fault as StepFault: refusal = Refusal(fault)
        case is StaleReport: refusal = .stale
        case let error as LockedCells: refusal = Refusal(error)
        case is GivenSections.Outside: refusal = .notGiven
        case let spent as SavingBudget.Spent: refusal = Refusal(spent)
        case let error as UnlockRequest.Objection: refusal = Refusal(.conflict, error.sentence)
        case let error as DraftObjection: refusal = Refusal(.conflict, error.sentence)
        default:
            let reference = Digest.hexadecimal(Digest.random(4))
            configuration.log(
                "\(reference) \(request.method) \(routes.address(of: request)): \(PlainReason(error))"
            )
            refusal = .failure(error, reference: reference)
        }
        return refusal.response(isAPI: isAPI, site: self, to: request)
    }

    /// The answer with the headers that every answer carries, also those that the server itself
    /// gives to what is no request. What a handler set stays as it is.
    package func complete(_ response: Response) -> Response {
        // Each that was completed before has it: the server asks again for what the site answered.
        guard !response.fields.contains(SecurityHeaders.sniffing) else { return response }
        var response = response
        SecurityHeaders.add(securityHeaders, to: &response)
        // RFC 9110 15.5.2: no 401 without a challenge; tokens are the one way in that has a scheme.
        if response.status == .unauthorized, response.fields[.wwwAuthenticate] == nil {
            response.fields[.wwwAuthenticate] = "Bearer"
        }
        return response
    }
}
