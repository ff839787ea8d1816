/// XML taken apart, as far as parts of office documents need it: elements, attributes and text of
/// UTF-8. What begins is ended, in one root; a document type is refused, and with it every entity of
/// its own.
struct XMLPieces {
    enum Piece: Equatable {
        /// An empty element is begun and ended.
        case start(String, attributes: [String: String])
        /// Of the element that was begun last and is not ended.
        case end(String)
        case text(String)
    }

    struct Malformed: Error {}

    /// Elements within each other.
    static let deepest = 100
    /// Attributes of one element.
    static let mostAttributes = 200

    private let bytes: [UInt8]
    private var place: Int
    /// Where the whole names stand of the elements that are not ended, the outer ones first.
    private var open: [Range<Int>] = []
    private var hasRoot = false
    /// An empty element was begun.
    private var isToEnd = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        place = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    }

    /// Hands on each piece in its order.
    static func each<Fault: Error>(
        of part: [UInt8], malformed: Fault, _ body: (Piece) throws(Fault) -> Void
    ) throws(Fault) {
        var pieces = XMLPieces(part)
        while true {
            let piece: Piece?
            do throws(Malformed) {
                piece = try pieces.next()
            } catch {
                throw malformed
            }
            guard let piece else { return }
            try body(piece)
        }
    }

    /// nil at the end. Names are without their prefixes; of two attributes that then have one name,
    /// the one without a prefix counts.
    mutating func next() throws(Malformed) -> Piece? {
        if isToEnd {
            isToEnd = false
            return .end(local(open.removeLast()))
        }
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "<") else {
                let text = take { $0 != UInt8(ascii: "<") }
                if !open.isEmpty { return .text(try decoded(text)) }
                guard bytes[text].allSatisfy(XMLPieces.isBlank) else { throw Malformed() }
                continue
            }
            if stands("</") { return try end() }
            guard stands("<!") || stands("<?") else { return try element() }
            if stands("<![CDATA[") {
                let text = try take("<![CDATA[", to: "]]>")
                guard !open.isEmpty, let text = String(validating: bytes[text], as: UTF8.self)
                else { throw Malformed() }
                return .text(text)
            } else if stands("<!--") {
                _ = try take("<!--", to: "-->")
            } else if stands("<?") {
                _ = try take("<?", to: "?>")
            } else {
                throw Malformed()
            }
        }
        guard hasRoot, open.isEmpty else { throw Malformed() }
        return nil
    }

    private mutating func end() throws(Malformed) -> Piece {
        place += 2
        let name = take(XMLPieces.isOfName)
        _ = take(XMLPieces.isBlank)
        guard let begun = open.popLast(), bytes[begun] == bytes[name], isAt(">") else {
            throw Malformed()
        }
        place += 1
        return .end(local(name))
    }

    private mutating func element() throws(Malformed) -> Piece {
        guard !(hasRoot && open.isEmpty), open.count < XMLPieces.deepest else { throw Malformed() }
        hasRoot = true
        place += 1
        let name = take(XMLPieces.isOfName)
        guard !name.isEmpty else { throw Malformed() }
        open.append(name)
        let attributes = try attributes()
        isToEnd = bytes[place] == UInt8(ascii: "/")
        place += isToEnd ? 2 : 1
        return .start(local(name), attributes: attributes)
    }

    /// Those up to the end of the tag, before which it stays.
    private mutating func attributes() throws(Malformed) -> [String: String] {
        var found: [String: String] = [:]
        var whole: Set<ArraySlice<UInt8>> = []
        while true {
            _ = take(XMLPieces.isBlank)
            if isAt(">") || stands("/>") { return found }
            let name = take(XMLPieces.isOfName)
            _ = take(XMLPieces.isBlank)
            guard !name.isEmpty, isAt("=") else { throw Malformed() }
            place += 1
            _ = take(XMLPieces.isBlank)
            guard isAt("\"") || isAt("'") else { throw Malformed() }
            let quote = bytes[place]
            place += 1
            let value = take { $0 != quote }
            guard place < bytes.count, whole.count < XMLPieces.mostAttributes,
                whole.insert(bytes[name]).inserted
            else { throw Malformed() }
            place += 1
            if bytes[name].starts(with: "xmlns:".utf8) { continue }
            let (text, local) = (try decoded(value), local(name))
            if found[local] == nil || !bytes[name].contains(UInt8(ascii: ":")) {
                found[local] = text
            }
        }
    }
}

extension XMLPieces {
    private mutating func take(_ belongs: (UInt8) -> Bool) -> Range<Int> {
        let first = place
        while place < bytes.count, belongs(bytes[place]) { place += 1 }
        return first..<place
    }

    /// What stands between the two, which it goes behind.
    private mutating func take(
        _ start: StaticString, to end: StaticString
    ) throws(Malformed) -> Range<Int> {
        place += start.utf8CodeUnitCount
        let first = place
        while place < bytes.count {
            if stands(end) {
                defer { place += end.utf8CodeUnitCount }
                return first..<place
            }
            place += 1
        }
        throw Malformed()
    }

    private func isAt(_ sign: Unicode.Scalar) -> Bool {
        place < bytes.count && bytes[place] == UInt8(ascii: sign)
    }

    private func stands(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { text in
            let end = place + text.count
            guard end <= bytes.count else { return false }
            return unsafe bytes[place..<end].elementsEqual(text)
        }
    }

    private static func isBlank(_ octet: UInt8) -> Bool {
        octet == 0x20 || octet == 0x09 || octet == 0x0a || octet == 0x0d
    }

    private static func isOfName(_ octet: UInt8) -> Bool {
        switch octet {
        case 0...0x20, UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "<"),
            UInt8(ascii: "/"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            false
        default: true
        }
    }

    private func local(_ name: Range<Int>) -> String {
        let octets = bytes[name]
        let colon = octets.lastIndex(of: UInt8(ascii: ":"))
        return String(decoding: colon.map { octets[($0 + 1)...] } ?? octets, as: UTF8.self)
    }

    /// With the five entities that every document has, and numbers (XML 1.0, 4.1 and 4.6).
    private func decoded(_ place: Range<Int>) throws(Malformed) -> String {
        guard let text = String(validating: bytes[place], as: UTF8.self) else { throw Malformed() }
        guard bytes[place].contains(UInt8(ascii: "&")) else { return text }
        // Scalars, not Characters: a combining mark behind a sign would make one with it.
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            guard let end = rest[start...].firstIndex(of: ";"),
                let character = XMLPieces.character(
                    Substring(rest[rest.index(after: start)..<end]))
            else { throw Malformed() }
            result.append(character)
            rest = rest[rest.index(after: end)...]
        }
        return String(result + rest)
    }

    /// What the reference to an entity or a number stands for, however many zeros it begins with.
    private static func character(_ name: Substring) -> Unicode.Scalar? {
        switch name {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        default: break
        }
        guard name.first == "#" else { return nil }
        let isHexadecimal = name.hasPrefix("#x")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard digits.first != "+" else { return nil }
        return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
    }
}
