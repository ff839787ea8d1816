extension WordXML {
    /// Lengths of drawings (ECMA-376 part 1, 20.1.10.16): 36,000 to the millimetre.
    private static let millimetre = 36_000

    /// The picture of a document's mark at the foot of a page (20.4.2.3): 20 mm wide in the left
    /// margin beside the mark's text, where it moves nothing and no text comes, 6 mm from the edge
    /// below.
    mutating func markPicture(of code: String) {
        let side = "\(20 * WordXML.millimetre)"
        element("w:r") { xml in
            xml.element("w:drawing") { xml in
                xml.element(
                    "wp:anchor",
                    [
                        "xmlns:wp": WordProperties.drawing + "wordprocessingDrawing",
                        "distT": "0", "distB": "0", "distL": "0", "distR": "0", "simplePos": "0",
                        "relativeHeight": "1", "behindDoc": "1", "locked": "1",
                        "layoutInCell": "0", "allowOverlap": "1",
                    ]
                ) { xml in
                    xml.empty("wp:simplePos", ["x": "0", "y": "0"])
                    xml.place("H", "leftMargin", 8)
                    xml.place("V", "bottomMargin", -6)
                    xml.empty("wp:extent", ["cx": side, "cy": side])
                    xml.empty("wp:wrapNone")
                    xml.empty("wp:docPr", ["id": "1", "name": "QR", "descr": code])
                    xml.empty("wp:cNvGraphicFramePr")
                    let main = WordProperties.drawing + "main"
                    xml.element("a:graphic", ["xmlns:a": main]) { xml in
                        let picture = WordProperties.drawing + "picture"
                        xml.element("a:graphicData", ["uri": picture]) { xml in
                            xml.picture(side)
                        }
                    }
                }
            }
        }
    }

    private mutating func place(_ axis: String, _ from: String, _ millimetres: Int) {
        element("wp:position\(axis)", ["relativeFrom": from]) { xml in
            xml.element("wp:posOffset") { $0.words("\(millimetres * WordXML.millimetre)") }
        }
    }

    private mutating func picture(_ side: String) {
        element("pic:pic", ["xmlns:pic": WordProperties.drawing + "picture"]) { xml in
            xml.element("pic:nvPicPr") { xml in
                xml.empty("pic:cNvPr", ["id": "1", "name": "QR"])
                xml.empty("pic:cNvPicPr")
            }
            xml.element("pic:blipFill") { xml in
                xml.empty("a:blip", ["r:embed": "rId1"])
                xml.element("a:stretch") { $0.empty("a:fillRect") }
            }
            xml.element("pic:spPr") { xml in
                xml.element("a:xfrm") { xml in
                    xml.empty("a:off", ["x": "0", "y": "0"])
                    xml.empty("a:ext", ["cx": side, "cy": side])
                }
                xml.element("a:prstGeom", ["prst": "rect"]) { $0.empty("a:avLst") }
            }
        }
    }
}
