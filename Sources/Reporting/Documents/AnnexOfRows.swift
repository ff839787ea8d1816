extension Outline.Annex {
    /// A question that is answered in rows.
    package typealias Table = (indicator: Indicator, question: TableQuestion)

    /// Those of an annex of answers: each has a table of its own, and one however often it is named.
    package func tables(in form: Form) -> [Table] {
        guard case .texts(_, let codes, _) = self else { return [] }
        var seen: Set<Indicator.Code> = []
        return codes.filter { seen.insert($0).inserted }.compactMap(form.indicator)
            .compactMap { indicator in indicator.kind.table.map { (indicator, $0) } }
    }

    /// In which order its schools stand.
    package var order: SchoolRows.Order {
        if case .texts(_, _, byCommune: true) = self { .communes } else { .levels }
    }
}

extension Annexes {
    /// Tables of more columns stand across the page.
    private static let columnsOfRows = 5

    /// What schools answered one by one; what they told in rows stands below what they wrote.
    func answers(
        _ title: String, to indicators: [Indicator], _ tables: [Outline.Annex.Table],
        in groups: [Group]
    ) -> OfficialDocument.Annex {
        let words = indicators.filter { $0.kind.table == nil }
        let ofWords = words.isEmpty && !tables.isEmpty ? [] : texts(of: words, in: groups)
        return OfficialDocument.Annex(
            title: title,
            isLandscape: tables.contains { $0.question.columns.count > Annexes.columnsOfRows },
            blocks: ofWords.withLegend.map { .table($0) }
                + tables.flatMap { indicator, question -> [OfficialDocument.Block] in
                    let table = rows(of: indicator, question, in: groups)
                    return [.heading(2, "\(indicator.number). \(indicator.label.vietnamese)")]
                        + [table].withLegend.map { .table($0) }
                })
    }

    /// What schools told in rows to one question, a line a row; a school is named once, beside
    /// the first.
    func rows(
        of indicator: Indicator, _ question: TableQuestion, in groups: [Group]
    ) -> DocumentTable {
        var rows: [DocumentTable.Row] = []
        for group in groups {
            var number: Int64 = 0
            for school in group.schools {
                guard case .table(let table)? = school.values?[indicator.code] else { continue }
                if number == 0, groups.count > 1 { rows.append(.group(group.title)) }
                number += 1
                let lines = question.documentRows(of: table, level: school.unit.level)
                for (place, cells) in lines.enumerated() {
                    let head: [DocumentTable.Cell] =
                        place == 0 ? [.init(count: number), .init(school.unit.name)] : ["", ""]
                    rows.append(.cells(head + cells))
                }
            }
        }
        let columns =
            [.init("Đơn vị", share: 28)] + question.documentColumns(for: nil)
        return DocumentTable(
            columns: [Annexes.numbering(beside: columns)] + columns,
            rows: rows.isEmpty
                ? [.cells(["", "Không có"])] : rows + sums(of: indicator, question))
    }

    /// None where no column adds up.
    private func sums(of table: Indicator, _ question: TableQuestion) -> [DocumentTable.Row] {
        guard question.columns.contains(where: \.isSummed) else { return [] }
        return [
            .total(
                ["", "Tổng cộng"]
                    + question.columns.map { column in
                        column.isSummed
                            ? FigureInTable.cell(of: .column(column), of: table, in: total) : ""
                    })
        ]
    }

    /// "TT" has room on one line, beside however many columns.
    static func numbering(beside columns: [DocumentTable.Column]) -> DocumentTable.Column {
        .init("TT", share: max(6, columns.reduce(0) { $0 + $1.share } / 13), .centre)
    }
}
