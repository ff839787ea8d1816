import Dispatch
import Testing

@testable import Web

/// What is packed by one library is read by another.
@Suite struct GzipTests {
    private static let contents: [[UInt8]] = [
        [], [0], Array("a".utf8), Array(repeating: 7, count: 70_000),
        (0..<90_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 5 ^ $0) },
    ]

    @Test("any octets come apart to the same, one after another from the same tables")
    func octets() throws {
        for level in [Int32(1), 4, 12] {
            let gzip = Gzip(level: level)
            for content in Self.contents + Self.contents.reversed() {
                let packed = try #require(gzip.packed(content))
                #expect(try unpacked(packed, atMost: content.count) == content)
            }
        }
    }

    @Test("threads at once do not mix what they pack")
    func threads() {
        let gzip = Gzip(level: 4)
        let wanted = Self.contents.map { gzip.packed($0) }
        DispatchQueue.concurrentPerform(iterations: 64) { turn in
            let place = turn % Self.contents.count
            #expect(gzip.packed(Self.contents[place]) == wanted[place])
        }
    }
}
