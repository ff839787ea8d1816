import Foundation
import TestSupport
import Testing

@testable import Papers

@Suite("What a PDF says in words")
struct PDFTextTests {
    private let folder: TemporaryFolder
    private let reader: PDFText

    init() throws {
        folder = try TemporaryFolder()
        reader = PDFText(try #require(PaperTools()), folder: folder.path("plans"))
    }

    @Test("its text is read, and nothing is left of it")
    func text() throws {
        let text = try reader.read(Array(SmallPDF(text: "So: 14/KH-GDDT").file))
        #expect(text.contains("So: 14/KH-GDDT"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path("plans")) == [])
    }

    @Test("a picture has no text")
    func picture() throws {
        let file = try #require(SmallPDF(code: "TONGHOP:A37D9-068CF")).file
        #expect(try reader.read(Array(file)).allSatisfy(\.isWhitespace))
    }

    @Test(
        "what is no PDF, or a broken one, is refused",
        arguments: ["", "MZ", "%PDF-1.7\n", "%PDF-1.7\n%%EOF\n", "PK\u{3}\u{4}"])
    func broken(content: String) throws {
        #expect(throws: PDFText.Fault.isUnreadable) { try reader.read(Array(content.utf8)) }
    }
}
