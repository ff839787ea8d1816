/// A question that is answered by rows: each of the same columns, as many as there are to tell.
package struct TableQuestion: Hashable, Sendable {
    /// How many rows an answer may have.
    package let rows: Int
    /// Questions of their own, called by the names by which rules and programs know the columns; a
    /// required one is blank in no row.
    package let columns: [Indicator]

    static let mostRows = 50
    static let mostColumns = 12

    /// So many may be typed into its texts.
    package var characters: Int {
        rows
            * columns.reduce(0) { sum, column in
                switch column.kind {
                case .text(let limit): sum + limit
                case .location: sum + Location.longestName
                default: sum
                }
            }
    }

    package func column(_ name: String) -> Indicator? {
        columns.first { $0.code.rawValue == name }
    }
}

/// An answer to a table: at least one row, no row without an answer.
package struct AnswerTable: Hashable, Sendable {
    /// By the columns' names; blank ones are absent.
    package var rows: [[String: Value]]

    package init(rows: [[String: Value]]) { self.rows = rows }

    var json: JSON {
        .array(
            rows.map { row in
                .object(
                    JSON.Members(
                        distinct: row.sorted { $0.key < $1.key }
                            .map { (name: $0.key, value: $0.value.json) }))
            })
    }

    /// Of one column, from top to bottom.
    func column(_ name: String) -> [Value?] { rows.map { $0[name] } }
}

// How a table is typed: a JSON array of rows, each an array of what its cells hold, in the order of
// the columns. So it is kept where a cell of it can't be read.
extension TableQuestion {
    /// Trimmed, without blank rows; nil for what is no such text.
    package func typedRows(_ text: String) -> [[String]]? {
        guard let json = try? JSON(parsing: text.utf8), let rows = json.array,
            rows.count <= 1_000
        else { return nil }
        var read: [[String]] = []
        for row in rows {
            guard let cells = row.array, cells.count <= columns.count else { return nil }
            let texts = cells.compactMap(\.string).map(TypedText.trimmed)
            guard texts.count == cells.count else { return nil }
            if texts.contains(where: { !$0.isEmpty }) {
                read.append(texts + Array(repeating: "", count: columns.count - texts.count))
            }
        }
        return read
    }

    package static func typedText(_ rows: [[String]]) -> String {
        String(
            decoding: JSON.array(rows.map { .array($0.map(JSON.string)) }).serialized(),
            as: UTF8.self)
    }

    /// - Throws: what is wrong first, with its row and column.
    func answer(typed text: String) throws(Misfit) -> Value? {
        guard let typed = typedRows(text) else {
            throw Misfit("Bảng gửi lên không đọc được, đề nghị nhập lại.")
        }
        return try answer(typed) { column, text throws(Misfit) in
            guard !text.isEmpty else { return nil }
            return try column.answer(TableQuestion.texts(text, column))
        }
    }

    /// Reads `[{"place": "Phòng học", "hurt": 2}]`.
    func answer(json: JSON) throws(Misfit) -> Value? {
        guard let elements = json.array else {
            throw Misfit("Kiểu dữ liệu không đúng: cần một danh sách các dòng.")
        }
        var rows: [[JSON]] = []
        for (index, element) in elements.enumerated() {
            guard let members = element.object else {
                throw Misfit("Dòng \(index + 1): cần một đối tượng theo tên cột.")
            }
            if let stranger = members.names.first(where: { column($0) == nil }) {
                throw Misfit("Dòng \(index + 1): không có cột “\(stranger.prefix(40))”.")
            }
            rows.append(columns.map { members[$0.code.rawValue] ?? .null })
        }
        return try answer(rows) { column, json throws(Misfit) in try column.value(json: json) }
    }

    private func answer<Cell>(
        _ typed: [[Cell]], _ read: (Indicator, Cell) throws(Misfit) -> Value?
    ) throws(Misfit) -> Value? {
        guard typed.count <= rows else {
            throw Misfit("Nhiều nhất \(rows) dòng; đã nhập \(typed.count) dòng.")
        }
        var answers: [[String: Value]] = []
        for (index, row) in typed.enumerated() {
            var answer: [String: Value] = [:]
            for (column, cell) in zip(columns, row) {
                do throws(Misfit) {
                    answer[column.code.rawValue] = try read(column, cell)
                } catch {
                    throw Misfit(
                        "Dòng \(index + 1), cột “\(column.label.vietnamese)”: \(error.sentence)")
                }
            }
            guard !answer.isEmpty else { continue }
            let blank = columns.filter {
                $0.requirement == .always && answer[$0.code.rawValue] == nil
            }
            guard blank.isEmpty else {
                let labels = blank.map { "“\($0.label.vietnamese)”" }.joined(separator: ", ")
                throw Misfit("Dòng \(index + 1): chưa nhập \(labels).")
            }
            answers.append(answer)
        }
        return answers.isEmpty ? nil : .table(AnswerTable(rows: answers))
    }

    /// What was stored, as it is; nil for what is no table of these columns.
    func answer(stored json: JSON) -> Value? {
        guard let elements = json.array, !elements.isEmpty else { return nil }
        var rows: [[String: Value]] = []
        for element in elements {
            guard let members = element.object else { return nil }
            var row: [String: Value] = [:]
            for (name, value) in members.pairs {
                guard let answer = try? column(name)?.value(stored: value) else { return nil }
                row[name] = answer
            }
            rows.append(row)
        }
        return .table(AnswerTable(rows: rows))
    }

    /// What its fields hold when that is the answer.
    func typed(_ table: AnswerTable) -> String {
        TableQuestion.typedText(typedRows(of: .value(.table(table))) ?? [])
    }

    /// A line for each row, as a reader sees it: `1. Phòng học; 2 người`; then what they add up to.
    package func lines(of table: AnswerTable, level: Level?) -> [String] {
        table.rows.enumerated().map { index, row in
            let cells = columns.compactMap { column in
                row[column.code.rawValue].map { value in
                    let unit = column.unit.map { " " + $0.text(for: level) } ?? ""
                    return column.text(of: value, level: level) + unit
                }
            }
            return "\(index + 1). " + cells.joined(separator: "; ")
        } + (totalLine(of: table, level: level).map { [$0] } ?? [])
    }
}
