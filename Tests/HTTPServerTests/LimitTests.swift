import Dispatch
import HTTP
import HTTPServer
import Testing

extension LiveServerTests {
    @Suite("Limits of a running server")
    struct LimitTests {
        @Test(
            "a request that does not arrive in time is answered 408 and closed",
            arguments: [
                "G", "GET / HTTP/1.1\r\nHost: x\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhell",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
            ])
        func slowRequests(start: String) throws {
            let server = try TestServer {
                $0.headTime = .milliseconds(50)
                $0.silence = .milliseconds(50)
            }
            let client = try server.client()
            try client.send(start)
            let refusal = try client.answer()
            #expect(refusal.status == 408)
            #expect(refusal.has(TestServer.mark))
            #expect(try client.seesEnd())
        }

        @Test("a body that trickles is too slow, however steady")
        func trickle() throws {
            let server = try TestServer {
                $0.bodyGrace = .milliseconds(40)
                $0.bodyRate = 1_000_000
            }
            let client = try server.client()
            try client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n")
            try client.send([UInt8](repeating: 0, count: 1_000))
            #expect(try client.answer().status == 408)
        }

        @Test("a silent client is closed without a word, before and after a request")
        func idle() throws {
            let server = try TestServer {
                $0.headTime = .milliseconds(50)
                $0.idle = .milliseconds(50)
            }
            let silent = try server.client()
            #expect(try silent.seesEnd())
            let client = try server.client()
            #expect(try client.get("/").status == 200)
            #expect(try client.seesEnd())
        }

        @Test("a client that takes nothing of its answer is dropped")
        func writeStall() throws {
            let server = try TestServer { $0.writeStall = .milliseconds(50) }
            let client = try TestClient(port: server.port, receiveBuffer: 8 * 1024)
            try client.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n")
            // Nothing but the stall ends this wait so early.
            let time = ContinuousClock().measure { server.server.stop(grace: .seconds(60)) }
            #expect(time < .seconds(30))
            #expect(throws: TestClient.Failure.self) { try client.answer() }
        }

        @Test("a client that takes its answer octet by octet is dropped")
        func sendRate() throws {
            let server = try TestServer {
                $0.writeStall = .milliseconds(100)
                $0.sendRate = 1_000_000_000
            }
            for path in ["/big", "/file"] {
                let client = try TestClient(port: server.port, receiveBuffer: 8 * 1024)
                try client.send("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
                var count = 0
                while (try? client.receive(atMost: 1)) ?? false { count += 1 }
                #expect(count < TestServer.big.count)
            }
        }

        @Test("so much of one asker's answers waits in memory and no more; a file's piece by piece")
        func answers() throws {
            let server = try TestServer {
                $0.answersOfAsker = TestServer.big.count
                $0.readers = 1
            }
            func client(_ who: String, _ path: String) throws -> TestClient {
                let client = try TestClient(port: server.port, receiveBuffer: 8 * 1024)
                try client.send(
                    "GET \(path) HTTP/1.1\r\nHost: x\r\nAuthorization: \(who)\r\n\r\n")
                return client
            }
            let first = try client("a", "/big")
            #expect(try first.receive(atMost: 1))
            #expect(try client("a", "/big").answer().status == 503)
            #expect(try client("a", "/file").answer().status == 503)
            #expect(try client("b", "/file").answer().body == TestServer.big)
            #expect(try first.answer().body == TestServer.big)
            let many = try (0..<50).map { _ in try client("a", "/file") }
            for client in many { #expect(try client.receive(atMost: 1)) }
        }

        @Test("one asker's requests leave threads to others")
        func askers() throws {
            let server = try TestServer {
                $0.readers = 2
                $0.readersOfAsker = 1
            }
            let clients = try (0..<5).map { _ in try server.client() }
            for client in clients {
                try client.send("GET /slow HTTP/1.1\r\nHost: x\r\nAuthorization: a\r\n\r\n")
            }
            server.entered.wait()
            let other = try server.client()
            #expect(try other.get("/other").text == "/other")
            for _ in clients { server.leave.signal() }
            for client in clients { #expect(try client.answer().text == "slow") }
        }

        @Test("strangers who fill the lane for slow work leave known browsers theirs")
        func known() throws {
            let server = try TestServer {
                $0.slowWorkers = 1
                $0.slowQueue = 1
            }
            let strangers = try (0..<2).map { number in
                let client = try server.client()
                try client.send(
                    "GET /slow/hash HTTP/1.1\r\nHost: x\r\nAuthorization: \(number)\r\n\r\n")
                return client
            }
            server.entered.wait()
            // The other stranger may not be in the queue yet; then one of these takes its place.
            let more = try server.client()
            try more.send("GET /slow/hash HTTP/1.1\r\nHost: x\r\nAuthorization: a\r\n\r\n")
            let known = try server.client()
            #expect(try known.get("/known").text == "/known")
            #expect(try known.get("/known").status == 200)
            for _ in 0..<3 { server.leave.signal() }
            let answers = try (strangers + [more]).map { try $0.answer().status }
            #expect(answers.sorted() == [200, 200, 429])
        }

        @Test("whether the server is ready is answered beside the queue")
        func probe() throws {
            let server = try TestServer {
                $0.readers = 1
                $0.queue = 0
            }
            let first = try server.slowClient()
            #expect(try server.client().get("/ready").text == "/ready")
            server.leave.signal()
            #expect(try first.answer().text == "slow")
        }

        @Test("a request in the queue whose client has left is dropped", arguments: [true, false])
        func left(isReset: Bool) throws {
            let server = try TestServer {
                $0.readers = 1
                $0.halfClosed = .milliseconds(20)
                $0.connectionsPerAddress = 2
            }
            let first = try server.slowClient()
            do {
                let second = try server.client()
                try second.send("GET /counted HTTP/1.1\r\nHost: x\r\n\r\n")
                if isReset { second.resetAtClose() }
            }
            // There is room for another once the second is gone.
            while (try? server.client().get("/fast").status) != 200 {}
            server.leave.signal()
            #expect(try first.answer().text == "slow")
            #expect(try first.get("/next").text == "/next")
            #expect(server.counted.value == 0)
        }

        @Test("when no worker and no place in the queue is free: 503 with Retry-After")
        func fullQueue() throws {
            let server = try TestServer {
                $0.readers = 1
                $0.queue = 0
            }
            let first = try server.slowClient()
            let second = try server.client()
            let refusal = try second.get("/")
            #expect(refusal.status == 503)
            #expect(refusal.has("Retry-After: 1"))
            #expect(refusal.has(TestServer.mark))
            #expect(try second.get("/fast").text == "fast")
            server.leave.signal()
            #expect(try first.answer().text == "slow")
        }

        @Test("an address has so many connections and no more, until one is closed")
        func perAddress() throws {
            let server = try TestServer { $0.connectionsPerAddress = 1 }
            do {
                let first = try server.client()
                #expect(try first.get("/").status == 200)
                let second = try server.client()
                let refusal = try second.answer()
                #expect(refusal.status == 503)
                #expect(refusal.has(TestServer.mark))
            }
            while (try? server.client().get("/").status) != 200 {}
        }

        @Test(
            "a proxy's address is not limited, alone or in a range",
            arguments: ["::1", "127.0.0.0/8"])
        func exempt(text: String) throws {
            let range = try #require(AddressRange(text))
            let server = try TestServer {
                $0.connectionsPerAddress = 1
                $0.exemptAddresses = [range]
            }
            let first = try server.client()
            #expect(try first.get("/").status == 200)
            let second = try server.client()
            if text == "::1" {
                #expect(try second.answer().status == 503)
            } else {
                #expect(try second.get("/").status == 200)
            }
        }

        @Test("half requests make room before a client that rests between two requests")
        func flood() throws {
            let server = try TestServer { $0.connections = 10 }
            let resting = try server.client()
            #expect(try resting.get("/").status == 200)
            let halves = try (0..<8).map { _ in try server.client() }
            for half in halves { try half.send("GET / HT") }
            let another = try server.client()
            #expect(try another.get("/").status == 200)
            let began = ContinuousClock.now
            while !halves.contains(where: { $0.hasEnded }),
                ContinuousClock.now - began < .seconds(5)
            {}
            #expect(halves.contains { $0.hasEnded })
            #expect(try resting.get("/").status == 200)
        }

        @Test("when connections run short, the longest idle one makes room")
        func crowded() throws {
            let server = try TestServer { $0.connections = 10 }
            let clients = try (0..<8).map { _ in try server.client() }
            for client in clients { #expect(try client.get("/").status == 200) }
            let another = try server.client()
            #expect(try another.get("/").status == 200)
            #expect(try clients[0].seesEnd() || clients[1].seesEnd())
        }
    }
}
