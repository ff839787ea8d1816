extension XLSForm {
    /// What is to be said of one place of a workbook.
    package enum Remark: Hashable, Sendable {
        // Wrong: no form comes of it.
        /// Neither a sheet `survey` nor one with the heads of a list of questions.
        case noForm
        case missingColumn(String)
        /// It is called as the other one, so that it can't be told which counts.
        case columnTwice(String)
        case notReckoned
        case unclosed(String)
        case unopened(String)
        case deepGroups(limit: Int)
        case malformedJSON
        case unreadableText(TypedText.Fault)
        case longDocument(limit: Int)
        /// What stands there makes a fault of the form.
        case fault(FormFault, position: Int?)
        // Lost: the form is without it.
        case expression(XPathFault)
        case typeNotTaken(String)
        case notInTable(String)
        case nestedTable
        /// It is not required, and what is not required is asked always.
        case conditionOfOptional
        case conditionInTable
        case defaultNotTaken
        case choicesNotFiltered
        case otherNotAdded
        case calculationOfNoNumber
        case referenceInText(String)
        case bracesInMessage
        case unreadableRequired(String)
        case rowCountNotTaken
        case cellNotTaken
        /// Cells of a column that has no use here, so many.
        case columnNotTaken(cells: Int)
        case sheetNotTaken
        case lineNotTaken(String)
        /// Of a sheet that says all in one.
        case furtherLine
        // Told: how something was taken.
        case notNeeded(String)
        /// A question that its author switched off.
        case disabled
        case renamed(String, to: String)
        case guessedVersion(Int)
        case guessedCode(String)
        case noVietnamese(language: String)
        case guessedRows(Int)
        case guessedType(String, unit: String)
        case unclearType(String)
        case unclearRequired(String)
        case unclearLevels(String)
        case noTitle
        /// The rules' own sheet says otherwise: both hold.
        case besideRules
    }

    package enum Weight: String, Hashable, Sendable {
        case wrong, lost, told
    }
}

extension XLSForm.Remark {
    package var weight: XLSForm.Weight {
        switch self {
        case .noForm, .missingColumn, .columnTwice, .notReckoned, .unclosed, .unopened, .deepGroups,
            .malformedJSON, .unreadableText, .longDocument, .fault:
            .wrong
        case .expression, .typeNotTaken, .notInTable, .nestedTable, .conditionOfOptional,
            .conditionInTable, .defaultNotTaken, .choicesNotFiltered, .otherNotAdded,
            .calculationOfNoNumber, .referenceInText, .bracesInMessage, .unreadableRequired,
            .rowCountNotTaken, .cellNotTaken, .columnNotTaken, .sheetNotTaken, .lineNotTaken,
            .furtherLine:
            .lost
        case .notNeeded, .disabled, .renamed, .guessedVersion, .guessedCode, .noVietnamese,
            .guessedRows,
            .guessedType, .unclearType, .unclearRequired, .unclearLevels, .noTitle, .besideRules:
            .told
        }
    }

    /// English, for whoever imports by the command.
    package var message: String {
        switch self {
        case .noForm:
            "no form: neither a sheet 'survey' nor a head with 'Nội dung' and 'STT', 'Kiểu', "
                + "'Đơn vị tính' or 'Bắt buộc'"
        case .missingColumn(let name): "the column '\(name)' is missing"
        case .columnTwice(let head): "it is the same as '\(head)': keep one of them"
        case .notReckoned: "the formula has no value yet"
        case .unclosed(let name): "'\(name)' is never ended"
        case .unopened(let type): "'\(type)' ends what was not begun"
        case .deepGroups(let limit): "more than \(limit) groups within each other"
        case .malformedJSON: "no JSON object"
        case .unreadableText(.controlCharacter(let line)): "line \(line) has a control character"
        case .unreadableText(.legacyFont(let font, _)): "the letters are of the font \(font.name)"
        case .longDocument(let limit): "the form is longer than \(limit) bytes"
        case .fault(let fault, let position):
            position.map { "position \($0): \(fault.message)" } ?? fault.message
        case .expression(let fault): "not taken: " + fault.message
        case .typeNotTaken(let type): "not taken: there is no type '\(type)'"
        case .notInTable(let type): "not taken: a table has no '\(type)'"
        case .nestedTable: "not taken: a table within a table"
        case .conditionOfOptional: "not taken: what is not required is asked always"
        case .conditionInTable: "not taken: a table's column is asked always"
        case .defaultNotTaken: "not taken: there are no defaults"
        case .choicesNotFiltered: "not taken: all options are offered"
        case .otherNotAdded: "not taken: or_other"
        case .calculationOfNoNumber: "not taken: only numbers are calculated"
        case .referenceInText(let name): "'${\(name)}' stays as it is written"
        case .bracesInMessage: "braces became parentheses"
        case .unreadableRequired(let text): "'\(text)' is neither yes nor no: not required"
        case .rowCountNotTaken: "not taken: a table has a fixed number of rows at most"
        case .cellNotTaken: "not taken: it means nothing in this row"
        case .columnNotTaken(let cells): "not taken: \(cells) cells of this column"
        case .sheetNotTaken: "this sheet is not read"
        case .lineNotTaken(let text): "no question: '\(text)'"
        case .furtherLine: "not taken: the sheet says all in its first line"
        case .disabled: "not taken: it is switched off"
        case .notNeeded(let type): "'\(type)' is not needed: the program knows it"
        case .renamed(let name, let code): "'\(name)' is called '\(code)'"
        case .guessedVersion(let version): "it is version \(version)"
        case .guessedCode(let code): "the form is called '\(code)'"
        case .noVietnamese(let language): "no Vietnamese: the texts are those of '\(language)'"
        case .guessedRows(let rows): "the table has at most \(rows) rows"
        case .guessedType(let type, let unit):
            unit.isEmpty
                ? "no type: taken as \(type)" : "no type: taken as \(type) by the unit '\(unit)'"
        case .unclearType(let text): "unknown type '\(text)': taken as text"
        case .unclearRequired(let text): "'\(text)' is neither yes nor no: taken as not required"
        case .unclearLevels(let text): "'\(text)' names no levels: asked at all"
        case .noTitle: "no title was found"
        case .besideRules: "it differs from the sheet 'rules': both are taken"
        }
    }
}

extension XLSForm.Place: CustomStringConvertible {
    /// `survey:12:relevant`
    package var description: String {
        ([sheet] + [row.map(String.init), column].compactMap { $0 }).joined(separator: ":")
    }
}

extension XLSForm.Finding: CustomStringConvertible {
    package var description: String { "\(place): \(remark.message)" }
}
