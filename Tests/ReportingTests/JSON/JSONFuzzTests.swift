import Testing
import TestSupport

@testable import Reporting

@Suite("no bytes make the JSON reader trap")
struct JSONFuzzTests {
    private let sample = Array(
        #"""
        {"unit":"th-cao-thang","values":{"a":1,"b":-12.50e-1,"c":null,"d":[true,false,"\u20ac\ud83d\ude00\n"],
        "e":{"f":[],"g":{}},"tên":"Trường Tiểu học Cao Thắng 😀"},"n":9223372036854775807}
        """#.utf8)

    @Test(
        "bytes changed, taken out, put in, doubled and cut off", arguments: 0..<8 as Range<UInt64>)
    func mutated(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let interesting =
            Array("{}[]\",:\\u0123456789eE+-.dD8tfn \u{0}\u{1F}€".utf8) + [0xFF, 0xC0]
        var read = 0
        for _ in 0..<4000 {
            var bytes = sample
            for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let byte = interesting.randomElement(using: &random) ?? 0
                switch Int.random(in: 0..<6, using: &random) {
                case 0: bytes[place] = byte
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(byte, at: place)
                case 3: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 4:
                    let end = min(bytes.count, place + 12)
                    bytes.insert(contentsOf: bytes[place..<end], at: place)
                default: bytes.removeSubrange(place...)
                }
            }
            read += try check(bytes) ? 1 : 0
        }
        #expect(read > 0)
    }

    @Test("random bytes and random tokens", arguments: 0..<4 as Range<UInt64>)
    func random(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let tokens = [
            "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"a\":", "0", "-", "1.5", "e3", "true",
            "null",
            " ", "\\u", "\\ud800", "é", "1e-7",
        ].map { Array($0.utf8) }
        for _ in 0..<4000 {
            let count = Int.random(in: 0..<24, using: &random)
            _ = try check((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
            _ = try check(
                (0..<count).flatMap { _ in tokens.randomElement(using: &random) ?? [] })
        }
    }

    /// Reads, and when it is JSON writes and reads again; an error's place lies within the text.
    private func check(_ bytes: [UInt8]) throws -> Bool {
        do throws(MalformedJSON) {
            let value = try JSON(parsing: bytes)
            for text in [value.serialized(), value.serialized(indented: true), value.canonical] {
                #expect(try JSON(parsing: text) == value)
            }
            #expect(try JSON(parsing: value.canonical).canonical == value.canonical)
            return true
        } catch {
            #expect((0...bytes.count).contains(error.offset), "\(bytes)")
            return false
        }
    }

    @Test("300 KB are read within moments")
    func speed() throws {
        let reports = (0..<2500).map { number in
            #"{"unit":"th-\#(number)","name":"Trường Tiểu học Cao Thắng","values":[1,2.5,null,true]}"#
        }
        let bytes = Array("[\(reports.joined(separator: ",\n"))]".utf8)
        #expect((200_000...320_000).contains(bytes.count))
        var value = JSON.null
        let duration = try ContinuousClock().measure { value = try JSON(parsing: bytes) }
        #expect(value.array?.count == 2500)
        #expect(duration < .seconds(2))
    }
}
