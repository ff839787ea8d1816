import HTTP
import HTTPTypes
import Testing

/// What is refused, and with which status (RFC 9112; Documentation/Threats.md T16).
@Suite("Octets that are no request")
struct RefusedRequestTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let status: Int
        let octets: [UInt8]

        init(_ status: Int, _ text: String) {
            self.init(status, Array(text.utf8))
        }

        init(_ status: Int, _ octets: [UInt8]) {
            self.status = status
            self.octets = octets
        }

        /// A GET whose head has that line.
        static func line(_ line: String, _ status: Int = 400) -> Case {
            Case(status, "GET / HTTP/1.1\r\nHost: x\r\n\(line)\r\n\r\n")
        }

        /// A POST with that Content-Length, then a body.
        static func length(_ value: String, _ status: Int = 400) -> Case {
            Case(status, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length:\(value)\r\n\r\nhello")
        }

        static func coding(_ value: String, _ status: Int = 400) -> Case {
            let head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding:\(value)\r\n\r\n"
            return Case(status, head + "0\r\n\r\n")
        }

        static func chunks(_ chunks: String, _ status: Int = 400) -> Case {
            let head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
            return Case(status, head + chunks)
        }

        static func target(_ target: String, _ status: Int = 400) -> Case {
            Case(status, "GET \(target) HTTP/1.1\r\nHost: x\r\n\r\n")
        }

        static func host(_ lines: String) -> Case {
            Case(400, "GET / HTTP/1.1\r\n\(lines)\r\n")
        }

        var testDescription: String {
            "\(status) \(String(decoding: octets.prefix(120), as: UTF8.self).debugDescription)"
        }
    }

    private func expectRefused(_ refused: Case) {
        let parsed = Parsed(refused.octets)
        #expect(parsed.requests.isEmpty)
        #expect(parsed.error?.status.code == refused.status)
        #expect(Parsed(refused.octets, pieces: [1]).error == parsed.error)
    }

    @Test(
        "the request line",
        arguments: [
            Case(400, "GET  / HTTP/1.1\r\n"), Case(400, "GET /  HTTP/1.1\r\n"),
            Case(400, "GET\t/ HTTP/1.1\r\n"), Case(400, "GET /\tHTTP/1.1\r\n"),
            Case(400, "GET / HTTP/1.1 \r\n"), Case(400, " GET / HTTP/1.1\r\n"),
            Case(400, "GET / http/1.1\r\n"), Case(400, "GET / HTTP/1\r\n"),
            Case(400, "GET / HTTP/01.01\r\n"), Case(400, "GET / HTTP/ 1.1\r\n"),
            Case(400, "GET / HTTP/1.1x\r\n"), Case(400, "GET / HTTP/1,1\r\n"),
            Case(400, "GET / HTTP/.1.1\r\n"), Case(400, "GET / HTTPS/1.1\r\n"),
            Case(505, "GET / HTTP/9.9\r\n"), Case(505, "GET / HTTP/1.2\r\n"),
            Case(505, "GET / HTTP/2.0\r\n"), Case(400, "GET /\r\n"), Case(400, "GET\r\n"),
            Case(505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), Case(400, "\r\n\r\n"),
            Case(400, "GET * HTTP/1.1\r\n"), Case(400, "G\u{E9}T / HTTP/1.1\r\n"),
            Case(400, "GE(T / HTTP/1.1\r\n"), Case(400, "/ HTTP/1.1\r\n"),
            Case(501, String(repeating: "A", count: 33) + " / HTTP/1.1\r\n"),
            Case(501, String(repeating: "A", count: 32) + " / HTTP/1.1\r\n"),
            Case(501, "get / HTTP/1.1\r\n"), Case(501, "TRACE / HTTP/1.1\r\n"),
            Case(501, "BREW / HTTP/1.1\r\n"), Case(501, "CONNECT x:443 HTTP/1.1\r\n"),
            Case(501, "CONNECT / HTTP/1.1\r\n"), Case(501, "CONNECT [::1]:443 HTTP/1.1\r\n"),
            Case(501, "CONNECT x HTTP/1.1\r\n"), Case(501, "BREW pot:1 HTTP/1.1\r\n"),
            Case(505, "CONNECT x:443 HTTP/2.0\r\n"), Case(400, "CONNECT x:443 HTTP\r\n"),
            Case(400, [0x16, 0x03, 0x01, 0x02, 0x00]), Case(400, "GET / HTTP/1.1\n"),
            Case(400, "GET / HTTP/1.1\r\r\n"), Case(400, "\nGET / HTTP/1.1\r\n"),
            Case(414, "GET /" + String(repeating: "a", count: 100_000) + " HTTP/1.1\r\n"),
            // RFC 9112 3: a method longer than any is 501, a target 414, all else 400.
            Case(501, String(repeating: "A", count: 100_000)),
            Case(400, String(repeating: "(", count: 100_000)),
            Case(400, "GET / HTTP/1.1" + String(repeating: "1", count: 100_000)),
            Case(400, "GET / " + String(repeating: " ", count: 100_000)),
            Case(414, "BREW /" + String(repeating: "a", count: 100_000)),
        ])
    func requestLine(_ refused: Case) { expectRefused(refused) }

    @Test(
        "the target",
        arguments: [
            .target("/a#b"), .target("/\u{E9}"), .target("/a\\b"), .target("/a\u{0}"),
            .target("/%c0%af"), .target("/%00"), .target("/%0d%0a"), .target("/%0D"),
            .target("/%7f"), .target("/%"), .target("/%4"), .target("/%zz"), .target("/%+1"),
            .target("/?a=%"), .target("/?a=%ff"), .target("/?%00"), .target("a"),
            .target("?a"), .target("x:80"), .target("ftp://x/"), .target("http:///a"),
            .target("http://u@x/"), .target("http://x:y/"), .target("http://x,y/"),
            .target("HTTP:/x/"), .target("**"), .target("/%ed%a0%80"), .target("/%f5%80%80%80"),
        ] as [Case])
    func target(_ refused: Case) { expectRefused(refused) }

    @Test(
        "Host",
        arguments: [
            .host(""), .host("Host:\r\n"), .host("Host: \t \r\n"), .host("Host: x\r\nHost: x\r\n"),
            .host("Host: x\r\nhost: y\r\n"), .host("Host: x, y\r\n"), .host("Host: u@x\r\n"),
            .host("Host: u:p@x\r\n"), .host("Host: x/y\r\n"), .host("Host: x y\r\n"),
            .host("Host: x:\u{663}\r\n"), .host("Host: x:80a\r\n"), .host("Host: :80\r\n"),
            .host("Host: [::1\r\n"), .host("Host: []\r\n"), .host("Host: [::1]80\r\n"),
            .host("Host: [::1]:80:80\r\n"), .host("Host: x:123456\r\n"), .host("Host: x?y\r\n"),
            .host("Host: \u{E9}\r\n"), .host("Host: x#\r\n"), .host("Host: [::g]\r\n"),
            Case(400, "GET http://x/ HTTP/1.1\r\n\r\n"),
            Case(400, "GET / HTTP/1.0\r\nHost: a b\r\n\r\n"),
        ] as [Case])
    func host(_ refused: Case) { expectRefused(refused) }

    @Test(
        "header lines",
        arguments: [
            Case(400, "GET / HTTP/1.1\r\n Host: x\r\n\r\n"), .line("A: b\r\n c"),
            .line("A: b\r\n\tc"),
            .line("no colon"), .line(": empty"), .line("A : b"), .line("A\t: b"), .line("A B: c"),
            .line("A(: b"), .line("\u{C4}: b"), .line("A\u{0}: b"), .line("A: b\u{0}"),
            .line("A: b\u{1}c"), .line("A: b\u{7F}"), .line("A: b\u{B}"), .line("A: b\rc"),
            .line("A: b\nB: c"), .line("A: b\r"), .line("A: \u{1B}[0m"), .line("=: b"),
            .line("Content-Type: a/b\r\nContent-Type: a/b"), .line("Expect: 200-maybe", 417),
            .line("Expect: 100-continue\r\nExpect: 200-maybe", 417), .line("Expect:", 417),
            .line("Expect: 100-continue, other", 417), .line("Expect: ,", 417),
            .line("A: " + String(repeating: "b", count: 100_000), 431),
            .line(String(repeating: "A", count: 100_000) + ": b", 431),
            .line((0..<10_000).map { "A\($0): b" }.joined(separator: "\r\n"), 431),
            .line(Array(repeating: "A: b", count: 100).joined(separator: "\r\n"), 431),
        ])
    func fieldLines(_ refused: Case) { expectRefused(refused) }

    @Test(
        "the length of the body",
        arguments: [
            .length(""), .length(" +5"), .length(" -0"), .length(" -5"), .length(" 0x5"),
            .length(" 5_0"), .length(" 5 5"), .length(" 5,5"), .length(" 5, 5"), .length(" 5,"),
            .length(" 05"), .length(" 005"), .length(" 00"), .length(" 0200"), .length(" 5.0"),
            .length(" 9223372036854775808"), .length(" 18446744073709551621"),
            .length(" 99999999999999999999999"), .length(" \u{665}"), .length(" five"),
            .length(" 5\r\nContent-Length: 5"), .length(" 5\r\nContent-Length: 6"),
            .length(" 5\r\nTransfer-Encoding: chunked"), .length(" 1048577", 413),
            .length(" 9223372036854775807", 413),
            Case(400, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"),
            Case(400, "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: a\r\n\r\n"),
        ] as [Case])
    func length(_ refused: Case) { expectRefused(refused) }

    @Test(
        "the coding of the body",
        arguments: [
            .coding(""), .coding(" xchunked", 501), .coding(" identity", 501),
            .coding(" gzip", 501),
            .coding(" chunked, chunked"), .coding(" chunked, gzip"), .coding(" gzip, chunked"),
            .coding(" ,chunked"), .coding(" chunked,"), .coding(" chunked;q=1"),
            .coding(" \u{B}chunked"), .coding(" \u{C}chunked"), .coding(" chunked\u{0}"),
            .coding(" \"chunked\""), .coding(" chunked\r\nTransfer-Encoding: chunked"),
            .coding(" chunked\r\nContent-Length: 5"), .coding(" chun ked"),
            .coding(" \u{17F}chunked"),
        ] as [Case])
    func coding(_ refused: Case) { expectRefused(refused) }

    @Test(
        "chunks",
        arguments: [
            .chunks("0x5\r\nhello\r\n0\r\n\r\n"), .chunks("+5\r\n"), .chunks("-5\r\n"),
            .chunks("5_0\r\n"), .chunks(" 5\r\n"), .chunks("5 \r\n"), .chunks("\r\n"),
            .chunks("g\r\n"), .chunks("FFFFFFFFFFFFFFFF\r\n"), .chunks("10000000000000005\r\n"),
            .chunks("5;\r\n"), .chunks("5; a\r\n"), .chunks("5 ;a\r\n"), .chunks("5;a =b\r\n"),
            .chunks("5;=b\r\n"), .chunks("5;a=\r\n"), .chunks("5;a=\"\r\n"), .chunks("5;a=(b\r\n"),
            .chunks("5;a=b\u{0}\r\n"), .chunks("5;a=b\rc\r\n"), .chunks("5;a;\r\n"),
            .chunks("5;" + String(repeating: "a", count: 65_536)), .chunks("5\nhello\n0\n\n"),
            .chunks("5\r\nhelloX\r\n"), .chunks("5\r\nhello\n"), .chunks("5\r\nhello0\r\n\r\n"),
            .chunks("0\r\nX\r\n"), .chunks("0\r\nA : b\r\n"), .chunks("0\r\n\n"),
            .chunks("0\r\nA: \u{0}\r\n"), .chunks("100001\r\n", 413), .chunks("fffffff\r\n", 413),
            .chunks("0\r\nA: " + String(repeating: "b", count: 100_000), 431),
            .chunks("0\r\n" + String(repeating: "A: b\r\n", count: 101), 431),
        ] as [Case])
    func chunks(_ refused: Case) { expectRefused(refused) }

    @Test("each reason has a status and one sentence that goes into a problem document")
    func reasons() {
        for reason in MalformedRequest.allCases {
            #expect(
                [400, 408, 413, 414, 417, 431, 501, 503, 505, 507].contains(reason.status.code))
            #expect(reason.problem.status == reason.status)
            #expect(
                String(decoding: reason.problem.body, as: UTF8.self).contains(reason.explanation))
        }
    }

    @Test(
        "an answer to HEAD has no body, whatever was wrong with it",
        arguments: [
            "HEAD / HTTP/1.1\r\n\r\n", "HEAD / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
            "HEAD / HTTP/1.1\r\nHost: x\r\nExpect: foo\r\n\r\n", "HEAD * HTTP/1.1\r\n",
            "HEAD / HTTP/9.9\r\n", "HEAD / HTTP/1.1\n", "HEAD /\r\n", "\r\nHEAD / x\r\n",
            "HEAD / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
            "HEAD / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "A: b\r\n", count: 101),
            "HEAD /" + String(repeating: "a", count: 100_000),
            "GET / HTTP/1.1\r\nHost: x\r\n\r\nHEAD / HTTP/1.1\r\n\r\n",
        ])
    func head(octets: String) throws {
        var parser = RequestParser()
        parser.append(Array(octets.utf8))
        let error = #expect(throws: MalformedRequest.self) {
            while try parser.next() != nil {}
        }
        #expect(parser.head.method == .head)
        let serializer = ResponseSerializer(refusing: parser.head.method)
        let answer = try serializer.serialize(try #require(error).problem, date: "D")
        #expect(answer.body.isEmpty)
        #expect(!String(decoding: answer.head, as: UTF8.self).contains("Content-Length: 0"))
    }

    @Test(
        "any other method's answer has one",
        arguments: ["HEADS / HTTP/1.1\r\n", "head / HTTP/1.1\r\n", "GET /\r\n", " HEAD / x\r\n"])
    func otherThanHead(octets: String) {
        var parser = RequestParser()
        parser.append(Array(octets.utf8))
        #expect(throws: MalformedRequest.self) { try parser.next() }
        #expect(parser.head.method != .head)
    }

    @Test("after an error the parser stays there, whatever follows")
    func finality() throws {
        var parser = RequestParser()
        parser.append(Array("GET /\r\n".utf8))
        #expect(throws: MalformedRequest.requestLine) { try parser.next() }
        parser.append(Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
        #expect(throws: MalformedRequest.requestLine) { try parser.next() }
    }

    @Test("the body's limit may depend on the request, and is known before the body has come")
    func bodyLimit() {
        let terms: @Sendable (Request) -> BodyTerms = { .upTo($0.path == ["upload"] ? 10 : 3) }
        let head = "HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n"
        #expect(Parsed(Array("PUT /a \(head)".utf8), bodyTerms: terms).error == .bodyTooLarge)
        let accepted = Parsed(Array("PUT /upload \(head)hello".utf8), bodyTerms: terms)
        #expect(accepted.requests.map(\.body) == [Array("hello".utf8)])
    }
}
