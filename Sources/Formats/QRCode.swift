import CQREncode

/// A QR code (ISO/IEC 18004): black and white squares, inside the empty zone that readers need.
package struct QRCode: Sendable {
    /// How much of it may be covered, by a seal or dirt.
    package enum Correction: Sendable {
        /// Some 15 % of the squares.
        case medium
        /// Some 25 %.
        case quartile
    }

    /// Width and height of the whole image in squares, with the zone.
    package let size: Int
    /// Those of the inner part, row by row.
    private let squares: [Bool]

    private static let margin = 4

    /// nil for text that is empty or too long, above some 2,300 bytes at medium correction.
    package init?(_ text: String, _ correction: Correction = .medium) {
        let level =
            switch correction {
            case .medium: QR_ECLEVEL_M
            case .quartile: QR_ECLEVEL_Q
            }
        guard !text.isEmpty, !text.utf8.contains(0),
            let code = unsafe QRcode_encodeString(text, 0, level, QR_MODE_8, 1)
        else { return nil }
        defer { unsafe QRcode_free(code) }
        let width = unsafe Int(code.pointee.width)
        guard let modules = unsafe code.pointee.data else { return nil }
        squares = (0..<width * width).map { unsafe modules[$0] & 1 == 1 }
        size = width + 2 * QRCode.margin
    }

    private var width: Int { size - 2 * QRCode.margin }

    /// Whether the square is black; the zone around is white.
    func isBlack(row: Int, column: Int) -> Bool {
        let (row, column) = (row - QRCode.margin, column - QRCode.margin)
        guard (0..<width).contains(row), (0..<width).contains(column) else { return false }
        return squares[row * width + column]
    }

    /// `d` of an SVG path over squares of one unit.
    package var path: String {
        var path = ""
        for row in 0..<size {
            var column = 0
            while column < size {
                let start = column
                while isBlack(row: row, column: column) { column += 1 }
                if column > start {
                    let length = column - start
                    path += "M\(start) \(row)h\(length)v1h-\(length)z"
                } else {
                    column += 1
                }
            }
        }
        return path
    }
}
