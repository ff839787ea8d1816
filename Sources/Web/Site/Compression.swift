import CZlib
import HTTP
import HTTPTypes

/// gzip (RFC 1952) for text answers, where the client takes it. An answer with an entity tag of its
/// own stays as it is: the tag is strong and speaks of these bytes.
enum Compression {
    private static let smallest = 1024

    static func applied(to response: Response, for request: Request) -> Response {
        guard response.body.count >= smallest, response.fields[.contentEncoding] == nil,
            response.fields[.eTag] == nil,
            let type = response.fields[.contentType],
            type.hasPrefix("text/") || type.contains("json") || type.contains("svg")
        else { return response }
        var response = response
        response.fields[.vary] = "Accept-Encoding"
        guard isAccepted(by: request), let body = gzip(response.body) else { return response }
        response.body = body
        response.fields[.contentEncoding] = "gzip"
        return response
    }

    static func isAccepted(by request: Request) -> Bool {
        request.elements(of: .acceptEncoding).contains { part in
            let pieces = part.split(separator: ";").map {
                $0.filter { $0 != " " && $0 != "\t" }.lowercased()
            }
            // A weight of 0, with up to three more zeros, forbids (RFC 9110 12.4.2).
            let isForbidden = pieces.dropFirst().contains {
                $0.hasPrefix("q=0") && $0.dropFirst(3).allSatisfy { $0 == "." || $0 == "0" }
            }
            return pieces.first == "gzip" && !isForbidden
        }
    }

    /// nil when zlib has no memory; `level` is zlib's, 9 for what is packed once and sent often.
    static func gzip(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8]? {
        var stream = unsafe z_stream()
        let gzipWindow: Int32 = 15 + 16
        guard
            unsafe deflateInit2_(
                &stream, level, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { unsafe deflateEnd(&stream) }
        var input = bytes
        var output = unsafe [UInt8](
            repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let result = unsafe input.withUnsafeMutableBufferPointer { input in
            unsafe output.withUnsafeMutableBufferPointer { output in
                unsafe stream.next_in = input.baseAddress
                unsafe stream.avail_in = UInt32(input.count)
                unsafe stream.next_out = output.baseAddress
                unsafe stream.avail_out = UInt32(output.count)
                return unsafe deflate(&stream, Z_FINISH)
            }
        }
        guard result == Z_STREAM_END else { return nil }
        return unsafe Array(output.prefix(Int(stream.total_out)))
    }
}
