/// The lists of a form, each a column of the hidden sheet, where they may be of any length.
struct FormLists {
    private(set) var all: [[String]] = []

    /// Beside what the file is known by.
    static func column(_ place: Int) -> UInt16 { UInt16(clamping: place + 3) }

    /// `=tonghop!$D$1:$D$5`; nil for what is no list.
    mutating func reference(to check: FormWorkbook.Check) -> String? {
        guard case .list(let list) = check, !list.isEmpty else { return nil }
        let place = all.firstIndex(of: list) ?? all.count
        if place == all.count { all.append(list) }
        let column = WorksheetRows.letters(Int(FormLists.column(place)) + 1)
        return "=\(FormWorkbook.identitySheet)!$\(column)$1:$\(column)$\(list.count)"
    }
}
