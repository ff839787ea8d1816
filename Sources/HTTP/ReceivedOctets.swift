/// The octets that a connection has received and the parser has not read yet.
struct ReceivedOctets {
    private var octets: [UInt8] = []
    /// Where the unread part begins, and how far the search for the end of its line has come.
    private var start = 0
    private var scanned = 0

    var count: Int { octets.count - start }
    var isEmpty: Bool { start == octets.count }
    var unread: ArraySlice<UInt8> { octets[start...] }

    mutating func append(_ bytes: ArraySlice<UInt8>) {
        if isEmpty {
            // An idle connection keeps little memory.
            octets.removeAll(keepingCapacity: octets.capacity <= 4 * 1024)
            (start, scanned) = (0, 0)
        } else if start > 4 * 1024, start > octets.count / 2 {
            octets.removeFirst(start)
            (start, scanned) = (0, scanned - start)
        }
        octets.append(contentsOf: bytes)
    }

    /// The next line without its CR LF, or nil while its end is missing. Every byte of it is taken
    /// from `budget`, and `excess` is thrown when that is used up; control characters and line
    /// ends other than CR LF are refused as soon as they are seen.
    mutating func takeLine(
        budget: inout Int, excess: MalformedRequest
    ) throws(MalformedRequest) -> ArraySlice<UInt8>? {
        while scanned < octets.count {
            let octet = octets[scanned]
            if octet == .carriageReturn {
                guard scanned + 1 < octets.count else { return nil }
                guard octets[scanned + 1] == .lineFeed else { throw .lineEnd }
                guard budget >= 2 else { throw excess }
                budget -= 2
                let line = octets[start..<scanned]
                start = scanned + 2
                scanned = start
                return line
            }
            guard octet != .lineFeed else { throw .lineEnd }
            guard !octet.isControl || octet == .tab else { throw .controlCharacter }
            guard budget > 0 else { throw excess }
            budget -= 1
            scanned += 1
        }
        return nil
    }

    /// As many octets as have arrived, at most `maximum`.
    mutating func take(atMost maximum: Int) -> ArraySlice<UInt8> {
        let taken = octets[start...].prefix(maximum)
        start = taken.endIndex
        scanned = start
        return taken
    }
}
