extension Unicode.Scalar {
    /// Nothing to see: white space, or one of the invisible characters that come with text pasted
    /// from elsewhere (zero width space, word joiner, byte order mark).
    var isBlank: Bool {
        switch value {
        case 0x200B, 0x2060, 0xFEFF: true
        default: properties.isWhitespace
        }
    }

    /// The ASCII character for a full-width one (U+FF01–FF5E), which some keyboards type.
    var halfWidth: Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(value) else { return self }
        return Unicode.Scalar(UInt8(value - 0xFEE0))
    }
}
