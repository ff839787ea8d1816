import Reporting

/// An official document as an Office Open XML text (DOCX) in the layout of Decree 30/2020/NĐ-CP,
/// Annex I (Documentation/Sources.md 3). Lengths are in twentieths of a point.
package struct WordDocument: Sendable {
    package var document: OfficialDocument
    /// What the file says of when it was made; of the same document it then has the same bytes.
    package var madeAt: Moment

    package init(_ document: OfficialDocument, madeAt: Moment) {
        self.document = document
        self.madeAt = madeAt
    }

    package static let mediaType =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    package func file() throws -> [UInt8] {
        let properties = WordProperties(
            title: document.subject, creator: document.letterhead.name, madeAt: madeAt)
        let picture = picture
        let texts = [
            ("[Content_Types].xml", WordProperties.contentTypes(withPicture: picture != nil)),
            ("_rels/.rels", WordProperties.relations),
            ("docProps/core.xml", properties.core),
            ("word/document.xml", body),
            ("word/_rels/document.xml.rels", WordProperties.documentRelations),
            ("word/styles.xml", WordProperties.styles),
            ("word/settings.xml", WordProperties.settings),
            ("word/header1.xml", header),
            ("word/footer1.xml", footer),
        ]
        var parts = texts.map { ($0, Array($1.utf8)) }
        if let picture {
            parts += [
                ("word/_rels/footer1.xml.rels", Array(WordProperties.footerRelations.utf8)),
                ("word/\(WordProperties.markPicture)", picture.file),
            ]
        }
        return try WordPackage(parts: parts, madeAt: madeAt).file()
    }

    /// What the mark says, for machines.
    private var picture: PNGPicture? {
        document.markCode.flatMap { QRCode($0, .quartile) }.map(PNGPicture.init)
    }

    private var body: String {
        var xml = WordXML()
        xml.element("w:document", WordProperties.namespaces) { xml in
            xml.element("w:body") { xml in
                xml.letterhead(document)
                xml.title(document)
                xml.addressees(document.addressees, of: document.kind)
                let blocks = document.endedBody
                for (index, block) in blocks.enumerated() {
                    xml.block(block, in: .portrait, keepsNext: index == blocks.count - 1)
                }
                xml.signature(document)
                // Each part ends with its own properties; the last one's stand at the very end.
                var properties = WordPage.portrait.section(restarts: false)
                for (index, annex) in document.annexes.enumerated() {
                    xml.sectionEnd(properties)
                    xml.annex(annex, named: document.annexName(index), of: document)
                    properties = WordPage(annex).section(restarts: true)
                }
                xml.raw(properties)
            }
        }
        return WordProperties.declaration + xml.text
    }

    /// The page's number, from the second page on.
    private var header: String {
        var xml = WordXML()
        xml.element("w:hdr", WordProperties.namespaces) { xml in
            xml.paragraph(.init(alignment: .center), .init(size: 14)) {
                $0.pageNumber(.init(size: 14))
            }
        }
        return WordProperties.declaration + xml.text
    }

    private var footer: String {
        var xml = WordXML()
        xml.element("w:ftr", WordProperties.namespaces) { xml in
            let letters = WordXML.Letters(size: 9)
            guard picture != nil else {
                xml.paragraph(document.mark ?? "", .init(alignment: .right), letters)
                return
            }
            xml.paragraph(.init(), letters) { xml in
                xml.run(document.mark ?? "", letters)
                xml.markPicture(of: document.markCode ?? "")
            }
        }
        return WordProperties.declaration + xml.text
    }
}

/// A4 with the decree's margins: top and bottom 20 mm, left 30, right 15 (Annex I, I.1–3).
enum WordPage {
    case portrait, landscape

    init(_ annex: OfficialDocument.Annex) {
        self = annex.isLandscape ? .landscape : .portrait
    }

    static let (top, bottom, left, right) = (1134, 1134, 1701, 850)
    private static let (short, long) = (11_906, 16_838)

    var textWidth: Int {
        (self == .portrait ? WordPage.short : WordPage.long) - WordPage.left - WordPage.right
    }

    /// The properties of a section; its first page has no number.
    func section(restarts: Bool) -> String {
        var xml = WordXML()
        xml.element("w:sectPr") { xml in
            xml.empty("w:headerReference", ["w:type": "default", "r:id": "rId3"])
            xml.empty("w:footerReference", ["w:type": "default", "r:id": "rId4"])
            xml.empty("w:footerReference", ["w:type": "first", "r:id": "rId4"])
            switch self {
            case .portrait:
                xml.empty("w:pgSz", ["w:w": "\(WordPage.short)", "w:h": "\(WordPage.long)"])
            case .landscape:
                xml.empty(
                    "w:pgSz",
                    [
                        "w:w": "\(WordPage.long)", "w:h": "\(WordPage.short)",
                        "w:orient": "landscape",
                    ])
            }
            xml.empty(
                "w:pgMar",
                [
                    "w:top": "\(WordPage.top)", "w:right": "\(WordPage.right)",
                    "w:bottom": "\(WordPage.bottom)", "w:left": "\(WordPage.left)",
                    "w:header": "567", "w:footer": "567", "w:gutter": "0",
                ])
            if restarts { xml.empty("w:pgNumType", ["w:start": "1"]) }
            xml.empty("w:titlePg")
        }
        return xml.text
    }
}

extension WordXML {
    fileprivate mutating func sectionEnd(_ properties: String) {
        paragraph(.init(line: 20, isExact: true), .init(size: 1), section: properties) { _ in }
    }
}
