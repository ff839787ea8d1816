import Foundation

/// What a PDF says of itself at its end (ISO 32000-2, 7.5.5): where its last table of objects begins,
/// with a dictionary of the whole.
struct PDFTrailer {
    /// Whether the file is encrypted (7.6): readers ask for a password, or refuse to print or copy.
    /// Both are locked: to tell a file that opens without a password from one that does not takes
    /// its ciphers (MD5 and RC4, or SHA-2 and AES), and what an archive keeps must stay printable.
    let isLocked: Bool

    /// Octets of a table and its dictionary that are looked at: some 200,000 objects.
    private static let longest = 4_000_000

    /// `tail` is how the file ends; what can't be followed is taken for a dictionary that says
    /// nothing.
    init(_ file: FileHandle, tail: [UInt8]) throws {
        guard let place = PDFTrailer.place(in: tail[...]) else {
            isLocked = false
            return
        }
        try file.seek(toOffset: place)
        let table = Array(try file.read(upToCount: PDFTrailer.longest) ?? Data())
        isLocked = PDFTrailer.namesEncryption(PDFTrailer.dictionary(of: table[...]))
    }

    /// What the last `startxref` says.
    private static func place(in tail: ArraySlice<UInt8>) -> UInt64? {
        var rest = tail
        var found: ArraySlice<UInt8>?
        while let mark = end(of: "startxref", in: rest) {
            rest = rest[mark...]
            found = rest
        }
        let digits = found?.drop(while: isBlank).prefix { (0x30...0x39).contains($0) }
        return digits.flatMap { UInt64(String(decoding: $0.prefix(15), as: UTF8.self)) }
    }

    /// Behind the word `trailer` of a table, or of a stream what stands before its content.
    private static func dictionary(of table: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        if table.starts(with: Array("xref".utf8)) {
            guard let start = end(of: "trailer", in: table) else { return [] }
            let rest = table[start...]
            return rest[..<(end(of: "startxref", in: rest) ?? rest.endIndex)]
        }
        return table[..<(end(of: "stream", in: table) ?? table.startIndex)]
    }

    /// The name alone: `/EncryptMetadata` is another.
    private static func namesEncryption(_ dictionary: ArraySlice<UInt8>) -> Bool {
        var rest = dictionary
        while let mark = end(of: "/Encrypt", in: rest) {
            rest = rest[mark...]
            if let next = rest.first, isBlank(next) || Array("<([/%".utf8).contains(next) {
                return true
            }
        }
        return false
    }

    /// Where the word's first occurrence ends.
    private static func end(of word: String, in bytes: ArraySlice<UInt8>) -> Int? {
        let word = Array(word.utf8)
        var rest = bytes
        while let place = rest.firstIndex(of: word[0]) {
            rest = rest[place...]
            if rest.starts(with: word) { return place + word.count }
            rest = rest.dropFirst()
        }
        return nil
    }

    private static func isBlank(_ octet: UInt8) -> Bool {
        [0, 9, 10, 12, 13, 32].contains(octet)
    }
}
