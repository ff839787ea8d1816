import Foundation

@testable import Formats

/// A PDF as short as it can be, for what readers must live with.
struct SmallPDF {
    private var objects: [String] = []

    /// As many equal pages of that size in points, each with the drawing; `image` is an object that
    /// it may draw as /P.
    init(
        pages: Int = 1, width: Int = 595, height: Int = 842, drawing: String = "",
        image: String? = nil
    ) {
        let kids = (0..<pages).map { "\(5 + $0) 0 R" }.joined(separator: " ")
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count \(pages) /Kids [\(kids)] >>",
            "<< /Length \(drawing.utf8.count) >>\nstream\n\(drawing)\nendstream",
            image ?? "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        let resource = image == nil ? "/Font << /F 4 0 R >>" : "/XObject << /P 4 0 R >>"
        for _ in 0..<pages {
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)] "
                    + "/Contents 3 0 R /Resources << \(resource) >> >>")
        }
    }

    /// With the words near the foot.
    init(text: String) { self.init(drawing: "BT /F 12 Tf 80 40 Td (\(text)) Tj ET") }

    /// With the code as a picture of 20 mm at the foot of the left margin, as a printed report has it.
    init?(code text: String, pages: Int = 1) {
        guard let code = QRCode(text, .quartile) else { return nil }
        var squares = ""
        for row in 0..<code.size {
            for column in 0..<code.size {
                squares += code.isBlack(row: row, column: column) ? "00" : "FF"
            }
        }
        self.init(
            pages: pages, drawing: "q 56.7 0 0 56.7 22.7 17 cm /P Do Q",
            image: "<< /Type /XObject /Subtype /Image /Width \(code.size) /Height \(code.size) "
                + "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /ASCIIHexDecode "
                + "/Length \(squares.utf8.count + 1) >>\nstream\n\(squares)>\nendstream")
    }

    var file: Data {
        var text = "%PDF-1.4\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places {
            let digits = String(place)
            text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        text +=
            "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
        return Data(text.utf8)
    }
}
