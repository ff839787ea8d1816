import HTTP
import HTTPTypes
import Testing

@Suite("Octets that are requests")
struct AcceptedRequestTests {
    private func only(_ text: String) throws -> Request {
        let parsed = Parsed(text)
        #expect(parsed.error == nil)
        #expect(parsed.requests.count == 1)
        return try #require(parsed.requests.first)
    }

    @Test("a request is read whole: method, path, query, host, header lines, body")
    func whole() throws {
        let request = try only(
            "POST /tr%C6%B0%E1%BB%9Dng/a%2Fb?k=1&k=%C3%A9+x HTTP/1.1\r\nhost: so.gddt.vn:8080\r\n"
                + "X-A:  b c\t\r\nX-Empty:\r\nContent-Length: 5\r\n\r\nhello")
        #expect(request.method == .post)
        #expect(request.target == "/tr%C6%B0%E1%BB%9Dng/a%2Fb?k=1&k=%C3%A9+x")
        #expect(request.path == ["trường", "a/b"])
        #expect(request.query.all("k") == ["1", "é x"])
        #expect(request.authority == "so.gddt.vn:8080")
        #expect(HTTPField.Name("X-A").flatMap { request.fields[$0] } == "b c")
        #expect(HTTPField.Name("x-empty").flatMap { request.fields[$0] } == "")
        #expect(request.body == Array("hello".utf8))
    }

    @Test(
        "paths are split, then decoded once",
        arguments: [
            ("/", []), ("/a", ["a"]), ("/a/", ["a", ""]), ("//etc/passwd", ["", "etc", "passwd"]),
            ("/../x", ["..", "x"]), ("/%2e%2e/x", ["..", "x"]), ("/%252e", ["%2e"]),
            ("/a+b", ["a+b"]), ("/a%20b", ["a b"]), ("http://y:1", []), ("http://y?q", []),
            ("HTTP://y/a", ["a"]), ("https://[::1]:80/a/b?c", ["a", "b"]), ("/a;b=c", ["a;b=c"]),
            ("/{a}|^`\"<>", ["{a}|^`\"<>"]),
        ])
    func paths(target: String, path: [String]) throws {
        #expect(try only("GET \(target) HTTP/1.1\r\nHost: x\r\n\r\n").path == path)
    }

    @Test("an absolute target's host goes before Host")
    func absoluteTarget() throws {
        #expect(try only("GET http://y:1/ HTTP/1.1\r\nHost: x\r\n\r\n").authority == "y:1")
    }

    @Test(
        "hosts",
        arguments: [
            "x", "x:", "x:80", "127.0.0.1:65535", "[::1]", "[::ffff:1.2.3.4]:80", "a-b.c_d",
        ])
    func hosts(_ host: String) throws {
        #expect(try only("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n").authority == host)
    }

    @Test(
        "expectations are a list, on one line or several",
        arguments: [
            "Expect: 100-continue\r\nExpect: 100-continue", "Expect: 100-continue, 100-Continue",
            "Expect: ,100-continue,,", "expect:\t100-CONTINUE \t",
        ])
    func expectations(lines: String) throws {
        var parser = RequestParser()
        parser.append(
            Array("POST / HTTP/1.1\r\nHost: x\r\n\(lines)\r\nContent-Length: 2\r\n\r\n".utf8))
        #expect(try parser.next() == nil)
        let isWaiting = parser.takeExpectation()
        #expect(isWaiting)
        parser.append(Array("ok".utf8))
        #expect(try parser.next()?.body == Array("ok".utf8))
    }

    @Test("all seven methods, and OPTIONS of the whole server")
    func methods() throws {
        for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] {
            #expect(try only("\(method) / HTTP/1.1\r\nHost: x\r\n\r\n").method.rawValue == method)
        }
        #expect(try only("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n").path == [])
    }

    @Test("HTTP/1.0 needs no Host and closes unless it asks otherwise")
    func oldVersion() throws {
        #expect(try only("GET / HTTP/1.0\r\n\r\n").authority == nil)
        #expect(try !only("GET / HTTP/1.0\r\n\r\n").keepsAlive)
        #expect(try only("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n").keepsAlive)
    }

    @Test(
        "Connection: close is a word in a list",
        arguments: [
            ("close", false), ("Close", false), ("a, close", false), ("\t close ,a", false),
            ("keep-alive", true), ("closed", true), ("a close", true),
        ])
    func connection(value: String, isKept: Bool) throws {
        let text = "GET / HTTP/1.1\r\nHost: x\r\nConnection: \(value)\r\n\r\n"
        #expect(try only(text).keepsAlive == isKept)
    }

    @Test("one empty line before a request is skipped, also between two")
    func emptyLine() {
        let get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
        #expect(Parsed("\r\n" + get + "\r\n" + get).requests.count == 2)
    }

    @Test("chunks are joined; extensions are ignored and trailers dropped")
    func chunks() throws {
        let request = try only(
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n5;n=v\r\nhello\r\n"
                + "00A;q=\"a b\";x\r\n0123456789\r\n0\r\nContent-Length: 3\r\nAuthorization: a\r\n\r\n"
        )
        #expect(request.body == Array("hello0123456789".utf8))
        #expect(request.fields[.contentLength] == nil)
        #expect(request.fields[.authorization] == nil)
    }

    @Test("a target of 8,000 octets, a hundred lines and obsolete text in values are read")
    func generous() throws {
        let target = "/" + String(repeating: "a", count: 8_000)
        #expect(try only("GET \(target) HTTP/1.1\r\nHost: x\r\n\r\n").target == target)
        let lines = String(repeating: "A: b\r\n", count: 99)
        #expect(try only("GET / HTTP/1.1\r\nHost: x\r\n\(lines)\r\n").fields.count == 100)
        let latin =
            Array("GET / HTTP/1.1\r\nHost: x\r\nA: caf".utf8) + [0xE9] + Array("\r\n\r\n".utf8)
        #expect(Parsed(latin).requests.count == 1)
    }

    @Test("a GET with a body is read to its end, so that the next request is found")
    func bodyOfGet() {
        let text = "GET /a HTTP/1.1\r\nHost: x\r\nContent-Length: 30\r\n\r\n"
        let smuggled = "GET /admin HTTP/1.1\r\nHost: x\r\n"
        let parsed = Parsed(text + smuggled + "\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(smuggled.utf8.count == 30)
        #expect(parsed.error == nil || parsed.requests.count == 2)
        #expect(parsed.requests.map(\.path) == [["a"], ["b"]])
    }

    @Test("a client that waits for 100 Continue is noticed once, and only while it waits")
    func expectation() throws {
        let head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n\r\n"
        let old = "POST / HTTP/1.0\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
        for (text, waits) in [(head, true), (head + "h", false), (old, false)] {
            var parser = RequestParser()
            parser.append(Array(text.utf8))
            let request = try parser.next()
            let answers = [parser.takeExpectation(), parser.takeExpectation()]
            #expect(request == nil)
            #expect(answers == [waits, false])
        }
    }

    @Test("what has arrived is known, for the time-outs")
    func arrival() throws {
        var parser = RequestParser()
        #expect(parser.arrival == .nothing)
        parser.append(Array("PO".utf8))
        _ = try parser.next()
        #expect(parser.arrival == .head)
        parser.append(Array("ST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\na".utf8))
        _ = try parser.next()
        #expect(parser.arrival == .body)
        parser.append(Array("b".utf8))
        let request = try parser.next()
        #expect(request?.body.count == 2)
        #expect(parser.arrival == .nothing)
    }

    @Test("cookies are read in order, from one line or several")
    func cookies() throws {
        let request = try only(
            "GET / HTTP/1.1\r\nHost: x\r\nCookie: sid=a=b; theme=\"dark\";x;  e=\r\nCookie: sid=c\r\n\r\n"
        )
        #expect(request.cookies.map(\.name) == ["sid", "theme", "e", "sid"])
        #expect(request.cookies.map(\.value) == ["a=b", "\"dark\"", "", "c"])
    }

    @Test("a test may make a request without octets")
    func made() throws {
        let request = try Request(.get, "/rounds/12?all=1")
        #expect(request.path == ["rounds", "12"])
        #expect(request.query.first("all") == "1")
        #expect(throws: MalformedRequest.target) { try Request(.get, "rounds") }
    }
}
