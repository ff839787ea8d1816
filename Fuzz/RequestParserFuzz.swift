// The entry point of libFuzzer, compiled together with the sources of HTTP: see `run`.

/// The first octet says how the others are cut: cut or whole, the parser must find the same.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzRequestParser(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: start, count: count))
    guard let first = octets.first else { return 0 }
    let rest = octets.dropFirst()
    let whole = outcome(of: rest, pieces: rest.count)
    let cut = outcome(of: rest, pieces: Int(first % 32) + 1)
    precondition(whole == cut, "\(whole)\n\(cut)")
    return 0
}

private func outcome(of octets: ArraySlice<UInt8>, pieces: Int) -> [String] {
    var limits = Limits()
    limits.head = 512
    limits.fields = 8
    limits.body = 256
    var parser = RequestParser(limits: limits)
    var found: [String] = []
    var rest = octets
    while !rest.isEmpty {
        parser.append(rest.prefix(pieces))
        rest = rest.dropFirst(pieces)
        do {
            while let request = try parser.next() {
                _ = (request.cookies.count, request.keepsAlive)
                found.append("\(request.method) \(request.target) \(request.path) \(request.body)")
            }
        } catch {
            return found + ["\(error)"]
        }
    }
    return found
}
