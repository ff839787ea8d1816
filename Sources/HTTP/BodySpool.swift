import Glibc

/// A body that is too large for memory, in a temporary file that has no name: when nobody refers
/// to it any more, as after a client vanished or a crash, it is gone.
///
/// Unchecked: it is written by the connection that reads the body, and only read once the request
/// is whole.
package final class BodySpool: @unchecked Sendable {
    private let descriptor: Int32
    package private(set) var count = 0

    /// In the folder; nil when no file can be made there.
    package init?(in folder: String) {
        var path = Array("\(folder)/upload-XXXXXX".utf8CString)
        descriptor = mkstemp(&path)
        guard descriptor >= 0 else { return nil }
        unlink(path)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { close(descriptor) }

    /// False when there is no room.
    func append(_ octets: some Collection<UInt8>) -> Bool {
        let octets = Array(octets)
        var written = 0
        while written < octets.count {
            let step = octets.withUnsafeBytes { bytes in
                write(descriptor, bytes.baseAddress.map { $0 + written }, octets.count - written)
            }
            if step < 0 {
                guard errno == EINTR else { return false }
            } else {
                written += step
            }
        }
        count += written
        return true
    }

    /// Up to `most` octets from the place on; fewer at the end, and none when they can't be read.
    package func octets(at place: Int, most: Int) -> [UInt8] {
        let wanted = max(0, min(most, count - place))
        return [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            while filled < wanted {
                let step = pread(
                    descriptor, buffer.baseAddress.map { $0 + filled }, wanted - filled,
                    off_t(place + filled))
                if step == 0 { break }
                if step < 0 {
                    guard errno == EINTR else { break }
                } else {
                    filled += step
                }
            }
        }
    }
}

extension Request {
    /// How many octets the body has, in memory or not.
    package var bodyCount: Int { spool?.count ?? body.count }

    /// A piece of the body, wherever it is.
    package func bodyOctets(at place: Int, most: Int) -> [UInt8] {
        if let spool { return spool.octets(at: place, most: most) }
        let start = min(max(0, place), body.count)
        return Array(body[start..<min(body.count, start + most)])
    }
}
