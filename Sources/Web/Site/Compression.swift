import CZlib
import HTTP
import HTTPTypes

/// gzip (RFC 1952) for text answers, where the client takes it.
enum Compression {
    private static let smallest = 1024

    static func applied(to response: Response, for request: Request) -> Response {
        guard response.body.count >= smallest, response.fields[.contentEncoding] == nil,
            let type = response.fields[.contentType],
            type.hasPrefix("text/") || type.contains("json") || type.contains("svg")
        else { return response }
        var response = response
        response.fields[.vary] = "Accept-Encoding"
        guard isAccepted(by: request), let body = gzip(response.body) else { return response }
        response.body = body
        response.fields[.contentEncoding] = "gzip"
        // The bytes differ from the uncompressed ones, so the tag may only be weak.
        if let tag = response.fields[.eTag], !tag.hasPrefix("W/") {
            response.fields[.eTag] = "W/" + tag
        }
        return response
    }

    static func isAccepted(by request: Request) -> Bool {
        (request.fields[.acceptEncoding] ?? "").split(separator: ",").contains { part in
            let pieces = part.split(separator: ";").map { $0.filter { $0 != " " } }
            return pieces.first == "gzip" && !pieces.dropFirst().contains { $0.hasPrefix("q=0") }
        }
    }

    /// nil when zlib has no memory.
    static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        let gzipWindow: Int32 = 15 + 16
        guard
            deflateInit2_(
                &stream, 6, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let result = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return deflate(&stream, Z_FINISH)
            }
        }
        guard result == Z_STREAM_END else { return nil }
        return Array(output.prefix(Int(stream.total_out)))
    }
}
