import Dispatch
import Glibc
import HTTP
import HTTPServer
import Testing

import class Foundation.FileManager
import class Foundation.Thread

extension LiveServerTests {
    @Suite("Ends of connections and servers")
    struct EndingTests {
        /// The descriptors that servers and their clients use; other tests may open files meanwhile.
        private var openSockets: Int {
            let folder = "/proc/self/fd"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return names.count { name in
                let kind = try? FileManager.default.destinationOfSymbolicLink(
                    atPath: "\(folder)/\(name)")
                return kind?.hasPrefix("socket:") ?? false
            }
        }

        @Test("a stopping server finishes the request in flight and closes idle connections")
        func gracefulStop() throws {
            let server = try TestServer()
            let (busy, idle) = (try server.client(), try server.client())
            #expect(try idle.get("/").status == 200)
            try busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
            server.entered.wait()
            let stopped = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                server.server.stop(grace: .seconds(10))
                stopped.signal()
            }
            #expect(try idle.seesEnd())
            #expect(throws: TestClient.Failure.self) { try server.client() }
            server.leave.signal()
            let answer = try busy.answer()
            #expect(answer.text == "slow")
            #expect(answer.has("Connection: close"))
            #expect(try busy.seesEnd())
            busy.finishSending()
            stopped.wait()
            server.server.stop(grace: .seconds(10))
        }

        @Test("a request that has been sent before the stop is answered")
        func sentBeforeStop() throws {
            let server = try TestServer()
            let client = try server.client()
            try client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n")
            Thread.detachNewThread { server.server.stop(grace: .seconds(10)) }
            let answer = try client.answer()
            #expect(answer.text == "/a")
        }

        @Test("when the grace is over, the rest is closed")
        func impatientStop() throws {
            let server = try TestServer()
            let client = try server.client()
            try client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
            server.entered.wait()
            server.server.stop(grace: .milliseconds(20))
            #expect(throws: TestClient.Failure.self) { try client.answer() }
            server.leave.signal()
        }

        @Test("clients that vanish anywhere leave nothing behind")
        func vanishing() throws {
            let server = try TestServer()
            let before = openSockets
            let starts = [
                "", "GET", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhell",
                "GET /big HTTP/1.1\r\nHost: x\r\n\r\n", "GET /a HTTP/1.1\r\nHost: x\r\n\r\n",
            ]
            for round in 0..<100 {
                let client = try server.client()
                try client.send(starts[round % starts.count])
                if round % 2 == 0 { client.resetAtClose() }
            }
            #expect(try server.client().get("/").status == 200)
            server.server.stop(grace: .seconds(10))
            #expect(openSockets < before)
        }

        @Test("500 connections at once are served, and all descriptors return")
        func manyConnections() throws {
            let before = openSockets
            do {
                let server = try TestServer {
                    $0.connectionsPerAddress = 1_000
                    $0.queueOfAsker = 1_000
                }
                let clients = try (0..<500).map { _ in try server.client() }
                for client in clients { try client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n") }
                for client in clients { #expect(try client.answer().text == "/a") }
                server.server.stop(grace: .seconds(10))
            }
            #expect(openSockets == before)
        }
    }
}
