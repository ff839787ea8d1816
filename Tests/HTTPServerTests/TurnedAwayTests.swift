import HTTP
import Testing

@testable import HTTPServer

@Suite struct TurnedAwayTests {
    @Test("whoever finds no room is told when that was, not when the server began")
    func date() {
        var turnedAway = TurnedAway(.overload(Limits()))
        for (second, date) in [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (1, "Thu, 01 Jan 1970 00:00:01 GMT"),
            (1, "Thu, 01 Jan 1970 00:00:01 GMT"), (86_400, "Fri, 02 Jan 1970 00:00:00 GMT"),
            (3_600, "Thu, 01 Jan 1970 01:00:00 GMT"),
        ] {
            let octets = turnedAway.octets(to: Array("GET / HTTP/1.1\r\n".utf8), at: second)
            let text = String(decoding: octets, as: UTF8.self)
            #expect(text.hasPrefix("HTTP/1.1 503 Service Unavailable\r\nDate: \(date)\r\n"))
            #expect(text.contains("\r\nRetry-After: 1\r\n"))
            #expect(text.hasSuffix("}"))
        }
    }

    @Test("an answer to HEAD has no body")
    func head() {
        var turnedAway = TurnedAway(.overload(Limits()))
        let octets = turnedAway.octets(to: Array("HEAD / HTTP/1.1\r\n".utf8), at: 0)
        #expect(String(decoding: octets, as: UTF8.self).hasSuffix("\r\n\r\n"))
        #expect(turnedAway.octets(to: [], at: 0).last == UInt8(ascii: "}"))
    }
}
