import HTTPTypes

extension HTTPField {
    /// Reads one header line, `name: value` (RFC 9112 5). Folded lines, blanks before the colon
    /// and names that are no tokens are refused; control characters never come so far.
    init(line: ArraySlice<UInt8>) throws(MalformedRequest) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
            let name = HTTPField.Name(String(decoding: line[..<colon], as: UTF8.self))
        else { throw .fieldLine }
        self.init(name: name, value: line[(colon + 1)...].trimmingBlanks)
    }
}
