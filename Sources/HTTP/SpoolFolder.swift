import Glibc

/// Where bodies lie that are too large for memory while they arrive, and how much of them may.
package final class SpoolFolder: Sendable {
    private let path: String
    /// What lies there.
    let shares: ByteShares

    /// `limits` says how much may lie there; the folder must exist.
    package init(_ path: String, limits: Limits = Limits()) {
        self.path = path
        shares = ByteShares(most: limits.spooled, mostOfHolder: limits.spooledOfHolder)
    }

    /// The bytes that lie there now.
    package var count: Int { shares.count }

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
}
