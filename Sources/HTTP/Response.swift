import HTTPTypes

/// One answer. The serializer adds `Date`, `Connection`, and `Content-Length` or `Transfer-Encoding`.
package struct Response: Sendable {
    package var status: HTTPResponse.Status
    package var fields: HTTPFields
    package var body: [UInt8]

    /// Holds the body in the place of `body`; it is sent piece by piece and never whole in memory.
    package var file: OpenFile?

    /// Holds the body in the place of both; what there is of it is sent while the rest is made. Its
    /// length is not known.
    package var growing: GrowingFile.Reader?

    package init(
        status: HTTPResponse.Status = .ok, fields: HTTPFields = [:], body: [UInt8] = []
    ) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// A problem document (RFC 9457) without a type of its own. `detail` is shown to the client.
    package init(problem status: HTTPResponse.Status, detail: String) {
        let text = """
            {"type":"about:blank","title":\(Self.quoted(status.reasonPhrase)),\
            "status":\(status.code),"detail":\(Self.quoted(detail))}
            """
        self.init(
            status: status,
            fields: [.contentType: "application/problem+json", .cacheControl: "no-store"],
            body: Array(text.utf8))
    }

    /// How many octets the body has, in memory or not; none of one that grows.
    package var bodyCount: Int { file?.count ?? body.count }

    /// The whole body, wherever it is.
    package var wholeBody: [UInt8] { file.map { $0.octets(at: 0, count: $0.count) } ?? body }

    /// Sets a header line whose value comes from outside. Throws where `HTTPField` would quietly
    /// put a blank: at CR, LF, NUL and other control characters.
    package mutating func setField(
        _ name: HTTPField.Name, to value: String
    ) throws(UnserializableResponse) {
        guard HTTPField.isValidValue(value) else { throw .field(name) }
        fields[name] = value
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\u{0}"..<" ":
                "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
