import Foundation
import HTTP
import HTTPServer
import HTTPTypes
import Testing

/// A body that is too large for memory waits until it is known who sends it.
extension LiveServerTests {
    @Suite("Bodies that are asked about")
    struct UploadTests {
        private static func head(_ length: String, _ who: String = "") -> String {
            "POST /upload HTTP/1.1\r\nHost: x\r\n\(who)\(length)\r\n\r\n"
        }
        private static let someone = "Authorization: somebody\r\n"

        @Test(
            "nobody's large body is refused before any of it is taken, and the connection closed",
            arguments: ["Content-Length: 900000", "Transfer-Encoding: chunked"])
        func nobody(length: String) throws {
            let server = try TestServer()
            let client = try server.client()
            try client.send(UploadTests.head(length))
            let refusal = try client.answer()
            #expect(refusal.status == 401)
            #expect(refusal.has("Connection: close"))
            #expect(refusal.has(TestServer.mark))
            #expect(try client.seesEnd())
        }

        @Test("what is sent with it is thrown away")
        func early() throws {
            let server = try TestServer()
            let client = try server.client()
            try client.send(UploadTests.head("Content-Length: 900000"))
            try client.send([UInt8](repeating: 1, count: 200_000))
            #expect(try client.answer().status == 401)
        }

        @Test("somebody's is taken whole, and the next request of the connection too")
        func known() throws {
            let server = try TestServer()
            let client = try server.client()
            for count in [900_000, 300_000] {
                try client.send(
                    UploadTests.head("Content-Length: \(count)", UploadTests.someone))
                try client.send([UInt8](repeating: 1, count: count))
                #expect(try client.answer().text == "\(count)")
            }
            #expect(server.asked.value == 2)
        }

        @Test("who waits for 100 Continue gets it only once somebody is known")
        func expectation() throws {
            let server = try TestServer()
            let expecting = "Expect: 100-continue\r\nContent-Length: 900000"
            let nobody = try server.client()
            try nobody.send(UploadTests.head(expecting))
            #expect(try nobody.answer().status == 401)
            let client = try server.client()
            try client.send(UploadTests.head(expecting, UploadTests.someone))
            #expect(try client.answer(hasBody: false).status == 100)
            try client.send([UInt8](repeating: 1, count: 900_000))
            #expect(try client.answer().text == "900000")
        }

        @Test("a body that fits in memory is taken without a question; too long a one is 413")
        func lengths() throws {
            let server = try TestServer()
            let client = try server.client()
            try client.send(UploadTests.head("Content-Length: 4"))
            try client.send("body")
            #expect(try client.answer().text == "4")
            #expect(server.asked.value == 0)
            try client.send(UploadTests.head("Content-Length: 1000001", UploadTests.someone))
            #expect(try client.answer().status == 413)
        }

        @Test("one holder has so much on the way and no more; another goes on")
        func holders() throws {
            let server = try TestServer { $0.spooledOfHolder = 1_000_000 }
            let half = [UInt8](repeating: 1, count: 600_000)
            let first = try server.client()
            try first.send(UploadTests.head("Content-Length: 900000", UploadTests.someone))
            try first.send(half)
            let second = try server.client()
            try second.send(UploadTests.head("Content-Length: 900000", UploadTests.someone))
            try second.send(half)
            // Whichever is read later finds the holder's share taken.
            let other = try server.client()
            try other.send(
                UploadTests.head("Content-Length: 600000", "Authorization: another\r\n"))
            try other.send(half)
            #expect(try other.answer().text == "600000")
            let rest = [UInt8](repeating: 1, count: 300_000)
            let refused = [first, second].filter { client in
                (try? client.send(rest)) == nil || (try? client.answer().status) == 503
            }
            #expect(refused.count >= 1)
        }
    }
}
