import Reporting

// The parts of a document in their order; numbers of boxes are those of the decree's diagram
// (Annex I, IV), sizes those of Documentation/Layout.md.
extension WordXML {
    /// Boxes 1 to 4: who issues, the national title, number, place and day; of a letter box 5b too.
    mutating func letterhead(_ document: OfficialDocument) {
        let head = document.letterhead
        // 70 and 95 mm: the national title at 12 points takes 88.3 mm.
        let (left, right) = (3969, 5386)
        table([left, right], hasBorders: false) { xml in
            xml.row { xml in
                xml.cell(left) { xml in
                    if !head.parent.isEmpty {
                        xml.paragraph(
                            head.parent.uppercased(), .init(alignment: .center), .init(size: 12))
                    }
                    xml.paragraph(
                        head.issuer.uppercased(), .init(alignment: .center),
                        .init(size: 12, isBold: true))
                    xml.rule(2 * WordXML.width(head.issuer, points: 12, isCapital: true) / 5, left)
                }
                xml.cell(right) { xml in
                    xml.paragraph(
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", .init(alignment: .center),
                        .init(size: 12, isBold: true))
                    xml.paragraph(
                        "Độc lập - Tự do - Hạnh phúc", .init(alignment: .center),
                        .init(size: 13, isBold: true))
                    // As long as the text above it at 13 points.
                    xml.rule(3171, right)
                }
            }
            xml.row { xml in
                xml.cell(left) { xml in
                    xml.paragraph(
                        "Số: " + document.symbol, .init(alignment: .center, before: 80),
                        .init(size: 13))
                    if case .letter = document.kind {
                        xml.paragraph(
                            "V/v " + document.subject, .init(alignment: .center, before: 60),
                            .init(size: 12, keepsTogether: true))
                    }
                }
                xml.cell(right) { xml in
                    xml.paragraph(
                        document.placeAndDate, .init(alignment: .center, before: 80),
                        .init(size: 13, isItalic: true))
                }
            }
        }
    }

    /// Box 5a: the name of the type, the subject, a rule; above them what a draft is marked by.
    mutating func title(_ document: OfficialDocument) {
        if document.isTrial {
            paragraph(
                Round.trialNotice, .init(alignment: .center, before: 240), .init(isBold: true))
        }
        if document.isDraft {
            paragraph("BẢN THẢO", .init(alignment: .center, before: 240), .init(isBold: true))
        }
        guard case .named(let name, _) = document.kind else { return }
        paragraph(
            name.uppercased(), .init(alignment: .center, before: 360, outlineLevel: 0),
            .init(isBold: true))
        paragraph(
            document.subject, .init(alignment: .center), .init(isBold: true, keepsTogether: true))
        let width = WordPage.portrait.textWidth
        rule(min(width, WordXML.width(document.subject, points: 14)) * 2 / 5, width)
    }

    /// Box 9a: one on the same line; several each on its own, the dashes below the colon.
    mutating func addressees(_ addressees: [String], of kind: OfficialDocument.Kind) {
        guard let first = addressees.first else { return }
        if addressees.count == 1 {
            paragraph("Kính gửi: " + first, .init(alignment: .center, before: 240, after: 120))
            return
        }
        let start = 1701
        paragraph("Kính gửi:", .init(before: 240, left: start, keepsNext: true))
        for (index, addressee) in addressees.enumerated() {
            let isLast = index == addressees.count - 1
            paragraph(
                "- " + addressee + (isLast ? "." : ";"),
                // "Kính gửi" at 14 points.
                .init(after: isLast ? 120 : 0, left: start + 988))
        }
    }

    /// Box 6 (Annex I, II.5): justified, a first line of 1.27 cm, 6 points between paragraphs; the
    /// words of a heading stand no further apart for it.
    mutating func block(
        _ block: OfficialDocument.Block, in page: WordPage, keepsNext: Bool = false
    ) {
        switch block {
        case .heading(let level, let text):
            paragraph(
                text,
                .init(
                    before: 120, line: 276, firstLine: 720, keepsNext: true, outlineLevel: level),
                .init(isBold: true, keepsTogether: true))
        case .paragraph(let text):
            paragraph(
                text,
                .init(
                    alignment: .both, before: 120, line: 276, firstLine: 720, keepsNext: keepsNext),
                .init(keepsTogether: true))
        case .item(let text):
            paragraph(
                "- " + text,
                .init(
                    alignment: .both, before: 120, line: 276, firstLine: 720, keepsNext: keepsNext),
                .init(keepsTogether: true))
        case .table(let table): self.table(table, in: page)
        }
    }

    /// Boxes 7a to 7c, 8 and 9b: who is sent it on the left, who signs on the right. It stands on no
    /// page without words above it.
    mutating func signature(_ document: OfficialDocument) {
        let head = document.letterhead
        let (left, right) = (4210, 5145)
        paragraph("", .init(line: 120, isExact: true, keepsNext: true), .init(size: 6))
        table([left, right], hasBorders: false) { xml in
            xml.row { xml in
                xml.cell(left) { xml in
                    xml.paragraph(
                        "Nơi nhận:", .init(), .init(size: 12, isBold: true, isItalic: true))
                    let recipients = document.recipients
                    for (index, recipient) in recipients.enumerated() {
                        let end = index == recipients.count - 1 ? "." : ";"
                        xml.paragraph("- " + recipient + end, .init(), .init(size: 11))
                    }
                }
                xml.cell(right) { xml in
                    for line in head.authority {
                        xml.paragraph(
                            line.uppercased(), .init(alignment: .center), .init(isBold: true))
                    }
                    // Room for the signature and the seal.
                    xml.paragraph(
                        head.signer, .init(alignment: .center, before: 1500), .init(isBold: true))
                }
            }
        }
    }

    /// Annex I, III: its name, title and what it goes with; pages of its own.
    mutating func annex(
        _ annex: OfficialDocument.Annex, named name: String, of document: OfficialDocument
    ) {
        paragraph(
            name, .init(alignment: .center, keepsNext: true, outlineLevel: 0), .init(isBold: true))
        paragraph(
            annex.title.uppercased(), .init(alignment: .center, keepsNext: true),
            .init(isBold: true))
        paragraph(
            document.annexNote, .init(alignment: .center, after: 120, keepsNext: true),
            .init(size: 13, isItalic: true))
        for block in annex.blocks {
            self.block(block, in: annex.isLandscape ? .landscape : .portrait)
        }
    }

    /// A rule of that length in the middle of a column.
    private mutating func rule(_ length: Int, _ column: Int) {
        let side = max(0, (column - length) / 2)
        paragraph(
            .init(
                alignment: .center, after: 60, line: 60, left: side, right: side, isExact: true,
                isRule: true), .init(size: 1)
        ) { _ in }
    }

    /// About how wide a bold text is: Times's letters are half an em wide, capitals five eighths.
    private static func width(_ text: String, points: Int, isCapital: Bool = false) -> Int {
        text.count * points * 20 * (isCapital ? 5 : 4) / 8
    }
}
