import Glibc

/// A body that is too large for memory, in a temporary file that has no name: when nobody refers
/// to it any more, as after a client vanished or a crash, it is gone.
///
/// Unchecked: it is written by the connection that reads the body, and only read once the request
/// is whole.
package final class BodySpool: @unchecked Sendable {
    /// What stands before the file's octets.
    private let head: [UInt8]
    private let file: OpenFile
    /// nil for a file that is somebody else's.
    private let folder: SpoolFolder?
    private let holder: String
    package private(set) var count = 0

    /// In the folder at the path, whose `folder` counts what lies there; nil when no file can be
    /// made.
    init?(in path: String, counted folder: SpoolFolder, for holder: String) {
        head = []
        self.folder = folder
        self.holder = holder
        var path = Array("\(path)/upload-XXXXXX".utf8CString)
        let descriptor = unsafe mkstemp(&path)
        guard descriptor >= 0 else { return nil }
        file = OpenFile(new: descriptor)
        unsafe unlink(path)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    /// Octets that arrived now, and behind them a file's that arrived before.
    init(_ head: [UInt8], and file: OpenFile) {
        (self.head, self.file) = (head, file)
        (folder, holder) = (nil, "")
        count = head.count + file.count
    }

    deinit { folder?.shares.give(back: count, of: holder) }

    /// - Throws: `.noSpace` when the disk has no room, `.tooMuchAtOnce` when the holder or all
    ///   together have too much there.
    func append(_ octets: some Collection<UInt8>) throws(MalformedRequest) {
        let octets = Array(octets)
        guard folder?.shares.take(octets.count, for: holder) ?? false else {
            throw .tooMuchAtOnce
        }
        count += octets.count
        var written = 0
        while written < octets.count {
            let step = unsafe octets.withUnsafeBytes { bytes in
                unsafe write(
                    file.descriptor, bytes.baseAddress.map { unsafe $0 + written },
                    octets.count - written)
            }
            if step < 0 {
                guard errno == EINTR else { throw .noSpace }
            } else {
                written += step
            }
        }
    }

    /// Up to `most` octets from the place on; fewer at the end, and none when they can't be read.
    package func octets(at place: Int, most: Int) -> [UInt8] {
        guard place < head.count else {
            return file.octets(at: place - head.count, count: min(most, count - place))
        }
        let first = head[max(0, place)...].prefix(max(0, most))
        return first + file.octets(at: 0, count: min(most - first.count, file.count))
    }
}

extension Request {
    /// The same request of which only the head is kept.
    package var withoutBody: Request {
        var head = self
        (head.body, head.spool) = ([], nil)
        return head
    }

    /// How many octets the body has, in memory or not.
    package var bodyCount: Int { spool?.count ?? body.count }

    /// A piece of the body, wherever it is.
    package func bodyOctets(at place: Int, most: Int) -> [UInt8] {
        if let spool { return spool.octets(at: place, most: most) }
        let start = min(max(0, place), body.count)
        return Array(body[start..<min(body.count, start + most)])
    }
}
