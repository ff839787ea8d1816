/// A picture in black and white as a PNG file (RFC 2083, ISO/IEC 15948): of the same squares it has
/// the same bytes.
struct PNGPicture {
    /// So many points to a side of each square, so that no program draws it soft.
    private static let scale = 8

    let file: [UInt8]

    init(_ code: QRCode) {
        let side = code.size * PNGPicture.scale
        // Each line begins with its filter, none; eight points are an octet, white is 1.
        var lines: [UInt8] = []
        for row in 0..<code.size {
            var line: [UInt8] = [0]
            for column in 0..<code.size {
                line.append(code.isBlack(row: row, column: column) ? 0x00 : 0xff)
            }
            for _ in 0..<PNGPicture.scale { lines += line }
        }
        let head =
            PNGPicture.octets(UInt32(side)) + PNGPicture.octets(UInt32(side))
            // One bit a point, shades of grey, and no more choices.
            + [1, 0, 0, 0, 0]
        file =
            [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
            + PNGPicture.chunk("IHDR", head) + PNGPicture.chunk("IDAT", PNGPicture.stored(lines))
            + PNGPicture.chunk("IEND", [])
    }

    private static func octets(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + content
        return octets(UInt32(content.count)) + named + octets(checksum(named))
    }

    /// A zlib stream (RFC 1950) of blocks that are not compressed: what a picture is packed in
    /// compresses it once more.
    private static func stored(_ content: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        var rest = content[...]
        repeat {
            let block = rest.prefix(0xffff)
            rest = rest.dropFirst(block.count)
            let (low, high) = (UInt8(block.count & 0xff), UInt8(block.count >> 8))
            stream += [rest.isEmpty ? 1 : 0, low, high, ~low, ~high] + block
        } while !rest.isEmpty
        var (first, second): (UInt32, UInt32) = (1, 0)
        for octet in content {
            first = (first + UInt32(octet)) % 65_521
            second = (second + first) % 65_521
        }
        return stream + octets(second << 16 | first)
    }

    /// CRC-32 (ISO/IEC 15948, Annex D).
    private static func checksum(_ octets: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xffff_ffff
        for octet in octets {
            sum ^= UInt32(octet)
            for _ in 0..<8 { sum = sum & 1 == 1 ? 0xedb8_8320 ^ (sum >> 1) : sum >> 1 }
        }
        return ~sum
    }
}
