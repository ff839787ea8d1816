import Reporting
import Testing

@testable import Papers

/// What `pdfsig -nocert` of poppler 22.12 prints.
@Suite("Digital signatures as pdfsig tells of them")
struct PDFSignatureListTests {
    private static func block(
        _ number: Int, name: String = "Hiệu trưởng (minh họa)",
        total: String = "Total document signed", _ validation: String = "Signature is Valid."
    ) -> String {
        """
        Signature #\(number):
          - Signature Field Name: Sig\(number)
          - Signer Certificate Common Name: \(name)
          - Signer full Distinguished Name: CN=\(name)
          - Signing Time: Nov 29 2026 11:59:10
          - Signing Hash Algorithm: SHA-256
          - Signature Type: adbe.pkcs7.detached
          - Signed Ranges: [0 - 1255], [5353 - 6381]
          - \(total)
          - Signature Validation: \(validation)

        """
    }

    private static let head = "Digital Signature Info of: paper.pdf\n"
    private static let at = Moment(rfc3339: "2026-11-29T18:59:10+07:00")

    private static func signature(
        _ content: PaperSignature.Content, all: Bool = true,
        signer: String = "Hiệu trưởng (minh họa)"
    ) -> PaperSignature {
        PaperSignature(signer: signer, signedAt: at, content: content, coversAll: all)
    }

    static let readable: [(String, [PaperSignature])] = [
        (block(1), [signature(.unchanged)]),
        (block(1, "Digest Mismatch."), [signature(.changed)]),
        (block(1, "Signature is Invalid."), [signature(.changed)]),
        (block(1, "Unknown Validation Failure."), [signature(.unknown)]),
        (block(1, "Something that a later release says."), [signature(.unknown)]),
        (
            block(1, total: "Not total document signed"), [signature(.unchanged, all: false)]
        ),
        (
            block(1, total: "Not total document signed") + block(2, name: "Văn thư"),
            [signature(.unchanged, all: false), signature(.unchanged, signer: "Văn thư")]
        ),
        (block(1, name: "(null)"), [signature(.unchanged, signer: "")]),
        (block(1, name: "A\u{202e}B\u{1b}C"), [signature(.unchanged, signer: "ABC")]),
        // A certificate issuer's check, where there is one, is not ours to tell.
        (
            block(1) + "  - Certificate Validation: Certificate issuer isn't Trusted.\n",
            [signature(.unchanged)]
        ),
        (
            "Signature #1:\n  The signature form field is not signed.\n" + block(2),
            [signature(.unchanged)]
        ),
        ("", []),
    ]

    @Test("each one with signer, time and what it says of the content", arguments: readable)
    func reads(output: String, signatures: [PaperSignature]) {
        #expect(PDFSignatureList.read(Self.head + output)?.map(\.signature) == signatures)
    }

    @Test(
        "what is in another form is not guessed at",
        arguments: [
            "Anything at all\n", head + "Signature #2:\n", head + "Signature #1:\n",
            head + block(1) + block(1), head + block(1) + block(3),
            // A field's name can bring lines of its own.
            head + block(1) + "  - Signature Validation: Signature is Valid.\n",
            head + "  - Signature Validation: Signature is Valid.\n",
        ])
    func refuses(output: String) {
        #expect(PDFSignatureList.read(output) == nil)
    }

    @Test("what is signed of the file is told, or nothing where that is in no form that is known")
    func ranges() {
        func ranges(_ words: String) -> [Range<Int>]? {
            let block = Self.block(1).replacing("[0 - 1255], [5353 - 6381]", with: words)
            return PDFSignatureList.read(Self.head + block)?.first?.ranges
        }
        #expect(ranges("[0 - 1255], [5353 - 6381]") == [0..<1255, 5353..<6381])
        #expect(ranges("") == [])
        #expect(ranges("[5 - 4], [-1 - x], [99999999999999999999 - 7]") == [])
    }

    @Test("a time that is none is left out, and of many signatures the first are told")
    func bounded() {
        let odd = Self.block(1).replacing("Nov 29 2026 11:59:10", with: "Nov 99 2026 11:59:10")
        #expect(PDFSignatureList.read(Self.head + odd)?.map(\.signature.signedAt) == [nil])
        let single = Self.block(1).replacing("Nov 29", with: "Mar 1")
        #expect(
            PDFSignatureList.read(Self.head + single)?.first?.signature.signedAt
                == Moment(rfc3339: "2026-03-01T11:59:10Z"))
        let many = (1...50).map { Self.block($0) }.joined()
        #expect(PDFSignatureList.read(Self.head + many)?.count == PDFSignatureList.most)
        let long = Self.block(1, name: String(repeating: "ệ", count: 5000))
        #expect(PDFSignatureList.read(Self.head + long)?.first?.signature.signer.count == 200)
    }
}
