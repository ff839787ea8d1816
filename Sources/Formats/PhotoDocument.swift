/// A PDF (ISO 32000-1) of photos, each on an A4 page of its own as large as it fits, turned as it
/// was taken. Pictures stand in it as they were sent (DCTDecode); of the same photos it has the same
/// bytes.
package struct PhotoDocument: Sendable {
    /// A piece of the file: octets of its own, or a stretch of what the photos were read from.
    package enum Part: Hashable, Sendable {
        case octets([UInt8])
        case copied(Range<Int>)

        package var count: Int {
            switch self {
            case .octets(let octets): octets.count
            case .copied(let range): range.count
            }
        }
    }

    package private(set) var parts: [Part] = []
    private var length = 0
    /// Where each object begins, by its number from 1.
    private var places: [Int] = []

    package init(_ pictures: [JPEGPicture]) {
        add("%PDF-1.4\n%\u{e2}\u{e3}\n")
        let pages = pictures.indices.map { "\(3 + 3 * $0) 0 R" }.joined(separator: " ")
        object("<< /Type /Catalog /Pages 2 0 R >>")
        object("<< /Type /Pages /Count \(pictures.count) /Kids [\(pages)] >>")
        for picture in pictures { add(picture) }
        let table = length
        add("xref\n0 \(places.count + 1)\n0000000000 65535 f \n")
        for place in places { add("\(PhotoDocument.padded(place)) 00000 n \n") }
        add(
            "trailer\n<< /Size \(places.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n")
    }

    /// The page, what is drawn on it, and the picture: three objects.
    private mutating func add(_ picture: JPEGPicture) {
        let number = places.count + 1
        let place = PicturePlace(picture)
        object(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(place.pageWidth) \(place.pageHeight)]"
                + " /Contents \(number + 1) 0 R"
                + " /Resources << /XObject << /P \(number + 2) 0 R >> >> >>")
        let drawing = "q \(place.matrix) cm /P Do Q"
        object("<< /Length \(drawing.utf8.count) >>\nstream\n\(drawing)\nendstream")
        begin()
        let size = picture.stretches.reduce(0) { $0 + $1.count }
        add(
            "<< /Type /XObject /Subtype /Image /Width \(picture.width) /Height \(picture.height)"
                + " /ColorSpace /\(picture.isGray ? "DeviceGray" : "DeviceRGB")"
                + " /BitsPerComponent 8 /Filter /DCTDecode /Length \(size) >>\nstream\n")
        for stretch in picture.stretches { add(.copied(stretch)) }
        add("\nendstream\nendobj\n")
    }

    private mutating func object(_ content: String) {
        begin()
        add(content + "\nendobj\n")
    }

    private mutating func begin() {
        places.append(length)
        add("\(places.count) 0 obj\n")
    }

    private mutating func add(_ text: String) { add(.octets(Array(text.utf8))) }

    private mutating func add(_ part: Part) {
        parts.append(part)
        length += part.count
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 10 - digits.count)) + digits
    }
}

/// Where a picture stands on its page. Lengths are in points, 72 to the inch, and reckoned in
/// thousandths of them.
struct PicturePlace {
    private static let (short, long) = (595, 842)

    let pageWidth: Int
    let pageHeight: Int
    /// Of the unit square in which PDF has every image (ISO 32000-1, 8.9.5.1).
    let matrix: String

    init(_ picture: JPEGPicture) {
        let isTurned = picture.orientation > 4
        let width = isTurned ? picture.height : picture.width
        let height = isTurned ? picture.width : picture.height
        let isWide = width > height
        pageWidth = isWide ? PicturePlace.long : PicturePlace.short
        pageHeight = isWide ? PicturePlace.short : PicturePlace.long
        let (pageWidth, pageHeight) = (pageWidth * 1000, pageHeight * 1000)
        // The side that fills the page, and the other in proportion.
        let fillsWidth = pageWidth * height <= pageHeight * width
        let shownWidth = fillsWidth ? pageWidth : pageHeight * width / height
        let shownHeight = fillsWidth ? pageWidth * height / width : pageHeight
        let (x, y) = ((pageWidth - shownWidth) / 2, (pageHeight - shownHeight) / 2)
        let (right, top) = (x + shownWidth, y + shownHeight)
        let numbers =
            switch picture.orientation {
            case 2: [-shownWidth, 0, 0, shownHeight, right, y]
            case 3: [-shownWidth, 0, 0, -shownHeight, right, top]
            case 4: [shownWidth, 0, 0, -shownHeight, x, top]
            case 5: [0, -shownHeight, -shownWidth, 0, right, top]
            case 6: [0, -shownHeight, shownWidth, 0, x, top]
            case 7: [0, shownHeight, shownWidth, 0, x, y]
            case 8: [0, shownHeight, -shownWidth, 0, right, y]
            default: [shownWidth, 0, 0, shownHeight, x, y]
            }
        matrix = numbers.map(PicturePlace.text).joined(separator: " ")
    }

    private static func text(_ thousandths: Int) -> String {
        let digits = String(thousandths.magnitude % 1000)
        return (thousandths < 0 ? "-" : "") + "\(thousandths.magnitude / 1000)."
            + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
