import Dispatch
import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import Synchronization

/// The long files that are made beside the requests for them: few at once, each in a look of its own,
/// and kept for whoever asks for the same while there is room.
///
/// They lie without names in a folder beside the database, so that nothing of them outlives the
/// server.
final class Exports: Sendable {
    /// What they may take.
    struct Bounds: Sendable {
        /// How many are made at once.
        var running = max(1, ProcessInfo.processInfo.activeProcessorCount / 2)
        /// How many are made or wait for it, of all and of one holder.
        var waiting = 16
        var waitingOfHolder = 3
        /// How many are kept.
        var kept = 12
        /// The bytes of all together, those of one holder, and those that are kept.
        var bytes = 1024 * 1024 * 1024
        var bytesOfHolder = 512 * 1024 * 1024
        var keptBytes = 256 * 1024 * 1024
    }

    private struct Job: Sendable {
        let key: Export.Key
        let holder: String
        let export: Export
        let make: @Sendable (ReadTransaction, FileOutput) throws -> Void
    }

    private struct State {
        /// The latest asked last.
        var known: [(key: Export.Key, export: Export)] = []
        var waiting: [Job] = []
        var running: [Job] = []
        var threads = 0
        var isStopped = false
    }

    private let storage: Storage
    private let folder: String
    private let bounds: Bounds
    private let shares: ByteShares
    private let log: @Sendable (String) -> Void
    private let state = Mutex(State())
    /// The threads.
    private let making = DispatchGroup()

    init(
        _ storage: Storage, bounds: Bounds = Bounds(),
        log: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        (self.storage, self.bounds, self.log) = (storage, bounds, log)
        folder = storage.path + ".exports"
        shares = ByteShares(most: bounds.bytes, mostOfHolder: bounds.bytesOfHolder)
        // What a server that was killed left half written.
        try? FileManager.default.removeItem(atPath: folder)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The file, which is being made from now on where nobody has asked for it before. Whoever reads it
    /// or looks after it (`Export.want`) keeps it going.
    ///
    /// - Throws: `Refusal` where too many are made.
    func export(
        _ key: Export.Key, rows: Int, for holder: String,
        make: @escaping @Sendable (ReadTransaction, FileOutput) throws -> Void
    ) throws -> (export: Export, reader: GrowingFile.Reader) {
        try state.withLock { state in
            if let place = state.known.firstIndex(where: { $0.key == key }) {
                let known = state.known.remove(at: place)
                if let reader = known.export.file.reader() {
                    state.known.append(known)
                    return (known.export, reader)
                }
            }
            guard !state.isStopped else { throw Exports.crowded }
            let jobs = state.waiting + state.running
            guard jobs.count < bounds.running + bounds.waiting,
                jobs.count(where: { $0.holder == holder }) < bounds.waitingOfHolder
            else { throw Exports.crowded }
            makeRoom(&state)
            let export = Export(try file(for: holder), rows: rows)
            guard let reader = export.file.reader() else { throw Exports.crowded }
            state.known.append((key, export))
            state.waiting.append(Job(key: key, holder: holder, export: export, make: make))
            if state.threads < bounds.running {
                state.threads += 1
                making.enter()
                Thread.detachNewThread { self.run() }
            }
            return (export, reader)
        }
    }

    /// Ends what is made; returns when it is over.
    func stop() {
        state.withLock { $0.isStopped = true }
        making.wait()
    }

    /// Returns when all that was asked for is made, or given up.
    func waitUntilIdle() { making.wait() }

    /// How many files are kept or made.
    var count: Int { state.withLock { $0.known.count } }

    private func file(for holder: String) throws -> GrowingFile {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        do {
            return try GrowingFile(in: folder, counted: shares, for: holder)
        } catch {
            throw Refusal.noRoomForFiles
        }
    }

    /// Forgets what was asked for longest ago, until there is room for one more.
    private func makeRoom(_ state: inout State) {
        state.known.removeAll { $0.export.file.standing(behind: 0) == .failed }
        var bytes = state.known.reduce(0) { $0 + $1.export.file.count }
        while let place = state.known.firstIndex(where: { $0.export.isWhole }),
            state.known.count >= bounds.kept || bytes > bounds.keptBytes
        {
            bytes -= state.known.remove(at: place).export.file.count
        }
    }

    private func run() {
        defer { making.leave() }
        while let job = next() {
            make(job)
            state.withLock { state in
                state.running.removeAll { $0.export === job.export }
                if case .failed = job.export.file.standing(behind: 0) {
                    state.known.removeAll { $0.export === job.export }
                }
            }
        }
    }

    private func next() -> Job? {
        state.withLock { state in
            guard !state.isStopped, !state.waiting.isEmpty else {
                for job in state.waiting { job.export.file.fail() }
                state.waiting = []
                state.threads -= 1
                return nil
            }
            let job = state.waiting.removeFirst()
            state.running.append(job)
            return job
        }
    }

    private func make(_ job: Job) {
        let export = job.export
        export.begin()
        let output = FileOutput(
            folder: folder,
            append: { try export.file.append($0) },
            advance: { count in
                if self.state.withLock({ $0.isStopped }) { throw GrowingFile.Failure.isUnwanted }
                try export.advance(to: count)
            })
        do {
            try output.advance(0)
            try storage.readLong { database in
                try job.make(database.asked(by: job.key.node), output)
            }
            export.file.end()
        } catch {
            export.file.fail()
            if case GrowingFile.Failure.isUnwanted = error { return }
            log("a file of \(job.export.rows) rows was not made: \(PlainReason(error))")
        }
    }

    private static var crowded: Refusal {
        var refusal = Refusal(
            .serviceUnavailable,
            "Máy chủ đang làm nhiều tệp lớn. Đợi một lát rồi tải lại.")
        refusal.fields[.retryAfter] = "10"
        return refusal
    }
}

extension Refusal {
    static let noRoomForFiles = Refusal(
        .init(code: 507, reasonPhrase: "Insufficient Storage"),
        "Máy chủ hết dung lượng, chưa làm được tệp. Đề nghị báo quản trị hệ thống.")
}
