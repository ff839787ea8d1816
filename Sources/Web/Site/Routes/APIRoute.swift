import HTTP
import HTTPTypes

/// A line of the API: it has its description, or it is none.
struct APIRoute: Sendable {
    let route: Route
    let operation: Operation

    static func get(
        _ address: String, _ access: AccessRule,
        _ handler: @escaping @Sendable (Visit) throws -> any Reply, _ operation: Operation
    ) -> APIRoute {
        APIRoute(route: .api(.get, address, access, .shows(handler)), operation: operation)
    }

    /// The same, where answering takes long.
    func slow() -> APIRoute { APIRoute(route: route.slow(), operation: operation) }

    static func post(
        _ address: String, _ access: AccessRule,
        _ handler: @escaping @Sendable (Wish) throws -> any Reply, _ operation: Operation
    ) -> APIRoute {
        APIRoute(route: .api(.post, address, access, .acts(handler)), operation: operation)
    }

    /// What takes a file, sent as a form's.
    static func upload(
        _ address: String, _ access: AccessRule,
        _ handler: @escaping @Sendable (Wish) throws -> any Reply, _ operation: Operation
    ) -> APIRoute {
        APIRoute(
            route: .api(.post, address, access, takes: .upload, .acts(handler)),
            operation: operation)
    }

    static func post(
        _ address: String, _ access: AccessRule,
        _ handler: @escaping @Sendable (Visit) throws -> Decision, _ operation: Operation
    ) -> APIRoute {
        APIRoute(route: .api(.post, address, access, .decides(handler)), operation: operation)
    }

    static func put(
        _ address: String, _ access: AccessRule,
        _ handler: @escaping @Sendable (Wish) throws -> any Reply, _ operation: Operation
    ) -> APIRoute {
        APIRoute(route: .api(.put, address, access, .acts(handler)), operation: operation)
    }

    static func patch(
        _ address: String, _ access: AccessRule,
        _ handler: @escaping @Sendable (Wish) throws -> any Reply, _ operation: Operation
    ) -> APIRoute {
        APIRoute(route: .api(.patch, address, access, .acts(handler)), operation: operation)
    }
}
