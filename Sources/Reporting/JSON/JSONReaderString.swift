extension JSONReader {
    /// Reads a string from its opening quote, and leaves the position behind its closing one.
    mutating func string() throws(MalformedJSON) -> String {
        position += 1
        let start = position
        try skipPlainText()
        if next == UInt8(ascii: "\"") {
            defer { position += 1 }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }
        var text = Array(bytes[start..<position])
        while next == UInt8(ascii: "\\") {
            text.append(contentsOf: try escape().utf8)
            let start = position
            try skipPlainText()
            text.append(contentsOf: bytes[start..<position])
        }
        position += 1
        return String(decoding: text, as: UTF8.self)
    }

    /// Goes on to the next quote or backslash.
    private mutating func skipPlainText() throws(MalformedJSON) {
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): return
            case ..<0x20: throw failure(.controlCharacter)
            case ..<0x80: position += 1
            default: try skipMultibyteScalar(first: byte)
            }
        }
        throw failure(.unexpectedEnd)
    }

    /// Well-formed UTF-8 as in table 3-7 of the Unicode Standard: no overlong form, no surrogate,
    /// nothing above U+10FFFF.
    private mutating func skipMultibyteScalar(first: UInt8) throws(MalformedJSON) {
        let count: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: count = 2
        case 0xE0: (count, second) = (3, 0xA0...0xBF)
        case 0xED: (count, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: count = 3
        case 0xF0: (count, second) = (4, 0x90...0xBF)
        case 0xF4: (count, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: count = 4
        default: throw failure(.encoding)
        }
        guard position + count <= bytes.count, second.contains(bytes[position + 1]),
            bytes[(position + 2)..<(position + count)].allSatisfy({ (0x80...0xBF).contains($0) })
        else { throw failure(.encoding) }
        position += count
    }

    private mutating func escape() throws(MalformedJSON) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let letter = next else { throw failure(.unexpectedEnd) }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try scalar(escapedAt: start)
        default: throw failure(.escape, at: start)
        }
    }

    /// One or, for a surrogate pair, two escapes; the position is behind `\u`.
    private mutating func scalar(escapedAt start: Int) throws(MalformedJSON) -> Unicode.Scalar {
        let high = try codeUnit(escapedAt: start)
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard UTF16.isLeadSurrogate(high), bytes[position...].starts(with: [0x5C, 0x75]) else {
            throw failure(.loneSurrogate, at: start)
        }
        position += 2
        let low = try codeUnit(escapedAt: position - 2)
        guard UTF16.isTrailSurrogate(low) else { throw failure(.loneSurrogate, at: start) }
        return UTF16.decode(UTF16.EncodedScalar([high, low]))
    }

    private mutating func codeUnit(escapedAt start: Int) throws(MalformedJSON) -> UInt16 {
        guard position + 4 <= bytes.count else { throw failure(.unexpectedEnd, at: bytes.count) }
        var unit: UInt16 = 0
        for byte in bytes[position..<(position + 4)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw failure(.escape, at: start)
            }
            unit = unit << 4 | UInt16(digit)
        }
        position += 4
        return unit
    }
}
