import Reporting

/// What `pdfsig` says of a file's digital signatures.
///
/// A field's name is printed as the file has it, line breaks and all, so that a file can make it say
/// anything in this form. That gains nothing: with a certificate of one's own making it says the same;
/// whose a certificate is, `CertificateCheck` finds out for itself.
enum PDFSignatureList {
    struct Listed: Hashable {
        var signature: PaperSignature
        /// What is signed of the file; empty where that is not said.
        var ranges: [Range<Int>]
    }

    /// More are not listed.
    static let most = 20
    private static let longest = 200

    /// nil where it is in no form that is known. Times are read as UTC.
    static func read(_ output: String) -> [Listed]? {
        var blocks: [[Substring]] = []
        for line in output.split(separator: "\n") {
            if line.hasPrefix("Signature #"), line.hasSuffix(":") {
                guard line == "Signature #\(blocks.count + 1):" else { return nil }
                blocks.append([])
            } else if blocks.isEmpty {
                guard line.hasPrefix("Digital Signature Info of: ") else { return nil }
            } else {
                blocks[blocks.count - 1].append(line)
            }
        }
        var signatures: [Listed] = []
        for block in blocks where !block.contains(where: isUnsigned) {
            guard let signature = PaperSignature(block) else { return nil }
            signatures.append(Listed(signature: signature, ranges: ranges(block)))
        }
        return Array(signatures.prefix(most))
    }

    /// `[0 - 1255], [5353 - 6381]`, each up to its second number.
    private static func ranges(_ lines: [Substring]) -> [Range<Int>] {
        let label = "  - Signed Ranges: "
        let found = lines.filter { $0.hasPrefix(label) }
        guard found.count == 1 else { return [] }
        return found[0].dropFirst(label.count).split(separator: ", ").compactMap { part in
            guard part.hasPrefix("["), part.hasSuffix("]") else { return nil }
            let ends = part.dropFirst().dropLast().split(separator: " - ").map { Int($0) }
            guard ends.count == 2, let start = ends[0], let end = ends[1], start < end else {
                return nil
            }
            return start..<end
        }
    }

    /// A place for a signature, without one.
    private static func isUnsigned(_ line: Substring) -> Bool {
        line == "  The signature form field is not signed."
    }

    /// Without what is no part of a name.
    static func cleaned(_ name: Substring) -> String {
        let scalars = name.unicodeScalars.filter {
            switch $0.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
                .unassigned:
                false
            default: true
            }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars.prefix(longest))
        return String(text)
    }
}

extension PaperSignature {
    /// The lines below `Signature #1:`; a line that stands twice says nothing.
    fileprivate init?(_ lines: [Substring]) {
        func only(_ label: String) -> Substring?? {
            let found = lines.filter { $0.hasPrefix("  - \(label)") }
            guard found.count <= 1 else { return nil }
            return .some(found.first?.dropFirst(label.count + 4))
        }
        guard let name = only("Signer Certificate Common Name: "),
            let time = only("Signing Time: "), let signedAll = only("Total document signed"),
            let validation = only("Signature Validation: "), let validation
        else { return nil }
        let content: Content =
            switch validation {
            case "Signature is Valid.": .unchanged
            case "Signature is Invalid.", "Digest Mismatch.": .changed
            default: .unknown
            }
        let signer = name.map { PDFSignatureList.cleaned($0) } ?? ""
        self.init(
            signer: signer == "(null)" ? "" : signer, signedAt: time.flatMap(Moment.init(signing:)),
            content: content, coversAll: signedAll != nil)
    }
}

extension Moment {
    /// `Nov 29 2026 11:59:10`, in UTC.
    fileprivate init?(signing text: Substring) {
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let parts = text.split(separator: " ")
        guard parts.count == 4, let month = months.firstIndex(of: String(parts[0])) else {
            return nil
        }
        func padded(_ number: Substring) -> String { (number.count < 2 ? "0" : "") + number }
        self.init(
            rfc3339:
                "\(parts[2])-\(padded("\(month + 1)"))-\(padded(parts[1]))T\(parts[3])Z")
    }
}
