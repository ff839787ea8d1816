/// WordprocessingML (ECMA-376 part 1) in the making: elements in order, text always escaped.
struct WordXML {
    private(set) var text = ""

    mutating func raw(_ xml: String) { text += xml }

    /// An element with attributes that are our own words, and what `inside` writes.
    mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
        _ inside: (inout WordXML) -> Void
    ) {
        open(name, attributes)
        text += ">"
        inside(&self)
        text += "</\(name)>"
    }

    mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
        open(name, attributes)
        text += "/>"
    }

    private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        text += "<\(name)"
        for (name, value) in attributes {
            text += " \(name)=\"\(WordXML.escaped(value))\""
        }
    }

    mutating func words(_ words: String) { text += WordXML.escaped(words) }

    /// Without what XML 1.0 can't hold (2.2, Char).
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xfffe || scalar.value == 0xffff:
                break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension WordXML {
    /// How a paragraph stands: lengths in twentieths of a point.
    struct Paragraph {
        enum Alignment: String {
            case left, center, right, both
        }

        var alignment = Alignment.left
        var before = 0
        var after = 0
        /// 240 is single spacing.
        var line = 240
        var firstLine = 0
        var left = 0
        var right = 0
        /// `line` is the height of a line in itself.
        var isExact = false
        /// A rule along the lower edge.
        var isRule = false
        var keepsNext = false
        /// For navigation: 0 is the highest; nil is running text.
        var outlineLevel: Int?
    }

    /// How letters look.
    struct Letters {
        /// In points.
        var size = 14.0
        var isBold = false
        var isItalic = false
        /// No line ends within a number with its unit, a span of years, or a document's symbol
        /// (`UnbrokenText`).
        var keepsTogether = false
    }

    mutating func paragraph(
        _ text: String, _ style: Paragraph = Paragraph(), _ letters: Letters = Letters()
    ) {
        paragraph(style, letters) { xml in xml.run(text, letters) }
    }

    mutating func paragraph(
        _ style: Paragraph, _ letters: Letters = Letters(), section: String? = nil,
        _ inside: (inout WordXML) -> Void
    ) {
        element("w:p") { xml in
            xml.element("w:pPr") { xml in
                if style.keepsNext { xml.empty("w:keepNext") }
                if style.isRule {
                    xml.element("w:pBdr") {
                        $0.empty(
                            "w:bottom",
                            ["w:val": "single", "w:sz": "6", "w:space": "0", "w:color": "000000"])
                    }
                }
                xml.empty(
                    "w:spacing",
                    [
                        "w:before": "\(style.before)", "w:after": "\(style.after)",
                        "w:line": "\(style.line)",
                        "w:lineRule": style.isExact ? "exact" : "auto",
                    ])
                xml.empty(
                    "w:ind",
                    [
                        "w:left": "\(style.left)", "w:right": "\(style.right)",
                        "w:firstLine": "\(style.firstLine)",
                    ])
                xml.empty("w:jc", ["w:val": style.alignment.rawValue])
                if let level = style.outlineLevel {
                    xml.empty("w:outlineLvl", ["w:val": "\(level)"])
                }
                // The mark at the end has the letters' height too.
                xml.element("w:rPr") { $0.letters(letters) }
                if let section { xml.raw(section) }
            }
            inside(&xml)
        }
    }

    /// Line breaks and tabs of the text are kept.
    mutating func run(_ text: String, _ style: Letters) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            element("w:r") { xml in
                xml.element("w:rPr") { $0.letters(style) }
                if index > 0 { xml.empty("w:br") }
                let pieces =
                    style.keepsTogether ? UnbrokenText.pieces(of: String(line)) : [String(line)]
                for (index, piece) in pieces.enumerated() {
                    if index > 0 { xml.empty("w:noBreakHyphen") }
                    xml.element("w:t", ["xml:space": "preserve"]) { $0.words(piece) }
                }
            }
        }
    }

    /// The number of the page.
    mutating func pageNumber(_ style: Letters) {
        element("w:fldSimple", ["w:instr": "PAGE"]) { xml in xml.run("2", style) }
    }

    private mutating func letters(_ style: Letters) {
        if style.isBold { empty("w:b") }
        if style.isItalic { empty("w:i") }
        // In half points.
        let size = "\(Int((style.size * 2).rounded()))"
        empty("w:sz", ["w:val": size])
        empty("w:szCs", ["w:val": size])
    }
}
