extension Unicode.Scalar {
    /// Not seen by itself, and typed by nobody: what steers the direction of writing (U+202A–202E,
    /// U+2066–2069 and the marks U+061C, U+200E, U+200F), soft hyphen, zero width space, word
    /// joiner, byte order mark. It comes with text that is pasted.
    var isInvisible: Bool {
        switch value {
        case 0x202A...0x202E, 0x2066...0x2069, 0x061C, 0x200E, 0x200F, 0xAD, 0x200B, 0x2060, 0xFEFF:
            true
        default: false
        }
    }

    /// White space or invisible.
    var isBlank: Bool { properties.isWhitespace || isInvisible }

    /// The ASCII character for a full-width one (U+FF01–FF5E), which some keyboards type.
    var halfWidth: Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(value) else { return self }
        return Unicode.Scalar(UInt8(value - 0xFEE0))
    }
}
