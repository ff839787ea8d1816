import HTTPTypes

/// How the end of a request's body is known (RFC 9112 6). There is never a doubt: a head that
/// gives two answers, or an unusual one, is refused, since a proxy might read it otherwise.
enum BodyFraming: Equatable {
    case length(Int)
    case chunked

    init(of fields: HTTPFields, version: Request.Version) throws(MalformedRequest) {
        let lengths = fields[fields: .contentLength]
        let codings = fields[values: .transferEncoding]
        switch (lengths.count, codings.count) {
        case (0, 0): self = .length(0)
        case (1, 0): self = .length(try Self.length(lengths[0]))
        case (0, 1):
            guard version == .http11 else { throw .transferEncoding }
            let coding = codings[0].lowercased()
            guard coding == "chunked" else {
                throw coding.utf8.isToken ? .unknownTransferCoding : .transferEncoding
            }
            self = .chunked
        case (_, 0): throw .contentLength
        default: throw .transferEncoding
        }
    }

    /// A plain decimal number: no sign, no list, no leading zero, no overflow.
    private static func length(_ field: HTTPField) throws(MalformedRequest) -> Int {
        let digits = field.value.utf8
        guard !digits.isEmpty, digits.allSatisfy(\.isDigit),
            digits.count == 1 || digits.first != UInt8(ascii: "0"), let length = Int(field.value)
        else { throw .contentLength }
        return length
    }
}
