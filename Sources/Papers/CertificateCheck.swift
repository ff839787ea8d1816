import Foundation
import Reporting

/// Has openssl say whose certificate a signature was made with and who issued it.
///
/// It is told nothing that `pdfsig` has found but where the signature lies: content, signature and
/// certificate are looked at once more, so that a name which it gives is that of whose key signed this
/// file, and what was added behind it is added, whatever a field's name makes `pdfsig` print. The
/// certificate counts as it was when the file was sent; what the signature says of its own time is
/// anybody's word. Whether a certificate was revoked is not asked: that would take the network.
struct CertificateCheck {
    /// No signature has more, with the certificates that go with it.
    private static let mostOctets = 256 * 1024

    let roots: TrustedRoots
    let sentAt: Moment
    let folder: String
    let file: Data
    let run: (_ arguments: [String]) throws -> LimitedProgram.Output

    /// The signature with its certificate and with what is known by it then; as it is listed where no
    /// trusted authority stands behind it.
    func checked(_ listed: PDFSignatureList.Listed) throws -> PaperSignature {
        var signature = listed.signature
        guard let certificate = try certificate(over: listed.ranges) else { return signature }
        signature.certificate = certificate
        signature.content = .unchanged
        signature.coversAll = listed.ranges.last?.upperBound == file.count
        return signature
    }

    /// nil where it can't be told, or no trusted authority stands behind it. `ranges` is what is
    /// signed: all before and all behind the signature.
    func certificate(over ranges: [Range<Int>]) throws -> PaperSignature.Certificate? {
        guard let signature = signature(between: ranges) else { return nil }
        var signed = Data()
        for range in ranges {
            signed += file[file.startIndex + range.lowerBound..<file.startIndex + range.upperBound]
        }
        try write(roots.file, "roots.pem")
        try write(signature, "signature.der")
        try write(signed, "signed")
        let verified = try run([
            "cms", "-verify", "-binary", "-inform", "DER", "-in", "signature.der", "-content",
            "signed", "-CAfile", "roots.pem", "-no-CApath", "-no-CAstore", "-purpose", "any",
            "-auth_level", "2", "-attime", "\(sentAt.milliseconds / 1000)", "-signer",
            "signer.pem", "-out", "/dev/null",
        ])
        guard verified.end == .exited(0) else { return nil }
        let signer = FileManager.default.contents(atPath: folder + "/signer.pem") ?? Data()
        // Of several nobody could tell who signed what.
        guard
            String(decoding: signer, as: UTF8.self).components(separatedBy: "BEGIN CERT").count == 2
        else { return nil }
        let told = try run([
            "x509", "-in", "signer.pem", "-noout", "-subject", "-issuer", "-nameopt",
            "utf8,esc_ctrl,sep_multiline,lname,space_eq",
        ])
        return told.end == .exited(0) ? CertificateCheck.names(told.text) : nil
    }

    private func write(_ content: Data, _ name: String) throws {
        try content.write(to: URL(filePath: folder + "/" + name))
    }

    /// The octets whose hexadecimal digits are all that is not signed; nil where anything else is not.
    private func signature(between ranges: [Range<Int>]) -> Data? {
        guard ranges.count == 2, ranges[0].lowerBound == 0, ranges[1].upperBound <= file.count,
            ranges[0].upperBound + 2 < ranges[1].lowerBound
        else { return nil }
        let start = file.startIndex
        let gap = file[start + ranges[0].upperBound..<start + ranges[1].lowerBound]
        guard gap.count <= 2 * CertificateCheck.mostOctets, gap.first == UInt8(ascii: "<"),
            gap.last == UInt8(ascii: ">")
        else { return nil }
        let digits = gap.dropFirst().dropLast().map { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count.isMultiple(of: 2), !digits.contains(nil) else { return nil }
        let values = digits.compactMap { $0 }
        return Data(
            stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
        )
    }

    /// Of what `openssl x509 -subject -issuer` prints, a line each part of a name.
    static func names(_ output: String) -> PaperSignature.Certificate? {
        let lines = output.split(separator: "\n")
        guard lines.first == "subject=", let issuer = lines.firstIndex(of: "issuer="),
            let holder = name(lines[..<issuer]), let authority = name(lines[issuer...])
        else { return nil }
        return PaperSignature.Certificate(holder: holder, issuer: authority)
    }

    /// The common name, else that of the organisation.
    private static func name(_ lines: ArraySlice<Substring>) -> String? {
        for part in ["    commonName = ", "    organizationName = "] {
            guard let line = lines.last(where: { $0.hasPrefix(part) }) else { continue }
            let name = PDFSignatureList.cleaned(line.dropFirst(part.count))
            if !name.isEmpty { return name }
        }
        return nil
    }
}
