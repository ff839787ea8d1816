import Dispatch
import Glibc
import HTTP
import HTTPServer
import Synchronization
import Testing

import class Foundation.FileManager

/// A server that answers `/file` with one that the test writes, all else at once.
private final class FileServer: Sendable {
    let file: GrowingFile
    private let server: Server
    private let port: Int

    init() throws {
        let file = try GrowingFile(
            in: FileManager.default.temporaryDirectory.path(percentEncoded: false),
            counted: ByteShares(most: 256 << 20, mostOfHolder: 256 << 20), for: "")
        self.file = file
        server = Server(host: "127.0.0.1", port: 0) { request in
            guard request.path == ["file"] else { return Response(body: Array("other".utf8)) }
            var response = Response()
            response.growing = file.reader()
            return response
        }
        port = try server.start()
    }

    deinit { server.stop(grace: .zero) }

    /// One that has asked for the file, and has the head of the answer.
    func reader(_ version: String = "1.1", receiveBuffer: Int32? = nil) throws -> TestClient {
        let client = try TestClient(port: port, receiveBuffer: receiveBuffer)
        try client.send("GET /file HTTP/\(version)\r\nHost: x\r\n\r\n")
        return client
    }

    func other() throws -> TestClient { try TestClient(port: port) }
}

extension TestClient {
    /// What comes next, up to and with the text; nil where the server ends before.
    fileprivate func octets(through text: String) throws -> String? {
        let end = Array(text.utf8)
        while true {
            if let found = unread.firstRange(of: end) {
                return String(decoding: take(found.upperBound), as: UTF8.self)
            }
            guard try receive(atMost: 64 * 1024) else { return nil }
        }
    }

    /// The body of chunks; nil where its end is missing.
    fileprivate func chunks() throws -> [UInt8]? {
        var body: [UInt8] = []
        while let line = try octets(through: "\r\n") {
            guard let size = Int(line.dropLast(), radix: 16) else { return nil }
            while unread.count < size + 2 {
                guard try receive(atMost: 64 * 1024) else { return nil }
            }
            if size == 0 { return body }
            body += take(size + 2).dropLast(2)
        }
        return nil
    }
}

extension LiveServerTests {
    @Suite("Answers that are made while they are sent")
    struct GrowingAnswerTests {
        @Test("what there is goes out before the rest is made, to each who reads")
        func begins() throws {
            let server = try FileServer()
            let first = try server.reader()
            #expect(
                try first.octets(through: "\r\n\r\n")?.contains("Transfer-Encoding: chunked")
                    == true)
            try server.file.append(Array("hello ".utf8))
            #expect(try first.octets(through: "\r\nhello \r\n") == "6\r\nhello \r\n")
            let second = try server.reader()
            #expect(try second.octets(through: "hello \r\n")?.isEmpty == false)
            try server.file.append(Array("world".utf8))
            server.file.end()
            for client in [first, second] {
                #expect(try client.chunks() == Array("world".utf8))
                #expect(try client.get("/").text == "other")
            }
            // One that comes late gets it whole.
            let third = try server.reader()
            _ = try third.octets(through: "\r\n\r\n")
            #expect(try third.chunks() == Array("hello world".utf8))
        }

        @Test("who reads nothing holds up neither the one who writes nor anybody else")
        func stalls() throws {
            let server = try FileServer()
            let idle = try server.reader(receiveBuffer: 4096)
            let quick = try server.reader()
            _ = try quick.octets(through: "\r\n\r\n")
            let piece = (0..<64 * 1024).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            for _ in 0..<160 { try server.file.append(piece) }
            server.file.end()
            let whole = Array(repeating: piece, count: 160).flatMap { $0 }
            #expect(try quick.chunks() == whole)
            #expect(try server.other().get("/").text == "other")
            _ = try idle.octets(through: "\r\n\r\n")
            #expect(try idle.chunks() == whole)
        }

        @Test("once everybody who read has left, the one who writes is told")
        func leaves() throws {
            let server = try FileServer()
            var clients = [try server.reader(), try server.reader()]
            for client in clients { _ = try client.octets(through: "\r\n\r\n") }
            try server.file.giveUpUnlessRead()
            clients = []
            // Each piece is sent to nobody, which is how the server learns of it.
            #expect(throws: GrowingFile.Failure.isUnwanted) {
                while true {
                    try server.file.append([1])
                    if !server.file.isRead { try server.file.giveUpUnlessRead() }
                }
            }
        }

        @Test("what fails has no end by which it could be taken for whole")
        func fails() throws {
            let server = try FileServer()
            let client = try server.reader()
            _ = try client.octets(through: "\r\n\r\n")
            try server.file.append(Array("half".utf8))
            _ = try client.octets(through: "half\r\n")
            server.file.fail()
            #expect(try client.chunks() == nil)
        }

        @Test("a client of HTTP/1.0 gets it plain, up to the end of the connection")
        func plain() throws {
            let server = try FileServer()
            let client = try server.reader("1.0")
            #expect(
                try client.octets(through: "\r\n\r\n")?.contains("Connection: close") == true)
            try server.file.append(Array("plain".utf8))
            server.file.end()
            while try client.receive(atMost: 100) {}
            #expect(client.unread == Array("plain".utf8))
        }

        @Test("who works for a client that has gone is told")
        func gone() throws {
            let (entered, told) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            var limits = Limits()
            limits.abandoned = .milliseconds(20)
            let server = Server(host: "127.0.0.1", port: 0, limits: limits) { request in
                let isWanted = request.isWanted
                entered.signal()
                while isWanted() { sched_yield() }
                told.signal()
                return Response()
            }
            defer { server.stop(grace: .zero) }
            let port = try server.start()
            var client: TestClient? = try TestClient(port: port)
            try client?.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            entered.wait()
            client = nil
            told.wait()
        }
    }
}
