import Formats
import Foundation
import TestSupport
import Testing

/// Documentation/Threats.md T11: a PDF is one from its first octet.
@Suite struct PDFHeaderTests {
    private func fault(_ octets: [UInt8]) throws -> UploadedFile.Fault? {
        let folder = try TemporaryFolder()
        try Data(octets).write(to: folder.url.appending(path: "upload"))
        do throws(UploadedFile.Fault) {
            try UploadedFile.check(folder.path("upload"), as: "pdf")
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "a PDF with anything before its header is refused for that, as far as readers look for it",
        arguments: [
            Array("\n".utf8), [0xef, 0xbb, 0xbf], Array("<html><script>alert(1)</script>".utf8),
            [0x4d, 0x5a, 0x90], [0xff, 0xd8, 0xff], Array(repeating: 0x20, count: 1000),
        ])
    func leading(octets: [UInt8]) throws {
        #expect(try fault(octets + UploadedFileTests.pdf) == .leading)
    }

    @Test("a header that no reader would look for is none")
    func farAway() throws {
        #expect(
            try fault(Array(repeating: 0x20, count: 1024) + UploadedFileTests.pdf) == .otherContent)
        #expect(try fault(Array("%PDF-3.0\n%%EOF".utf8)) == .otherContent)
    }
}
