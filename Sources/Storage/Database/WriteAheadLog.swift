import Foundation

/// The write-ahead log beside a database, before SQLite has looked at it.
struct WriteAheadLog {
    /// Frames of the log's current use, complete or not.
    let frames: Int

    /// Octets; 0 when there is none.
    static func size(beside path: String) -> Int {
        var status = stat()
        return unsafe stat(path + "-wal", &status) == 0 ? Int(status.st_size) : 0
    }

    /// nil when there is none (file format: https://www.sqlite.org/fileformat2.html#walformat).
    init?(beside path: String) {
        guard let file = FileManager.default.contents(atPath: path + "-wal"), file.count > 32 else {
            return nil
        }
        let bytes = [UInt8](file)
        let pageSize = bytes[8..<12].reduce(0) { $0 << 8 | Int($1) }
        guard pageSize >= 512 else { return nil }
        let salt = bytes[16..<24]
        var (count, offset) = (0, 32)
        while offset + 24 <= bytes.count, bytes[offset + 8..<offset + 16] == salt {
            count += 1
            offset += 24 + pageSize
        }
        frames = count
    }
}
