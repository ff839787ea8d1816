extension Annexes {
    /// Questions beside the two columns that name the school.
    private static let columnsOfWords = 4

    /// Phụ lục III: what schools wrote, a few questions to a table.
    func texts(of indicators: [Indicator], in groups: [Group]) -> [DocumentTable] {
        let starts = stride(
            from: 0, to: max(1, indicators.count), by: Annexes.columnsOfWords)
        return starts.map {
            table(of: Array(indicators.dropFirst($0).prefix(Annexes.columnsOfWords)), in: groups)
        }
    }

    /// A school stands in it that wrote something; figures beside its words are no such thing.
    private func table(of indicators: [Indicator], in groups: [Group]) -> DocumentTable {
        let words = indicators.filter { $0.kind.number == nil }
        let telling = words.isEmpty ? indicators : words
        let wrote = groups.map { group in
            (
                group,
                group.schools.filter { school in
                    telling.contains { school.values?[$0.code] != nil }
                }
            )
        }.filter { !$0.1.isEmpty }
        let rows: [DocumentTable.Row] = wrote.flatMap { group, schools in
            var lines = SameTexts(of: indicators, inCommune: group.isCommune)
            for school in schools {
                lines.add(school, indicators.map { FigureInTable.cell(of: $0, at: school) })
            }
            return (groups.count > 1 ? [.group(group.title)] : []) + lines.rows
        }
        let columns: [DocumentTable.Column] =
            [.init("Đơn vị", share: 28)]
            + indicators.map { indicator in
                indicator.kind.number == nil
                    ? .init(indicator.label.vietnamese, share: 64)
                    : .init(indicator.label.vietnamese, share: 20, .centre)
            }
        return DocumentTable(
            columns: [Annexes.numbering(beside: columns)] + columns,
            rows: rows.isEmpty ? [.cells(["", "Không có"])] : rows)
    }
}
