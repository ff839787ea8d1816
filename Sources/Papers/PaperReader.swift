import Foundation
import Reporting
import Synchronization

/// Reads the files of signed papers, which are whatever somebody sent: never in this process, one
/// step after the other, each bounded in time, memory and what it writes, and all together too.
package final class PaperReader: Sendable {
    /// Reading was cancelled: nothing is known of the file.
    package struct Cancelled: Error {}

    private let tools: PaperTools
    private let folder: String
    private let most: Duration
    private let isCancelled = Atomic(false)

    /// Pages at the beginning that are looked at, and the last one.
    private static let firstPages = 3
    /// Of the longer side of a page's picture, one after the other: 150 and 257 to the inch of A4. A
    /// photo's noise hides a code in one size and not in another.
    private static let sizes = [1754, 3000]

    /// `folder` is this reader's alone; it is made, and removed after each reading. A file is given
    /// up after `most`.
    package init(
        _ tools: PaperTools, folder: String, most: Duration = .seconds(60)
    ) {
        self.tools = tools
        self.folder = folder
        self.most = most
    }

    /// A reading that goes on ends at once, and none begins any more.
    package func cancel() { isCancelled.store(true, ordering: .relaxed) }

    /// Reads the PDF at the path, which came at that moment; of what has the form of a code in its text,
    /// and then in the pictures of its pages, no more is looked for once `isEnough` says so. Blocks, for
    /// `most` and little more.
    ///
    /// - Throws: `Cancelled`, what `isEnough` throws, and errors of the folder.
    package func read(
        _ path: String, sentAt: Moment, isEnough: ([PaperReading.Code]) throws -> Bool
    ) throws -> PaperReading {
        try clear()
        try makeFolder()
        defer { try? clear() }
        // A copy: whatever a program is made to do, the file stays as it is.
        try FileManager.default.copyItem(atPath: path, toPath: folder + "/paper.pdf")
        var sitting = Sitting(deadline: ContinuousClock.now + most, sentAt: sentAt)
        try sitting.look(self, isEnough)
        return sitting.reading
    }

    /// What an interrupted reading may have left goes too.
    package func clear() throws {
        guard FileManager.default.fileExists(atPath: folder) else { return }
        try FileManager.default.removeItem(atPath: folder)
    }

    /// The programs and their versions, as far as they say them.
    package func versions() throws -> String {
        try makeFolder()
        defer { try? clear() }
        let poppler = try version(tools.information, "-v")
        let zbar = try version(tools.codes, "--version")
        guard let roots = tools.roots else { return "poppler \(poppler), zbar \(zbar)" }
        return "poppler \(poppler), zbar \(zbar), \(roots.count) trusted certificates"
    }

    /// The last word of the first line: `pdfinfo version 22.12.0`, `0.23.92`.
    private func version(_ path: String, _ question: String) throws -> Substring {
        let output = try run(
            path, [question], most: .seconds(5), until: ContinuousClock.now + .seconds(5),
            hearsErrors: true)
        let line = output.text.split(separator: "\n").first ?? "?"
        return line.split(separator: " ").last?.prefix(20) ?? "?"
    }

    private func makeFolder() throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
    }

    fileprivate func run(
        _ path: String, _ arguments: [String], most: Duration,
        until deadline: ContinuousClock.Instant, hearsErrors: Bool = false
    ) throws -> LimitedProgram.Output {
        let output = try LimitedProgram(
            path: path, arguments: arguments, folder: folder, most: most, hearsErrors: hearsErrors
        ).run(until: deadline, unless: isCancelled)
        guard output.end != .cancelled else { throw Cancelled() }
        return output
    }

    /// What of one file is known so far.
    private struct Sitting {
        let deadline: ContinuousClock.Instant
        let sentAt: Moment
        var reading = PaperReading()

        mutating func look(
            _ reader: PaperReader, _ isEnough: ([PaperReading.Code]) throws -> Bool
        ) throws {
            guard let pages = try pages(reader) else { return }
            reading.pages = pages
            try addText(reader, 1, min(PaperReader.firstPages, pages))
            if pages > PaperReader.firstPages { try addText(reader, pages, pages) }
            try addSignatures(reader)
            if try !isEnough(reading.codes) {
                let pictures = PaperReader.pages(of: pages).flatMap { page in
                    PaperReader.sizes.map { (page, $0) }
                }
                for (page, size) in pictures {
                    try addPicture(reader, page, size)
                    if try isEnough(reading.codes) { break }
                }
            }
        }

        private mutating func pages(_ reader: PaperReader) throws -> Int? {
            let output = try reader.run(
                reader.tools.information, ["paper.pdf"], most: .seconds(5), until: deadline)
            let line = output.text.split(separator: "\n").first { $0.hasPrefix("Pages:") }
            let count = line?.split(separator: " ").last.flatMap { Int($0) } ?? 0
            guard note(output), count > 0 else {
                reading.failure = reading.failure ?? .unreadable
                return nil
            }
            return count
        }

        private mutating func addText(_ reader: PaperReader, _ first: Int, _ last: Int) throws {
            let output = try reader.run(
                reader.tools.text,
                [
                    "-q", "-enc", "UTF-8", "-f", "\(first)", "-l", "\(last)", "paper.pdf", "-",
                ], most: .seconds(10), until: deadline)
            if note(output) { add(MatchingCode.all(in: output.text), .text) }
        }

        private mutating func addPicture(_ reader: PaperReader, _ page: Int, _ size: Int) throws {
            // Whatever size the page says that it has, its picture has this one.
            let drawn = try reader.run(
                reader.tools.picture,
                [
                    "-q", "-gray", "-singlefile", "-scale-to", "\(size)", "-f",
                    "\(page)", "-l", "\(page)", "paper.pdf", "page",
                ], most: .seconds(15), until: deadline)
            guard note(drawn) else { return }
            let output = try reader.run(
                reader.tools.codes,
                [
                    "--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", "pgm:page.pgm",
                ], most: .seconds(10), until: deadline)
            // 4: the picture has none.
            if note(output, fine: [0, 4]) { add(MatchingCode.all(in: output.text), .picture) }
        }

        private mutating func addSignatures(_ reader: PaperReader) throws {
            // Without certificates: they would be asked for over the network.
            let output = try reader.run(
                reader.tools.signatures, ["-nocert", "paper.pdf"], most: .seconds(15),
                until: deadline)
            switch output.end {
            case .exited(0):
                reading.signatures = try PDFSignatureList.read(output.text).map {
                    try checked($0, reader)
                }
            // 2: it has none.
            case .exited(2): reading.signatures = []
            default: break
            }
        }

        private func checked(
            _ listed: [PDFSignatureList.Listed], _ reader: PaperReader
        ) throws -> [PaperSignature] {
            guard let roots = reader.tools.roots, !listed.isEmpty else {
                return listed.map(\.signature)
            }
            let check = CertificateCheck(
                roots: roots, sentAt: sentAt, folder: reader.folder,
                file: try Data(contentsOf: URL(filePath: reader.folder + "/paper.pdf"))
            ) {
                try reader.run(TrustedRoots.program, $0, most: .seconds(5), until: deadline)
            }
            return try listed.map(check.checked)
        }

        private mutating func add(_ starts: [String], _ means: PaperReading.Means) {
            for start in starts where !reading.codes.contains(where: { $0.start == start }) {
                reading.codes.append(PaperReading.Code(start: start, means: means))
            }
        }

        /// Whether it ended well; the first that did not is why the search is not complete.
        private mutating func note(_ output: LimitedProgram.Output, fine: [Int32] = [0]) -> Bool {
            switch output.end {
            case .exited(let status) where fine.contains(status): return true
            case .exited: reading.failure = reading.failure ?? .unreadable
            case .tookTooLong: reading.failure = reading.failure ?? .tookTooLong
            case .stopped, .cancelled: reading.failure = reading.failure ?? .stopped
            }
            return false
        }
    }

    /// Those that are looked at: the first, and the last.
    private static func pages(of count: Int) -> [Int] {
        let first = Array(1...min(firstPages, count))
        return count > firstPages ? first + [count] : first
    }
}
