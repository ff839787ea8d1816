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

    /// Makes the folder, and those above it, for the server's user alone; one that is there stays.
    static func makeFolder(_ path: String) throws {
        if unsafe mkdir(path, 0o700) == 0 { return }
        let above = folder(of: path)
        if errno == ENOENT, above.count < path.count {
            try makeFolder(above)
            if unsafe mkdir(path, 0o700) == 0 { return }
        }
        guard errno == EEXIST else { throw named(path) }
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw named(path) }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw StorageError.file("\(path): something else has that name")
        }
    }

    /// Tries whether a new file can be kept in the folder.
    static func tryWriting(in folder: String) throws {
        let trial = folder + "/trial-\(getpid()).tmp"
        let descriptor = unsafe open(trial, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw named(folder) }
        defer { close(descriptor) }
        let octet = [UInt8(0)]
        let written = unsafe write(descriptor, octet, 1)
        let isKept = written == 1 && fsync(descriptor) == 0
        let reason = named(folder)
        try remove(trial)
        guard isKept else { throw reason }
    }

    /// What errno says of the path.
    private static func named(_ path: String) -> StorageError {
        .file(unsafe "\(path): \(String(cString: strerror(errno)))")
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
