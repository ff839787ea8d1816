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

    /// Written within a word, as in Ea H'leo; keyboards and programs have many for the one.
    var isApostrophe: Bool {
        switch value {
        case 0x27, 0x60, 0xB4, 0x2B9, 0x2BB, 0x2BC, 0x2C8, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07:
            true
        default: false
        }
    }

    /// Đ or đ, or a letter that looks like it: the Icelandic and the African one, which come from
    /// old converters.
    var isCrossedD: Bool {
        switch value {
        case 0x110, 0x111, 0xD0, 0xF0, 0x189, 0x256: true
        default: false
        }
    }

    /// The ASCII character for a full-width one (U+FF01–FF5E), which some keyboards type.
    var halfWidth: Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(value) else { return self }
        return Unicode.Scalar(UInt8(value - 0xFEE0))
    }

    /// What fonts of signs (Symbol, Wingdings) show at their private places (U+F020–F0FF), of the signs
    /// that items of a list begin with; in any other font those are boxes. All else is itself.
    var ofSigns: Unicode.Scalar {
        switch value {
        case 0xF0B7: "•"
        case 0xF06C: "●"
        case 0xF0A7: "▪"
        case 0xF06E: "■"
        case 0xF06F, 0xF071, 0xF0A8: "□"
        case 0xF076: "❖"
        case 0xF0D8: "➢"
        case 0xF0E0: "→"
        case 0xF0FC: "✓"
        case 0xF0FE: "☑"
        case 0xF02D: "-"
        default: self
        }
    }
}
