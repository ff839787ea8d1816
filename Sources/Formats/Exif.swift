/// What a camera notes beside a picture (Exif 2.3): how it was held is all that is read.
enum Exif {
    /// 1 to 8; nil where it is not said, or what is said can't be read.
    static func orientation(in segment: [UInt8]) -> Int? {
        guard segment.starts(with: Array("Exif\0\0".utf8)) else { return nil }
        let tiff = Array(segment.dropFirst(6))
        let isLittle: Bool
        switch tiff.prefix(2) {
        case [0x49, 0x49]: isLittle = true
        case [0x4d, 0x4d]: isLittle = false
        default: return nil
        }
        func number(at place: Int, octets: Int) -> Int? {
            guard place >= 0, place + octets <= tiff.count else { return nil }
            let part = tiff[place..<place + octets]
            return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(at: 4, octets: 4),
            let count = number(at: directory, octets: 2)
        else { return nil }
        for entry in 0..<count {
            let place = directory + 2 + 12 * entry
            guard let tag = number(at: place, octets: 2) else { return nil }
            guard tag == 0x0112 else { continue }
            guard number(at: place + 2, octets: 2) == 3,
                let value = number(at: place + 8, octets: 2), (1...8).contains(value)
            else { return nil }
            return value
        }
        return nil
    }
}
