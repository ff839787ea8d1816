import Foundation
import HTTP
import HTTPTypes
import Synchronization
import TestSupport
import Testing

@Suite("A file that is sent while it is written")
struct GrowingFileTests {
    private let folder: TemporaryFolder
    private let shares = ByteShares(most: 100, mostOfHolder: 60)

    init() throws { folder = try TemporaryFolder() }

    private func file(for holder: String = "a") throws -> GrowingFile {
        try GrowingFile(in: folder.url.path(percentEncoded: false), counted: shares, for: holder)
    }

    @Test("whoever reads is told what there is, that more comes, and that it is whole")
    func standing() throws {
        let file = try file()
        let reader = try #require(file.reader())
        #expect(reader.standing(behind: 0) == .grows)
        try file.append(Array("hello".utf8))
        #expect(reader.standing(behind: 0) == .more(5))
        #expect(reader.standing(behind: 5) == .grows)
        #expect(file.whole == nil)
        file.end()
        #expect(reader.standing(behind: 2) == .more(3))
        #expect(reader.standing(behind: 5) == .isWhole)
        #expect(reader.file.octets(at: 1, count: 4) == Array("ello".utf8))
        #expect(file.whole?.count == 5)
    }

    @Test("who waits is called once there is more, and at once where there is")
    func waiting() throws {
        let file = try file()
        let reader = try #require(file.reader())
        let calls = Atomic(0)
        reader.whenMore(behind: 0) { calls.add(1, ordering: .relaxed) }
        #expect(calls.load(ordering: .relaxed) == 0)
        try file.append([1])
        #expect(calls.load(ordering: .relaxed) == 1)
        reader.whenMore(behind: 0) { calls.add(1, ordering: .relaxed) }
        #expect(calls.load(ordering: .relaxed) == 2)
        reader.whenMore(behind: 1) { calls.add(1, ordering: .relaxed) }
        try file.append([2])
        #expect(calls.load(ordering: .relaxed) == 3)
    }

    @Test("one that nobody reads is given up, and read by nobody from then on")
    func unwanted() throws {
        let file = try file()
        var reader = file.reader()
        #expect(reader != nil)
        try file.giveUpUnlessRead()
        #expect(file.isRead)
        reader = nil
        #expect(throws: GrowingFile.Failure.isUnwanted) { try file.giveUpUnlessRead() }
        #expect(file.reader() == nil)
        file.end()
        #expect(file.whole == nil)
    }

    @Test("files take their share of the disk, and give it back when nobody refers to them")
    func share() throws {
        var first: GrowingFile? = try file()
        try first?.append(Array(repeating: 0, count: 50))
        #expect(throws: GrowingFile.Failure.noSpace) {
            try first?.append(Array(repeating: 0, count: 20))
        }
        let other = try file(for: "b")
        try other.append(Array(repeating: 0, count: 40))
        #expect(throws: GrowingFile.Failure.noSpace) {
            try other.append(Array(repeating: 0, count: 20))
        }
        #expect(shares.count == 90)
        first = nil
        #expect(shares.count == 40)
        try other.append(Array(repeating: 0, count: 20))
        // Nothing of it has a name.
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")).isEmpty)
    }

    @Test("an answer whose body grows has no length: chunks, or an end with the connection")
    func framing() throws {
        let file = try file()
        var response = Response()
        response.growing = file.reader()
        func head(_ request: Request) throws -> (String, SerializedResponse) {
            let sent = try ResponseSerializer(answering: request).serialize(response, date: "D")
            return (String(decoding: sent.head, as: UTF8.self), sent)
        }
        let (modern, chunked) = try head(Request())
        #expect(modern.contains("\r\nTransfer-Encoding: chunked\r\n"))
        #expect(!modern.contains("Content-Length"))
        #expect(chunked.isChunked && chunked.keepsAlive && chunked.growing != nil)
        var old = Request()
        old.version = .http10
        let (ancient, plain) = try head(old)
        #expect(!ancient.contains("Transfer-Encoding") && !ancient.contains("Content-Length"))
        #expect(!plain.isChunked && !plain.keepsAlive)
        #expect(try head(Request(method: .head)).1.growing == nil)
    }
}
