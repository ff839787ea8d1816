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
}

/// Why octets are not a form.
package enum MalformedForm: Error, Hashable {
    case badEncoding
    case tooManyFields
}
