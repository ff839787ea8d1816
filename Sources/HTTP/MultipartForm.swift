import HTTPTypes

/// A form with files (`multipart/form-data`, RFC 7578). Fields are read into memory, files stay
/// where the body is.
package struct MultipartForm: Sendable {
    package struct File: Hashable, Sendable {
        /// The field's name.
        package var field: String
        /// As the client says it, a path or anything else.
        package var name: String
        /// Where its content stands in the body.
        package var content: Range<Int>
    }

    package private(set) var fields = FormFields()
    package private(set) var files: [File] = []

    /// Why octets are no such form.
    package enum Fault: Error, Hashable {
        case boundary
        case part
        case tooManyParts
        case fieldTooLong
        case encoding
    }

    private static let mostParts = 50
    private static let longestHead = 4 * 1024
    private static let longestField = 64 * 1024

    /// The boundary that Content-Type names (RFC 2046 5.1.1); nil for another type, or a boundary
    /// that is none.
    static func boundary(of type: String) -> [UInt8]? {
        let parts = type.split(separator: ";", omittingEmptySubsequences: false)
        guard parts.first?.trimmed.lowercased() == "multipart/form-data" else { return nil }
        let names = parts.dropFirst().map(\.trimmed).filter {
            $0.lowercased().hasPrefix("boundary=")
        }
        guard names.count == 1 else { return nil }
        var text = names[0].dropFirst("boundary=".count)
        if text.hasPrefix("\""), text.hasSuffix("\""), text.count >= 2 {
            text = text.dropFirst().dropLast()
        }
        let octets = Array(text.utf8)
        let isBoundary =
            (1...70).contains(octets.count)
            && octets.allSatisfy { octet in
                octet.isAlphanumeric || "'()+_,-./:=? ".utf8.contains(octet)
            } && octets.last != UInt8(ascii: " ")
        return isBoundary ? octets : nil
    }

    /// Whether the request says that its body is such a form.
    package static func isBody(of request: Request) -> Bool {
        let type = request.fields[.contentType]?.prefix { $0 != ";" } ?? ""
        return type.trimmed.lowercased() == "multipart/form-data"
    }

    package init(_ request: Request) throws(Fault) {
        guard let boundary = MultipartForm.boundary(of: request.fields[.contentType] ?? "") else {
            throw .boundary
        }
        let delimiter = Array("\r\n--".utf8) + boundary
        // No preamble: clients send none, and what stands before the first part would be hidden.
        let first = Array(delimiter.dropFirst(2))
        guard request.bodyOctets(at: 0, most: first.count) == first else { throw .boundary }
        var place = first.count
        while true {
            let after = request.bodyOctets(at: place, most: 2)
            if after == Array("--".utf8) {
                let rest = request.bodyOctets(at: place + 2, most: 3)
                guard rest.isEmpty || rest == Array("\r\n".utf8) else { throw .boundary }
                return
            }
            guard after == Array("\r\n".utf8) else { throw .boundary }
            guard fields.fields.count + files.count < MultipartForm.mostParts else {
                throw .tooManyParts
            }
            place = try takePart(of: request, at: place + 2, delimiter)
        }
    }

    /// Returns the place behind the delimiter that ends the part.
    private mutating func takePart(
        of request: Request, at start: Int, _ delimiter: [UInt8]
    ) throws(Fault) -> Int {
        let window = request.bodyOctets(at: start, most: MultipartForm.longestHead)
        let blank = Array("\r\n\r\n".utf8)
        guard let end = window.firstRange(of: blank)?.lowerBound else { throw .part }
        let head = try MultipartForm.head(Array(window[..<end]))
        let content = start + end + blank.count
        // The content may be empty: its delimiter then begins with the blank line's own CR LF.
        guard let close = request.firstPlace(of: delimiter, from: content - 2) else { throw .part }
        let range = content..<max(content, close)
        if let name = head.fileName {
            files.append(File(field: head.name, name: name, content: range))
        } else {
            guard range.count <= MultipartForm.longestField else { throw .fieldTooLong }
            let octets = request.bodyOctets(at: range.lowerBound, most: range.count)
            guard let text = String(validating: octets, as: UTF8.self), !octets.contains(0) else {
                throw .encoding
            }
            fields.fields.append((head.name, text))
        }
        return close + delimiter.count
    }

    /// Name and file name of a part (RFC 7578 4.2).
    private static func head(_ octets: [UInt8]) throws(Fault) -> (name: String, fileName: String?) {
        guard let text = String(validating: octets, as: UTF8.self), !octets.contains(0) else {
            throw .encoding
        }
        var disposition: String?
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: false) {
            guard let colon = line.firstIndex(of: ":") else { throw .part }
            let name = line[..<colon].lowercased()
            let value = String(line[line.index(after: colon)...]).trimmed
            switch name {
            case "content-disposition":
                guard disposition == nil else { throw .part }
                disposition = value
            case "content-type": break
            default: throw .part
            }
        }
        guard let disposition, disposition.hasPrefix("form-data;") else { throw .part }
        guard let name = try parameter("name", of: disposition), !name.isEmpty else { throw .part }
        return (name, try parameter("filename", of: disposition))
    }

    /// A quoted parameter, in which browsers write `"`, CR and LF as `%22`, `%0D`, `%0A`.
    private static func parameter(_ name: String, of text: String) throws(Fault) -> String? {
        let mark = "; \(name)=\""
        // Scalars: a mark behind a quote would make one Character with it.
        let scalars = Array(text.unicodeScalars)
        let found = scalars.ranges(of: Array(mark.unicodeScalars))
        guard found.count <= 1 else { throw .part }
        guard let start = found.first?.upperBound else { return nil }
        guard let end = scalars[start...].firstIndex(of: "\"") else { throw .part }
        return String(String.UnicodeScalarView(scalars[start..<end])).replacing("%22", with: "\"")
            .replacing("%0D", with: "\r")
            .replacing("%0A", with: "\n")
    }
}

extension StringProtocol {
    /// Without blanks and tabs around it.
    fileprivate var trimmed: String {
        let scalars = Array(unicodeScalars)
        let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(String.UnicodeScalarView(scalars[first...last]))
    }
}

extension UInt8 {
    fileprivate var isAlphanumeric: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}

extension Request {
    /// Where the octets stand first in the body; it is looked through piece by piece.
    fileprivate func firstPlace(of pattern: [UInt8], from start: Int) -> Int? {
        let size = 64 * 1024
        var place = start
        while place < bodyCount {
            let window = bodyOctets(at: place, most: size + pattern.count)
            if let found = window.firstPlace(of: pattern) { return place + found }
            guard window.count > size else { return nil }
            place += size
        }
        return nil
    }
}

extension [UInt8] {
    /// By the first octet, which is rare in what is looked through.
    fileprivate func firstPlace(of pattern: [UInt8]) -> Int? {
        guard let first = pattern.first, count >= pattern.count else { return nil }
        return unsafe withUnsafeBufferPointer { all in
            var place = 0
            let last = all.count - pattern.count
            while place <= last {
                if unsafe all[place] == first,
                    (1..<pattern.count).allSatisfy({ unsafe all[place + $0] == pattern[$0] })
                {
                    return place
                }
                place += 1
            }
            return nil
        }
    }
}
