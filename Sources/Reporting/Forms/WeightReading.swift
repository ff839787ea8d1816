extension FormReader {
    /// Reads what `aggregate: weighted` weighs by, when all indicators are known.
    mutating func readWeights() {
        for node in indicatorNodes {
            guard let name = node["code"]?.value.string?.nfc,
                let indicator = indicators[Indicator.Code(rawValue: name)]
            else { continue }
            let weight = found.attempt { () throws(InvalidForm) -> Indicator.Code? in
                guard indicator.aggregate == .weighted else {
                    if node["weight"] != nil { throw node.fault(.weightWithoutAggregate) }
                    return nil
                }
                return try self.weight(of: indicator, at: try node.required("weight"))
            }
            if let weight = weight ?? nil {
                indicators[indicator.code] = indicator.with(weight: weight)
            }
        }
    }

    /// A number that adds up, asked wherever the indicator is: else a report could not count.
    private func weight(of indicator: Indicator, at node: DocumentNode) throws(InvalidForm)
        -> Indicator.Code
    {
        let code = Indicator.Code(rawValue: try node.string())
        guard let weight = indicators[code] else { throw node.fault(lack(of: code)) }
        guard weight.kind.number?.addsUp ?? false else {
            throw node.fault(.weightWithoutSum(code.rawValue))
        }
        guard indicator.levels.isSubset(of: weight.levels) else {
            throw node.fault(.weightNotAsked(code.rawValue, of: indicator.code.rawValue))
        }
        return code
    }

    /// What is to be said of an indicator's code that means nothing.
    func lack(of code: Indicator.Code) -> FormFault {
        found.unread.contains(code.rawValue)
            ? .unread(code.rawValue) : .unknownIndicator(code.rawValue)
    }
}
