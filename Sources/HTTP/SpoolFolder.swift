import Glibc
import Synchronization

/// Where bodies lie that are too large for memory while they arrive, and how much of them may.
package final class SpoolFolder: Sendable {
    private struct Held {
        var all = 0
        var byHolder: [String: Int] = [:]
    }

    private let path: String
    private let most: Int
    private let mostOfHolder: Int
    private let held = Mutex(Held())

    /// `limits` says how much may lie there; the folder must exist.
    package init(_ path: String, limits: Limits = Limits()) {
        self.path = path
        most = limits.spooled
        mostOfHolder = limits.spooledOfHolder
    }

    /// The bytes that lie there now.
    package var count: Int { held.withLock { $0.all } }

    /// A place for one body.
    ///
    /// - Throws: `.noSpace` when no file can be made, or the disk would have less left than a tenth
    ///   of it (or a gigabyte, if that is less) with `expected` octets more.
    package func spool(for holder: String, expected: Int) throws(MalformedRequest) -> BodySpool {
        guard hasRoom(for: expected), let spool = BodySpool(in: path, counted: self, for: holder)
        else { throw .noSpace }
        return spool
    }

    private func hasRoom(for expected: Int) -> Bool {
        var status = statvfs()
        guard unsafe statvfs(path, &status) == 0 else { return false }
        let block = UInt64(status.f_frsize)
        let floor = min(UInt64(status.f_blocks) * block / 10, 1 << 30)
        return UInt64(status.f_bavail) * block >= floor + UInt64(max(0, expected))
    }

    /// False when the holder, or all together, would have too much there.
    func take(_ count: Int, for holder: String) -> Bool {
        held.withLock { held in
            let own = held.byHolder[holder, default: 0] + count
            guard held.all + count <= most, own <= mostOfHolder else { return false }
            held.all += count
            held.byHolder[holder] = own
            return true
        }
    }

    func give(back count: Int, of holder: String) {
        held.withLock { held in
            held.all -= count
            let rest = held.byHolder[holder, default: 0] - count
            held.byHolder[holder] = rest > 0 ? rest : nil
        }
    }
}
