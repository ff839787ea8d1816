import Dispatch
import Foundation
import Logging
import Papers
import Reporting
import Storage
import Synchronization

/// Reads the files of signed copies while the site is served: after they were kept and acknowledged,
/// one at a time, the latest first. What waits is what the database has no reading of, so that a
/// restart forgets nothing.
///
/// Unchecked: everything that changes is touched on `queue` alone.
final class PaperDesk: @unchecked Sendable {
    private let storage: Storage
    private let reader: PaperReader
    /// Of signatures it is found out who has issued their certificates.
    let checksCertificates: Bool
    private let log: Logger
    private let queue = DispatchQueue(label: "tonghop.papers", qos: .utility)
    private let isRequested = Atomic(false)
    private let isStopped = Atomic(false)
    private var tools: String?

    /// How many are read in a row, before others may have their turn.
    private static let most = 50

    init(_ storage: Storage, _ tools: PaperTools, log: Logger) {
        self.storage = storage
        reader = PaperReader(tools, folder: storage.path + ".reading")
        checksCertificates = tools.roots != nil
        self.log = log
    }

    /// Has whatever waits read, and returns at once; asked again before that has begun, it is still
    /// once.
    func request() {
        guard !isRequested.exchange(true, ordering: .relaxed) else { return }
        queue.async { [self] in
            isRequested.store(false, ordering: .relaxed)
            readAll()
        }
    }

    /// Ends a reading that goes on; it is begun anew by the next server.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
        reader.cancel()
        queue.sync {}
    }

    private func readAll() {
        for _ in 0..<PaperDesk.most {
            guard !isStopped.load(ordering: .relaxed) else { return }
            do {
                guard let paper = try storage.read({ try $0.reports.unreadPaper() }) else { return }
                try read(paper)
            } catch is PaperReader.Cancelled {
                return
            } catch {
                // What waits is taken up with the next request or at the next start.
                log.error("a signed paper was not read: \(PlainReason(error))")
                return
            }
        }
        request()
    }

    private func read(_ paper: UnreadPaper) throws {
        let tools = try tools ?? reader.versions()
        self.tools = tools
        try storage.write { try $0.beginReading(paper) }
        guard let path = storage.files.path(of: paper.hash) else {
            throw StorageError.file("the file \(paper.hash) of a signed paper is not there")
        }
        var reading = try reader.read(path, sentAt: paper.sentAt) { codes in
            try storage.read { try $0.reports.match(codes, for: paper)?.bears == .own }
        }
        reading.tools = tools
        try storage.write { [reading] in try $0.keep(reading, of: paper) }
    }
}
