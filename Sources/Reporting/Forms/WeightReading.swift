extension FormReader {
    /// Reads what `aggregate: weighted` weighs by, when all indicators are known.
    mutating func readWeights() throws(InvalidForm) {
        for section in try root.required("sections").elements() {
            _ = try collect(try section.required("indicators")) {
                reader, node throws(InvalidForm) in
                let code = Indicator.Code(rawValue: try node.required("code").code())
                guard let indicator = reader.indicators[code] else { return }
                guard indicator.aggregate == .weighted else {
                    if node["weight"] != nil {
                        throw node.fault("'weight' goes with aggregate: weighted")
                    }
                    return
                }
                let weight = try reader.weight(of: indicator, at: try node.required("weight"))
                reader.indicators[code]?.weight = weight
            }
        }
    }

    /// A number that adds up, asked wherever the indicator is: else a report could not count.
    private func weight(of indicator: Indicator, at node: DocumentNode) throws(InvalidForm)
        -> Indicator.Code
    {
        let code = Indicator.Code(rawValue: try node.string())
        guard let weight = indicators[code] else { throw node.fault("unknown indicator '\(code)'") }
        guard weight.kind.number?.addsUp ?? false else {
            throw node.fault("'\(code)' is no number that adds up")
        }
        guard indicator.levels.isSubset(of: weight.levels) else {
            throw node.fault("'\(code)' is not asked at every level of '\(indicator.code)'")
        }
        return code
    }
}
