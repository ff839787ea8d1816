import CZip
import Foundation
import Reporting

/// An Office Open XML package (ECMA-376 part 2): parts in a zip archive, the same bytes for the
/// same parts.
struct WordPackage {
    struct Failure: Error {
        /// English, of libzip.
        let message: String
    }

    /// In order; names without a slash in front.
    var parts: [(name: String, content: [UInt8])]
    /// What the archive says of when its parts were made.
    var madeAt: Moment

    func file() throws -> [UInt8] {
        var error = unsafe zip_error_t()
        // Freed by the archive, when it is closed.
        guard let source = unsafe zip_source_buffer_create(nil, 0, 0, &error) else {
            throw Failure(message: "no memory for an archive")
        }
        unsafe zip_source_keep(source)
        defer { unsafe zip_source_free(source) }
        guard let archive = unsafe zip_open_from_source(source, Int32(ZIP_TRUNCATE), &error) else {
            throw unsafe Failure(message: String(cString: zip_error_strerror(&error)))
        }
        // The archive reads the parts when it is closed.
        var buffers: [UnsafeMutableRawBufferPointer] = unsafe []
        defer { unsafe buffers.forEach { unsafe $0.deallocate() } }
        for (name, content) in parts {
            let buffer = UnsafeMutableRawBufferPointer.allocate(
                byteCount: max(1, content.count), alignment: 1)
            unsafe buffer.copyBytes(from: content)
            unsafe buffers.append(buffer)
            guard
                let part = unsafe zip_source_buffer(
                    archive, buffer.baseAddress, UInt64(content.count), 0)
            else { throw unsafe failure(archive) }
            let index = unsafe zip_file_add(archive, name, part, UInt32(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else {
                unsafe zip_source_free(part)
                throw unsafe failure(archive)
            }
            unsafe setTime(archive, UInt64(index))
        }
        guard unsafe zip_close(archive) == 0 else { throw unsafe failure(archive) }
        return try unsafe bytes(of: source)
    }

    /// As fields, for a moment in time would be written in the machine's time zone.
    private func setTime(_ archive: OpaquePointer, _ index: UInt64) {
        let (year, month, day) = madeAt.day.components
        let (hour, minute, second, _) = madeAt.time
        let date = UInt16(clamping: max(0, year - 1980) << 9 | month << 5 | day)
        let time = UInt16(clamping: hour << 11 | minute << 5 | second / 2)
        unsafe zip_file_set_dostime(archive, index, time, date, 0)
    }

    private func failure(_ archive: OpaquePointer) -> Failure {
        let message = unsafe String(cString: zip_strerror(archive))
        unsafe zip_discard(archive)
        return Failure(message: message)
    }

    private func bytes(of source: OpaquePointer) throws -> [UInt8] {
        var stat = unsafe zip_stat_t()
        guard unsafe zip_source_stat(source, &stat) == 0, unsafe zip_source_open(source) == 0 else {
            throw Failure(message: "the archive can't be read back")
        }
        defer { unsafe zip_source_close(source) }
        var bytes = unsafe [UInt8](repeating: 0, count: Int(stat.size))
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe zip_source_read(source, $0.baseAddress, UInt64($0.count))
        }
        guard count == Int64(bytes.count) else {
            throw Failure(message: "the archive can't be read back")
        }
        return bytes
    }
}

/// What is in an Office Open XML file, whoever packed it.
package enum OfficePackage {
    /// Whether two files hold the same parts.
    package static func isSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        parts(of: one).map { $0 == parts(of: other) } ?? false
    }

    /// The parts by name, unpacked; nil when the bytes are no archive.
    package static func parts(of file: [UInt8]) -> [String: [UInt8]]? {
        unsafe file.withUnsafeBytes { bytes in
            var error = unsafe zip_error_t()
            guard
                let source = unsafe zip_source_buffer_create(
                    bytes.baseAddress, UInt64(bytes.count), 0, &error)
            else { return nil }
            guard let archive = unsafe zip_open_from_source(source, Int32(ZIP_RDONLY), &error)
            else {
                unsafe zip_source_free(source)
                return nil
            }
            defer { unsafe zip_discard(archive) }
            var parts: [String: [UInt8]] = [:]
            for index in unsafe 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
                var stat = unsafe zip_stat_t()
                guard unsafe zip_stat_index(archive, index, 0, &stat) == 0,
                    unsafe stat.size <= OfficeArchive.longestTotal, let name = unsafe stat.name,
                    let part = unsafe zip_fopen_index(archive, index, 0)
                else { return nil }
                defer { unsafe zip_fclose(part) }
                var content = unsafe [UInt8](repeating: 0, count: Int(stat.size))
                let count = unsafe content.withUnsafeMutableBytes {
                    unsafe zip_fread(part, $0.baseAddress, UInt64($0.count))
                }
                guard count == Int64(content.count) else { return nil }
                unsafe parts[String(cString: name)] = content
            }
            return parts
        }
    }
}
