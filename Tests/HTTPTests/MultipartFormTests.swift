import Foundation
import HTTP
import HTTPTypes
import Testing

/// RFC 7578, read strictly.
@Suite struct MultipartFormTests {
    private func request(
        _ body: String, type: String = "multipart/form-data; boundary=X", extra: [UInt8] = []
    ) -> Request {
        Request(method: .post, fields: [.contentType: type], body: Array(body.utf8) + extra)
    }

    private func part(_ disposition: String, _ content: String, more: String = "") -> String {
        "--X\r\nContent-Disposition: form-data; \(disposition)\r\n\(more)\r\n\(content)\r\n"
    }

    @Test("fields are read, files stand where they are in the body")
    func form() throws {
        let text =
            part("name=\"a\"", "một") + part("name=\"b\"", "")
            + part(
                "name=\"file\"; filename=\"ký %22x%22.pdf\"", "%PDF--X\r\n-",
                more: "Content-Type: a/b\r\n")
            + "--X--\r\n"
        let request = request(text)
        let form = try MultipartForm(request)
        #expect(form.fields.first("a") == "một")
        #expect(form.fields.first("b") == "")
        #expect(form.files.map(\.name) == ["ký \"x\".pdf"])
        let file = try #require(form.files.first)
        #expect(
            request.bodyOctets(at: file.content.lowerBound, most: file.content.count)
                == Array("%PDF--X\r\n-".utf8))
    }

    @Test(
        "what is no such form is refused",
        arguments: [
            "", "--X", "--X--", "X", "--X\r\n", "--X\r\n\r\n--X--\r\n",
            "preamble\r\n--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--X--\r\n",
            "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n",
            "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--X--\r\nmore",
            "--X\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--X--\r\n",
            "--X\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nb\r\n--X--\r\n",
            "--X\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\nb\r\n--X--\r\n",
            "--X\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--X--\r\n",
            "--X\nContent-Disposition: form-data; name=\"a\"\n\nb\n--X--\n",
            "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\u{0}\r\n--X--\r\n",
        ])
    func refused(text: String) {
        // `--X--` alone is the empty form.
        if text == "--X--" {
            #expect(throws: Never.self) { try MultipartForm(request(text)) }
        } else {
            #expect(throws: MultipartForm.Fault.self) { try MultipartForm(request(text)) }
        }
    }

    @Test(
        "boundaries that are none are refused",
        arguments: [
            "multipart/form-data", "multipart/form-data; boundary=",
            "multipart/form-data; boundary=X; boundary=Y", "multipart/form-data; boundary=\"a<b\"",
            "multipart/form-data; boundary=" + String(repeating: "x", count: 71),
        ])
    func boundaries(type: String) {
        #expect(throws: MultipartForm.Fault.boundary) {
            try MultipartForm(request("--X--", type: type))
        }
    }

    @Test("too many parts, a field too long and text that is not UTF-8 are refused")
    func bounds() {
        let many = String(repeating: part("name=\"a\"", "b"), count: 51) + "--X--"
        #expect(throws: MultipartForm.Fault.tooManyParts) { try MultipartForm(request(many)) }
        let long = part("name=\"a\"", String(repeating: "x", count: 65_537)) + "--X--"
        #expect(throws: MultipartForm.Fault.fieldTooLong) { try MultipartForm(request(long)) }
        let head = "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"
        #expect(throws: MultipartForm.Fault.encoding) {
            try MultipartForm(
                request(head, extra: [0xff, 0xfe] + Array("\r\n--X--\r\n".utf8)))
        }
    }

    @Test("a delimiter is found wherever the pieces that are looked through meet")
    func meeting() throws {
        for length in [65_530, 65_531, 65_535, 65_536, 65_540, 131_060, 131_072, 200_000] {
            let content = String(repeating: "\r\n--", count: length / 4)
            let text =
                part("name=\"file\"; filename=\"a\"", content) + part("name=\"b\"", "c") + "--X--"
            let form = try MultipartForm(request(text))
            #expect(form.files.first?.content.count == content.utf8.count)
            #expect(form.fields.first("b") == "c")
        }
    }

    @Test("a long body goes to a file without a name, however it comes, and reads the same")
    func spool() throws {
        let folder = FileManager.default.temporaryDirectory.path(percentEncoded: false)
        let body = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        for isChunked in [false, true] {
            var parser = RequestParser(
                bodyTerms: { _ in .upTo(1_000_000) }, spools: SpoolFolder(folder))
            let head =
                "POST / HTTP/1.1\r\nHost: a\r\n"
                + (isChunked
                    ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: 700000\r\n\r\n")
            parser.append(Array(head.utf8))
            if isChunked {
                for start in stride(from: 0, to: body.count, by: 70_000) {
                    parser.append(Array("11170\r\n".utf8) + body[start..<(start + 70_000)])
                    parser.append(Array("\r\n".utf8))
                    _ = try parser.next()
                }
                parser.append(Array("0\r\n\r\n".utf8))
            } else {
                for start in stride(from: 0, to: body.count, by: 50_000) {
                    #expect(try parser.next().map(\.bodyCount) == nil)
                    parser.append(body[start..<(start + 50_000)])
                }
            }
            let request = try #require(try parser.next())
            #expect(request.spool != nil)
            #expect(request.body.isEmpty)
            #expect(request.bodyCount == 700_000)
            #expect(request.bodyOctets(at: 0, most: 1_000_000) == body)
            #expect(request.bodyOctets(at: 699_990, most: 100) == Array(body.suffix(10)))
            // The next request of the connection begins in memory again.
            parser.append(Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi".utf8))
            let next = try #require(try parser.next())
            #expect(next.spool == nil)
            #expect(next.body == Array("hi".utf8))
        }
    }

    @Test("without room for the body the answer is 507, and a body too long is known at once")
    func noRoom() throws {
        var parser = RequestParser(
            bodyTerms: { _ in .upTo(11_000_000) }, spools: SpoolFolder("/khong-co"))
        parser.append(
            Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000000\r\n\r\n".utf8))
        #expect(throws: MalformedRequest.bodyTooLarge) { try parser.next() }
        #expect(MalformedRequest.noSpace.status.code == 507)
        var other = RequestParser(
            bodyTerms: { _ in .upTo(11_000_000) }, spools: SpoolFolder("/khong-co"))
        other.append(Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n\r\n".utf8))
        other.append([UInt8](repeating: 0, count: 300_000))
        #expect(throws: MalformedRequest.noSpace) { try other.next() }
    }
}
