extension JSON {
    /// How much a JSON text may ask of its reader.
    package struct Limits: Hashable, Sendable {
        /// How often arrays and objects may stand within each other (Documentation/Threats.md T24).
        /// Each level takes stack, so that more than 512 is read as 512.
        package var depth: Int

        package init(depth: Int = 32) {
            self.depth = min(depth, 512)
        }
    }

    /// Reads one JSON text (RFC 8259), strictly: UTF-8 without byte order mark, every name once in
    /// an object, no lone surrogates, nothing but blanks around the value.
    ///
    /// Names that are canonically equivalent count as the same name. Texts keep their normal form.
    /// Never traps, whatever the bytes.
    package init(
        parsing bytes: some Collection<UInt8>, limits: Limits = Limits()
    ) throws(MalformedJSON) {
        var reader = JSONReader(Array(bytes), limits: limits)
        self = try reader.document()
    }
}

/// A walk over the bytes of a JSON text; strings and numbers are read in files of their own.
struct JSONReader {
    let bytes: [UInt8]
    var position = 0
    private let limits: JSON.Limits

    init(_ bytes: [UInt8], limits: JSON.Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    mutating func document() throws(MalformedJSON) -> JSON {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw failure(.byteOrderMark) }
        skipBlanks()
        let value = try value(depth: 0)
        skipBlanks()
        guard position == bytes.count else { throw failure(.trailingText) }
        return value
    }

    /// The byte at the reading position; nil at the end.
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    func failure(_ reason: MalformedJSON.Reason, at offset: Int? = nil) -> MalformedJSON {
        MalformedJSON(reason: reason, offset: offset ?? position)
    }

    /// What was expected here is not there.
    func missing(_ token: MalformedJSON.Token) -> MalformedJSON {
        failure(position < bytes.count ? .expected(token) : .unexpectedEnd)
    }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            position += 1
        }
    }

    private mutating func value(depth: Int) throws(MalformedJSON) -> JSON {
        guard let first = next else { throw missing(.value) }
        switch first {
        case UInt8(ascii: "{"): return .object(try members(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try elements(depth: depth + 1))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "t") where take("true"): return .boolean(true)
        case UInt8(ascii: "f") where take("false"): return .boolean(false)
        case UInt8(ascii: "n") where take("null"): return .null
        default: throw missing(.value)
        }
    }

    private mutating func take(_ literal: StaticString) -> Bool {
        literal.withUTF8Buffer { literal in
            guard unsafe bytes[position...].starts(with: literal) else { return false }
            position += literal.count
            return true
        }
    }

    private mutating func elements(depth: Int) throws(MalformedJSON) -> [JSON] {
        guard depth <= limits.depth else { throw failure(.depth(limits.depth)) }
        position += 1
        skipBlanks()
        if next == UInt8(ascii: "]") {
            position += 1
            return []
        }
        var elements: [JSON] = []
        while true {
            elements.append(try value(depth: depth))
            skipBlanks()
            switch next {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "]"):
                position += 1
                return elements
            default: throw missing(.commaOrBracket)
            }
            skipBlanks()
        }
    }

    private mutating func members(depth: Int) throws(MalformedJSON) -> JSON.Members {
        guard depth <= limits.depth else { throw failure(.depth(limits.depth)) }
        position += 1
        skipBlanks()
        var members = JSON.Members()
        if next == UInt8(ascii: "}") {
            position += 1
            return members
        }
        while true {
            guard next == UInt8(ascii: "\"") else {
                throw missing(members.count == 0 ? .nameOrEnd : .name)
            }
            let start = position
            let name = try string()
            skipBlanks()
            guard next == UInt8(ascii: ":") else { throw missing(.colon) }
            position += 1
            skipBlanks()
            guard members.append(try value(depth: depth), named: name) else {
                throw failure(.duplicate(name: name), at: start)
            }
            skipBlanks()
            switch next {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "}"):
                position += 1
                return members
            default: throw missing(.commaOrBrace)
            }
            skipBlanks()
        }
    }
}
