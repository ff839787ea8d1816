extension Annexes {
    /// Phụ lục I: each indicator and measure, by level and over all. What is known nowhere is named
    /// below the table instead of filling lines of it.
    var byLevel: DocumentTable {
        let groups = levels.map(\.totals) + [total]
        let sections = form.sections.map { section in
            (
                title: "\(section.code). \(section.title.vietnamese)",
                parts: [declared(in: section)]
                    + section.indicators.map {
                        Part(label: $0.label.vietnamese, rows: lines(of: $0, groups))
                    }
            )
        }
        let measures = form.measures.map { measure in
            Part(
                label: measure.label.vietnamese,
                rows: [
                    ["", .init(measure.label.vietnamese), .init(measure.unitInTable)]
                        + groups.map { FigureInTable.cell(of: measure, in: $0) }
                ])
        }
        let all = sections + [("Chỉ số", measures)]
        // Where nothing is known at all, the table says of what.
        let isBlank = total.counted == 0 || !all.contains { $0.parts.contains { $0.isKnown } }
        let shown = all.map { section in
            (section.title, section.parts.filter { $0.isKnown || isBlank && !$0.rows.isEmpty })
        }.filter { !$0.1.isEmpty }
        var table = DocumentTable(
            columns: [
                .init("Mã số", share: 7, .centre), .init("Chỉ tiêu", share: 32),
                .init("Đơn vị tính", share: 11, .centre),
            ] + levels.map { .init($0.name, share: 18, .right) }
                + [.init("Tổng cộng", share: 18, .right)],
            rows: shown.flatMap { title, parts -> [DocumentTable.Row] in
                [.group(title)] + parts.flatMap { $0.rows.map { .cells($0) } }
            })
        if !sections.isEmpty, !form.indicators.allSatisfy({ total.isAddedUp($0) }) {
            table.notes.append(
                "Mã số là số của chỉ tiêu trong mẫu báo cáo của trường; chỉ tiêu trả lời bằng chữ "
                    + "hoặc ngày tháng không cộng được nên không có trong biểu.")
        }
        let unknown = isBlank ? [] : all.flatMap(\.parts).filter(\.isUnknown)
        if !unknown.isEmpty {
            table.notes.append(
                "Chưa có số liệu: " + unknown.map(\.label).joined(separator: "; ") + ".")
        }
        return table
    }

    /// The lines of one indicator or measure.
    private struct Part {
        let label: String
        let rows: [[DocumentTable.Cell]]

        private var figures: [DocumentTable.Cell] {
            rows.flatMap { $0.dropFirst(3) }.filter { !$0.text.isEmpty }
        }
        var isKnown: Bool { figures.contains { !FigureInTable.isBlank($0) } }
        /// Somebody is asked, and nobody has answered.
        var isUnknown: Bool { !isKnown && figures.contains(FigureInTable.unknown) }
    }

    /// What is added up over all, line by line.
    var totalLines: [(label: String, figure: String)] {
        form.indicators.flatMap { indicator in
            lines(of: indicator, [total]).map { cells in
                let isOption = cells[0].text.isEmpty
                return (
                    "\(indicator.number). \(indicator.label.vietnamese)"
                        + (isOption ? " \(cells[1].text)" : ""), cells[3].text
                )
            }
        }
    }

    /// How many schools declare the section nil; no line where none does.
    private func declared(in section: Form.Section) -> Part {
        guard let declared = form.nilReturns.first(where: { $0.section == section.code }),
            total.nilReturns(declared) > 0
        else { return Part(label: NilReturn.words, rows: []) }
        let cells = levels.map { level in
            let isAsked = form.nilReturns(for: level.level).contains { $0.cell == declared.cell }
            return isAsked
                ? FigureInTable.cell(of: declared, in: level.totals) : FigureInTable.notAsked
        }
        let label = DocumentTable.Cell(NilReturn.words)
        let all = FigureInTable.cell(of: declared, in: total)
        return Part(label: NilReturn.words, rows: [["", label, "trường"] + cells + [all]])
    }

    private func lines(of indicator: Indicator, _ groups: [GroupTotals]) -> [[DocumentTable.Cell]] {
        guard let figure = total.figure(of: indicator) else { return [] }
        let number = DocumentTable.Cell(count: Int64(indicator.number))
        let label = DocumentTable.Cell(indicator.label.vietnamese)
        let cells = groups.map { FigureInTable.cell(of: indicator, in: $0) }
        switch figure.amount {
        case .answers:
            let parts = indicator.kind.table?.parts ?? []
            guard !parts.isEmpty else { return [] }
            return [[number, label, ""] + groups.map { _ in "" }]
                + parts.map { part in
                    ["", .init("- " + part.name), .init(part.unit(of: indicator))]
                        + groups.map { FigureInTable.cell(of: part, of: indicator, in: $0) }
                }
        case .sum, .mean: return [[number, label, .init(indicator.unitInTables)] + cells]
        case .yes: return [[number, label, "trường"] + cells]
        case .options:
            let list = indicator.kind.list?.options ?? []
            return [[number, label, ""] + groups.map { _ in "" }]
                + list.enumerated().map { index, option in
                    ["", .init("- " + option.label.vietnamese), "trường"]
                        + groups.map { FigureInTable.cell(option: index, of: indicator, in: $0) }
                }
        }
    }
}

extension GroupTotals {
    fileprivate func isAddedUp(_ indicator: Indicator) -> Bool {
        switch figure(of: indicator)?.amount {
        case .sum, .mean, .yes, .options: true
        case .answers: indicator.kind.table != nil
        case nil: false
        }
    }
}

extension Measure {
    fileprivate var unitInTable: String {
        if case .percent = formula { "%" } else { unit?.vietnamese ?? "" }
    }
}
