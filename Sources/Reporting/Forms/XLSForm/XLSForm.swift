/// A form as sheets of a workbook: the XLSForm of ODK and Kobo (xlsform.org), and the sheet that an
/// officer makes by himself (Documentation/Forms.md, Forms in spreadsheets).
package enum XLSForm {
    /// A sheet with its cells as texts, numbers with a point.
    package struct Sheet: Hashable, Sendable {
        package var name: String
        /// By their numbers less one; blank ones between them are empty.
        package var rows: [[String]]
        /// Cells whose formulas have come to nothing yet, by their rows.
        package var unreckoned: [Place] = []

        package init(name: String, rows: [[String]]) {
            self.name = name
            self.rows = rows
        }

        /// Names are compared so: `Survey ` is `survey`.
        var folded: String { TypedText.trimmed(name).lowercased() }
    }

    /// Where something stands in a workbook.
    package struct Place: Hashable, Sendable {
        package var sheet: String
        /// From 1; nil for the whole sheet or a whole column.
        package var row: Int?
        /// As its head says it; nil for the whole row.
        package var column: String?

        package init(sheet: String, row: Int? = nil, column: String? = nil) {
            (self.sheet, self.row, self.column) = (sheet, row, column)
        }
    }

    /// What is to be said of a workbook that was read.
    package struct Finding: Hashable, Sendable {
        package var place: Place
        package var remark: Remark

        init(_ remark: Remark, at place: Place) {
            self.place = place
            self.remark = remark
        }
    }

    /// What a workbook says, as far as it could be read.
    package struct Outcome: Sendable {
        /// The form's document; nil where the workbook holds no form.
        package var document: JSON?
        /// In the workbook's order.
        package var findings: [Finding]

        /// The form, where nothing is wrong.
        package let form: Form?

        /// Whether what is wrong keeps it from being taken in.
        package var isWrong: Bool { form == nil }
    }

    /// Octets of an expression of a cell, as of one of the rule language.
    static let longestExpression = ExpressionToken.lengthLimit
    /// Groups within each other.
    static let deepestGroups = 10
    /// Characters of a section's title that is made of several.
    static let longestTitle = 300
    /// Rows of a table, where the file does not say.
    static let usualRows = 20
    /// Characters of a text, where the file does not say.
    static let usualText: Int64 = 500
    /// Digits behind the comma, where the file does not say.
    static let usualScale: Int64 = 2
}
