import HTTPTypes

/// What a request asks for (RFC 9112 3.2): a path and query, a whole address as proxies send it,
/// or `*` with OPTIONS. The form that CONNECT has is not read here.
struct RequestTarget {
    private(set) var path: [String] = []
    private(set) var query = FormFields()
    private(set) var authority: String?

    init(_ octets: ArraySlice<UInt8>, method: HTTPRequest.Method) throws(MalformedRequest) {
        guard octets.allSatisfy(Self.isAllowed) else { throw .target }
        if octets.elementsEqual("*".utf8) {
            guard method == .options else { throw .target }
            return
        }
        var rest = octets
        if octets.first != UInt8(ascii: "/") {
            guard let address = Self.afterScheme(octets) else { throw .target }
            let host = address.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
            authority = try Self.authority(host)
            rest = address[host.endIndex...]
        }
        let mark = rest.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
        path = try Self.segments(rest[..<mark])
        do {
            query = try FormFields(decoding: rest[mark...].dropFirst())
        } catch { throw .target }
    }

    /// The value of a Host line: a name or address and perhaps a port, no user, no path.
    static func authority(_ octets: ArraySlice<UInt8>) throws(MalformedRequest) -> String {
        var port = octets[octets.endIndex...]
        var name = octets
        if octets.first == UInt8(ascii: "[") {
            guard let end = octets.firstIndex(of: UInt8(ascii: "]")) else { throw .host }
            name = octets[octets.startIndex + 1..<end]
            port = octets[(end + 1)...]
            guard name.allSatisfy(Self.isInAddress) else { throw .host }
        } else {
            name = octets.prefix { $0 != UInt8(ascii: ":") }
            port = octets[name.endIndex...]
            guard name.allSatisfy(Self.isInName) else { throw .host }
        }
        let isPort = port.isEmpty || port.first == UInt8(ascii: ":")
        guard !name.isEmpty, isPort, port.count <= 6, port.dropFirst().allSatisfy(\.isDigit)
        else { throw .host }
        return String(decoding: octets, as: UTF8.self)
    }

    /// The segments after the leading slash, decoded; control characters have no place in them.
    private static func segments(
        _ octets: ArraySlice<UInt8>
    ) throws(MalformedRequest) -> [String] {
        guard octets.count > 1 else { return [] }
        var segments: [String] = []
        for raw in octets.dropFirst().split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        {
            guard let segment = PercentEncoding.decode(raw, plusIsSpace: false),
                !segment.utf8.contains(where: \.isControl)
            else { throw .target }
            segments.append(segment)
        }
        return segments
    }

    private static func afterScheme(_ octets: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        ["http://", "https://"].first { scheme in
            octets.prefix(scheme.utf8.count).map { $0.isLetter ? $0 | 0x20 : $0 }
                == Array(scheme.utf8)
        }.map { octets.dropFirst($0.utf8.count) }
    }

    private static func isAllowed(_ octet: UInt8) -> Bool {
        0x21...0x7E ~= octet && octet != UInt8(ascii: "#") && octet != UInt8(ascii: "\\")
    }

    private static func isInName(_ octet: UInt8) -> Bool {
        octet.isLetter || octet.isDigit || "-._~".utf8.contains(octet)
    }

    private static func isInAddress(_ octet: UInt8) -> Bool {
        octet.hexadecimal != nil || octet == UInt8(ascii: ":") || octet == UInt8(ascii: ".")
    }
}
