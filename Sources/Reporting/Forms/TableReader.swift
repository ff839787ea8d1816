extension FormReader {
    /// A table's columns, which are questions without what only a question of the report has.
    func table(_ node: DocumentNode) throws(InvalidForm) -> TableQuestion {
        let rows = Int(
            try node["rows"]?.integer(in: 1...Int64(TableQuestion.mostRows))
                ?? Int64(TableQuestion.mostRows))
        let list = try node.required("columns")
        let wrong = FoundFaults()
        var columns: [Indicator] = []
        for element in try list.elements() {
            let column = wrong.attempt { () throws(InvalidForm) in try self.column(element) }
            guard let column else { continue }
            if columns.contains(where: { $0.code == column.code }) {
                wrong.add(element.fault(.repeated(.column, column.code.rawValue)))
            }
            columns.append(column)
        }
        try wrong.check()
        guard (1...TableQuestion.mostColumns).contains(columns.count) else {
            throw list.fault(.columnCount(limit: TableQuestion.mostColumns))
        }
        return TableQuestion(rows: rows, columns: columns)
    }

    private func column(_ node: DocumentNode) throws(InvalidForm) -> Indicator {
        let kind = try self.kind(node)
        switch kind {
        case .file, .table: throw node.fault(.noColumn(kind.name))
        default: break
        }
        _ = try node.members(known: FormReader.columnMembers, open: isLevelLabel)
        let code = try node.required("code").code()
        let isRequired = try truth("required", of: node) ?? false
        let isSummed = try truth("total", of: node) ?? true
        let label = try node.neededLabel(levels: levels)
        return Indicator(
            code: Indicator.Code(rawValue: code), number: 0, label: label, kind: kind,
            unit: try node.label("unit", levels: levels) ?? kind.usualUnit(beside: label),
            nature: .state,
            aggregate: isSummed && kind.canBe(.sum) ? .sum : .none,
            requirement: isRequired ? .always : .optional, levels: [],
            clauses: [], isProfile: false)
    }

    private func truth(_ name: String, of node: DocumentNode) throws(InvalidForm) -> Bool? {
        switch node[name]?.value {
        case nil: nil
        case .boolean(let truth)?: truth
        case let other?: throw node.fault(.shape(.truth, found: other.kind))
        }
    }

    private static let columnMembers: Set<String> = [
        "code", "vi", "en", "type", "list", "scale", "max", "unit", "required", "total",
    ]
}
