import Foundation
import TestSupport
import Testing

@testable import Formats

@Suite("a PDF with a password or a lock is refused, as a workbook with one is")
struct PDFTrailerTests {
    private static let table = "xref\n0 1\n0000000000 65535 f \ntrailer\n"
    private static let stream = "7 0 obj\n"

    /// A PDF whose last table is of that kind and says that; `body` stands before it.
    private static func pdf(_ kind: String, _ dictionary: String, body: String = "") -> String {
        let head = "%PDF-1.7\n1 0 obj\n<< /Note (\(body)) >>\nendobj\n"
        return "\(head)\(kind)\(dictionary)\nstartxref\n\(head.utf8.count)\n%%EOF\n"
    }

    private func isLocked(_ pdf: String) throws -> Bool {
        let folder = try TemporaryFolder()
        let path = folder.path("a.pdf")
        try Data(pdf.utf8).write(to: URL(filePath: path))
        let file = try #require(FileHandle(forReadingAtPath: path))
        defer { try? file.close() }
        let isLocked = try PDFTrailer(file, tail: Array(pdf.utf8.suffix(2048))).isLocked
        if isLocked {
            #expect(throws: UploadedFile.Fault.locked) { try UploadedFile.check(path, as: "pdf") }
        }
        return isLocked
    }

    @Test(
        "the last table says that the file is encrypted",
        arguments: [
            pdf(table, "<< /Root 1 0 R /Encrypt 9 0 R >>"),
            pdf(table, "<</Encrypt<</Filter/Standard>>>>"),
            pdf(stream, "<</Type/XRef/W[1 2 1]/Encrypt 9 0 R>>stream\nx"),
            pdf(table, "<< /ID [<00>]\n/Encrypt\n9 0 R >>", body: "startxref\n1\n%%EOF"),
        ])
    func locked(pdf: String) throws { #expect(try isLocked(pdf)) }

    @Test(
        "a file that only speaks of it has no lock, nor has one that can't be followed",
        arguments: [
            pdf(table, "<< /Root 1 0 R >>", body: "/Encrypt 9 0 R"),
            pdf(table, "<< /EncryptMetadata false /Encrypted 1 >>"),
            pdf(stream, "<</Type/XRef>>stream\n/Encrypt 9 0 R"),
            "%PDF-1.4\nstartxref\n99999999\n%%EOF\n", "%PDF-1.4\n/Encrypt 9 0 R\n%%EOF\n",
            "%PDF-1.4\nstartxref\nnone\n%%EOF\n",
        ])
    func unlocked(pdf: String) throws { #expect(try !isLocked(pdf)) }
}
