/// The attributes of each tag of an XML document in UTF-8, one dictionary a tag: names without
/// prefixes and values in lower case, character references as what they stand for.
struct XMLTags: Sequence, IteratorProtocol {
    private let octets: [UInt8]
    private var place = 0

    init(_ octets: [UInt8]) { self.octets = octets }

    mutating func next() -> [String: String]? {
        while let octet = take() {
            guard octet == UInt8(ascii: "<") else { continue }
            guard stands(UInt8(ascii: "!"), UInt8(ascii: "-"), UInt8(ascii: "-")) else {
                return attributes()
            }
            place += 3
            while place < octets.count,
                !stands(UInt8(ascii: "-"), UInt8(ascii: "-"), UInt8(ascii: ">"))
            {
                place += 1
            }
        }
        return nil
    }

    private mutating func take() -> UInt8? {
        guard place < octets.count else { return nil }
        defer { place += 1 }
        return octets[place]
    }

    private func stands(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        place + 2 < octets.count && octets[place] == first && octets[place + 1] == second
            && octets[place + 2] == third
    }

    private mutating func attributes() -> [String: String] {
        var found: [String: String] = [:]
        var name: [UInt8] = []
        var isBlankBefore = false
        while let octet = take(), octet != UInt8(ascii: ">") {
            switch octet {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let start = place
                while place < octets.count, octets[place] != octet { place += 1 }
                found[XMLTags.local(name)] = XMLTags.text(octets[start..<place])
                place = Swift.min(place + 1, octets.count)
                (name, isBlankBefore) = ([], false)
            case UInt8(ascii: " "), 9, 10, 13: isBlankBefore = true
            case UInt8(ascii: "="): name.append(octet)
            default:
                // Blanks may stand around the sign behind a name; elsewhere a new name begins.
                if isBlankBefore { name = [] }
                isBlankBefore = false
                name.append(octet)
            }
        }
        return found
    }

    private static func local(_ name: [UInt8]) -> String {
        String(decoding: name, as: UTF8.self).lowercased()
            .split(separator: "=", omittingEmptySubsequences: true).first?
            .split(separator: ":").last.map(String.init) ?? ""
    }

    private static func text(_ octets: ArraySlice<UInt8>) -> String {
        let text = String(decoding: octets, as: UTF8.self)
        guard text.contains("&#") else { return text.lowercased() }
        return text.replacing(/&#(x?)([0-9A-Fa-f]{1,6});/) { match in
            let scalar = UInt32(match.2, radix: match.1.isEmpty ? 10 : 16).flatMap(
                Unicode.Scalar.init)
            return scalar.map { String(Character($0)) } ?? ""
        }.lowercased()
    }
}
