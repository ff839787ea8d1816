import Foundation

/// An authority that issues certificates, made by openssl in a folder, and PDFs signed with them.
struct SigningAuthority {
    struct Certificate {
        let file: String
        let key: String
    }

    enum Fault: Error { case openssl([String]) }

    private let folder: String
    let own: Certificate

    /// It signs its own certificate, unless `above` does.
    init(_ name: String, in folder: String, above: SigningAuthority? = nil) throws {
        self.folder = folder
        own = try SigningAuthority.certificate(
            name, in: folder, by: above?.own,
            extensions: "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign")
    }

    /// Of somebody whose certificate lets them issue none.
    init(holding own: Certificate, in folder: String) throws {
        self.folder = folder
        self.own = own
    }

    /// For a person; with `extensions` of its own.
    func certificate(
        _ holder: String, days: Int = 30, extensions: String = "keyUsage=digitalSignature"
    ) throws -> Certificate {
        try SigningAuthority.certificate(
            holder, in: folder, by: own, days: days, extensions: extensions)
    }

    private static func certificate(
        _ name: String, in folder: String, by issuer: Certificate?, days: Int = 30,
        extensions: String
    ) throws -> Certificate {
        let path = folder + "/" + UUID().uuidString
        let made = Certificate(file: path + ".pem", key: path + ".key")
        let subject = ["-subj", "/O=Đơn vị (minh họa)/CN=\(name)", "-utf8"]
        try (extensions + "\n").write(toFile: path + ".ext", atomically: true, encoding: .utf8)
        try openssl(
            ["req", "-newkey", "rsa:2048", "-nodes", "-keyout", made.key, "-out", path + ".csr"]
                + subject)
        try openssl(
            ["x509", "-req", "-in", path + ".csr", "-days", "\(days)", "-out", made.file]
                + ["-extfile", path + ".ext", "-set_serial", "\(UInt32.random(in: 1...(.max)))"]
                + (issuer.map { ["-CA", $0.file, "-CAkey", $0.key] } ?? ["-signkey", made.key]))
        return made
    }

    private static let hole = 8192

    /// A page signed with the certificate; `others` go with it in the signature.
    static func paper(
        signedBy certificate: Certificate, with others: [Certificate] = [], in folder: String,
        options: [String] = []
    ) throws -> Data {
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] /SigFlags 3 >> >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R] >>",
            "<< /Type /Annot /Subtype /Widget /FT /Sig /T (S) /V 5 0 R /Rect [0 0 0 0] /P 3 0 R >>",
            "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached "
                + "/ByteRange [0 AAAAAA BBBBBB CCCCCC] /Contents <>>>",
        ].enumerated().map { "\($0 + 1) 0 obj\n\($1)\nendobj\n" }.joined()
        var text = "%PDF-1.7\n\(objects)trailer\n<< /Root 1 0 R /Size 6 >>\n%%EOF\n"
        let before = text.components(separatedBy: "<>>>")[0].utf8.count
        let after = text.utf8.count - before - 2
        func padded(_ number: Int) -> String { String(String(1_000_000 + number).dropFirst()) }
        text = text.replacing("AAAAAA", with: padded(before))
            .replacing("BBBBBB", with: padded(before + 2 + 2 * hole))
            .replacing("CCCCCC", with: padded(after))
        let octets = Data(text.utf8)
        let path = folder + "/" + UUID().uuidString
        try (octets.prefix(before) + octets.suffix(after)).write(to: URL(filePath: path))
        try others.map { try String(contentsOfFile: $0.file, encoding: .utf8) }.joined()
            .write(toFile: path + ".others", atomically: true, encoding: .utf8)
        try openssl(
            [
                "cms", "-sign", "-binary", "-in", path, "-signer", certificate.file, "-inkey",
                certificate.key, "-outform", "DER", "-nosmimecap", "-out", path + ".der",
            ] + (others.isEmpty ? [] : ["-certfile", path + ".others"]) + options)
        let digits = try Data(contentsOf: URL(filePath: path + ".der")).map { octet in
            String(UInt32(octet) + 256, radix: 16).dropFirst()
        }.joined()
        let zeros = String(repeating: "0", count: 2 * hole - digits.count)
        return octets.prefix(before + 1) + Data((digits + zeros).utf8) + octets.suffix(after + 1)
    }

    private static func openssl(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Fault.openssl(arguments) }
    }
}
