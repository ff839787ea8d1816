/// A photo as a JPEG file (ITU-T T.81) holds it: how large it is, and where its picture stands,
/// apart from what the camera noted of place, time and device.
package struct JPEGPicture: Hashable, Sendable {
    package enum Fault: Error, Hashable, Sendable {
        /// No JPEG file, or one that ends before its picture does.
        case otherContent
        /// A kind of JPEG that readers of PDF need not know: lossless, arithmetic, four colours.
        case unsupported
        /// So many dots that nobody can read it, or that a reader's memory does not hold them.
        case size(width: Int, height: Int)
    }

    /// In dots, as they are stored.
    package private(set) var width = 0
    package private(set) var height = 0
    package private(set) var isGray = false
    /// How the stored picture is to be turned, 1 to 8 (Exif 2.3, tag 0x0112).
    package private(set) var orientation = 1
    /// The stretches of the file that make the picture, in order.
    package private(set) var stretches: [Range<Int>] = []

    /// The dots that either side of a page must have to be read, and may have at most.
    package static let side = 200...20_000

    /// The dots of a picture at most: those of the largest cameras, which a reader unpacks whole.
    package static let mostDots = 200_000_000

    /// The most segments before a picture begins or between its scans.
    private static let mostSegments = 2_000

    /// Of the file that stands at `range` of what `read` gives: at a place so many octets, or fewer
    /// where it ends.
    package init(_ range: Range<Int>, read: (Int, Int) -> [UInt8]) throws(Fault) {
        var place = range.lowerBound
        guard read(place, 2) == [0xff, 0xd8], range.count > 4 else { throw .otherContent }
        stretches.append(place..<place + 2)
        place += 2
        var hasScan = false
        for _ in 0..<JPEGPicture.mostSegments {
            let head = read(place, min(4, range.upperBound - place))
            guard head.count >= 2, head[0] == 0xff else { throw .otherContent }
            let marker = head[1]
            if marker == 0xff {
                place += 1
                continue
            }
            if marker == 0xd9 {
                guard hasScan else { throw .otherContent }
                stretches.append(place..<place + 2)
                return
            }
            guard head.count == 4, marker >= 0xc0, !(0xd0...0xd8).contains(marker) else {
                throw .otherContent
            }
            let length = Int(head[2]) << 8 | Int(head[3])
            let end = place + 2 + length
            guard length >= 2, end < range.upperBound else { throw .otherContent }
            switch marker {
            case 0xc0, 0xc1, 0xc2: try takeFrame(read(place + 4, 6), isFirst: width == 0)
            case 0xc3, 0xc5...0xcb, 0xcd...0xcf: throw .unsupported
            case 0xe1:
                orientation = Exif.orientation(in: read(place + 4, length - 2)) ?? orientation
            default: break
            }
            // What programs noted, but for how colours are kept: JFIF and Adobe.
            let isNote = (0xe1...0xef).contains(marker) && marker != 0xee || marker == 0xfe
            if marker == 0xda {
                guard width > 0 else { throw .otherContent }
                let scan = try JPEGPicture.endOfScan(from: end, before: range.upperBound, read)
                stretches.append(place..<scan)
                (place, hasScan) = (scan, true)
            } else {
                if !isNote { stretches.append(place..<end) }
                place = end
            }
        }
        throw .otherContent
    }

    /// The head of a frame (T.81, B.2.2), of which a file has one.
    private mutating func takeFrame(_ frame: [UInt8], isFirst: Bool) throws(Fault) {
        guard frame.count == 6, isFirst else { throw .otherContent }
        guard frame[0] == 8, frame[5] == 1 || frame[5] == 3 else { throw .unsupported }
        height = Int(frame[1]) << 8 | Int(frame[2])
        width = Int(frame[3]) << 8 | Int(frame[4])
        isGray = frame[5] == 1
        guard JPEGPicture.side.contains(width), JPEGPicture.side.contains(height),
            width * height <= JPEGPicture.mostDots
        else {
            throw .size(width: width, height: height)
        }
    }

    /// Where the marker stands that ends the coded data: neither a stuffed octet nor a restart.
    private static func endOfScan(
        from start: Int, before end: Int, _ read: (Int, Int) -> [UInt8]
    ) throws(Fault) -> Int {
        var place = start
        while place < end {
            let window = read(place, min(64 * 1024, end - place))
            guard window.count > 1 else { throw .otherContent }
            for index in 0..<window.count - 1 where window[index] == 0xff {
                let next = window[index + 1]
                if next != 0, next != 0xff, !(0xd0...0xd7).contains(next) { return place + index }
            }
            // The last octet may begin a marker.
            place += window.count - 1
        }
        throw .otherContent
    }
}
