/// One part of an office document (ECMA-376 part 2) while it is inflated, piece by piece.
struct PackagePart {
    private enum Kind {
        /// Pictures and the like, which are not looked into.
        case binary
        case xml
        /// XML that says what other parts are, which is kept to be read at its end.
        case index
    }

    private let kind: Kind
    private var head = XMLHead()
    private(set) var index: [UInt8] = []

    /// `name` is in lower case.
    init(_ name: String) {
        kind =
            name.hasSuffix(".rels") || name == "[content_types].xml"
            ? .index : name.hasSuffix(".xml") ? .xml : .binary
    }

    /// Refuses what the names of parts give away; what goes by another name, the indices tell.
    static func checkName(_ name: String) throws(UploadedFile.Fault) {
        if name.hasSuffix("vbaproject.bin") { throw .macros }
        let folders = name.split(separator: "/").dropLast()
        if folders.contains("macrosheets") || folders.contains("dialogsheets") { throw .macros }
        if folders.contains("activex") || name.contains("oleobject") { throw .embedded }
        if folders.contains("externallinks") { throw .external }
    }

    mutating func read(_ piece: ArraySlice<UInt8>) throws(UploadedFile.Fault) {
        switch kind {
        case .binary: return
        case .xml: try head.read(piece)
        case .index:
            try head.read(piece)
            index += piece
        }
    }

    func end() throws(UploadedFile.Fault) {
        guard case .index = kind else { return }
        try XMLPieces.each(of: index, malformed: UploadedFile.Fault.archive) {
            piece throws(UploadedFile.Fault) in
            if case .start(_, let attributes) = piece { try PackagePart.check(attributes) }
        }
    }

    /// What a content type or a relationship says that a part is, in whatever letters.
    private static func check(_ written: [String: String]) throws(UploadedFile.Fault) {
        let attributes = Dictionary(
            written.map { ($0.key.lowercased(), $0.value.lowercased()) },
            uniquingKeysWith: { $0 + " " + $1 })
        let type = attributes["contenttype"] ?? attributes["type"] ?? ""
        if ["vbaproject", "vbadata", "macroenabled", "macrosheet", "dialogsheet"].contains(
            where: type.contains)
        {
            throw .macros
        }
        if ["oleobject", "activex", "/control"].contains(where: type.contains) { throw .embedded }
        if type.contains("externallink") { throw .external }
        // A hyperlink is followed by whoever clicks on it; all else by whoever opens the file.
        if attributes["targetmode"]?.contains("external") == true, !type.hasSuffix("/hyperlink") {
            throw .external
        }
    }
}
