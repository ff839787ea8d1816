import Foundation
import Testing

@testable import HTTP

@Suite struct SpoolFolderTests {
    private let path = FileManager.default.temporaryDirectory.path(percentEncoded: false)

    @Test("what lies there is counted for its holder and for all, and given back with the spool")
    func counts() throws {
        var limits = Limits()
        limits.spooled = 250
        limits.spooledOfHolder = 150
        let folder = SpoolFolder(path, limits: limits)
        let octets = [UInt8](repeating: 7, count: 100)
        var first: BodySpool? = try folder.spool(for: "a", expected: 100)
        try first?.append(octets)
        #expect(throws: MalformedRequest.tooMuchAtOnce) { try first?.append(octets) }
        let second = try folder.spool(for: "b", expected: 100)
        try second.append(octets)
        #expect(folder.count == 200)
        let third = try folder.spool(for: "c", expected: 100)
        #expect(throws: MalformedRequest.tooMuchAtOnce) { try third.append(octets) }
        first = nil
        #expect(folder.count == 100)
        try third.append(octets)
        #expect(third.octets(at: 0, most: 200) == octets)
    }

    @Test("a body that would take the last tenth of the disk has no room")
    func floor() throws {
        #expect(throws: MalformedRequest.noSpace) {
            _ = try SpoolFolder(path).spool(for: "a", expected: Int.max / 2)
        }
    }
}
