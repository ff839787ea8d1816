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

/// A small generator with a seed, so that every run tries the same (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
