import Formats
import Reporting

/// What the sheet of a table says, as the question's answer.
extension TableQuestion {
    /// nil for a table in which nothing stands.
    func filled(
        _ workbook: FilledWorkbook, _ indicator: Indicator, level: Level
    ) -> FilledCell? {
        let sheets = workbook.tables.filter { $0.mark == indicator.code.rawValue }
        guard let sheet = sheets.first else {
            return .wrong(
                "", reason: "Tệp không còn trang của bảng này. Đề nghị tải biểu mới rồi nhập lại.")
        }
        guard sheets.count == 1 else {
            let names = sheets.prefix(5).map { "“\($0.name)”" }.joined(separator: ", ")
            return .wrong("", reason: "Bảng này có ở nhiều trang: \(names). Chỉ để lại một trang.")
        }
        let filled = FilledRows(sheet, of: self, in: workbook, level: level)
        guard filled.faults.isEmpty else {
            return .wrong(TableQuestion.typedText(filled.typed), reason: filled.reason)
        }
        return filled.answers.isEmpty ? nil : .value(.table(AnswerTable(rows: filled.answers)))
    }
}

/// The rows of one sheet, read as answers, with all that is wrong in them.
private struct FilledRows {
    /// Of the rows in which anything stands.
    private(set) var answers: [[String: Value]] = []
    /// The same as they are typed, whatever stands in them.
    private(set) var typed: [[String]] = []
    /// Whole sentences, each with its place.
    private(set) var faults: [String] = []
    private let sheet: FilledWorkbook.Table
    private let level: Level

    private static let mostTold = 5

    init(
        _ sheet: FilledWorkbook.Table, of table: TableQuestion, in workbook: FilledWorkbook,
        level: Level
    ) {
        (self.sheet, self.level) = (sheet, level)
        let places = table.columns.map { column in
            sheet.columns.indices.filter { sheet.columns[$0].mark == column.code.rawValue }
        }
        for (column, places) in zip(table.columns, places) { check(column, places) }
        for row in sheet.rows.prefix(table.rows) {
            read(row, table.columns, places.map(\.first), workbook)
        }
        if sheet.rows.count > table.rows {
            fail(
                at: "dòng \(sheet.rows[table.rows].row)",
                "Nhiều nhất \(table.rows) dòng; trang có \(sheet.rows.count) dòng, bỏ bớt từ dòng này."
            )
        }
    }

    /// The first of them, and how many there are.
    var reason: String {
        let told = faults.prefix(FilledRows.mostTold).joined(separator: " ")
        let rest = faults.count - FilledRows.mostTold
        return rest > 0 ? "\(told) Và \(rest) lỗi nữa." : told
    }

    private mutating func fail(at place: String, _ sentence: String) {
        faults.append("Trang “\(sheet.name)”, \(place): \(sentence)")
    }

    private mutating func check(_ column: Indicator, _ places: [Int]) {
        let label = column.label.text(for: level)
        let unit = column.unit.map { " (\($0.text(for: level)))" } ?? ""
        guard let place = places.first else {
            fail(at: "dòng đầu cột", "Thiếu cột “\(label)”. Đề nghị tải biểu mới rồi nhập lại.")
            return
        }
        let (head, cell) = (sheet.columns[place].head, sheet.columns[place].cell)
        let wanted = TypedText.trimmed(String((label + unit).prefix { $0 != "\n" })).nfc
        if places.count > 1 {
            fail(at: "ô \(cell)", "Cột “\(label)” có ở nhiều nơi, chỉ để lại một.")
        } else if head.nfc != wanted {
            fail(
                at: "ô \(cell)",
                "Đầu cột này là “\(wanted)”, trong tệp đã đổi thành “\(head.prefix(60))”. Trả lại đầu cột như cũ, hoặc tải biểu mới."
            )
        }
    }

    private mutating func read(
        _ row: FilledWorkbook.Table.Row, _ columns: [Indicator], _ places: [Int?],
        _ workbook: FilledWorkbook
    ) {
        var answer: [String: Value] = [:]
        var texts: [String] = []
        var isRead = true
        for (column, place) in zip(columns, places) {
            let label = column.label.text(for: level)
            let cell = place.map { row.cells[$0] } ?? .blank
            switch column.filled(cell, in: workbook, level: level) {
            case .value(let value):
                answer[column.code.rawValue] = value
                texts.append(TableQuestion.typed(value, column))
            case .wrong(let typed, let reason):
                isRead = false
                texts.append(String(typed.prefix(1_000)))
                fail(at: "dòng \(row.row), cột “\(label)”", reason)
            case .untouched, nil:
                texts.append("")
                if column.requirement == .always, place != nil {
                    isRead = false
                    fail(at: "dòng \(row.row)", "Chưa nhập “\(label)”.")
                }
            }
        }
        typed.append(texts)
        if isRead, !answer.isEmpty { answers.append(answer) }
    }
}
