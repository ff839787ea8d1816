/// The styles of a workbook's cells that show a number as a percentage: who types `98,5%` leaves the
/// number 0.985 in such a one (ECMA-376 part 1, 18.8.10 and 18.8.30).
enum PercentStyles {
    /// By their places among the styles of cells.
    static func all(in part: [UInt8]) throws(WorkbookTable.Fault) -> Set<Int> {
        // 0% and 0.00% have these numbers in every workbook.
        var formats: Set<String> = ["9", "10"]
        var found: Set<Int> = []
        var place: Int?
        try XMLPieces.each(of: part, malformed: WorkbookTable.Fault.isUnreadable) {
            piece throws(WorkbookTable.Fault) in
            switch piece {
            case .start("numFmt", let attributes):
                guard let number = attributes["numFmtId"],
                    attributes["formatCode"]?.contains("%") ?? false
                else { return }
                formats.insert(number)
            case .start("cellXfs", _): place = 0
            case .end("cellXfs"): place = nil
            case .start("xf", let attributes):
                guard let current = place else { return }
                if formats.contains(attributes["numFmtId"] ?? "") { found.insert(current) }
                place = current + 1
            default: break
            }
        }
        return found
    }
}
