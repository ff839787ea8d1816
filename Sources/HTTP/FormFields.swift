/// What a form sent (`application/x-www-form-urlencoded`), or a query: names and values in the
/// order they came, repeated names kept.
package struct FormFields: Sendable {
    package var fields: [(name: String, value: String)] = []

    package init(_ fields: [(name: String, value: String)] = []) {
        self.fields = fields
    }

    /// Decodes a form's octets once. Throws at a bad percent sign, at text that is not UTF-8, at
    /// NUL, and beyond `maximum` fields.
    package init(
        decoding bytes: some Collection<UInt8>, maximum: Int = 5_000
    ) throws(MalformedForm) {
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            guard fields.count < maximum else { throw .tooManyFields }
            let parts = pair.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decode(parts[0], plusIsSpace: true),
                let value = PercentEncoding.decode(parts.dropFirst().joined(), plusIsSpace: true)
            else { throw .badEncoding }
            fields.append((name, value))
        }
    }

    /// The first value of that name; nil when the form has none.
    package func first(_ name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    /// Every value of that name, in order.
    package func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    /// Whether the name stands more than once, which a field of one value must not.
    package func isRepeated(_ name: String) -> Bool {
        all(name).count > 1
    }

    /// The first name that stands more than once and must not; nil when there is none.
    package func repeated(except mayRepeat: Set<String>) -> String? {
        var seen: Set<String> = []
        return fields.first { !mayRepeat.contains($0.name) && !seen.insert($0.name).inserted }?.name
    }
}

/// Why octets are not a form.
package enum MalformedForm: Error, Hashable {
    case badEncoding
    case tooManyFields
}

extension FormFields {
    /// As a query or a form's body: UTF-8, percent-encoded apart from unreserved characters
    /// (RFC 3986 2.3).
    package var encoded: String {
        fields.map { FormFields.encoded($0.name) + "=" + FormFields.encoded($0.value) }
            .joined(separator: "&")
    }

    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let octets = text.utf8.flatMap { octet -> [UInt8] in
            switch octet {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: [octet]
            default: [0x25, digits[Int(octet >> 4)], digits[Int(octet & 15)]]
            }
        }
        return String(decoding: octets, as: UTF8.self)
    }
}
