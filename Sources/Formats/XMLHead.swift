/// What stands before the root element of an XML document: the only place of a document type, in
/// which entities are declared (XML 1.0, 2.8). Read once, however it comes in pieces.
struct XMLHead {
    private enum State {
        /// Of the octets EF BB BF, how many have come.
        case mark(Int)
        case between
        case tag
        case declaration
        /// `<!-`
        case commentBegins
        case comment(dashes: Int)
        case instruction(isEnding: Bool)
        case root
    }

    private var state = State.mark(0)
    /// The instruction that is being read, as far as an XML declaration may be long.
    private var instruction: [UInt8] = []
    private static let longestDeclaration = 200

    /// - Throws: `documentType`; `archive` for what is no XML, or in an encoding that would hide
    ///   what is looked for.
    mutating func read(_ piece: ArraySlice<UInt8>) throws(UploadedFile.Fault) {
        for octet in piece {
            if case .root = state { return }
            state = try next(octet)
        }
    }

    private mutating func next(_ octet: UInt8) throws(UploadedFile.Fault) -> State {
        switch (state, octet) {
        case (.mark(0), 0xef): return .mark(1)
        case (.mark(1), 0xbb): return .mark(2)
        case (.mark(2), 0xbf): return .between
        case (.mark(1...), _): throw .archive
        case (.mark, _), (.between, _): return try between(octet)
        case (.tag, UInt8(ascii: "!")): return .declaration
        case (.tag, UInt8(ascii: "?")):
            instruction = []
            return .instruction(isEnding: false)
        case (.tag, _):
            guard XMLHead.beginsName(octet) else { throw .archive }
            return .root
        case (.declaration, UInt8(ascii: "-")): return .commentBegins
        case (.declaration, _): throw .documentType
        case (.commentBegins, UInt8(ascii: "-")): return .comment(dashes: 0)
        case (.commentBegins, _): throw .archive
        case (.comment(let dashes), _):
            if dashes >= 2, octet == UInt8(ascii: ">") { return .between }
            return .comment(dashes: octet == UInt8(ascii: "-") ? dashes + 1 : 0)
        case (.instruction(let isEnding), _): return try instruction(octet, isEnding)
        case (.root, _): return .root
        }
    }

    private func between(_ octet: UInt8) throws(UploadedFile.Fault) -> State {
        switch octet {
        case UInt8(ascii: "<"): return .tag
        case UInt8(ascii: " "), 9, 10, 13: return .between
        default: throw .archive
        }
    }

    private mutating func instruction(_ octet: UInt8, _ isEnding: Bool)
        throws(UploadedFile.Fault) -> State
    {
        if isEnding, octet == UInt8(ascii: ">") {
            guard XMLHead.isLikeASCII(instruction) else { throw .archive }
            return .between
        }
        if instruction.count < XMLHead.longestDeclaration { instruction.append(octet) }
        return .instruction(isEnding: octet == UInt8(ascii: "?"))
    }

    /// Whether an XML declaration names no encoding but those that write ASCII as ASCII; another
    /// instruction names none. Who makes it longer than it may be hides something.
    private static func isLikeASCII(_ instruction: [UInt8]) -> Bool {
        let text = String(decoding: instruction, as: UTF8.self).lowercased()
        guard text.hasPrefix("xml") else { return true }
        guard instruction.count < longestDeclaration else { return false }
        guard let place = text.firstRange(of: "encoding") else { return true }
        return ["utf-8", "us-ascii", "iso-8859-", "windows-125"].contains {
            text[place.upperBound...].contains($0)
        }
    }

    private static func beginsName(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "_"), UInt8(ascii: ":"), 0x80...:
            true
        default: false
        }
    }
}
