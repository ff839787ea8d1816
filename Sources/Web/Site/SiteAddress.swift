import HTTP
import HTTPTypes

/// An address of this site as it stands in a header: a path from the root, percent-encoded where
/// RFC 3986 asks for it. What leads elsewhere, or nowhere, becomes the start page.
struct SiteAddress {
    let text: String

    /// `address` may hold `?`, `#` and what is percent-encoded already.
    init(_ address: String) {
        let encoded = address.utf8.map { octet in
            SiteAddress.stays(octet) ? String(UnicodeScalar(octet)) : octet.percentEncoded
        }.joined()
        // Browsers read `//name` and `/\name` as another site's address.
        let isOurs = encoded.hasPrefix("/") && !encoded.hasPrefix("//")
        text = isOurs ? encoded : "/"
    }

    private static func stays(_ octet: UInt8) -> Bool {
        isUnreserved(octet) || "!$&'()*+,;=:@/?#%".utf8.contains(octet)
    }

    /// RFC 3986 2.3.
    static func isUnreserved(_ octet: UInt8) -> Bool {
        switch octet {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~".utf8.contains(octet)
        }
    }
}

extension Response {
    /// Has the browser save the answer under that name instead of showing it (RFC 6266). Browsers
    /// that know only the old form get the name's ASCII.
    mutating func offer(asFile name: String) throws {
        let plain = name.unicodeScalars.map { scalar in
            let isPlain = scalar.isASCII && SiteAddress.isUnreserved(UInt8(scalar.value))
            return isPlain ? String(scalar) : "_"
        }.joined()
        let whole = name.utf8.map { octet in
            SiteAddress.isUnreserved(octet)
                ? String(UnicodeScalar(octet)) : octet.percentEncoded
        }.joined()
        let encoded = plain == name ? "" : "; filename*=UTF-8''\(whole)"
        try setField(.contentDisposition, to: "attachment; filename=\"\(plain)\"\(encoded)")
    }
}

extension UInt8 {
    fileprivate var percentEncoded: String {
        "%" + (self < 16 ? "0" : "") + String(self, radix: 16, uppercase: true)
    }
}
