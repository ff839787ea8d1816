import Dispatch
import Foundation
import HTTP
import HTTPServer
import HTTPTypes
import Synchronization

/// A server on a free port whose answers tests know. It stops when the test is over.
final class TestServer: Sendable {
    let port: Int
    let server: Server
    /// Signalled when a request for `/slow` is with a worker, which then waits for `leave`.
    let entered = DispatchSemaphore(value: 0)
    let leave = DispatchSemaphore(value: 0)
    /// How often it was asked whether a body is taken.
    let asked = Asked()
    /// How often a worker answered `/counted`.
    let counted = Asked()
    /// Where the file of `/file` lies, which has the octets of `big`.
    let file: URL

    final class Asked: Sendable {
        private let count = Mutex(0)
        var value: Int { count.withLock { $0 } }
        func note() { count.withLock { $0 += 1 } }
    }

    static let big = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

    init(host: String = "127.0.0.1", configure: (inout Limits) -> Void = { _ in }) throws {
        var limits = Limits()
        limits.workers = 4
        limits.readers = 4
        configure(&limits)
        let (entered, leave) = (entered, leave)
        let (asked, counted) = (asked, counted)
        file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).big")
        try Data(TestServer.big).write(to: file)
        let path = file.path(percentEncoded: false)
        server = Server(
            host: host, port: 0, limits: limits,
            shown: { response, request in
                guard request.fields[.accept] == "text/html" else { return response }
                var shown = response
                shown.fields[.contentType] = "text/html"
                shown.body = Array("\(request.method) \(request.target)".utf8)
                return shown
            }, complete: TestServer.complete,
            bodyTerms: { request in
                switch request.path {
                case ["small"]: .upTo(10)
                case ["upload"]: .ask
                default: .upTo(6_000_000)
                }
            },
            admit: { request in
                asked.note()
                guard let who = request.fields[.authorization] else {
                    return .refused(Response(problem: .unauthorized, detail: "Who?"))
                }
                return .upTo(1_000_000, holder: who)
            },
            fast: { $0.path == ["fast"] ? Response(body: Array("fast".utf8)) : nil },
            work: {
                switch $0.path {
                case ["ready"]: .probe
                case ["late"], ["slow", "hash"]: .slow
                case ["known"]: .slowForKnown("browser")
                default: Work($0.method)
                }
            },
            asker: { $0.fields[.authorization] ?? NetworkAddress.client($0.peer) },
            spoolFolder: FileManager.default.temporaryDirectory.path(percentEncoded: false),
            respond: { request in
                switch request.path {
                case ["slow"], ["slow", "hash"]:
                    entered.signal()
                    leave.wait()
                    return Response(body: Array("slow".utf8))
                case ["big"]: return Response(body: TestServer.big)
                case ["file"]:
                    var response = Response()
                    response.file = OpenFile(path: path)
                    return response
                case ["counted"]:
                    counted.note()
                    return Response()
                case ["bad"]:
                    let field = HTTPField(name: .location, lenientValue: [0x1B])
                    return Response(fields: HTTPFields([field]))
                case ["upload"]: return Response(body: Array("\(request.bodyCount)".utf8))
                case ["peer"]: return Response(body: Array(request.peer.utf8))
                default:
                    let body =
                        request.method == .post
                        ? request.bodyOctets(at: 0, most: request.bodyCount)
                        : Array(request.target.utf8)
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

    deinit {
        server.stop(grace: .zero)
        try? FileManager.default.removeItem(at: file)
    }

    func client() throws -> TestClient { try TestClient(port: port) }

    /// One whose request is with a worker until `leave` is signalled.
    func slowClient() throws -> TestClient {
        let client = try client()
        try client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
        entered.wait()
        return client
    }
}
