import HTTP
import HTTPTypes
import Reporting

extension Response {
    /// A page that only its asker may see.
    static func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            fields: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: html.octets)
    }

    static func json(_ json: JSON, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            fields: [.contentType: "application/json", .cacheControl: "no-store"],
            body: json.serialized())
    }

    /// Where the next page of a list is (RFC 8288).
    mutating func linkNext(_ address: String) throws {
        guard let link = HTTPField.Name("Link") else { return }
        try setField(link, to: "<\(SiteAddress(address).text)>; rel=\"next\"")
    }

    /// See other, on this site (RFC 9110 15.4.4).
    static func redirect(to address: String) -> Response {
        Response(
            status: .seeOther,
            fields: [.location: SiteAddress(address).text, .cacheControl: "no-store"])
    }
}

/// Headers that every answer carries, two of them those alone that are documents (Documentation/Threats.md
/// T9).
enum SecurityHeaders {
    private static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
        "connect-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'",
        "frame-ancestors 'none'",
    ]

    private static let others = [
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(self), microphone=(), payment=(), usb=()"),
    ]

    /// What only a document obeys, and slow lines need not carry with its parts.
    private static let ofDocuments: Set = ["cross-origin-opener-policy", "permissions-policy"]
    /// Scripts, sheets and data, of which no browser makes a document, and the icon, which has no script.
    private static let parts: Set = [
        "text/css", "text/javascript", "application/json", "image/svg+xml",
    ]

    static let sniffing = HTTPField.Name("X-Content-Type-Options") ?? .contentType

    /// Adds those that the response lacks: what a handler set stays as it is.
    static func add(_ headers: [HTTPField], to response: inout Response) {
        let type = response.fields[.contentType]?.prefix { $0 != ";" }
        let isPart = type.map { parts.contains(String($0)) } ?? false
        for header in headers
        where !response.fields.contains(header.name)
            && !(isPart && ofDocuments.contains(header.name.canonicalName))
        {
            response.fields.append(header)
        }
    }

    /// With TLS in front, browsers are told to stay with it.
    static func all(isBehindTLS: Bool) -> [HTTPField] {
        var policy = policy
        var headers = others
        if isBehindTLS {
            policy.append("upgrade-insecure-requests")
            headers.append(("Strict-Transport-Security", "max-age=31536000; includeSubDomains"))
        }
        headers.append(("Content-Security-Policy", policy.joined(separator: "; ")))
        return headers.compactMap { name, value in
            HTTPField.Name(name).map { HTTPField(name: $0, value: value) }
        }
    }
}
