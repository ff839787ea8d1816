import Reporting

extension FormWorkbook {
    /// A question that is answered by rows, as a sheet to be filled in: its columns side by side, as many
    /// rows as there may be, and what they add up to.
    package struct Table: Sendable {
        package struct Column: Sendable {
            /// By which the column is known again, wherever it stands then.
            package var mark: String
            package var title: String
            /// How it is filled in, below the title.
            package var hint: String
            package var check: Check
            package var prompt: String
            package var refusal: String
            /// It has room for sentences.
            package var isWide: Bool
            /// What the rows add up to now; blank where that is not known, nil for what does not add up.
            package var sum: SheetCell?

            package init(
                mark: String, title: String, hint: String, check: Check, prompt: String,
                refusal: String, isWide: Bool, sum: SheetCell?
            ) {
                (self.mark, self.title, self.hint) = (mark, title, hint)
                (self.check, self.prompt, self.refusal) = (check, prompt, refusal)
                (self.isWide, self.sum) = (isWide, sum)
            }
        }

        package struct Cell: Sendable {
            package var content: SheetCell
            package var isWrong: Bool

            package init(_ content: SheetCell, isWrong: Bool = false) {
                (self.content, self.isWrong) = (content, isWrong)
            }
        }

        /// By which the sheet is known again, whatever it is called then.
        package var mark: String
        /// Of the sheet.
        package var name: String
        package var title: String
        package var hint: String
        package var columns: [Column]
        package var rows: [[Cell]]
        /// How many rows there may be; all of them are there, or only what is written where it is not open.
        package var most: Int
        package var isOpen: Bool
        /// What is wrong with it, in the hint's place.
        package var fault: String?

        package init(
            mark: String, name: String, title: String, hint: String, columns: [Column],
            rows: [[Cell]], most: Int, isOpen: Bool, fault: String?
        ) {
            (self.mark, self.name, self.title, self.hint) = (mark, name, title, hint)
            (self.columns, self.rows, self.most) = (columns, rows, most)
            (self.isOpen, self.fault) = (isOpen, fault)
        }

        /// Before the code of the table, in the hidden row above the heads of its columns.
        static let markHead = "tonghop:bảng "
        /// In the first column of the row that is no answer.
        static let sumHead = "Cộng"
    }
}
