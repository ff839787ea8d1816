import CZip
import Foundation

/// A ZIP archive as Word and Excel write it (ECMA-376 part 2), within bounds
/// (Documentation/Threats.md T12).
enum OfficeArchive {
    static let mostEntries: Int64 = 2_000
    static let longestEntry: UInt64 = 50_000_000
    static let longestTotal: UInt64 = 200_000_000
    /// How much more than it takes an entry may inflate to, beyond its first megabyte.
    static let ratio: UInt64 = 100

    /// All that is read of what says what other parts are.
    static let longestIndices = 8_000_000

    static func check(_ path: String, part: String, head: [UInt8]) throws(UploadedFile.Fault) {
        // From the first byte: nothing else stands before the archive.
        guard head.starts(with: [0x50, 0x4b, 0x03, 0x04]) else { throw .otherContent }
        var error: Int32 = 0
        guard let archive = unsafe zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &error) else {
            throw .archive
        }
        defer { unsafe zip_discard(archive) }
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
        let count = unsafe zip_get_num_entries(archive, 0)
        guard let size, (1...mostEntries).contains(count) else { throw .archive }
        let names = try unsafe look(archive, count: count, size: UInt64(size))
        guard names.contains("[content_types].xml"), names.contains(part) else {
            throw .otherContent
        }
        var total: UInt64 = 0
        var indexed = 0
        for index in 0..<count { try unsafe read(archive, UInt64(index), &total, &indexed) }
    }

    /// What the directory says, before anything is inflated; the names in lower case.
    private static func look(
        _ archive: OpaquePointer, count: Int64, size: UInt64
    ) throws(UploadedFile.Fault) -> Set<String> {
        var names: Set<String> = []
        var (packed, total): (UInt64, UInt64) = (0, 0)
        for index in 0..<count {
            let entry = try unsafe entry(archive, UInt64(index))
            let name = entry.name.lowercased()
            guard names.insert(name).inserted, isSafe(name) else { throw .archive }
            try PackagePart.checkName(name)
            var system: UInt8 = 0
            var attributes: UInt32 = 0
            unsafe zip_file_get_external_attributes(
                archive, UInt64(index), 0, &system, &attributes)
            let isLink = system == 3 && (attributes >> 16) & 0o170000 == 0o120000
            guard !isLink, entry.size <= longestEntry,
                entry.size <= 1_000_000 + entry.packed.multipliedCapped(by: ratio)
            else { throw .archive }
            packed += entry.packed
            total += entry.size
        }
        // Entries that share their data would together be larger than the file.
        guard packed <= size, total <= longestTotal else { throw .archive }
        return names
    }

    private static func isSafe(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return !name.hasPrefix("/") && !name.contains("\\") && !name.contains("\0")
            && !name.contains(":") && !parts.contains("..")
            && ![".zip", ".docx", ".xlsx", ".docm", ".xlsm", ".jar", ".exe", ".js", ".html"]
                .contains { name.hasSuffix($0) }
    }

    private static func entry(_ archive: OpaquePointer, _ index: UInt64) throws(UploadedFile.Fault)
        -> (name: String, size: UInt64, packed: UInt64)
    {
        var stat = unsafe zip_stat()
        unsafe zip_stat_init(&stat)
        guard unsafe zip_stat_index(archive, index, 0, &stat) == 0, let name = unsafe stat.name,
            let text = unsafe String(validatingCString: name), unsafe stat.encryption_method == 0
        else { throw .archive }
        return unsafe (text, stat.size, stat.comp_size)
    }

    /// Inflates the entry as far as the bounds go, whatever the directory says of its size.
    private static func read(
        _ archive: OpaquePointer, _ index: UInt64, _ total: inout UInt64, _ indexed: inout Int
    ) throws(UploadedFile.Fault) {
        let entry = try unsafe entry(archive, index)
        guard let file = unsafe zip_fopen_index(archive, index, 0) else { throw .archive }
        defer { unsafe zip_fclose(file) }
        let name = entry.name.lowercased()
        var part = PackagePart(name)
        var length: UInt64 = 0
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = unsafe zip_fread(file, &buffer, UInt64(buffer.count))
            guard count >= 0 else { throw .archive }
            if count == 0 { break }
            let piece = buffer[..<Int(count)]
            if length == 0, piece.starts(with: [0x50, 0x4b, 0x03, 0x04]) { throw .archive }
            length += UInt64(count)
            total += UInt64(count)
            guard length <= longestEntry, total <= longestTotal else { throw .archive }
            try part.read(piece)
            guard indexed + part.index.count <= longestIndices else { throw .archive }
        }
        indexed += part.index.count
        try part.end()
        guard length == entry.size else { throw .archive }
    }
}

extension UInt64 {
    fileprivate func multipliedCapped(by factor: UInt64) -> UInt64 {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        return overflow ? .max / 2 : Swift.min(product, .max / 2)
    }
}
