import CZip
import Foundation

/// The parts of a ZIP archive in memory, each inflated as far as a bound goes.
@safe final class ZipParts {
    private let archive: OpaquePointer
    /// Where each part is; names differ by their letters' case or their slashes from writer to
    /// writer, and are the same (ECMA-376 part 2, 6.2.2.3).
    private var places: [String: UInt64] = [:]

    /// nil for what is no archive, or one with more entries than an office's file has.
    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: [0x50, 0x4b, 0x03, 0x04]), let copy = unsafe malloc(bytes.count)
        else { return nil }
        unsafe copy.copyMemory(from: bytes, byteCount: bytes.count)
        // The archive frees the copy.
        guard let source = unsafe zip_source_buffer_create(copy, UInt64(bytes.count), 1, nil) else {
            unsafe free(copy)
            return nil
        }
        guard
            let archive = unsafe zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nil)
        else {
            unsafe zip_source_free(source)
            return nil
        }
        unsafe self.archive = archive
        let count = unsafe zip_get_num_entries(archive, 0)
        guard count <= OfficeArchive.mostEntries else { return nil }
        for place in 0..<UInt64(max(count, 0)) {
            guard let name = unsafe zip_get_name(archive, place, 0) else { continue }
            let folded = unsafe ZipParts.folded(String(cString: name))
            if places[folded] == nil { places[folded] = place }
        }
    }

    deinit { unsafe zip_discard(archive) }

    /// nil when there is no such part.
    func part(_ name: String, most: Int) throws(WorkbookTable.Fault) -> [UInt8]? {
        guard let place = places[ZipParts.folded(name)] else { return nil }
        guard let file = unsafe zip_fopen_index(archive, place, 0) else { throw .isUnreadable }
        defer { unsafe zip_fclose(file) }
        var part: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = unsafe zip_fread(file, &buffer, UInt64(buffer.count))
            guard count >= 0 else { throw .isUnreadable }
            guard part.count + Int(count) <= most else { throw .isTooLarge }
            if count == 0 { return part }
            part += buffer[..<Int(count)]
        }
    }

    private static func folded(_ name: String) -> String {
        name.lowercased().replacing("\\", with: "/")
    }
}
