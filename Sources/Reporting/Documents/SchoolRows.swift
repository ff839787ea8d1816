/// The rows of an annex in which schools stand, made one by one: of many, no table is held whole.
package struct SchoolRows: Sendable {
    /// In which order schools come.
    package enum Order: Sendable {
        case levels, communes
    }

    package let order: Order
    /// With widths in characters.
    package let columns: [DocumentTable.Column]
    private let annexes: Annexes
    private let communes: [Unit.Code: String]
    private let indicators: [Indicator]
    /// What a school must have said something to, to stand in it; nil where every one does.
    private let telling: [Indicator]?
    private let hasSums: Bool

    private var group: String?
    private var sum: Annexes.LevelTotals?
    private var number: Int64 = 0
    private var waived: [String] = []
    /// Of the commune whose schools come; its lines stand once all of them have come.
    private var lines: SameTexts?

    /// nil for an annex in which no school stands, or each with rows of its own alone (`AnnexRows`).
    package init?(of annex: Outline.Annex, _ annexes: Annexes) {
        self.annexes = annexes
        communes = annexes.communeNames
        order = annex.order
        switch annex {
        case .levels, .tasks: return nil
        case .schools:
            (telling, hasSums) = (nil, true)
            indicators = annexes.form.indicators.filter(\.hasColumn)
        case .texts(_, let codes, _):
            let all = codes.compactMap(annexes.form.indicator)
            indicators = all.filter { $0.kind.table == nil }
            if indicators.isEmpty, !all.isEmpty { return nil }
            let words = indicators.filter { $0.kind.number == nil }
            (telling, hasSums) = (words.isEmpty ? indicators : words, false)
        }
        columns =
            [.init("TT", share: 8, .centre), .init("Đơn vị", share: 40)]
            + indicators.map { indicator in
                return if case .text = indicator.kind {
                    .init(indicator.head, share: 60)
                } else {
                    .init(indicator.head, share: 16, .right)
                }
            }
    }

    /// What the school adds, with what ends the group before it and begins its own.
    package mutating func rows(of school: Annexes.School) -> [DocumentTable.Row] {
        if let telling, !telling.contains(where: { school.values?[$0.code] != nil }) { return [] }
        var rows: [DocumentTable.Row] = []
        let level = annexes.levels.first { $0.level == school.unit.level }
        let title =
            order == .levels
            ? level?.title : school.commune.flatMap { communes[$0] }
        let own = title ?? "Đơn vị khác"
        if own != group {
            rows += endOfGroup()
            (group, number) = (own, 0)
            sum = hasSums ? level : nil
            lines =
                order == .communes && title != nil
                ? SameTexts(of: indicators, inCommune: true) : nil
            let count = sum.map { VietnameseNumber.count(Int64($0.totals.coverage.due)) }
            rows.append(.group(own + (count.map { " (\($0) trường)" } ?? "")))
        }
        let cells = indicators.map { FigureInTable.cell(of: $0, at: school) }
        guard lines == nil else {
            lines?.add(school, cells)
            return rows
        }
        number += 1
        if hasSums { waived += annexes.waivedNote(at: school).map { [$0] } ?? [] }
        rows.append(.cells([.init(count: number), .init(school.unit.name)] + cells))
        return rows
    }

    /// What follows the last school.
    package mutating func end() -> [DocumentTable.Row] {
        let rows = endOfGroup()
        guard hasSums else { return rows }
        return rows + [total("Tổng cộng", annexes.total)] + waived.map { .cells(["", .init($0)]) }
    }

    /// Below it.
    package var notes: [String] {
        ["Ghi chú: “…” là chưa có số liệu; “x” là không áp dụng."]
    }

    private mutating func endOfGroup() -> [DocumentTable.Row] {
        defer { (sum, lines) = (nil, nil) }
        return (lines?.rows ?? []) + (sum.map { [total("Cộng \($0.name)", $0.totals)] } ?? [])
    }

    private func total(_ name: String, _ totals: GroupTotals) -> DocumentTable.Row {
        .total(
            ["", .init(name)]
                + indicators.map { FigureInTable.total(of: $0, in: totals) })
    }
}

extension Annexes {
    package var communeNames: [Unit.Code: String] {
        Dictionary(
            communes.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// Gives every school as `SchoolRows` of the order takes them.
    package func eachSchool(
        in order: SchoolRows.Order, _ body: (School) throws -> Void
    ) rethrows {
        for group in order == .levels ? groupsByLevel : groupsByCommune {
            for school in group.schools { try body(school) }
        }
    }
}
