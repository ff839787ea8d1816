import Dispatch
import Foundation
import HTTP
import HTTPServer
import Testing

extension LiveServerTests {
    @Suite("Conversations over a socket")
    struct ConversationTests {
        @Test("one connection serves many requests")
        func keepAlive() throws {
            let server = try TestServer()
            let client = try server.client()
            for path in ["/a", "/fast", "/b"] {
                let answer = try client.get(path)
                #expect(answer.status == 200)
                #expect(!answer.head.contains("Connection"))
                #expect(answer.head.contains("\r\nDate: "))
                #expect(answer.has(TestServer.mark))
                #expect(answer.text == (path == "/fast" ? "fast" : path))
            }
            #expect(try client.get("/peer").text == "127.0.0.1")
        }

        @Test("a thousand pipelined requests are answered in order")
        func pipelining() throws {
            let server = try TestServer { $0.requests = 2_000 }
            let client = try server.client()
            let paths = (0..<1_000).map { $0 % 3 == 0 ? "/fast" : "/\($0)" }
            try client.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined())
            for path in paths {
                #expect(try client.answer().text == (path == "/fast" ? "fast" : path))
            }
        }

        @Test("pipelined requests that come while an answer is pending wait in bounded memory")
        func backPressure() throws {
            let server = try TestServer { $0.readAhead = 1_000 }
            let client = try server.client()
            try client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
            server.entered.wait()
            let body = String(repeating: "b", count: 50_000)
            let post =
                "POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
            try client.send(post + post)
            server.leave.signal()
            #expect(try client.answer().text == "slow")
            #expect(try client.answer().text == body)
            #expect(try client.answer().text == body)
        }

        @Test("a chunked body sent octet by octet is read")
        func chunked() throws {
            let server = try TestServer()
            let client = try server.client()
            let request =
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
            for octet in request.utf8 { try client.send([octet]) }
            #expect(try client.answer().text == "hello")
        }

        @Test("HEAD is answered like GET without the body")
        func head() throws {
            let server = try TestServer()
            let client = try server.client()
            try client.send("HEAD /abc HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try client.answer(hasBody: false).has("Content-Length: 4"))
            #expect(try client.get("/next").text == "/next")
        }

        @Test("HTTP/1.0 and Connection: close end the connection after the answer")
        func closing() throws {
            let server = try TestServer()
            for request in ["HTTP/1.0\r\n\r\n", "HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"]
            {
                let client = try server.client()
                try client.send("GET / \(request)")
                #expect(try client.answer().has("Connection: close"))
                #expect(try client.seesEnd())
            }
        }

        @Test("the last request that a connection may send is answered with close")
        func lastRequest() throws {
            let server = try TestServer { $0.requests = 2 }
            let client = try server.client()
            #expect(try !client.get("/").has("Connection: close"))
            #expect(try client.get("/").has("Connection: close"))
            #expect(try client.seesEnd())
        }

        @Test("a client that waits for 100 Continue gets it, unless its body is refused")
        func expectation() throws {
            let server = try TestServer()
            let client = try server.client()
            let line = "HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n"
            try client.send("POST / \(line)")
            #expect(try client.answer().status == 100)
            try client.send("hello world")
            #expect(try client.answer().text == "hello world")
            try client.send("POST /small \(line)")
            #expect(try client.answer().status == 413)
            #expect(try client.seesEnd())
        }

        @Test(
            "HEAD is answered without a body also where it is refused",
            arguments: [
                ("HEAD / HTTP/1.1\r\n\r\n", 400),
                ("HEAD / HTTP/1.1\r\nHost: x\r\nExpect: foo\r\n\r\n", 417),
                ("HEAD * HTTP/1.1\r\n\r\n", 400), ("HEAD / HTTP/9.9\r\n\r\n", 505),
            ])
        func refusedHead(request: String, status: Int) throws {
            let server = try TestServer()
            let client = try server.client()
            try client.send(request)
            #expect(try client.answer(hasBody: false).status == status)
            #expect(try client.seesEnd())
        }

        @Test("what is no request is answered and the connection closed")
        func malformed() throws {
            let server = try TestServer()
            let client = try server.client()
            try client.send("GET /ok HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\nHost: x\n\n")
            #expect(try client.answer().text == "/ok")
            let refusal = try client.answer()
            #expect(refusal.status == 400)
            #expect(refusal.has("Connection: close"))
            #expect(refusal.has("Content-Type: application/problem+json"))
            #expect(refusal.has(TestServer.mark))
            #expect(try client.seesEnd())
        }

        @Test("the server's own answer is shown as the site shows it to this request")
        func shown() throws {
            let server = try TestServer()
            let client = try server.client()
            let head = "HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nContent-Length: 11\r\n\r\n"
            try client.send("POST /small \(head)")
            let refusal = try client.answer()
            #expect(refusal.status == 413)
            #expect(refusal.has("Content-Type: text/html"))
            #expect(refusal.text == "POST /small")
            #expect(refusal.has(TestServer.mark))
        }

        @Test("so is what waited too long, and what there is no memory for")
        func crowded() throws {
            let server = try TestServer {
                $0.slowPatience = .seconds(-1)
                $0.answersOfAsker = 1_000
            }
            let head = "HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n\r\n"
            for (target, status) in [("/late", 429), ("/big", 503)] {
                let client = try server.client()
                try client.send("GET \(target) \(head)")
                let refusal = try client.answer()
                #expect(refusal.status == status)
                #expect(refusal.text == "GET \(target)")
            }
        }

        @Test("413 comes early and can be read, although the client goes on sending")
        func tooLarge() throws {
            let server = try TestServer()
            let client = try server.client()
            try client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 7000000\r\n\r\n")
            let refusal = try client.answer()
            #expect(refusal.status == 413)
            #expect(refusal.has(TestServer.mark))
            try client.send([UInt8](repeating: 0, count: 2_000_000))
            #expect(try client.seesEnd())
        }

        @Test("an answer that would bring its own lines is withheld: 500")
        func withheld() throws {
            let server = try TestServer()
            let client = try server.client()
            let failure = try client.get("/bad")
            #expect(failure.status == 500)
            #expect(failure.has(TestServer.mark))
            #expect(try client.get("/good").status == 200)
        }

        @Test("a slow reader with a small window gets all of a large answer")
        func slowReader() throws {
            let server = try TestServer()
            let client = try TestClient(port: server.port, receiveBuffer: 8 * 1024)
            try client.send(
                "GET /big HTTP/1.1\r\nHost: x\r\n\r\nGET /next HTTP/1.1\r\nHost: x\r\n\r\n")
            for _ in 0..<200 { _ = try client.receive(atMost: 100) }
            #expect(try client.answer().body == TestServer.big)
            #expect(try client.answer().text == "/next")
        }

        @Test("a file is sent piece by piece, and the connection goes on after it")
        func file() throws {
            let server = try TestServer()
            let client = try TestClient(port: server.port, receiveBuffer: 8 * 1024)
            try client.send("HEAD /file HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try client.answer(hasBody: false).has("Content-Length: 5000000"))
            for _ in 0..<2 { try client.send("GET /file HTTP/1.1\r\nHost: x\r\n\r\n") }
            for _ in 0..<200 { _ = try client.receive(atMost: 100) }
            for _ in 0..<2 { #expect(try client.answer().body == TestServer.big) }
            #expect(try client.get("/next").text == "/next")
        }

        @Test("where a file is shorter than it was, the connection ends before the promised length")
        func shrinking() throws {
            let server = try TestServer()
            let client = try TestClient(port: server.port, receiveBuffer: 8 * 1024)
            try client.send("GET /file HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try client.receive(atMost: 100))
            let handle = try FileHandle(forWritingTo: server.file)
            try handle.truncate(atOffset: 2_000_000)
            try handle.close()
            #expect(throws: TestClient.Failure.self) { try client.answer() }
        }

        @Test("a large body arrives whole")
        func largeBody() throws {
            let server = try TestServer()
            let client = try server.client()
            let head =
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \(TestServer.big.count)\r\n\r\n"
            try client.send(Array(head.utf8) + TestServer.big)
            #expect(try client.answer().body == TestServer.big)
        }

        @Test("a client that has closed its direction still gets its answers")
        func halfClose() throws {
            let server = try TestServer()
            let client = try server.client()
            try client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n")
            client.finishSending()
            #expect(try client.answer().text == "/a")
            #expect(try client.answer().text == "/b")
            #expect(try client.seesEnd())
        }

        @Test("IPv6 and localhost can be listened on")
        func hosts() throws {
            let local = try TestServer(host: "localhost")
            #expect(try local.client().get("/").status == 200)
            let both = try TestServer(host: "::")
            #expect(try both.client().get("/peer").text == "127.0.0.1")
        }

        @Test("an address in use, and one that is none, are said in words")
        func addressInUse() throws {
            let server = try TestServer()
            let second = Server(host: "127.0.0.1", port: server.port, respond: { _ in Response() })
            let error = #expect(throws: ListenError.self) { try second.start() }
            #expect(
                error?.description
                    == "cannot listen on 127.0.0.1, port \(server.port): Address already in use")
            let nowhere = Server(host: "nowhere", port: 0, respond: { _ in Response() })
            #expect(throws: ListenError.self) { try nowhere.start() }
        }
    }
}
