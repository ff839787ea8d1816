/// Octets that are laid out as a JPEG file (ITU-T T.81): a picture that no eye has seen.
package struct JPEGSample {
    package var width = 1200
    package var height = 1600
    package var components: UInt8 = 3
    package var precision: UInt8 = 8
    /// SOF0: what cameras make.
    package var frame: UInt8 = 0xc0
    /// Written as a camera does; nil for none.
    package var orientation: UInt8?
    package var isLittle = false
    /// After the coded data, in which stuffed and restart octets stand already.
    package var coded: [UInt8] = [1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]
    /// Without one there is a frame and no picture in it.
    package var hasScan = true
    /// Behind the picture, where telephones put more.
    package var trailer: [UInt8] = []

    package init() {}

    package static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count + 2
        return [0xff, marker, UInt8(length >> 8), UInt8(length & 0xff)] + content
    }

    /// The place that the camera noted, which goes nowhere.
    package static let place = Array("GPS 20.78 N 106.21 E".utf8)

    package var octets: [UInt8] {
        var octets: [UInt8] = [0xff, 0xd8]
        octets += Self.segment(0xe0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
        if let orientation {
            let tiff: [UInt8] =
                isLittle
                ? [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0]
                : [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation]
            octets += Self.segment(
                0xe1, Array("Exif\0\0".utf8) + tiff + [0, 0, 0, 0, 0, 0] + Self.place)
        }
        octets += Self.segment(0xfe, Self.place)
        let size = [height >> 8, height & 0xff, width >> 8, width & 0xff].map { UInt8($0) }
        octets += Self.segment(
            frame,
            [precision] + size + [components]
                + (1...max(1, components)).flatMap { [$0, 0x11, 0] as [UInt8] })
        if hasScan { octets += Self.segment(0xda, [1, 1, 0, 0, 63, 0]) + coded }
        return octets + [0xff, 0xd9] + trailer
    }
}
