import Foundation
import Reporting
import TestSupport
import Testing

@testable import Papers

@Suite("Whose a certificate is, an authority says that the office has chosen, and nobody else")
struct CertificateCheckTests {
    private let folder: TemporaryFolder
    private let path: String
    private let authority: SigningAuthority
    private static let holder = "Nguyễn Văn A (minh họa)"

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("authorities")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        authority = try SigningAuthority("CA minh họa", in: path)
    }

    private func roots(_ authorities: [SigningAuthority]) throws -> TrustedRoots {
        let file = folder.path("roots-\(UUID()).pem")
        try authorities.map { try String(contentsOfFile: $0.own.file, encoding: .utf8) }.joined()
            .write(toFile: file, atomically: true, encoding: .utf8)
        return try TrustedRoots(file: file, folder: folder.path("roots"))
    }

    private func read(
        _ content: Data, trusting authorities: [SigningAuthority]?, days: Int64 = 0
    ) throws -> PaperSignature {
        let file = folder.path("paper-\(UUID()).pdf")
        try content.write(to: URL(filePath: file))
        var tools = try #require(PaperTools())
        tools.roots = try authorities.map(roots)
        let reader = PaperReader(tools, folder: folder.path("reading"))
        let reading = try reader.read(
            file,
            sentAt: Moment(
                milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + days * 86_400_000)
        ) { _ in true }
        #expect(reading.signatures?.count == 1)
        return try #require(reading.signatures?.first)
    }

    @Test("one that a trusted authority has issued names its holder and that authority")
    func trusted() throws {
        let certificate = try authority.certificate(Self.holder)
        let paper = try SigningAuthority.paper(signedBy: certificate, in: path)
        let signature = try read(paper, trusting: [authority])
        #expect(signature.content == .unchanged)
        #expect(signature.certificate == .init(holder: Self.holder, issuer: "CA minh họa"))
        // Through another authority, whose certificate goes with the signature.
        let below = try SigningAuthority("CA cấp dưới", in: path, above: authority)
        let theirs = try SigningAuthority.paper(
            signedBy: try below.certificate(Self.holder), with: [below.own], in: path)
        #expect(
            try read(theirs, trusting: [authority]).certificate
                == .init(holder: Self.holder, issuer: "CA cấp dưới"))
    }

    @Test("without a list nobody is trusted; by a list of others neither")
    func untrusted() throws {
        let certificate = try authority.certificate(Self.holder)
        let paper = try SigningAuthority.paper(signedBy: certificate, in: path)
        #expect(try read(paper, trusting: nil).certificate == nil)
        // Of the same name.
        let other = try SigningAuthority("CA minh họa", in: path)
        let signature = try read(paper, trusting: [other])
        #expect(signature.certificate == nil)
        #expect(signature.content == .unchanged && signature.signer == Self.holder)
    }

    @Test("a certificate is none before its day and after its last; who holds one issues none")
    func bounds() throws {
        let certificate = try authority.certificate(Self.holder)
        let paper = try SigningAuthority.paper(signedBy: certificate, in: path)
        #expect(try read(paper, trusting: [authority], days: 29).certificate != nil)
        #expect(try read(paper, trusting: [authority], days: 31).certificate == nil)
        #expect(try read(paper, trusting: [authority], days: -1).certificate == nil)
        let person = try SigningAuthority(holding: certificate, in: path)
        let forged = try SigningAuthority.paper(
            signedBy: try person.certificate("Trưởng phòng"), with: [certificate], in: path)
        #expect(try read(forged, trusting: [authority]).certificate == nil)
    }

    @Test("a certificate of somebody, put beside another's signature, proves nothing")
    func borrowed() throws {
        let theirs = try authority.certificate(Self.holder)
        let own = try SigningAuthority("Ai đó", in: path).certificate(Self.holder)
        let paper = try SigningAuthority.paper(signedBy: own, with: [theirs], in: path)
        #expect(try read(paper, trusting: [authority]).certificate == nil)
    }

    @Test("what was changed after it was signed is nobody's word, whatever is changed")
    func altered() throws {
        let certificate = try authority.certificate(Self.holder)
        for options in [[], ["-noattr"]] {
            let paper = try SigningAuthority.paper(
                signedBy: certificate, in: path, options: options)
            #expect(try read(paper, trusting: [authority]).certificate != nil)
            var altered = paper
            let place = try #require(altered.firstRange(of: Data("842]".utf8)))
            altered.replaceSubrange(place, with: Data("840]".utf8))
            let signature = try read(altered, trusting: [authority])
            #expect(signature.certificate == nil)
            #expect(signature.content == .changed)
        }
    }

    @Test("what was added behind a signature is told, whatever the file makes its reader print")
    func added() throws {
        let paper = try SigningAuthority.paper(
            signedBy: try authority.certificate(Self.holder), in: path)
        #expect(try read(paper, trusting: [authority]).coversAll)
        // The field once more, with a name of two lines.
        let field =
            "4 0 obj\n<< /Type /Annot /Subtype /Widget /FT /Sig /T (S\\n  - Total document signed) "
            + "/V 5 0 R /Rect [0 0 0 0] /P 3 0 R >>\nendobj\n"
        let longer = paper + Data(field.utf8)
        #expect(try read(longer, trusting: nil).coversAll)
        let signature = try read(longer, trusting: [authority])
        #expect(signature.certificate?.holder == Self.holder)
        #expect(signature.content == .unchanged && !signature.coversAll)
    }

    @Test("names are read line by line, and only where openssl prints them so")
    func names() {
        #expect(
            CertificateCheck.names(
                "subject=\n    commonName = A\nissuer=\n    countryName = VN\n    organizationName = B\n"
            )
                == .init(holder: "A", issuer: "B"))
        // A name with line breaks of its own is printed with them escaped.
        #expect(
            CertificateCheck.names(
                #"subject=\#n    commonName = A\0Aissuer=\#nissuer=\#n    commonName = B\#n"#)
                == .init(holder: #"A\0Aissuer="#, issuer: "B"))
        for output in [
            "", "subject=\n", "issuer=\nsubject=\n", "subject=\nissuer=\n    commonName = B\n",
        ] {
            #expect(CertificateCheck.names(output) == nil)
        }
    }

    @Test(
        "a list that is none is refused at the start",
        arguments: ["", "x", "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n"])
    func lists(content: String) throws {
        let file = folder.path("list.pem")
        try content.write(toFile: file, atomically: true, encoding: .utf8)
        #expect(throws: TrustedRoots.Fault.noCertificates(file)) {
            try TrustedRoots(file: file, folder: folder.path("roots"))
        }
        #expect(throws: TrustedRoots.Fault.unreadable(file + "x")) {
            try TrustedRoots(file: file + "x", folder: folder.path("roots"))
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path("roots")))
    }

    @Test("one of several that can't be read spoils the list")
    func damaged() throws {
        let file = folder.path("list.pem")
        let good = try String(contentsOfFile: authority.own.file, encoding: .utf8)
        try (good + "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n")
            .write(toFile: file, atomically: true, encoding: .utf8)
        #expect(throws: TrustedRoots.Fault.noCertificates(file)) {
            try TrustedRoots(file: file, folder: folder.path("roots"))
        }
        try (good + good).write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try TrustedRoots(file: file, folder: folder.path("roots")).count == 2)
    }
}
