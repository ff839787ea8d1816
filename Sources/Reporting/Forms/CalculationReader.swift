extension FormReader {
    /// Reads what numbers come to that nobody types: each over what is typed and what is calculated
    /// before it, so that none leads back to itself.
    mutating func readCalculations() {
        let nodes = indicatorNodes.filter { $0["calculation"] != nil }
        guard !nodes.isEmpty else { return }
        var later = Set(nodes.compactMap(\.indicatorCode))
        for node in nodes {
            guard let code = node.indicatorCode, let indicator = indicators[code] else { continue }
            let calculation = found.attempt { () throws(InvalidForm) in
                try self.calculation(node, of: indicator, later: later)
            }
            later.remove(code)
            if let calculation { indicators[code] = indicator.with(calculation: calculation) }
        }
    }

    private func calculation(
        _ node: DocumentNode, of indicator: Indicator, later: Set<Indicator.Code>
    ) throws(InvalidForm) -> Expression {
        let text = try node.required("calculation")
        guard indicator.kind.number != nil else {
            throw text.fault(.calculatedNoNumber(indicator.kind.name))
        }
        if indicator.requirement != .optional || node["required"]?.value.string == "when" {
            throw (node["required"] ?? node).fault(.calculatedIsRequired)
        }
        guard !indicator.isProfile else {
            throw (node["profile"] ?? node).fault(.calculatedFact)
        }
        let (expression, type) = try text.expression(in: vocabulary())
        guard type == .number else { throw text.fault(.noNumber(type)) }
        guard expression.looksAtAnswersAlone else { throw text.fault(.calculationBeyondAnswers) }
        if let code = expression.indicators.intersection(later).min() {
            throw text.fault(.calculatedLater(code.rawValue))
        }
        return expression
    }
}

extension DocumentNode {
    fileprivate var indicatorCode: Indicator.Code? {
        self["code"]?.value.string.map { Indicator.Code(rawValue: $0.nfc) }
    }
}
