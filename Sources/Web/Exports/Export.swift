import HTTP
import HTTPTypes
import Reporting
import Synchronization

/// A long file while it is made, and afterwards.
final class Export: Sendable {
    /// What it is of: the same file of the same figures is made once for all who ask.
    struct Key: Hashable, Sendable {
        var round: Round.ID
        /// `RoundRepository.version`
        var version: Int64
        /// Below which unit.
        var node: Unit.ID
        /// What tells it from the round's other files: its address, and what it depends on besides.
        var content: [String]
    }

    let file: GrowingFile
    /// So many rows it will have.
    let rows: Int
    private let written = Atomic(0)
    private let wantedUntil: Mutex<SuspendingClock.Instant>
    private let begun = Mutex<SuspendingClock.Instant?>(nil)

    /// The longest that making one may take.
    private static let longest = Duration.seconds(300)
    /// For so long it is made for a page that was not asked again.
    private static let patience = Duration.seconds(60)

    init(_ file: GrowingFile, rows: Int) {
        (self.file, self.rows) = (file, rows)
        wantedUntil = Mutex(.now)
    }

    var isWhole: Bool { file.isWhole }

    /// How many of its rows there are, of a hundred.
    var percent: Int { min(99, written.load(ordering: .relaxed) * 100 / max(1, rows)) }

    /// Somebody looks how far it is, and will look again.
    func want() { wantedUntil.withLock { $0 = .now + Export.patience } }

    func begin() { begun.withLock { $0 = .now } }

    /// So many rows are written.
    ///
    /// - Throws: `GrowingFile.Failure` when nobody wants more.
    func advance(to count: Int) throws {
        written.store(count, ordering: .relaxed)
        let now = SuspendingClock.now
        if let begun = begun.withLock({ $0 }), now - begun > Export.longest { throw TakesTooLong() }
        if wantedUntil.withLock({ $0 }) < now { try file.giveUpUnlessRead() }
    }

    struct TakesTooLong: Error {}
}

/// What a file is written to, row by row, wherever it goes.
struct FileOutput {
    /// Where what it is made of may lie meanwhile; nil for the system's own folder for such.
    let folder: String?
    /// Adds octets at the end.
    let append: ([UInt8]) throws -> Void
    /// So many rows are written; throws when nobody wants more.
    let advance: (Int) throws -> Void
}
