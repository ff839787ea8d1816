import HTTP
import HTTPTypes

/// What a parser makes of octets: the requests, and the error that ended it.
struct Parsed {
    var requests: [Request] = []
    var error: MalformedRequest?

    /// Feeds the octets in pieces of the given lengths, the last one repeated.
    init(
        _ octets: [UInt8], pieces: [Int] = [.max], limits: Limits = Limits(),
        bodyTerms: (@Sendable (Request) -> BodyTerms)? = nil
    ) {
        var parser = RequestParser(limits: limits, bodyTerms: bodyTerms)
        var rest = octets[...]
        var pieces = pieces[...]
        while !rest.isEmpty {
            let length = pieces.count > 1 ? pieces.removeFirst() : pieces.first ?? .max
            parser.append(rest.prefix(length))
            rest = rest.dropFirst(length)
            do {
                while let request = try parser.next() { requests.append(request) }
            } catch {
                self.error = error
                return
            }
        }
    }

    init(_ text: String, pieces: [Int] = [.max], limits: Limits = Limits()) {
        self.init(Array(text.utf8), pieces: pieces, limits: limits)
    }

    /// Everything that matters, to compare.
    var summary: [String] {
        requests.map { request in
            let fields = request.fields.map { "\($0.name): \($0.value)" }
            return
                "\(request.method) \(request.target) \(request.version) \(fields) \(request.body)"
        } + (error.map { ["\($0)"] } ?? [])
    }
}
