/// XML taken apart, as far as the parts of a workbook need it: elements, attributes and text of
/// UTF-8; a document type is refused, and with it every entity of its own.
struct XMLPieces {
    enum Piece: Equatable {
        /// An empty element is begun and ended.
        case start(String, attributes: [String: String])
        case end(String)
        case text(String)
    }

    struct Malformed: Error {}

    private let bytes: [UInt8]
    private var place = 0
    /// Of an empty element that was begun.
    private var pending: String?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// nil at the end. Names are without their prefixes.
    mutating func next() throws(Malformed) -> Piece? {
        if let name = pending {
            pending = nil
            return .end(name)
        }
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "<") else {
                let text = take { $0 != UInt8(ascii: "<") }
                return .text(try XMLPieces.decoded(text))
            }
            if stands("<![CDATA[") {
                return .text(String(decoding: try take("<![CDATA[", to: "]]>"), as: UTF8.self))
            } else if stands("<!--") {
                _ = try take("<!--", to: "-->")
            } else if stands("<?") {
                _ = try take("<?", to: "?>")
            } else if stands("<!") {
                throw Malformed()
            } else if stands("</") {
                let name = String(decoding: try take("</", to: ">"), as: UTF8.self)
                return .end(XMLPieces.local(name))
            } else {
                return try element()
            }
        }
        return nil
    }

    private mutating func element() throws(Malformed) -> Piece {
        place += 1
        let name = XMLPieces.local(String(decoding: take(XMLPieces.isOfName), as: UTF8.self))
        var attributes: [String: String] = [:]
        while place < bytes.count {
            _ = take(XMLPieces.isBlank)
            if stands("/>") {
                place += 2
                pending = name
                return .start(name, attributes: attributes)
            } else if stands(">") {
                place += 1
                return .start(name, attributes: attributes)
            }
            let key = String(decoding: take(XMLPieces.isOfName), as: UTF8.self)
            _ = take { XMLPieces.isBlank($0) || $0 == UInt8(ascii: "=") }
            guard !key.isEmpty, place < bytes.count,
                [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[place])
            else { throw Malformed() }
            let quote = bytes[place]
            place += 1
            attributes[XMLPieces.local(key)] = try XMLPieces.decoded(take { $0 != quote })
            guard place < bytes.count else { throw Malformed() }
            place += 1
        }
        throw Malformed()
    }

    private mutating func take(_ belongs: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let piece = bytes[place...].prefix(while: belongs)
        place = piece.endIndex
        return piece
    }

    /// What stands between the two, which it goes behind.
    private mutating func take(_ start: String, to end: String) throws(Malformed) -> ArraySlice<
        UInt8
    > {
        place += start.utf8.count
        let first = place
        while place < bytes.count {
            if stands(end) {
                defer { place += end.utf8.count }
                return bytes[first..<place]
            }
            place += 1
        }
        throw Malformed()
    }

    private func stands(_ text: String) -> Bool { bytes[place...].starts(with: text.utf8) }

    private static func isBlank(_ octet: UInt8) -> Bool {
        [0x20, 0x09, 0x0a, 0x0d].contains(octet)
    }

    private static func isOfName(_ octet: UInt8) -> Bool {
        !isBlank(octet) && octet != UInt8(ascii: "=") && octet != UInt8(ascii: ">")
            && octet != UInt8(ascii: "/")
    }

    private static func local(_ name: String) -> String {
        let name = name.split(separator: ":").last.map(String.init) ?? ""
        return String(name.prefix { !$0.isWhitespace })
    }

    /// With the five entities that every document has, and numbers (XML 1.0, 4.1 and 4.6).
    private static func decoded(_ octets: ArraySlice<UInt8>) throws(Malformed) -> String {
        guard let text = String(validating: octets, as: UTF8.self) else { throw Malformed() }
        guard octets.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            guard let end = rest[start...].firstIndex(of: ";") else { throw Malformed() }
            let name = rest[rest.index(after: start)..<end]
            guard let character = entities[String(name)] ?? number(name) else { throw Malformed() }
            result.unicodeScalars.append(character)
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static let entities: [String: Unicode.Scalar] = [
        "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'",
    ]

    private static func number(_ name: Substring) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return nil }
        let isHexadecimal = name.hasPrefix("#x")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
    }
}
