import Formats
import Reporting

/// The sheets of tables.
extension ReportWorkbook {
    var tables: [FormWorkbook.Table] {
        report.tablesOnSheets.compactMap { indicator in
            indicator.kind.table.map { sheet(of: $0, indicator) }
        }
    }

    /// Its number stands before the question on every page, and no sheet may have more than 31 letters.
    func sheetName(_ indicator: Indicator) -> String { "Bảng \(indicator.number)" }

    private func sheet(of table: TableQuestion, _ indicator: Indicator) -> FormWorkbook.Table {
        let fault = wrong[indicator.code]
        let told = fault.map { .unreadable($0.typed) } ?? entry(of: indicator)
        let answer: AnswerTable? = if case .value(.table(let answer)) = told { answer } else { nil }
        let sums = answer.map(table.sums) ?? table.columns.map { _ in nil }
        return FormWorkbook.Table(
            mark: indicator.code.rawValue, name: sheetName(indicator),
            title: "\(indicator.number). \(indicator.label.text(for: report.level))",
            hint: hint(of: table, indicator),
            columns: zip(table.columns, sums).map { column($0, sum: $1) },
            rows: rows(of: table, told), most: table.rows, isOpen: isOpen(indicator),
            fault: fault.map { "SAI: \($0.reason)" })
    }

    private func hint(of table: TableQuestion, _ indicator: Indicator) -> String {
        guard isOpen(indicator) else { return note(indicator) }
        return [
            report.returnedCells[indicator.code].map { "Cơ quan quản lý yêu cầu sửa: \($0)" },
            "Mỗi dòng một trường hợp, nhiều nhất \(table.rows) dòng; chỉ nhập ô nền vàng. Cả bảng để trống "
                + "thì giữ bảng đang lưu; có dòng thì bảng này thay bảng đang lưu.",
            indicator.help?.text(for: report.level),
        ].compactMap(\.self).joined(separator: " ")
    }

    private func column(_ column: Indicator, sum: FixedPoint?) -> FormWorkbook.Table.Column {
        let unit = column.unit.map { " (\($0.text(for: report.level)))" } ?? ""
        let isOptional = column.requirement == .optional
        return FormWorkbook.Table.Column(
            mark: column.code.rawValue, title: column.label.text(for: report.level) + unit,
            hint: [isOptional ? "nếu có" : nil, columnHint(column)].compactMap(\.self)
                .joined(separator: "; "),
            check: check(column), prompt: columnPrompt(column), refusal: refusal(column),
            isWide: column.kind.isWide,
            sum: column.isSummed ? sum.map(SheetCell.number) ?? .blank : nil)
    }

    private func columnHint(_ column: Indicator) -> String? {
        switch column.kind {
        case .number(let number):
            switch number.word {
            case .integer: "số nguyên"
            case .money: "số tiền, bằng đồng"
            case .decimal: "số, tối đa \(number.scale) số lẻ"
            case .percent: "0 đến 100"
            }
        case .boolean: "Có hoặc Không"
        case .date: "ngày/tháng/năm"
        case .time: "giờ:phút, như 07:30"
        case .location: "tên; thêm được tọa độ"
        case .choice: "chọn trong danh sách"
        case .choices(let list):
            list.options.enumerated().map {
                "\($0 + 1). \($1.label.text(for: report.level))"
            }.joined(separator: "; ")
        case .text, .file, .table: nil
        }
    }

    private func columnPrompt(_ column: Indicator) -> String {
        guard case .choices = column.kind else { return prompt(column) }
        return "Chọn được nhiều: ghi số thứ tự hoặc tên các mục ở đầu cột, cách nhau bằng dấu chấm "
            + "phẩy. Ví dụ: 1; 3."
    }

    /// What can be read as its column's answers, and the rest as it was typed, in red.
    private func rows(
        of table: TableQuestion, _ entry: Entry?
    ) -> [[FormWorkbook.Table.Cell]] {
        (table.typedRows(of: entry) ?? []).map { row in
            zip(table.columns, row).map { column, text in
                let entry = column.entry(typed: TableQuestion.texts(text, column))
                let isMissing = entry == nil && column.requirement == .always
                return FormWorkbook.Table.Cell(
                    cell(entry, column), isWrong: isMissing || (entry != nil && entry?.value == nil)
                )
            }
        }
    }
}

extension Indicator.Kind {
    fileprivate var isWide: Bool {
        switch self {
        case .text, .location, .choices: true
        case .number, .boolean, .date, .time, .choice, .file, .table: false
        }
    }
}

extension SchoolReport {
    /// The tables that have sheets of their own: a workbook of more than fifty is not read.
    var tablesOnSheets: [Indicator] {
        Array(typedIndicators.filter { $0.kind.table != nil }.prefix(40))
    }
}

extension FilledWorkbook {
    /// Among what a file is known by: its tables are filled in on sheets of their own, as those of files
    /// that were made earlier are not.
    static let tablesMark = (name: "tables", value: "sheets")

    var hasTables: Bool { identity[FilledWorkbook.tablesMark.name] != nil }
}
