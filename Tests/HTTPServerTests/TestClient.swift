import Glibc

/// A plain blocking socket, to say exactly what clients say.
final class TestClient {
    struct Failure: Error {
        let what: String
        let code = errno
    }

    /// One answer as it was received.
    struct Answer {
        let head: String
        let body: [UInt8]

        var status: Int { Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0 }
        var text: String { String(decoding: body, as: UTF8.self) }

        func has(_ line: String) -> Bool { head.contains("\r\n\(line)\r\n") }
    }

    private let socket: Int32
    private var received: [UInt8] = []

    /// Connects; every later read waits at most 10 seconds.
    init(port: Int, receiveBuffer: Int32? = nil) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(
            socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        if var size = receiveBuffer {
            setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure(what: "connect") }
    }

    deinit { close(socket) }

    func send(_ text: String) throws {
        try send(Array(text.utf8))
    }

    func send(_ octets: [UInt8]) throws {
        var rest = octets[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure(what: "send") }
            rest = rest.dropFirst(count)
        }
    }

    func get(_ path: String) throws -> Answer {
        try send("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
        return try answer()
    }

    /// The next answer; `hasBody` is false for HEAD.
    func answer(hasBody: Bool = true) throws -> Answer {
        while true {
            if let end = received.firstRange(of: Array("\r\n\r\n".utf8)) {
                let head = String(decoding: received[..<end.upperBound], as: UTF8.self)
                let length = hasBody ? Self.length(head) : 0
                if received.count >= end.upperBound + length {
                    let body = received[end.upperBound..<(end.upperBound + length)]
                    received.removeFirst(end.upperBound + length)
                    return Answer(head: head, body: Array(body))
                }
            }
            guard try receive(atMost: 64 * 1024) else { throw Failure(what: "closed too early") }
        }
    }

    /// Reads until the server closes; true when it closed in order and sent nothing more.
    func seesEnd() throws -> Bool {
        try received.isEmpty && !receive(atMost: 1) && received.isEmpty
    }

    /// Whether the server has closed by now and sent nothing; never waits.
    var hasEnded: Bool {
        var octet: UInt8 = 0
        return recv(socket, &octet, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) == 0
    }

    /// False at the end of what the server sends.
    func receive(atMost maximum: Int) throws -> Bool {
        var piece = [UInt8](repeating: 0, count: maximum)
        let count = recv(socket, &piece, maximum, 0)
        guard count >= 0 else { throw Failure(what: "receive") }
        received += piece[..<count]
        return count > 0
    }

    /// What was received and not looked at yet.
    var unread: [UInt8] { received }

    /// So much of it, which is looked at now.
    func take(_ count: Int) -> [UInt8] {
        defer { received.removeFirst(count) }
        return Array(received[..<count])
    }

    func finishSending() {
        shutdown(socket, Int32(SHUT_WR))
    }

    /// Makes the close a reset.
    func resetAtClose() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    private static func length(_ head: String) -> Int {
        let line = head.split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") }
        return line.flatMap { Int($0.dropFirst("Content-Length: ".count)) } ?? 0
    }
}
