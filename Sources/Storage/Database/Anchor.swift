import Foundation
import GRDB
import Reporting

/// The last event that was committed, kept beside the database in `DATABASE.anchor`: commits that
/// vanish with a lost or exchanged file are missed at the next start.
///
/// It is written after each commit and not synced, so on disk it never runs ahead of the database.
struct Anchor: Hashable {
    var seq: Int64
    var hash: [UInt8]

    /// nil while nothing has happened.
    init?(latestOf database: Database) throws {
        let latest = try database.cachedStatement(
            sql: "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1"
        ).first([]) { (seq: $0.next() as Int64, hash: Array($0.next() as Data)) }
        guard let latest else { return nil }
        (seq, hash) = latest
    }

    /// nil when the text is not what `text` makes, as after a torn write.
    init?(_ text: String) {
        let parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard parts.count == 3, let seq = Int64(parts[0]),
            let hash = Digest.bytes(hexadecimal: parts[1]), hash.count == 32
        else { return nil }
        self.seq = seq
        self.hash = hash
        guard parts[2] == checksum else { return nil }
    }

    private var text: String { "\(seq) \(Digest.hexadecimal(hash)) \(checksum)\n" }

    private var checksum: String {
        Digest.hexadecimal(Digest.sha256(Array("\(seq)".utf8) + hash).prefix(4))
    }

    /// Whether the chain has this event.
    func isIn(_ database: Database) throws -> Bool {
        let stored = try Data.fetchOne(
            database.cachedStatement(sql: "SELECT hash FROM event WHERE seq = ?"), arguments: [seq])
        return stored.map(Array.init) == hash
    }

    static func path(database path: String) -> String { path + ".anchor" }

    /// nil when there is none that can be read.
    static func stored(beside path: String) -> Anchor? {
        FileManager.default.contents(atPath: Anchor.path(database: path)).flatMap {
            Anchor(String(decoding: $0, as: UTF8.self))
        }
    }

    static func isThere(beside path: String) -> Bool {
        FileManager.default.fileExists(atPath: Anchor.path(database: path))
    }

    /// In one write at the file's beginning. The lines are padded to one length.
    func store(beside path: String) throws {
        let path = Anchor.path(database: path)
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Durable.failure(path) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        let line = Array(repeating: UInt8(ascii: " "), count: max(0, 100 - bytes.count)) + bytes
        guard unsafe pwrite(descriptor, line, line.count, 0) == line.count else {
            throw Durable.failure(path)
        }
    }
}
