import Glibc

/// A file that is read at any place, by several at once, and closed when nobody refers to it.
package final class OpenFile: Sendable {
    let descriptor: Int32
    /// Its length in bytes when it was opened.
    package let count: Int

    /// nil when there is no such file, or it can't be read; errno then says why.
    package convenience init?(path: String) {
        let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { return nil }
        self.init(opened: opened)
    }

    /// The same file as it is now, open once more; nil when there is no descriptor for it.
    var again: OpenFile? {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        return copy < 0 ? nil : OpenFile(opened: copy)
    }

    /// Closes what is no file.
    private init?(opened descriptor: Int32) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        count = Int(status.st_size)
    }

    /// Of a descriptor that is this object's from now on, and of a file that is empty yet.
    init(new descriptor: Int32) {
        self.descriptor = descriptor
        count = 0
    }

    deinit { close(descriptor) }

    /// So many octets from the place on; fewer where the file ends or can't be read. Blocks while
    /// the disk does.
    package func octets(at place: Int, count wanted: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: max(0, wanted)) { buffer, filled in
            while filled < wanted {
                let step = unsafe pread(
                    descriptor, buffer.baseAddress.map { unsafe $0 + filled }, wanted - filled,
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
