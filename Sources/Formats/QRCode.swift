import CQREncode

/// A QR code (ISO/IEC 18004) as the path of an SVG image.
package struct QRCode: Sendable {
    /// `d` of a path over squares of one unit, inside a margin of four.
    package let path: String
    /// Width and height of the whole image, with the margin.
    package let size: Int

    /// The empty zone around it that readers need.
    private static let margin = 4

    /// With error correction M; nil for text that is empty or too long, above some 2,300 bytes.
    package init?(_ text: String) {
        guard !text.isEmpty, !text.utf8.contains(0),
            let code = unsafe QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1)
        else { return nil }
        defer { unsafe QRcode_free(code) }
        let width = unsafe Int(code.pointee.width)
        guard let modules = unsafe code.pointee.data else { return nil }
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                let start = column
                while column < width, unsafe modules[row * width + column] & 1 == 1 { column += 1 }
                if column > start {
                    let length = column - start
                    path +=
                        "M\(start + QRCode.margin) \(row + QRCode.margin)h\(length)v1h-\(length)z"
                } else {
                    column += 1
                }
            }
        }
        self.path = path
        size = width + 2 * QRCode.margin
    }
}
