import Foundation

extension [UInt8] {
    /// Where the octets stand next, looked for by the C library: a test that looks for hundreds of
    /// names in thousands of pages would else do nothing but that.
    package func place(of part: [UInt8], from start: Int = 0) -> Int? {
        guard let first = part.first else { return nil }
        return withUnsafeBytes { whole in
            part.withUnsafeBytes { part -> Int? in
                guard let base = whole.baseAddress, let mark = part.baseAddress else { return nil }
                var place = start
                while place + part.count <= whole.count {
                    let room = whole.count - part.count + 1 - place
                    guard let found = memchr(base + place, Int32(first), room) else { return nil }
                    place = UnsafeRawPointer(found) - base
                    if memcmp(found, mark, part.count) == 0 { return place }
                    place += 1
                }
                return nil
            }
        }
    }
}
