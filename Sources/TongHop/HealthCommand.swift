import ArgumentParser
import Foundation

struct HealthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Asks a running server whether it is ready; for a container's health check.")

    @OptionGroup var port: PortOption

    func run() throws {
        let port = try port.number
        guard status(at: port) == "200" else {
            Failure.say("the server at port \(port) is not ready")
            throw ExitCode(1)
        }
    }

    /// The status code of `GET /readyz`; nil when nothing answers within five seconds.
    private func status(at port: Int) -> String? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0, let port = UInt16(exactly: port) else { return nil }
        defer { close(descriptor) }
        var patience = timeval(tv_sec: 5, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let connected = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        let request = Array(
            "GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".utf8)
        guard connected == 0,
            unsafe send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) > 0
        else { return nil }
        var answer = [UInt8](repeating: 0, count: 64)
        let count = unsafe recv(descriptor, &answer, answer.count, 0)
        guard count > 0 else { return nil }
        return String(decoding: answer.prefix(count), as: UTF8.self)
            .split(separator: " ").dropFirst().first.map(String.init)
    }
}
