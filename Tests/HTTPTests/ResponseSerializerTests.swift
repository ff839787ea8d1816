import Foundation
import HTTP
import HTTPTypes
import TestSupport
import Testing

@Suite("Answers as octets")
struct ResponseSerializerTests {
    private func head(
        _ response: Response, to request: Request = Request(), keepsAlive: Bool = true
    ) throws -> String {
        let serializer = ResponseSerializer(answering: request, keepsAlive: keepsAlive)
        return String(decoding: try serializer.serialize(response, date: "D").head, as: UTF8.self)
    }

    @Test("head and body")
    func whole() throws {
        let response = Response(
            fields: [.contentType: "text/plain", .setCookie: "a=b"], body: Array("hello".utf8))
        #expect(
            try head(response) == """
                HTTP/1.1 200 OK\r
                Date: D\r
                Content-Type: text/plain\r
                Set-Cookie: a=b\r
                Content-Length: 5\r
                \r\n
                """)
    }

    @Test("HEAD has GET's header lines and no body")
    func headMethod() throws {
        let response = Response(body: Array("hello".utf8))
        #expect(try head(response, to: Request(method: .head)) == head(response))
        let serializer = ResponseSerializer(answering: Request(method: .head))
        #expect(try serializer.serialize(response, date: "D").body.isEmpty)
        let spared = Response(fields: [.contentLength: "7"])
        #expect(try head(spared, to: Request(method: .head)).contains("Content-Length: 7\r\n"))
    }

    @Test("a file in the place of the body has its length and is left where it is")
    func file() throws {
        let folder = try TemporaryFolder()
        try Data("hello".utf8).write(to: folder.url.appending(path: "file"))
        var response = Response()
        response.file = OpenFile(path: folder.path("file"))
        #expect(response.bodyCount == 5)
        #expect(response.wholeBody == Array("hello".utf8))
        for (method, isSent) in [(HTTPRequest.Method.get, true), (.head, false)] {
            let request = Request(method: method)
            #expect(try head(response, to: request).contains("Content-Length: 5\r\n"))
            let sent = try ResponseSerializer(answering: request).serialize(response, date: "D")
            #expect(sent.body.isEmpty)
            #expect((sent.file != nil) == isSent)
        }
        response.status = .noContent
        let none = try ResponseSerializer(answering: Request()).serialize(response, date: "D")
        #expect(none.file == nil)
        #expect(OpenFile(path: folder.path("none")) == nil)
        #expect(OpenFile(path: folder.url.path()) == nil)
    }

    @Test("204 and 304 have no body and no Content-Length", arguments: [204, 304])
    func noContent(code: Int) throws {
        let response = Response(status: .init(code: code), body: [1])
        #expect(try !head(response).contains("Content-Length"))
        let serialized = try ResponseSerializer(answering: Request()).serialize(response, date: "D")
        #expect(serialized.body.isEmpty)
    }

    @Test("the connection closes when client, server or handler want it")
    func connection() throws {
        let close = "Connection: close\r\n"
        let response = Response()
        #expect(try !head(response).contains("Connection"))
        #expect(try head(response, to: Request(fields: [.connection: "close"])).contains(close))
        #expect(try head(response, keepsAlive: false).contains(close))
        #expect(try head(Response(fields: [.connection: "close"])).contains(close))
        #expect(try head(response, to: Request(version: .http10)).contains(close))
        let old = Request(version: .http10, fields: [.connection: "keep-alive"])
        #expect(try head(response, to: old).contains("Connection: keep-alive\r\n"))
        #expect(try !ResponseSerializer().serialize(response, date: "D").keepsAlive)
    }

    @Test("a handler can't change the framing")
    func framing() throws {
        let response = Response(
            fields: [.contentLength: "99", .transferEncoding: "chunked", .date: "never"], body: [1])
        let text = try head(response)
        #expect(text.contains("Content-Length: 1\r\n"))
        #expect(!text.contains("99"))
        #expect(!text.contains("chunked"))
        #expect(!text.contains("never"))
    }

    @Test(
        "no value brings a line of its own",
        arguments: ["a\r\nSet-Cookie: b", "a\nb", "a\rb", "a\0b", "a\u{1B}", "\r\n", "a\u{7F}"])
    func injection(value: String) throws {
        var response = Response()
        #expect(throws: UnserializableResponse.field(.location)) {
            try response.setField(.location, to: value)
        }
        #expect(response.fields.isEmpty)
        // Past the check, HTTPTypes puts blanks for some of them; the rest is refused.
        response.fields.append(HTTPField(name: .location, lenientValue: Array(value.utf8)))
        let lines = try? head(response).split(separator: "\r\n")
        #expect(lines == nil || lines?.count == 4)
    }

    @Test("control characters that HTTPTypes lets through are refused")
    func control() {
        let field = HTTPField(name: .location, lenientValue: [0x61, 0x1B])
        #expect(throws: UnserializableResponse.field(.location)) {
            try head(Response(fields: HTTPFields([field])))
        }
    }

    @Test("only final statuses can be sent", arguments: [0, 99, 100, 101, 199, 600, 999])
    func statuses(code: Int) {
        #expect(throws: UnserializableResponse.status(code)) {
            try head(Response(status: .init(code: code)))
        }
    }

    @Test("a problem document quotes what it is told")
    func problem() {
        let response = Response(problem: .conflict, detail: "a \"b\" \\ \n é")
        let body = String(decoding: response.body, as: UTF8.self)
        #expect(body.hasSuffix(#""status":409,"detail":"a \"b\" \\ \u000a é"}"#))
        #expect(response.fields[.contentType] == "application/problem+json")
    }
}
