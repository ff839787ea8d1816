/// A workbook that somebody sent, whose sheets are read one after the other within one budget.
struct OpenedWorkbook {
    struct Sheet {
        let name: String
        fileprivate let path: String
        let isVisible: Bool
    }

    /// In the workbook's order; each visible one at its own place.
    let sheets: [Sheet]
    let days: SpreadsheetDays
    private let parts: ZipParts
    private let texts: [String]
    private let styles: [Int: NumberStyles.Shown]
    private var budget = WorkbookBudget()

    init(_ bytes: [UInt8]) throws(WorkbookTable.Fault) {
        guard bytes.count <= WorkbookTable.longestFile else { throw .isTooLarge }
        guard let parts = ZipParts(bytes) else { throw .isUnreadable }
        self.parts = parts
        let workbook =
            try PackageRelations(of: "", in: parts).part(ofKind: "officeDocument")
            ?? "xl/workbook.xml"
        (sheets, days) = try OpenedWorkbook.sheets(of: workbook, parts)
        texts = try OpenedWorkbook.sharedTexts(of: workbook, parts, &budget)
        styles = try OpenedWorkbook.styles(of: workbook, parts, &budget)
    }

    /// By their numbers less one; blank ones between them are empty.
    mutating func rows(of sheet: Sheet) throws(WorkbookTable.Fault) -> [[ReadCell]] {
        guard let part = try OpenedWorkbook.part(sheet.path, of: parts, &budget) else {
            throw .isUnreadable
        }
        return try WorksheetRows.read(part, texts, styles, days, &budget)
    }

    private static func sheets(
        of workbook: String, _ parts: ZipParts
    ) throws(WorkbookTable.Fault) -> ([Sheet], SpreadsheetDays) {
        guard let book = try parts.part(workbook, most: 1_000_000) else { throw .isUnreadable }
        let relations = try PackageRelations(of: workbook, in: parts)
        var sheets: [Sheet] = []
        var countsFrom1904 = false
        try XMLPieces.each(of: book, malformed: WorkbookTable.Fault.isUnreadable) {
            piece throws(WorkbookTable.Fault) in
            guard case .start(let name, let attributes) = piece else { return }
            if name == "workbookPr" {
                countsFrom1904 = ["1", "true"].contains(attributes["date1904"])
            }
            guard name == "sheet", let path = attributes["id"].flatMap({ relations.part($0) })
            else { return }
            let sheet = Sheet(
                name: attributes["name"] ?? "", path: path,
                isVisible: attributes["state"] ?? "visible" == "visible")
            let isRoom = sheets.count { $0.isVisible == sheet.isVisible } < WorkbookTable.mostSheets
            guard isRoom || !sheet.isVisible else { throw .isUnreadable }
            if isRoom { sheets.append(sheet) }
        }
        let visible = sheets.filter(\.isVisible)
        guard !visible.isEmpty, Set(visible.map(\.path)).count == visible.count else {
            throw .isUnreadable
        }
        return (sheets, SpreadsheetDays(countsFrom1904: countsFrom1904))
    }

    private static func sharedTexts(
        of workbook: String, _ parts: ZipParts, _ budget: inout WorkbookBudget
    ) throws(WorkbookTable.Fault) -> [String] {
        let name =
            try PackageRelations(of: workbook, in: parts).part(ofKind: "sharedStrings")
            ?? "xl/sharedStrings.xml"
        guard let part = try part(name, of: parts, &budget) else { return [] }
        var texts: [String] = []
        var text = CellText()
        try XMLPieces.each(of: part, malformed: WorkbookTable.Fault.isUnreadable) {
            piece throws(WorkbookTable.Fault) in
            if case .start("si", _) = piece { text = CellText() }
            try text.take(piece)
            if case .end("si") = piece { texts.append(text.text) }
        }
        return texts
    }

    private static func styles(
        of workbook: String, _ parts: ZipParts, _ budget: inout WorkbookBudget
    ) throws(WorkbookTable.Fault) -> [Int: NumberStyles.Shown] {
        let name =
            try PackageRelations(of: workbook, in: parts).part(ofKind: "styles")
            ?? "xl/styles.xml"
        return try part(name, of: parts, &budget).map(NumberStyles.all) ?? [:]
    }

    private static func part(
        _ name: String, of parts: ZipParts, _ budget: inout WorkbookBudget
    ) throws(WorkbookTable.Fault) -> [UInt8]? {
        let part = try parts.part(
            name, most: min(WorkbookTable.longestPart, budget.inflated))
        try budget.inflate(part?.count ?? 0)
        return part
    }
}
