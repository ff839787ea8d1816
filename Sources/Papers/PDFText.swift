import Foundation
import Reporting
import Synchronization

/// The text that a PDF holds beside its pictures, as `pdftotext` reads it: in a process of its own,
/// bounded in time and memory.
package struct PDFText: Sendable {
    package enum Fault: Error, Hashable, Sendable {
        /// No PDF, a damaged one, or one with a password.
        case isUnreadable
        case tookTooLong
    }

    private let tools: PaperTools
    private let folder: String

    /// Pages from the first on.
    private static let mostPages = 60

    /// Below `folder` each reading has a folder of its own, which is removed after it.
    package init(_ tools: PaperTools, folder: String) {
        self.tools = tools
        self.folder = folder
    }

    /// Blocks, for ten seconds and little more. Blank where the PDF is of pictures alone; what is
    /// longer than `LimitedProgram.mostOutput` is cut.
    ///
    /// - Throws: `Fault`, and errors of the folder.
    package func read(_ octets: [UInt8]) throws -> String {
        guard octets.starts(with: Array("%PDF-".utf8)) else { throw Fault.isUnreadable }
        let own = folder + "/" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: own, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: own) }
        try Data(octets).write(to: URL(filePath: own + "/plan.pdf"))
        let never = Atomic(false)
        let output = try LimitedProgram(
            path: tools.text,
            arguments: [
                "-q", "-enc", "UTF-8", "-l", "\(PDFText.mostPages)", "plan.pdf", "-",
            ], folder: own, most: .seconds(10)
        ).run(until: ContinuousClock.now + .seconds(10), unless: never)
        switch output.end {
        case .exited(0): return output.text
        case .tookTooLong: throw Fault.tookTooLong
        case .exited, .stopped, .cancelled: throw Fault.isUnreadable
        }
    }
}
