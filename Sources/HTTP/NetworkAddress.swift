import Glibc

/// The address of a machine: IPv4 or IPv6. An IPv4 address written inside IPv6
/// (`::ffff:192.0.2.1`) is that IPv4 address.
package struct NetworkAddress: Hashable, Sendable {
    /// Four or sixteen.
    fileprivate let octets: [UInt8]

    /// nil for anything but the address alone: no port, brackets, zone, blanks or leading zeros.
    package init?(_ text: some StringProtocol) {
        // The C function would stop at a NUL.
        guard
            text.utf8.allSatisfy({
                $0.hexadecimal != nil || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":")
            })
        else { return nil }
        var octets = [UInt8](repeating: 0, count: 16)
        if unsafe inet_pton(AF_INET, String(text), &octets) == 1 {
            self.octets = Array(octets.prefix(4))
        } else if unsafe inet_pton(AF_INET6, String(text), &octets) == 1 {
            let isMapped = octets.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF])
            self.octets = isMapped ? Array(octets.suffix(4)) : octets
        } else {
            return nil
        }
    }
}

extension NetworkAddress {
    /// As a proxy may write where a request came from: alone, in brackets, with a port
    /// (`192.0.2.1:4711`, `[2001:db8::1]:4711`); nil for anything else.
    package init?(hop text: String) {
        if let address = NetworkAddress(text) {
            self = address
            return
        }
        var host = text[...]
        if let colon = text.lastIndex(of: ":"), NetworkAddress.isPort(text[colon...]) {
            host = text[..<colon]
        }
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        if isBracketed { host = host.dropFirst().dropLast() }
        guard host.contains(":") == isBracketed else { return nil }
        self.init(host)
    }

    private static func isPort(_ text: Substring) -> Bool {
        let digits = text.dropFirst()
        return digits.utf8.allSatisfy(\.isDigit) && UInt16(digits) != nil
    }

    /// What limits by address count: of IPv6 the first 64 bits, since whoever has one address of
    /// such a network has all of them (RFC 6177); of IPv4 the address. A text that is no address
    /// stays as it is.
    package static func client(_ text: String) -> String {
        guard let address = NetworkAddress(text) else { return text }
        guard address.octets.count == 16 else { return address.description }
        var octets = address.octets
        octets.replaceSubrange(8..., with: repeatElement(0, count: 8))
        return "\(NetworkAddress(octets: octets))/64"
    }

    private init(octets: [UInt8]) { self.octets = octets }
}

extension NetworkAddress: CustomStringConvertible {
    /// The shortest text (RFC 5952 for IPv6), as the server writes a connection's peer.
    package var description: String {
        let family = octets.count == 4 ? AF_INET : AF_INET6
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        unsafe inet_ntop(family, octets, &text, socklen_t(text.count))
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// One address, or all that begin with the same bits: `10.0.0.0/8` (RFC 4632), `2001:db8::/32`.
package struct AddressRange: Hashable, Sendable {
    private let first: NetworkAddress
    /// How many bits the addresses share.
    private let bits: Int

    /// nil for a text that is no address or range, and for one whose address has more bits than
    /// the range says, such as `10.0.0.1/8`.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = NetworkAddress(parts[0]) else { return nil }
        let width = address.octets.count * 8
        first = address
        guard parts.count == 2 else {
            bits = width
            return
        }
        let isMapped = width == 32 && parts[0].contains(":")
        guard !isMapped, let bits = Int(parts[1]), String(bits) == parts[1], 0...width ~= bits
        else { return nil }
        self.bits = bits
        guard first.octets == AddressRange.cut(first.octets, after: bits) else { return nil }
    }

    package func contains(_ address: NetworkAddress) -> Bool {
        address.octets.count == first.octets.count
            && AddressRange.cut(address.octets, after: bits) == first.octets
    }

    /// The octets with all bits behind the first ones cleared.
    private static func cut(_ octets: [UInt8], after bits: Int) -> [UInt8] {
        octets.enumerated().map { index, octet in
            let kept = min(max(bits - index * 8, 0), 8)
            return octet & ~UInt8(truncatingIfNeeded: 0xFF >> kept)
        }
    }
}

extension [AddressRange] {
    /// Whether the text is an address in one of them.
    package func contain(_ text: some StringProtocol) -> Bool {
        guard !isEmpty, let address = NetworkAddress(text) else { return false }
        return contains { $0.contains(address) }
    }
}
