import HTTP
import HTTPTypes

/// gzip for text answers, where the client takes it. An answer with an entity tag of its own stays as
/// it is: the tag is strong and speaks of these bytes.
struct Compression: Sendable {
    private static let smallest = 1024

    /// A school's line takes longer for the last hundred bytes than a processor for all of the page.
    private let gzip = Gzip(level: 6)

    func applied(to response: Response, for request: Request) -> Response {
        guard response.body.count >= Compression.smallest,
            response.fields[.contentEncoding] == nil, response.fields[.eTag] == nil,
            let type = response.fields[.contentType],
            type.hasPrefix("text/") || type.contains("json") || type.contains("svg")
        else { return response }
        var response = response
        response.fields[.vary] = "Accept-Encoding"
        guard Compression.isAccepted(by: request), let body = gzip.packed(response.body) else {
            return response
        }
        response.body = body
        response.fields[.contentEncoding] = "gzip"
        return response
    }

    static func isAccepted(by request: Request) -> Bool {
        request.fields[values: .acceptEncoding].contains { value in
            value.utf8.split(separator: UInt8(ascii: ",")).contains(where: takesGzip)
        }
    }

    /// `gzip`, `GZIP ; q=0.5`
    private static func takesGzip(_ coding: Substring.UTF8View) -> Bool {
        let octets = coding.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        let pieces = octets.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
            .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        guard pieces[0].elementsEqual("gzip".utf8) else { return false }
        // A weight of 0, with up to three more zeros, forbids (RFC 9110 12.4.2).
        return !pieces.dropFirst().contains { weight in
            weight.starts(with: "q=0".utf8)
                && weight.dropFirst(3).allSatisfy { ".0".utf8.contains($0) }
        }
    }
}
