import CZlib

/// A ZIP archive put together by hand, as honest or not as a test wants it (APPNOTE 4.3).
struct Archive {
    struct Entry {
        var name: String
        /// As it stands in the archive.
        var packed: [UInt8]
        var method: UInt16 = 0
        var checksum: UInt32
        /// What the directory says that it inflates to.
        var size: UInt32
        /// Of Unix, in the directory.
        var mode: UInt32 = 0o100644
    }

    var entries: [Entry] = []

    mutating func add(_ name: String, _ content: String) {
        add(name, octets: Array(content.utf8))
    }

    /// As they are.
    mutating func add(_ name: String, octets: [UInt8]) {
        entries.append(
            Entry(
                name: name, packed: octets, checksum: Archive.checksum(octets),
                size: UInt32(octets.count)))
    }

    /// Deflated.
    mutating func add(_ name: String, deflating octets: [UInt8]) {
        var size = compressBound(UInt(octets.count))
        var zipped = [UInt8](repeating: 0, count: Int(size))
        guard compress(&zipped, &size, octets, UInt(octets.count)) == Z_OK else { return }
        // Without zlib's own two octets in front and its checksum (RFC 1950).
        entries.append(
            Entry(
                name: name, packed: Array(zipped[2..<(Int(size) - 4)]), method: 8,
                checksum: Archive.checksum(octets), size: UInt32(octets.count)))
    }

    /// A workbook or document that opens.
    static func office(_ part: String = "word/document.xml") -> Archive {
        var archive = Archive()
        archive.add("[Content_Types].xml", "<?xml version=\"1.0\"?><Types/>")
        archive.add(part, "<?xml version=\"1.0\"?><document>Báo cáo</document>")
        return archive
    }

    var octets: [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let name = Array(entry.name.utf8)
            var common: [UInt8] = two(20) + two(0x0800) + two(entry.method)
            common += four(0) + four(entry.checksum)
            common += four(UInt32(entry.packed.count)) + four(entry.size)
            common += two(UInt16(name.count)) + two(0)
            directory += four(0x0201_4b50) + two(0x0314) + common
            directory += two(0) + two(0) + two(0)
            directory += four(entry.mode << 16) + four(UInt32(file.count)) + name
            file += four(0x0403_4b50) + common + name + entry.packed
        }
        let count = UInt16(entries.count)
        var end: [UInt8] = four(0x0605_4b50) + two(0) + two(0)
        end += two(count) + two(count)
        end += four(UInt32(directory.count)) + four(UInt32(file.count)) + two(0)
        return file + directory + end
    }

    private func two(_ number: UInt16) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian, Array.init)
    }

    private func four(_ number: UInt32) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian, Array.init)
    }

    /// CRC-32 (ISO 3309).
    static func checksum(_ octets: [UInt8]) -> UInt32 {
        UInt32(crc32(0, octets, UInt32(octets.count)))
    }
}
