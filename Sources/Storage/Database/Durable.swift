import Foundation

/// Files and folders as a power cut would leave them: what these functions did is on disk.
enum Durable {
    /// Has the file's content, or the folder's entries, written out.
    static func sync(_ path: String) throws {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(path) }
    }

    /// Gives the file its name in one step, over one that had it; the content is on disk before.
    static func rename(_ old: String, to new: String) throws {
        try sync(old)
        guard unsafe Foundation.rename(old, new) == 0 else { throw failure(new) }
        try sync(folder(of: new))
    }

    static func folder(of path: String) -> String {
        URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    }

    /// Removes the file when it is there.
    static func remove(_ path: String) throws {
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw failure(path) }
    }

    /// Whether the file is on a file system that takes no changes. Never to be asked of a database:
    /// closing any descriptor of a file gives up the locks that SQLite has on it.
    static func isReadOnly(_ path: String) -> Bool {
        let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
        guard descriptor < 0 else {
            close(descriptor)
            return false
        }
        return errno == EROFS
    }

    /// What errno says.
    static func failure(_ path: String) -> StorageError {
        let reason = unsafe "\(path): \(String(cString: strerror(errno)))"
        switch errno {
        case EROFS, EACCES, EPERM: return .readOnly
        case ENOSPC, EDQUOT: return .full
        default: return .file(reason)
        }
    }
}
