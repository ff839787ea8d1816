extension FormReader {
    mutating func measures() -> [Measure] {
        guard let node = root["measures"] else { return [] }
        var known: [Measure.Code: FormBudget.Extent] = [:]
        var parts = 0
        let vocabulary = vocabulary()
        return collect(node) { reader, node throws(InvalidForm) in
            let measure: Measure
            do throws(InvalidForm) {
                measure = try reader.measure(node, known: Set(known.keys), vocabulary)
                guard known[measure.code] == nil else {
                    throw node.fault(.repeated(.measure, measure.code.rawValue))
                }
            } catch {
                // Those that name it are read on.
                if let code = node["code"]?.value.string, known[.init(rawValue: code)] == nil {
                    known[.init(rawValue: code)] = .one
                    reader.found.unread.insert(code)
                }
                throw error
            }
            let extent = measure.formula.extent(known)
            // Too large a one counts no further, so that sizes stay numbers.
            known[measure.code] = extent.isWithinBudget ? extent : .one
            guard extent.isWithinBudget else {
                throw node.fault(
                    .largeMeasure(
                        parts: extent.parts, depth: extent.depth, limit: FormBudget.measure,
                        depthLimit: ExpressionParser.depthLimit))
            }
            parts += extent.parts
            guard parts <= FormBudget.measures else {
                throw node.fault(.largeMeasures(limit: FormBudget.measures))
            }
            return measure
        }
    }

    private func measure(
        _ node: DocumentNode, known: Set<Measure.Code>, _ vocabulary: Vocabulary
    ) throws(InvalidForm) -> Measure {
        let wrong = FoundFaults()
        wrong.attempt { () throws(InvalidForm) in
            try node.members(
                known: ["code", "vi", "en", "unit", "percent", "value"], open: isLevelLabel)
        }
        let code = wrong.attempt { () throws(InvalidForm) -> Measure.Code in
            let code = Measure.Code(rawValue: try node.required("code").code())
            guard indicators[Indicator.Code(rawValue: code.rawValue)] == nil else {
                throw node.fault(.takenByIndicator(code.rawValue))
            }
            return code
        }
        let label = wrong.attempt { () throws(InvalidForm) in
            try node.neededLabel(levels: levels)
        }
        let unit = wrong.attempt { () throws(InvalidForm) in
            try node.label("unit", levels: levels)
        }
        let formula = wrong.attempt { () throws(InvalidForm) -> Measure.Formula in
            switch (node["percent"], node["value"]) {
            case (let percent?, nil): try percent.percent(in: vocabulary, measures: known)
            case (nil, let value?): try value.value(in: vocabulary, measures: known)
            default: throw node.fault(.noFormula)
            }
        }
        try wrong.check()
        guard let code, let label, let unit, let formula else {
            throw InvalidForm(faults: wrong.faults)
        }
        let measure = Measure(code: code, label: label, unit: unit, formula: formula)
        for code in measure.sides.flatMap(\.indicators) {
            guard let number = indicators[code]?.kind.number else { continue }
            guard number.addsUp else { throw node.fault(.measureWithoutSum(code.rawValue)) }
            guard number.scale == 0 else { throw node.fault(.measureOfFraction(code.rawValue)) }
        }
        for (tables, column) in measure.sides.flatMap(\.overReports).flatMap(\.summedColumns) {
            let number = tables.first.flatMap {
                indicators[$0]?.kind.table?.column(column)?.kind.number
            }
            guard number?.scale == 0 else { throw node.fault(.measureOfFraction(column)) }
        }
        return measure
    }
}
