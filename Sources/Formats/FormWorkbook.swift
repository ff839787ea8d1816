import Reporting

/// A paper form as a workbook: one sheet to be filled in and printed, one for each of its tables, and one
/// that no menu shows, by which the file is known again.
package struct FormWorkbook: Sendable {
    /// What may be typed into a cell.
    package enum Check: Hashable, Sendable {
        /// From 0 to that, both included; whole where the scale is 0.
        case number(most: FixedPoint, scale: Int)
        /// Other days are asked about, not refused.
        case day(ClosedRange<Day>)
        /// One of these, none blank.
        case list([String])
        /// So many characters at most.
        case text(Int)
        case none
    }

    package struct Row: Sendable {
        /// By which the row is known again, wherever it stands then.
        package var mark: String
        package var number: Int
        package var question: String
        package var unit: String
        package var previous: SheetCell
        package var answer: SheetCell
        /// What `FilledWorkbook` gives back beside the answer, as it was written.
        package var kept: String
        package var check: Check
        /// What is said beside the cell when it is chosen, and when something else was typed.
        package var prompt: String
        package var refusal: String
        /// What stands in the row's last column.
        package var note: String
        package var isOpen: Bool
        /// The cell is red, with the note as its comment.
        package var isWrong = false
        /// Lines of paper that the answer has at least.
        package var lines = 1

        package init(
            mark: String, number: Int, question: String, unit: String, previous: SheetCell,
            answer: SheetCell, kept: String, check: Check, prompt: String, refusal: String,
            note: String, isOpen: Bool
        ) {
            self.mark = mark
            self.number = number
            self.question = question
            self.unit = unit
            self.previous = previous
            self.answer = answer
            self.kept = kept
            self.check = check
            self.prompt = prompt
            self.refusal = refusal
            self.note = note
            self.isOpen = isOpen
        }
    }

    package struct Section: Sendable {
        package var title: String
        package var rows: [Row]
        /// What is only read, with how many of the rows stand before it.
        package var notes: [(place: Int, text: String)]

        package init(title: String, rows: [Row], notes: [(place: Int, text: String)] = []) {
            self.title = title
            self.rows = rows
            self.notes = notes
        }
    }

    /// Whose form it is, above the title.
    package var owner: String
    package var title: String
    /// Below the title, a line each; the last of them says how the form is filled in.
    package var lines: [String]
    package var sections: [Section]
    /// The questions that are answered by rows, each on a sheet of its own behind the form's.
    package var tables: [Table] = []
    /// Who signs the printed form, from left to right; two at most.
    package var signers: [String]
    /// On each page's foot.
    package var foot: String
    /// What the file is known by, in this order.
    package var identity: [(name: String, value: String)]
    package var madeAt: Moment

    package init(
        owner: String, title: String, lines: [String], sections: [Section], signers: [String],
        foot: String, identity: [(name: String, value: String)], madeAt: Moment
    ) {
        self.owner = owner
        self.title = title
        self.lines = lines
        self.sections = sections
        self.signers = signers
        self.foot = foot
        self.identity = identity
        self.madeAt = madeAt
    }

    static let sheetName = "Báo cáo"
    static let identitySheet = "tonghop"
    /// The heads of the columns, the last two of which are hidden.
    static let heads = [
        "TT", "Chỉ tiêu", "ĐVT", "Đợt trước", answerHead, "Ghi chú", markHead, keptHead,
    ]
    static let answerHead = "Đợt này"
    static let questionHead = "Chỉ tiêu"
    static let markHead = "tonghop:mã"
    static let keptHead = "tonghop:đang lưu"
    /// The name in the sheet that no menu shows by which it is known as such.
    static let kind = "tonghop-form"

    /// The workbook's bytes; of the same form they are the same.
    package func file() throws -> [UInt8] {
        let bytes = try Workbook(madeAt: madeAt).file { book in
            let writer = try FormSheetWriter(book, self)
            writer.write()
        }
        return try FormWorkbook.hidingWell(bytes, madeAt: madeAt)
    }

    /// The same file, whose hidden sheet can't be shown by a menu (18.2.19, `veryHidden`); the
    /// library knows hidden ones only.
    private static func hidingWell(_ bytes: [UInt8], madeAt: Moment) throws -> [UInt8] {
        guard var parts = OfficePackage.parts(of: bytes), let book = parts["xl/workbook.xml"] else {
            throw Spreadsheet.Failure(message: "the workbook can't be read back")
        }
        let text = String(decoding: book, as: UTF8.self)
        parts["xl/workbook.xml"] = Array(
            text.replacing(#"state="hidden""#, with: #"state="veryHidden""#).utf8)
        let sorted = parts.sorted { $0.key < $1.key }
        return try WordPackage(parts: sorted.map { ($0.key, $0.value) }, madeAt: madeAt).file()
    }
}
