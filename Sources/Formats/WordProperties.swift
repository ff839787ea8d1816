import Reporting

/// The parts of a package that say what the others are.
struct WordProperties {
    var title: String
    var creator: String
    var madeAt: Moment

    static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"

    static let namespaces: KeyValuePairs = [
        "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ]

    /// What the names of drawings' namespaces begin with.
    static let drawing = "http://schemas.openxmlformats.org/drawingml/2006/"
    /// Where the picture of a document's mark is.
    static let markPicture = "media/mark.png"

    private static let types = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    private static let package = "http://schemas.openxmlformats.org/package/2006/"

    /// Of a document whose mark has a picture, or that has none.
    static func contentTypes(withPicture: Bool) -> String {
        var xml = WordXML()
        xml.element("Types", ["xmlns": package + "content-types"]) { xml in
            xml.empty(
                "Default",
                [
                    "Extension": "rels",
                    "ContentType": "application/vnd.openxmlformats-package.relationships+xml",
                ])
            if withPicture {
                xml.empty("Default", ["Extension": "png", "ContentType": "image/png"])
            }
            for (name, type) in [
                ("/word/document.xml", types + "document.main+xml"),
                ("/word/styles.xml", types + "styles+xml"),
                ("/word/settings.xml", types + "settings+xml"),
                ("/word/header1.xml", types + "header+xml"),
                ("/word/footer1.xml", types + "footer+xml"),
                (
                    "/docProps/core.xml",
                    "application/vnd.openxmlformats-package.core-properties+xml"
                ),
            ] {
                xml.empty("Override", ["PartName": name, "ContentType": type])
            }
        }
        return declaration + xml.text
    }

    static var relations: String {
        relationships([
            ("rId1", office + "officeDocument", "word/document.xml"),
            (
                "rId2", package + "relationships/metadata/core-properties", "docProps/core.xml"
            ),
        ])
    }

    static var documentRelations: String {
        relationships([
            ("rId1", office + "styles", "styles.xml"),
            ("rId2", office + "settings", "settings.xml"),
            ("rId3", office + "header", "header1.xml"),
            ("rId4", office + "footer", "footer1.xml"),
        ])
    }

    static var footerRelations: String {
        relationships([("rId1", office + "image", markPicture)])
    }

    private static func relationships(_ all: [(id: String, type: String, target: String)])
        -> String
    {
        var xml = WordXML()
        xml.element("Relationships", ["xmlns": package + "relationships"]) { xml in
            for each in all {
                xml.empty(
                    "Relationship", ["Id": each.id, "Type": each.type, "Target": each.target])
            }
        }
        return declaration + xml.text
    }

    /// Times New Roman, black, Vietnamese (Annex I, I.4); sizes are said at each run.
    static var styles: String {
        var xml = WordXML()
        xml.element("w:styles", namespaces) { xml in
            xml.element("w:docDefaults") { xml in
                xml.element("w:rPrDefault") { xml in
                    xml.element("w:rPr") { xml in
                        let font = "Times New Roman"
                        xml.empty(
                            "w:rFonts",
                            [
                                "w:ascii": font, "w:hAnsi": font, "w:cs": font, "w:eastAsia": font,
                            ])
                        xml.empty("w:color", ["w:val": "000000"])
                        xml.empty("w:sz", ["w:val": "28"])
                        xml.empty("w:szCs", ["w:val": "28"])
                        xml.empty("w:lang", ["w:val": "vi-VN", "w:eastAsia": "vi-VN"])
                    }
                }
                xml.element("w:pPrDefault") { xml in
                    xml.element("w:pPr") {
                        $0.empty("w:spacing", ["w:before": "0", "w:after": "0", "w:line": "240"])
                    }
                }
            }
            xml.element(
                "w:style", ["w:type": "paragraph", "w:default": "1", "w:styleId": "Normal"]
            ) { $0.empty("w:name", ["w:val": "Normal"]) }
        }
        return declaration + xml.text
    }

    static var settings: String {
        var xml = WordXML()
        xml.element("w:settings", namespaces) { xml in
            xml.element("w:compat") {
                $0.empty(
                    "w:compatSetting",
                    [
                        "w:name": "compatibilityMode",
                        "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15",
                    ])
            }
        }
        return declaration + xml.text
    }

    var core: String {
        var xml = WordXML()
        xml.element(
            "cp:coreProperties",
            [
                "xmlns:cp": WordProperties.package + "metadata/core-properties",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/",
                "xmlns:dcterms": "http://purl.org/dc/terms/",
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            ]
        ) { xml in
            xml.element("dc:title") { $0.words(title) }
            xml.element("dc:creator") { $0.words(creator) }
            xml.element("dc:language") { $0.words("vi-VN") }
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.element(name, ["xsi:type": "dcterms:W3CDTF"]) { $0.words(madeAt.description) }
            }
        }
        return WordProperties.declaration + xml.text
    }
}
