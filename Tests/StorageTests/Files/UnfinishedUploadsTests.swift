import Foundation
import Reporting
import TestSupport
import Testing

@testable import Storage

@Suite("uploads that arrive part by part")
struct UnfinishedUploadsTests {
    private typealias Fault = UnfinishedUploads.Fault

    private let folder: TemporaryFolder
    private let uploads: UnfinishedUploads
    private let begun = Moment(milliseconds: 1_800_000_000_000)
    private static let octets = (0..<1000).map { UInt8($0 % 251) }

    init() throws {
        folder = try TemporaryFolder()
        uploads = UnfinishedUploads(database: folder.path("test.db"), most: 5000)
    }

    private func name(_ id: String, of account: Int64 = 1) -> UnfinishedUploads.Name {
        UnfinishedUploads.Name(
            of: .account(Account.ID(rawValue: account)), for: "form", called: id)
    }

    private func content(_ octets: [UInt8] = octets) -> UnfinishedUploads.Content {
        UnfinishedUploads.Content(
            count: octets.count, hash: Digest.hexadecimal(Digest.sha256(octets)))
    }

    @discardableResult
    private func add(
        _ range: Range<Int>, to id: String, of account: Int64 = 1, after: Duration = .zero,
        _ octets: [UInt8] = octets
    ) throws -> Int {
        try uploads.add(
            Array(octets[range]), at: range.lowerBound, of: content(octets),
            as: name(id, of: account), at: begun + after)
    }

    @Test("parts that follow each other are the whole; one that is sent again changes nothing")
    func whole() throws {
        #expect(try add(0..<400, to: "a") == 400)
        #expect(try add(0..<400, to: "a") == 400)
        #expect(throws: Fault.elsewhere(has: 400)) { try add(600..<1000, to: "a") }
        #expect(throws: Fault.elsewhere(has: 400)) { try uploads.whole(name("a"), at: begun) }
        #expect(try add(400..<1000, to: "a") == 1000)
        #expect(try uploads.has(content(), as: name("a"), at: begun) == 1000)
        let path = try uploads.whole(name("a"), at: begun)
        #expect(FileManager.default.contents(atPath: path) == Data(Self.octets))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test(
        "another's, another address's and an unknown one are not there, nor does a later part begin one"
    )
    func otherNames() throws {
        try add(0..<400, to: "a")
        let others = [
            name("a", of: 2), name("b"),
            UnfinishedUploads.Name(
                of: .account(Account.ID(rawValue: 1)), for: "other", called: "a"),
        ]
        for other in others {
            #expect(throws: Fault.notThere) {
                try uploads.has(content(), as: other, at: begun)
            }
            #expect(throws: Fault.notThere) { try uploads.whole(other, at: begun) }
            #expect(throws: Fault.notThere) {
                try uploads.add([1], at: 400, of: content(), as: other, at: begun)
            }
        }
        #expect(try uploads.has(content(), as: name("a"), at: begun) == 400)
    }

    @Test("what is not as announced is gone, and what would be longer is refused")
    func otherContent() throws {
        let wrong = UnfinishedUploads.Content(
            count: 1000, hash: Digest.hexadecimal(Digest.sha256([1])))
        _ = try uploads.add(Self.octets, at: 0, of: wrong, as: name("a"), at: begun)
        #expect(throws: Fault.otherContent) { try uploads.whole(name("a"), at: begun) }
        #expect(throws: Fault.notThere) { try uploads.whole(name("a"), at: begun) }
        #expect(throws: Fault.tooLong) {
            try uploads.add(Self.octets + [1], at: 0, of: content(), as: name("a"), at: begun)
        }
        // By the same name something else begins anew.
        try add(0..<400, to: "a")
        let other = [UInt8](repeating: 7, count: 500)
        #expect(try add(0..<100, to: "a", other) == 100)
        #expect(throws: Fault.notThere) { try add(400..<500, to: "a") }
    }

    @Test("a server that was killed goes on where the file ends")
    func restart() throws {
        try add(0..<400, to: "a")
        let again = UnfinishedUploads(database: folder.path("test.db"), most: 5000)
        let has = try again.has(content(), as: name("a"), at: begun)
        #expect(has == 400)
        _ = try again.add(
            Array(Self.octets[has...]), at: has, of: content(), as: name("a"), at: begun)
        #expect(try !again.whole(name("a"), at: begun).isEmpty)
    }

    @Test("a day after it began it is over; a whole one after an hour")
    func expiry() throws {
        try add(0..<400, to: "a")
        try add(0..<1000, to: "b")
        let hour = begun + UnfinishedUploads.lifetimeOfWhole
        #expect(throws: Fault.notThere) { try uploads.has(content(), as: name("b"), at: hour) }
        #expect(try uploads.has(content(), as: name("a"), at: hour) == 400)
        let day = begun + UnfinishedUploads.lifetime
        #expect(throws: Fault.notThere) { try uploads.has(content(), as: name("a"), at: day) }
        try uploads.sweep(at: day)
        let left = try FileManager.default.contentsOfDirectory(
            atPath: folder.path("test.db.unfinished"))
        #expect(left == [])
    }

    @Test("two of one owner: a third ends the oldest; others' stay")
    func ofOwner() throws {
        try add(0..<1, to: "a", of: 2)
        for (index, id) in ["a", "b", "c"].enumerated() {
            try add(0..<400, to: id, after: .seconds(Double(index)))
        }
        #expect(throws: Fault.notThere) { try uploads.has(content(), as: name("a"), at: begun) }
        for id in ["b", "c"] {
            #expect(try uploads.has(content(), as: name(id), at: begun) == 400)
        }
        #expect(try uploads.has(content(), as: name("a", of: 2), at: begun) == 1)
    }

    @Test("all together are bounded by what was announced; whole ones make room")
    func together() throws {
        for account in 1...4 { try add(0..<1, to: "a", of: Int64(account)) }
        try add(0..<1000, to: "a", of: 5)
        try add(0..<1, to: "a", of: 6)
        #expect(throws: Fault.notThere) {
            try uploads.has(content(), as: name("a", of: 5), at: begun)
        }
        #expect(throws: Fault.noRoom) { try add(0..<1, to: "a", of: 7) }
        #expect(try add(1..<2, to: "a", of: 6) == 2)
    }
}
