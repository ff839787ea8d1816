import Foundation
import Synchronization

/// The authorities whose word the office takes for whose a certificate is: their own certificates, one
/// behind the other in a file (PEM). None of the system's counts.
package struct TrustedRoots: Sendable {
    package enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
        case unreadable(String)
        case noProgram(String)
        /// It has none, or what it has is none that can be read.
        case noCertificates(String)

        package var description: String {
            switch self {
            case .unreadable(let path): "\(path) can't be read, or has more than 1 MB"
            case .noProgram(let path): "\(path) is not there, which checks certificates"
            case .noCertificates(let path):
                "\(path) is no list of certificates in PEM ('openssl storeutl -certs FILE' shows them)"
            }
        }
    }

    static let program = "/usr/bin/openssl"
    private static let most = 1 << 20

    let file: Data
    package let count: Int

    /// What is there now; the folder is for the reading and gone afterwards.
    ///
    /// - Throws: `Fault`, and errors of the folder.
    package init(file path: String, folder: String) throws {
        guard FileManager.default.isExecutableFile(atPath: TrustedRoots.program) else {
            throw Fault.noProgram(TrustedRoots.program)
        }
        guard let file = FileManager.default.contents(atPath: path), file.count <= TrustedRoots.most
        else { throw Fault.unreadable(path) }
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try file.write(to: URL(filePath: folder + "/roots.pem"))
        let output = try LimitedProgram(
            path: TrustedRoots.program, arguments: ["storeutl", "-noout", "-certs", "roots.pem"],
            folder: folder, most: .seconds(5)
        ).run(until: .now + .seconds(5), unless: Atomic(false))
        let marks =
            String(decoding: file, as: UTF8.self)
            .components(separatedBy: "-----BEGIN CERTIFICATE-----").count - 1
        guard output.end == .exited(0), marks > 0,
            output.text.split(separator: "\n").last == "Total found: \(marks)"
        else { throw Fault.noCertificates(path) }
        (self.file, count) = (file, marks)
    }
}
