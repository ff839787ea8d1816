import Reporting

extension Spreadsheet {
    /// The same of a trial round: its name says so, and the head of its first column, in every form.
    package func marked(asTrial isTrial: Bool) -> Spreadsheet {
        guard isTrial else { return self }
        var sheet = self
        sheet.name = "THỬ \(name)"
        if !columns.isEmpty { sheet.columns[0].title = columns[0].title.markedAsTrial }
        return sheet
    }
}

extension String {
    /// The head of a column in what is made of a trial round.
    package var markedAsTrial: String { "\(self) (\(Round.trialNotice))" }
}
