import Reporting

/// The files that a closing keeps: figures for scripts, the report, its annexes. Of the same
/// figures they have the same bytes.
package enum ClosingFiles {
    package static let totals = "totals.json"
    package static let report = "consolidated.docx"
    package static let annexes = "annexes.xlsx"

    /// See `ClosingMaker.layout`; a test holds the layout against it. Since 2 what is unknown is null
    /// in `totals`, since 4 the commune of schools that stand in none, and percentages have one decimal;
    /// since 5 tables of many schools stand in `annexes` alone; since 6 `totals` and Phụ lục I have nil
    /// returns and what tables add up to, tables of schools in the report have short words, below the
    /// form's sections, no head is broken within "TT" or says its unit twice, and a signature stands on
    /// no page without words; since 7 money says its unit, and a question's words stand in sentences
    /// without its question mark.
    package static let layout = 7

    package static let maker = ClosingMaker(
        layout: layout, figures: totals, make: make, isSame: OfficePackage.isSame)

    package static func mediaType(of name: String) -> String {
        switch name {
        case report: WordDocument.mediaType
        case annexes: AnnexWorkbook.mediaType
        default: "application/json"
        }
    }

    private static func make(_ closed: ClosedTotals) throws -> [(name: String, content: [UInt8])] {
        let (content, consolidated) = (closed.content, try closed.report())
        let document = consolidated.document(content.registration)
        return [
            (totals, closed.json.serialized()),
            (report, try WordDocument(document, madeAt: content.closedAt).file()),
            (
                annexes,
                try AnnexWorkbook(consolidated, content.registration, madeAt: content.closedAt)
                    .file()
            ),
        ]
    }
}
