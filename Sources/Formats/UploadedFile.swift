import CZip
import Foundation

/// Whether a file that somebody sent is what its name says, and safe to be opened by others.
package enum UploadedFile {
    /// What may be sent, by the extension of its name.
    package static let types = [
        "pdf": "application/pdf", "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]

    package enum Fault: Error, Hashable, Sendable {
        case empty
        /// No file of ours, by its extension.
        case unknownType
        /// The content is not what the extension says.
        case otherContent
        /// An archive that inflates to too much, or holds what it should not.
        case archive
        /// With macros.
        case macros
        /// XML with a document type, by which entities are declared.
        case documentType
        case unreadable
    }

    /// Looks at the whole content; `type` is an extension in lower case.
    package static func check(_ path: String, as type: String) throws(Fault) {
        guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable }
        defer { try? file.close() }
        let head: [UInt8]
        let tail: [UInt8]
        do {
            head = Array(try file.read(upToCount: 16) ?? Data())
            let size = try file.seekToEnd()
            try file.seek(toOffset: size > 2048 ? size - 2048 : 0)
            tail = Array(try file.readToEnd() ?? Data())
        } catch {
            throw .unreadable
        }
        guard !head.isEmpty else { throw .empty }
        switch type {
        case "pdf":
            let isPDF = ["%PDF-1.", "%PDF-2."].contains { head.starts(with: Array($0.utf8)) }
            guard isPDF, tail.contains(Array("%%EOF".utf8)) else { throw .otherContent }
        case "jpg", "jpeg":
            guard head.starts(with: [0xff, 0xd8, 0xff]), tail.contains([0xff, 0xd9]) else {
                throw .otherContent
            }
        case "png":
            let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
            guard head.starts(with: signature), tail.contains(Array("IEND".utf8)) else {
                throw .otherContent
            }
        case "docx": try OfficeArchive.check(path, part: "word/document.xml", head: head)
        case "xlsx": try OfficeArchive.check(path, part: "xl/workbook.xml", head: head)
        default: throw .unknownType
        }
    }
}

/// A ZIP archive as Word and Excel write it (ECMA-376 part 2), within bounds
/// (Documentation/Threats.md T12).
enum OfficeArchive {
    static let mostEntries: Int64 = 2_000
    static let longestEntry: UInt64 = 50_000_000
    static let longestTotal: UInt64 = 200_000_000
    /// How much more than it takes an entry may inflate to, beyond its first megabyte.
    static let ratio: UInt64 = 100

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
        for index in 0..<count { try unsafe read(archive, UInt64(index), &total) }
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
            if name.hasSuffix("vbaproject.bin") { throw .macros }
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
        _ archive: OpaquePointer, _ index: UInt64, _ total: inout UInt64
    ) throws(UploadedFile.Fault) {
        let entry = try unsafe entry(archive, index)
        guard let file = unsafe zip_fopen_index(archive, index, 0) else { throw .archive }
        defer { unsafe zip_fclose(file) }
        let name = entry.name.lowercased()
        let isXML = name.hasSuffix(".xml") || name.hasSuffix(".rels")
        var window: [UInt8] = []
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
            guard isXML else { continue }
            // UTF-16 would hide what is looked for.
            if length == UInt64(count),
                piece.starts(with: [0xff, 0xfe]) || piece.starts(with: [0xfe, 0xff])
            {
                throw .archive
            }
            window += piece
            if window.contains(Array("<!DOCTYPE".utf8)) || window.contains(Array("<!ENTITY".utf8)) {
                throw .documentType
            }
            window = Array(window.suffix(16))
        }
        guard length == entry.size else { throw .archive }
    }
}

extension UInt64 {
    fileprivate func multipliedCapped(by factor: UInt64) -> UInt64 {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        return overflow ? .max / 2 : Swift.min(product, .max / 2)
    }
}
