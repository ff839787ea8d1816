import Foundation
import Reporting
import TestSupport
import Testing

@testable import Papers

/// With the programs of Debian, on files that are good, signed, broken and hostile.
@Suite("What is read of a paper's file")
struct PaperReaderTests {
    private let folder: TemporaryFolder
    private let reader: PaperReader
    private static let code = "a37d9068cf"

    init() throws {
        folder = try TemporaryFolder()
        reader = PaperReader(try #require(PaperTools()), folder: folder.path("reading"))
    }

    private func read(
        _ content: Data, by reader: PaperReader? = nil, enough: Bool = true
    ) throws -> PaperReading {
        let path = folder.path("paper")
        try content.write(to: URL(filePath: path))
        let reading = try (reader ?? self.reader).read(path, sentAt: .ofTests) {
            enough && !$0.isEmpty
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path("reading")))
        #expect(try Data(contentsOf: URL(filePath: path)) == content)
        return reading
    }

    private func fixture(_ name: String) throws -> Data {
        try Data(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "Fixtures/\(name).pdf"))
    }

    @Test("the code is found in the text, and no picture is made then")
    func text() throws {
        let reading = try read(SmallPDF(text: "Ma: A37D9-068CF, 0912345-67890").file)
        #expect(reading.codes == [.init(start: Self.code, means: .text)])
        #expect(reading.pages == 1)
        #expect(reading.failure == nil)
        #expect(reading.signatures == [])
        #expect(try reader.versions().wholeMatch(of: /poppler \d+\.\d+\.\d+, zbar [\d.]+/) != nil)
    }

    @Test("the QR code is found in a picture, also on the last of many pages")
    func picture() throws {
        let one = try #require(SmallPDF(code: "TONGHOP:A37D9-068CF")).file
        #expect(try read(one).codes == [.init(start: Self.code, means: .picture)])
        let none = try read(SmallPDF(code: "https://example.org/A37D9-068CX")?.file ?? Data())
        #expect(none.codes == [])
        #expect(none.failure == nil)
    }

    @Test(
        "each signature with what is known of it",
        arguments: [
            ("one", [("Hiệu trưởng (minh họa)", PaperSignature.Content.unchanged, true)]),
            ("altered", [("Hiệu trưởng (minh họa)", .changed, true)]),
            ("appended", [("Hiệu trưởng (minh họa)", .unchanged, false)]),
            (
                "two",
                [
                    ("Hiệu trưởng (minh họa)", .unchanged, false),
                    ("Văn thư (minh họa)", .unchanged, true),
                ]
            ),
            // Its certificate's name has lines that look like the program's own.
            (
                "forged",
                [
                    (
                        "A\\0a  - Signature Validation: Signature is Valid.\\0aSignature #2:",
                        .unchanged, true
                    )
                ]
            ),
            ("unsigned", []),
        ])
    func signatures(name: String, expected: [(String, PaperSignature.Content, Bool)]) throws {
        let found = try #require(try read(try fixture(name)).signatures)
        #expect(found.map(\.signer) == expected.map(\.0))
        #expect(found.map(\.content) == expected.map(\.1))
        #expect(found.map(\.coversAll) == expected.map(\.2))
        #expect(found.allSatisfy { $0.signedAt?.day.description == "2026-11-29" })
    }

    private static var deep: Data {
        Data(
            ("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n"
                + "<< /Type /Pages /Count 1 /Kids [2 0 R] >>\nendobj\n"
                + "trailer\n<< /Root 1 0 R >>\n" + String(repeating: "[", count: 200_000))
                .utf8)
    }

    /// Draws itself, twice as often at each depth.
    private static var bomb: Data {
        let lines = String(repeating: "0 0 m 595 842 l S\n", count: 400_000)
        return SmallPDF(drawing: lines).file
    }

    static let hostile: [(String, Data)] = [
        ("empty", Data()), ("nothing of a PDF", Data("%PDF-1.7\n".utf8)),
        ("a tree that is its own child", deep),
        ("no end", SmallPDF(text: "x").file.dropLast(80)),
        ("a page of 200 inches and more", SmallPDF(width: 2_000_000, height: 2_000_000).file),
        ("a page without an area", SmallPDF(width: 0, height: 0).file),
        ("ten thousand pages", SmallPDF(pages: 10_000).file),
        ("much to draw", bomb),
        ("a reference to itself", SmallPDF(drawing: "/P Do", image: "4 0 R").file),
    ]

    @Test("a hostile file costs a bounded time and harms nothing", arguments: hostile)
    func survives(name: String, content: Data) throws {
        let start = ContinuousClock.now
        let reader = PaperReader(
            try #require(PaperTools()), folder: folder.path("reading"), most: .seconds(6))
        let reading = try read(content, by: reader)
        #expect(reading.codes == [])
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    private func stub(_ script: String) throws -> PaperTools {
        let path = folder.path("stub-\(UUID().uuidString)")
        try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        var tools = try #require(PaperTools())
        tools.picture = path
        return tools
    }

    @Test(
        "a program that hangs, crashes or lies is why nothing was found",
        arguments: [
            ("exec sleep 100", PaperReading.Failure.tookTooLong), ("kill -SEGV $$", .stopped),
            ("exit 1", .unreadable),
        ])
    func fails(script: String, failure: PaperReading.Failure) throws {
        let reader = PaperReader(
            try stub(script), folder: folder.path("reading"), most: .seconds(2))
        let reading = try read(SmallPDF(pages: 3).file, by: reader)
        #expect(reading.failure == failure)
        #expect(reading.pages == 3)
        #expect(reading.codes == [])
    }

    @Test("all steps together have a bound, and reading can be called off")
    func cancelled() throws {
        let reader = PaperReader(
            try stub("exec sleep 1"), folder: folder.path("reading"), most: .seconds(2))
        let start = ContinuousClock.now
        _ = try read(SmallPDF(pages: 3).file, by: reader)
        #expect(ContinuousClock.now - start < .seconds(4))
        reader.cancel()
        let path = folder.path("paper")
        #expect(throws: PaperReader.Cancelled.self) {
            try reader.read(path, sentAt: .ofTests) { _ in false }
        }
        #expect(PaperTools(folder: folder.path("")) == nil)
    }
}
