import Reporting

extension WordXML {
    mutating func table(
        _ widths: [Int], hasBorders: Bool, isDense: Bool = false, _ rows: (inout WordXML) -> Void
    ) {
        element("w:tbl") { xml in
            xml.element("w:tblPr") { xml in
                xml.empty("w:tblW", ["w:w": "\(widths.reduce(0, +))", "w:type": "dxa"])
                if hasBorders {
                    xml.element("w:tblBorders") { xml in
                        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                            xml.empty(
                                "w:" + side,
                                [
                                    "w:val": "single", "w:sz": "4", "w:space": "0",
                                    "w:color": "000000",
                                ])
                        }
                    }
                }
                xml.empty("w:tblLayout", ["w:type": "fixed"])
                xml.element("w:tblCellMar") { xml in
                    let side = hasBorders ? "57" : "0"
                    let above = hasBorders ? isDense ? "6" : "28" : "0"
                    xml.empty("w:top", ["w:w": above, "w:type": "dxa"])
                    xml.empty("w:left", ["w:w": side, "w:type": "dxa"])
                    xml.empty("w:bottom", ["w:w": above, "w:type": "dxa"])
                    xml.empty("w:right", ["w:w": side, "w:type": "dxa"])
                }
            }
            xml.element("w:tblGrid") { xml in
                for width in widths { xml.empty("w:gridCol", ["w:w": "\(width)"]) }
            }
            rows(&xml)
        }
    }

    /// A row that no page break divides.
    mutating func row(isHead: Bool = false, _ cells: (inout WordXML) -> Void) {
        element("w:tr") { xml in
            xml.element("w:trPr") { xml in
                xml.empty("w:cantSplit")
                if isHead { xml.empty("w:tblHeader") }
            }
            cells(&xml)
        }
    }

    /// How a cell is one with those above and below it.
    enum Merge {
        case begins, goesOn
    }

    mutating func cell(
        _ width: Int, spans: Int = 1, merges: Merge? = nil, isMiddle: Bool = false,
        _ inside: (inout WordXML) -> Void
    ) {
        element("w:tc") { xml in
            xml.element("w:tcPr") { xml in
                xml.empty("w:tcW", ["w:w": "\(width)", "w:type": "dxa"])
                if spans > 1 { xml.empty("w:gridSpan", ["w:val": "\(spans)"]) }
                switch merges {
                case .begins: xml.empty("w:vMerge", ["w:val": "restart"])
                case .goesOn: xml.empty("w:vMerge")
                case nil: break
                }
                if isMiddle { xml.empty("w:vAlign", ["w:val": "center"]) }
            }
            inside(&xml)
        }
    }

    /// A table of the document: a bold head in the middle, repeated on each page.
    mutating func table(_ table: DocumentTable, in page: WordPage) {
        let shares = table.columns.reduce(0) { $0 + $1.share }
        let widths = table.columns.map { $0.share * page.textWidth / max(1, shares) }
        // Many columns take smaller letters.
        let count = table.columns.count
        let size = table.isDense ? 9.0 : count > 9 ? 10 : count > 6 ? 11 : 12
        self.table(widths, hasBorders: true, isDense: table.isDense) { xml in
            xml.head(table.columns, widths, size)
            for row in table.rows {
                xml.row { xml in
                    switch row {
                    case .group(let title):
                        xml.cell(widths.reduce(0, +), spans: widths.count) {
                            $0.paragraph(
                                title, .init(keepsNext: true), .init(size: size, isBold: true))
                        }
                    case .cells(let cells): xml.cells(cells, table.columns, widths, size, false)
                    case .total(let cells): xml.cells(cells, table.columns, widths, size, true)
                    }
                }
            }
        }
        // Two tables that follow each other would become one.
        paragraph("", .init(line: 120, isExact: true), .init(size: 6))
        for note in table.legend + table.notes {
            paragraph(note, .init(), .init(size: 11, isItalic: true))
        }
    }

    /// One row; two where columns have a part above them.
    private mutating func head(
        _ columns: [DocumentTable.Column], _ widths: [Int], _ size: Double
    ) {
        let places = Array(zip(columns, widths))
        let hasParts = columns.contains { $0.part != nil }
        func write(_ words: String, _ xml: inout WordXML) {
            xml.paragraph(words, .init(alignment: .center), .init(size: size, isBold: true))
        }
        if hasParts {
            row(isHead: true) { xml in
                var rest = places[...]
                while let (first, width) = rest.first {
                    guard let part = first.part else {
                        xml.cell(width, merges: .begins, isMiddle: true) { write(first.title, &$0) }
                        rest.removeFirst()
                        continue
                    }
                    let below = rest.prefix { $0.0.part == part }
                    let width = below.reduce(0) { $0 + $1.1 }
                    xml.cell(width, spans: below.count, isMiddle: true) { write(part, &$0) }
                    rest.removeFirst(below.count)
                }
            }
        }
        row(isHead: true) { xml in
            for (column, width) in places {
                let goesOn = hasParts && column.part == nil
                xml.cell(width, merges: goesOn ? .goesOn : nil, isMiddle: true) {
                    write(goesOn ? "" : column.title, &$0)
                }
            }
        }
    }

    private mutating func cells(
        _ cells: [DocumentTable.Cell], _ columns: [DocumentTable.Column], _ widths: [Int],
        _ size: Double,
        _ isBold: Bool
    ) {
        for (index, column) in columns.enumerated() {
            let alignment: Paragraph.Alignment =
                switch column.alignment {
                case .left: .left
                case .right: .right
                case .centre: .center
                }
            cell(widths[index]) {
                $0.paragraph(
                    index < cells.count ? cells[index].short ?? cells[index].text : "",
                    .init(alignment: alignment),
                    .init(size: size, isBold: isBold))
            }
        }
    }
}
