import Dispatch
import HTTP
import HTTPServer
import HTTPTypes

/// A server on a free port whose answers tests know. It stops when the test is over.
final class TestServer: Sendable {
    let port: Int
    let server: Server
    /// Signalled when a request for `/slow` is with a worker, which then waits for `leave`.
    let entered = DispatchSemaphore(value: 0)
    let leave = DispatchSemaphore(value: 0)

    static let big = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

    init(host: String = "127.0.0.1", configure: (inout Limits) -> Void = { _ in }) throws {
        var limits = Limits()
        limits.workers = 4
        limits.readers = 4
        configure(&limits)
        let (entered, leave) = (entered, leave)
        server = Server(
            host: host, port: 0, limits: limits, complete: TestServer.complete,
            bodyLimit: { $0.path == ["small"] ? 10 : 6_000_000 },
            fast: { $0.path == ["fast"] ? Response(body: Array("fast".utf8)) : nil },
            respond: { request in
                switch request.path {
                case ["slow"]:
                    entered.signal()
                    leave.wait()
                    return Response(body: Array("slow".utf8))
                case ["big"]: return Response(body: TestServer.big)
                case ["bad"]:
                    let field = HTTPField(name: .location, lenientValue: [0x1B])
                    return Response(fields: HTTPFields([field]))
                case ["peer"]: return Response(body: Array(request.peer.utf8))
                default:
                    let body = request.method == .post ? request.body : Array(request.target.utf8)
                    return Response(fields: [.contentType: "text/plain"], body: body)
                }
            })
        port = try server.start()
    }

    /// The header that every answer must carry.
    static let mark = "Referrer-Policy: same-origin"

    @Sendable private static func complete(_ response: Response) -> Response {
        var response = response
        if let name = HTTPField.Name("Referrer-Policy") { response.fields[name] = "same-origin" }
        return response
    }

    deinit { server.stop(grace: .zero) }

    func client() throws -> TestClient { try TestClient(port: port) }
}
