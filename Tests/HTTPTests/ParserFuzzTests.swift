import HTTP
import Testing
import TestSupport

/// Requests bent at random, the same in every run: no trap, and no framing that depends on how
/// the network cut the octets.
@Suite("Requests bent at random")
struct ParserFuzzTests {
    private static let seeds = [
        "GET /a/b?c=d&e=%20f HTTP/1.1\r\nHost: x\r\nAccept: */*\r\nCookie: a=b; c=d\r\n\r\n",
        "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\nhello=world",
        "POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "5;n=v\r\nhello\r\n3\r\nabc\r\n0\r\nT: x\r\n\r\n",
        "\r\nOPTIONS * HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
        "PUT http://y:80/%C3%A9 HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
            + "Content-Length: 3\r\n\r\n\u{0}\r\n",
    ].map { Array($0.utf8) }

    private static let pieces = [
        "\r\n", "\n", "\r", "\0", " ", "\t", ":", ";", ",", "0", "5", "-1", "0x", "chunked",
        "\r\n\r\n",
        "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "Host: y\r\n", "HTTP/1.0", "%",
        "%00",
        "ffffffffffffffff", "99999999999999999999", "\u{E9}", "GET / HTTP/1.1\r\nHost: z\r\n\r\n",
    ].map { Array($0.utf8) }

    private func bent(_ generator: inout SeededRandom) -> [UInt8] {
        var octets: [UInt8] = []
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            octets += Self.seeds.randomElement(using: &generator) ?? []
        }
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let place = Int.random(in: 0..<octets.count, using: &generator)
            let end = min(octets.count, place + Int.random(in: 0...4, using: &generator))
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: octets[place] = UInt8.random(in: 0...255, using: &generator)
            case 1:
                octets.insert(
                    contentsOf: Self.pieces.randomElement(using: &generator) ?? [], at: place)
            case 2 where octets.count > 8: octets.removeSubrange(place..<end)
            default: octets.insert(contentsOf: octets[place..<end], at: place)
            }
        }
        return octets
    }

    @Test("however the octets are cut, the requests and the error are the same")
    func splits() {
        var generator = SeededRandom(seed: 20_221_114)
        for round in 1...4_000 {
            let octets = bent(&generator)
            let whole = Parsed(octets).summary
            let cuts = (0..<8).map { _ in Int.random(in: 1...40, using: &generator) }
            for pieces in [[1], cuts] {
                let cut = Parsed(octets, pieces: pieces).summary
                guard cut != whole else { continue }
                Issue.record("round \(round), \(pieces): \(cut) is not \(whole)")
                return
            }
        }
    }

    @Test("a pipelined exchange cut at every place gives the same requests")
    func everySplit() {
        let octets = Self.seeds.flatMap(\.self)
        let whole = Parsed(octets)
        #expect(whole.error == nil)
        #expect(whole.requests.count == 5)
        for place in 1..<octets.count {
            #expect(Parsed(octets, pieces: [place, .max]).summary == whole.summary)
        }
        #expect(Parsed(octets, pieces: [1]).summary == whole.summary)
    }

    @Test("forms and dates of random octets never trap")
    func forms() {
        var generator = SeededRandom(seed: 1)
        let alphabet = Array("%&=+aF0\u{E9}\0 Sun, 06 Nov 1994 08:49:37 GMT".utf8)
        for _ in 0..<20_000 {
            let octets = (0..<Int.random(in: 0...32, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? 0
            }
            _ = try? FormFields(decoding: octets)
            _ = HTTPDate(String(decoding: octets, as: UTF8.self))
        }
    }
}
