extension Facts {
    /// What the report of one school can say: its answers, by their codes.
    package init(_ values: Values, level: Level, form: Form, _ setting: DocumentSetting) {
        self.init(
            RuleContext(
                entries: values.mapValues(Entry.value),
                applicable: Set(form.indicators(for: level).map(\.code)), level: level,
                parameters: [:], previous: [:]))
        setting.add(to: &self)
        let declared = form.nilReturns(for: level).filter { $0.isDeclared(in: values) }
        for code in form.sections.compactMap(\.nilCode) {
            add(code.rawValue, .boolean(declared.contains { $0.cell == code }), nil)
        }
        show(values, of: form.indicators(for: level), level: level)
    }

    /// What running text shows of these answers.
    mutating func show(_ values: Values, of indicators: [Indicator], level: Level) {
        for indicator in indicators {
            guard let value = values[indicator.code] else { continue }
            if case .table(let table) = value, let question = indicator.kind.table {
                show(indicator.code.rawValue, question.document(table, level: level))
            }
            let isWritten = if case .text = value { true } else { false }
            show(
                indicator.code.rawValue, indicator.inText(value, level: level),
                isWritten: isWritten)
        }
    }
}

extension Indicator {
    /// An answer as running text says it: `05`, `9.850.000 đồng`, `có`, `18/5/2022`, options in
    /// small letters.
    func inText(_ value: Value, level: Level) -> String {
        switch value {
        case .integer, .decimal:
            value.number.flatMap { kind.number?.inText($0) } ?? text(of: value, level: level)
        case .boolean(let truth): truth ? "có" : "không"
        case .date(let day): VietnameseDate.inDocument(day)
        case .choice: text(of: value, level: level).insideSentence
        case .choices(let options):
            options.map { text(of: .choice($0), level: level).insideSentence }
                .joined(separator: "; ")
        case .time(let time): time.inDocument
        case .table(let table):
            kind.table?.lines(of: table, level: level).joined(separator: ". ") ?? ""
        case .location, .text, .file, .files: text(of: value, level: level)
        }
    }
}

extension TableQuestion {
    /// The answer as a table of a document, rows numbered.
    package func document(_ table: AnswerTable, level: Level) -> DocumentTable {
        DocumentTable(
            columns: [.init("TT", share: 6, .centre)] + documentColumns(for: level),
            rows: documentRows(of: table, level: level).enumerated().map { index, cells in
                .cells([.init(count: Int64(index + 1))] + cells)
            } + (totalRow(of: table).map { [$0] } ?? []))
    }

    /// The heads of its columns, where it stands as a table.
    package func documentColumns(for level: Level?) -> [DocumentTable.Column] {
        columns.map { column in
            let unit = column.unit.map { " (\($0.text(for: level)))" } ?? ""
            return column.kind.number == nil
                ? .init(column.label.text(for: level) + unit, share: 30)
                : .init(column.label.text(for: level) + unit, share: 14, .centre)
        }
    }

    /// The cells of an answer's rows, in these columns.
    package func documentRows(of table: AnswerTable, level: Level?) -> [[DocumentTable.Cell]] {
        table.rows.map { row in
            columns.map { column in
                guard let value = row[column.code.rawValue] else { return "" }
                if let kind = column.kind.number, let number = value.number {
                    return .init(number, of: kind)
                }
                return .init(column.text(of: value, level: level))
            }
        }
    }

    private func totalRow(of table: AnswerTable) -> DocumentTable.Row? {
        guard let total = total(of: table) else { return nil }
        let sums = zip(columns, total).map { column, sum -> DocumentTable.Cell in
            guard let sum, let kind = column.kind.number else { return "" }
            return .init(sum, of: kind)
        }
        // Beside the numbers of the rows, or in the first column where that has no sum.
        let word: [DocumentTable.Cell] =
            columns.first?.isSummed ?? true ? ["Cộng"] + sums : ["", "Cộng"] + sums.dropFirst()
        return .total(word)
    }
}

extension String {
    /// With a small first letter, unless it begins with an abbreviation, or with a place whose kind
    /// belongs to its name: `Xã Ngô Quyền`.
    package var insideSentence: String {
        guard let first, first.isUppercase, dropFirst().first?.isUppercase != true else {
            return self
        }
        if let place = PlaceName(beginning: self), place.insideSentence == place.text {
            return self
        }
        return first.lowercased() + dropFirst()
    }
}
