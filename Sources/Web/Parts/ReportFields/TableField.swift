import Reporting

/// The fields of a question that is answered by rows.
struct TableField {
    struct Column {
        let name: String
        let label: String
        let unit: String?
        let isRequired: Bool
        let isNumber: Bool
        let isSummed: Bool
        let placeholder: String?
        /// Of a choice; empty for what is typed.
        let options: [(value: String, text: String)]
        let takesSeveral: Bool
    }

    let columns: [Column]
    /// What the fields hold, in the order of the columns.
    let rows: [[String]]
    let wrong: Set<TableQuestion.Cell>
    /// What the columns add up to, as a reader sees it; `–` where that is not known.
    let sums: [String]
    /// The most rows that there may be.
    let most: Int

    /// Rows to go on with, where there is room.
    private static let spare = 3

    init(
        _ question: TableQuestion, _ value: Value?, typed: String, level: Level,
        wrong: Set<TableQuestion.Cell> = []
    ) {
        self.wrong = wrong
        most = question.rows
        let table = if case .table(let table) = value { table } else { AnswerTable(rows: []) }
        sums = zip(question.columns, question.sums(of: table)).map { column, sum in
            guard !table.rows.isEmpty, let sum else { return "–" }
            return column.kind.number?.text(sum) ?? ""
        }
        columns = question.columns.map { Column($0, level) }
        let typed = question.typedRows(typed) ?? []
        let blank = min(max(most - typed.count, 0), TableField.spare)
        rows = typed + Array(repeating: columns.map { _ in "" }, count: blank)
    }

    var isFull: Bool { rows.count >= most }
}

extension TableField.Column {
    fileprivate init(_ column: Indicator, _ level: Level) {
        name = column.code.rawValue
        label = column.label.text(for: level)
        unit = column.unit?.text(for: level)
        isRequired = column.requirement == .always
        isNumber = column.kind.number != nil
        isSummed = column.isSummed
        switch column.kind {
        case .date: placeholder = "ngày/tháng/năm"
        case .time: placeholder = "07:30"
        default: placeholder = nil
        }
        if case .boolean = column.kind {
            options = [("true", "Có"), ("false", "Không")]
        } else {
            options = column.kind.list?.options.map { ($0.value, $0.label.text(for: level)) } ?? []
        }
        if case .choices = column.kind { takesSeveral = true } else { takesSeveral = false }
    }
}

extension TableField {
    /// What the field of a cell is called: `incidents.2.place`, rows from 1.
    static func name(_ code: String, _ row: Int, _ column: String) -> String {
        "\(code).\(row).\(column)"
    }

    /// What such a name says: the question, its column, and the row, from 1; nil for another one.
    private static func cell(_ name: String) -> (code: String, row: Int, column: String)? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let row = Int(sent: parts[1], in: 1...99) else { return nil }
        return (String(parts[0]), row, String(parts[2]))
    }

    /// Of the fields that were sent those that may stand once for each box that is ticked.
    static func ticked(
        among names: some Sequence<String>, of questions: [Indicator.Code: TableQuestion]
    ) -> Set<String> {
        Set(
            names.filter { name in
                guard let cell = cell(name) else { return false }
                return questions[.init(rawValue: cell.code)]?.column(cell.column)?.kind.takesSeveral
                    ?? false
            })
    }

    /// The fields of all tables, each as one text under its code (`TableQuestion.typedRows`). A text
    /// that came so already stays. What is no cell of one of them is left where it is.
    static func gather(
        _ values: inout [String: [String]], of questions: [Indicator.Code: TableQuestion]
    ) {
        var typed: [Indicator.Code: [Int: [String: String]]] = [:]
        for (name, texts) in values {
            guard let cell = cell(name), let table = questions[.init(rawValue: cell.code)],
                cell.row <= table.rows + spare, table.column(cell.column) != nil
            else { continue }
            values[name] = nil
            typed[.init(rawValue: cell.code), default: [:]][cell.row, default: [:]][cell.column] =
                texts.filter { !$0.isEmpty }.joined(separator: "\n")
        }
        for (code, rows) in typed {
            guard let table = questions[code],
                values[code.rawValue]?.allSatisfy(\.isEmpty) ?? true
            else { continue }
            let texts = rows.sorted { $0.key < $1.key }.map { row in
                table.columns.map { row.value[$0.code.rawValue] ?? "" }
            }.filter { $0.contains { !$0.isEmpty } }
            values[code.rawValue] = [texts.isEmpty ? "" : TableQuestion.typedText(texts)]
        }
    }
}

extension TableField {
    /// A field is named after its column, its row and the question, `label`.
    func html(_ code: String, labelledBy label: String, state: HTML) -> HTML {
        """
        <div class="tbl full" id="\(code)" tabindex="-1" data-table data-most="\(most)" role="group" aria-labelledby="\(label)"\(state)><input type="hidden" name="\(code)" value="">
        <table><thead><tr>\(columns.map(\.head))</tr></thead><tbody>
        \(rows.enumerated().map { row(code, $0.offset + 1, $0.element) })
        </tbody>\(if: columns.contains(where: \.isSummed), foot(code))</table>
        \(if: !isFull, #"<p><button class="btn mini" name="_rows" value="\#(code)">Thêm dòng</button></p>"#)</div>
        """
    }

    /// What each column adds up to, which nobody types.
    private func foot(_ code: String) -> HTML {
        "<tfoot><tr>\(zip(columns, sums).map { $0.foot(code, $1) })</tr></tfoot>"
    }

    private func row(_ code: String, _ number: Int, _ cells: [String]) -> HTML {
        "<tr>\(zip(columns, cells).map { $0.cell(code, number, $1, isWrong: wrong.contains(.init(number - 1, $0.name))) })</tr>"
    }
}

extension TableField.Column {
    fileprivate var head: HTML {
        #"<th scope="col">\#(label)\#(unit.map { #" <span class="hint">(\#($0))</span>"# })\#(if: !isRequired, #" <span class="hint">(nếu có)</span>"#)</th>"#
    }

    fileprivate func foot(_ code: String, _ sum: String) -> HTML {
        guard isSummed else { return "<td></td>" }
        return
            #"<td data-label="\#(label)">Cộng: <output class="num" data-sum="\#(code).\#(name)">\#(sum)</output></td>"#
    }

    fileprivate func cell(
        _ code: String, _ row: Int, _ value: String, isWrong: Bool
    ) -> HTML {
        let state: HTML = isWrong ? #" aria-invalid="true""# : ""
        return #"<td data-label="\#(label)">\#(field(code, row, value, state))</td>"#
    }

    private func field(_ code: String, _ row: Int, _ value: String, _ state: HTML) -> HTML {
        let (name, words) = (TableField.name(code, row, name), "Dòng \(row), \(label)")
        if takesSeveral {
            let chosen = Set(value.split(separator: "\n").map(String.init))
            return
                #"<span role="group" aria-label="\#(words)">\#(options.map { #"<label class="pick"><input type="checkbox" name="\#(name)" value="\#($0.value)"\#(if: chosen.contains($0.value), " checked")\#(state)>\#($0.text)</label>"# })</span>"#
        }
        guard options.isEmpty else {
            let isKnown = value.isEmpty || options.contains { $0.value == value }
            let typed: HTML =
                isKnown ? "" : #"<option value="\#(value)" selected>\#(value)</option>"#
            return
                #"<select name="\#(name)" aria-label="\#(words)"\#(state)><option value=""></option>\#(typed)\#(options.map { #"<option value="\#($0.value)"\#(if: $0.value == value, " selected")>\#($0.text)</option>"# })</select>"#
        }
        return
            #"<input name="\#(name)"\#(if: isNumber, #" class="num" inputmode="decimal""#)\#(placeholder.map { #" placeholder="\#($0)""# }) aria-label="\#(words)"\#(state) value="\#(value)">"#
    }
}
