// Cells that say something of which the form has nothing.
extension SurveyReader {
    /// Columns that mean something in some rows, and not in others.
    private static let inSomeRows = [
        "hint", "required", "relevant", "constraint", "constraint_message", "calculation",
        "repeat_count", "read_only", "body::accept", "default", "choice_filter",
    ]

    mutating func tellUnused(_ question: SurveyStructure.Question, _ word: String) {
        let line = question.line
        if !line["default"].isEmpty {
            findings.append(.init(.defaultNotTaken, at: line.place("default")))
        }
        if !line["choice_filter"].isEmpty {
            findings.append(.init(.choicesNotFiltered, at: line.place("choice_filter")))
        }
        tell(line, but: used(by: question, word).union(["default", "choice_filter"]))
    }

    /// Of the rows in which groups begin.
    mutating func tellUnusedOfGroups() {
        for group in structure.groups where !group.isTable { tell(group.line, but: ["relevant"]) }
    }

    private func used(by question: SurveyStructure.Question, _ word: String) -> Set<String> {
        let line = question.line
        var used: Set<String> = ["relevant", "constraint"]
        if !line["constraint"].isEmpty { used.insert("constraint_message") }
        if word == "note" { return used }
        if question.table != nil { return used.union(["required"]) }
        used.insert("hint")
        let isCalculated = calculations[question.code] != nil
        // Whether it is required is of no matter, for nobody answers it.
        used.formUnion(isCalculated ? ["calculation", "read_only"] : ["required"])
        // It has been told already.
        if !isCalculated, !SurveyType.numbers.contains(word) { used.insert("calculation") }
        if word == "table" { used.insert("repeat_count") }
        if word == "file" { used.insert("body::accept") }
        return used
    }

    private mutating func tell(_ line: SheetTable.Line, but used: Set<String>) {
        for key in SurveyReader.inSomeRows where !used.contains(key) {
            let column = SurveyTexts.bases.contains(key) ? texts.column(key) : key
            // What says no asks for nothing.
            guard !line[column].isEmpty, XLSForm.truth(of: line[column]) != false else { continue }
            findings.append(.init(.cellNotTaken, at: line.place(column)))
        }
    }
}
