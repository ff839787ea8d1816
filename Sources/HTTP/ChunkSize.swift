/// The line before each chunk of a chunked body (RFC 9112 7.1): its size, perhaps extensions.
enum ChunkSize {
    /// The longest such line in bytes.
    static let longestLine = 256

    /// The chunk's size. Extensions are checked, then ignored; blanks are nowhere allowed.
    static func parse(_ line: ArraySlice<UInt8>) throws(MalformedRequest) -> Int {
        let parts = line.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        // 15 digits are 60 bits: no overflow.
        guard let digits = parts.first, 1...15 ~= digits.count,
            parts.dropFirst().allSatisfy(isExtension)
        else { throw .chunk }
        var size = 0
        for octet in digits {
            guard let digit = octet.hexadecimal else { throw .chunk }
            size = size << 4 | Int(digit)
        }
        return size
    }

    /// `name`, `name=value` or `name="value"`.
    private static func isExtension(_ octets: ArraySlice<UInt8>) -> Bool {
        let sides = octets.split(
            separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        guard sides[0].isToken, let value = sides.dropFirst().first else {
            return sides.count == 1 && sides[0].isToken
        }
        let quote = UInt8(ascii: "\"")
        if value.count >= 2, value.first == quote, value.last == quote {
            return value.dropFirst().dropLast()
                .allSatisfy { $0 != quote && $0 != UInt8(ascii: "\\") && $0 < 0x80 }
        }
        return value.isToken
    }
}
