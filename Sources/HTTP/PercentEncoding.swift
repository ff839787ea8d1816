/// Percent-encoded octets (RFC 3986 2.1), decoded once and strictly.
enum PercentEncoding {
    /// The decoded text; nil for a `%` without two hexadecimal digits, for octets that are not
    /// UTF-8 (overlong forms too) and for NUL.
    static func decode(_ octets: some Collection<UInt8>, plusIsSpace: Bool) -> String? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(octets.count)
        var rest = octets.makeIterator()
        while let octet = rest.next() {
            switch octet {
            case UInt8(ascii: "%"):
                guard let high = rest.next()?.hexadecimal, let low = rest.next()?.hexadecimal
                else { return nil }
                decoded.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: decoded.append(.space)
            default: decoded.append(octet)
            }
        }
        return decoded.contains(0) ? nil : String(validating: decoded, as: UTF8.self)
    }
}
