/// How much more of a workbook is read, over all its sheets: a text of which cells only say the
/// number, and one that holds for merged cells, counts as often as it is there.
struct WorkbookBudget {
    /// Bytes that all parts may inflate to.
    private(set) var inflated = WorkbookTable.mostInflated
    /// Octets of the cells' texts.
    private var text = WorkbookTable.mostText
    private var cells = WorkbookTable.mostCells

    mutating func inflate(_ bytes: Int) throws(WorkbookTable.Fault) {
        inflated -= bytes
        guard inflated >= 0 else { throw .isTooLarge }
    }

    /// A cell that holds something.
    mutating func keep(_ kept: ReadCell) throws(WorkbookTable.Fault) {
        cells -= 1
        text -= kept.weight
        guard cells >= 0, text >= 0 else { throw .isTooLarge }
    }
}
