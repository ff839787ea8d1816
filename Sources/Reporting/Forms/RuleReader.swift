extension FormReader {
    func vocabulary(
        bound: [Indicator.Kind] = [], definitions: [String: ExpressionType] = [:]
    ) -> Vocabulary {
        Vocabulary(
            indicators: indicators.mapValues(\.kind),
            parameters: Vocabulary.roundParameters.merging(parameters.mapValues(\.kind)) {
                builtIn, _ in builtIn
            },
            levels: levels, definitions: definitions, bound: bound)
    }

    mutating func rules() throws(InvalidForm) -> [Rule] {
        guard let node = root["rules"] else { return [] }
        var known: Set<Rule.ID> = []
        return try collect(node) { reader, node throws(InvalidForm) in
            let rule = try reader.rule(node)
            guard known.insert(rule.id).inserted else {
                throw node.fault("rule '\(rule.id)' occurs twice")
            }
            return rule
        }
    }

    private func rule(_ node: DocumentNode) throws(InvalidForm) -> Rule {
        _ = try node.members(
            known: ["id", "severity", "for", "at", "let", "holds", "vi", "en", "explanations"])
        let scope = try scope(node)
        var bound: [Indicator.Kind] = []
        if case .each(let codes) = scope { bound = codes.compactMap { indicators[$0]?.kind } }
        var types: [String: ExpressionType] = [:]
        let definitions = try definitions(node, bound: bound, types: &types)
        let vocabulary = vocabulary(bound: bound, definitions: types)
        let holds = try node.required("holds").condition(in: vocabulary)
        let severity = try severity(try node.required("severity"))
        return Rule(
            id: Rule.ID(rawValue: try node.required("id").string()), severity: severity,
            scope: scope, definitions: definitions, holds: holds,
            message: try node.required("vi").message(in: vocabulary),
            explanations: try explanations(node, severity))
    }

    private func explanations(
        _ node: DocumentNode, _ severity: Rule.SeveritySource
    ) throws(InvalidForm) -> [String] {
        guard let list = node["explanations"] else { return [] }
        switch severity {
        case .fixed(.warning), .parameter: break
        case .fixed: throw list.fault("only a warning is explained")
        }
        var texts: [String] = []
        for element in try list.elements() {
            let text = try element.string()
            guard text.unicodeScalars.count <= Rule.longestExplanation else {
                throw element.fault("at most \(Rule.longestExplanation) characters")
            }
            guard !texts.contains(text) else { throw element.fault("it stands there twice") }
            texts.append(text)
        }
        guard (1...Rule.mostExplanations).contains(texts.count) else {
            throw list.fault("from 1 to \(Rule.mostExplanations) are expected")
        }
        return texts
    }

    private func scope(_ node: DocumentNode) throws(InvalidForm) -> Rule.Scope {
        switch (node["for"], node["at"]) {
        case (let each?, nil): return .each(try selected(each))
        case (nil, let at?): return .report(at: try codes(at))
        case (nil, nil): throw node.fault("'for' or 'at' is missing")
        case (_?, _?): throw node.fault("'for' and 'at' exclude each other")
        }
    }

    private func codes(_ node: DocumentNode) throws(InvalidForm) -> [Indicator.Code] {
        var codes: [Indicator.Code] = []
        for element in try node.elements() {
            let code = Indicator.Code(rawValue: try element.string())
            guard indicators[code] != nil else {
                throw element.fault("unknown indicator '\(code)'")
            }
            guard !codes.contains(code) else { throw element.fault("'\(code)' occurs twice") }
            codes.append(code)
        }
        guard !codes.isEmpty else { throw node.fault("no indicator is named") }
        return codes
    }

    /// A list of codes, or `{"nature": …, "type": […]}`.
    private func selected(_ node: DocumentNode) throws(InvalidForm) -> [Indicator.Code] {
        guard node.value.object != nil else { return try codes(node) }
        _ = try node.members(known: ["nature", "type"])
        let nature = try node["nature"]?.choice(of: Indicator.Nature.self)
        let types = try node["type"]?.strings()
        let codes = order.filter { code in
            guard let indicator = indicators[code] else { return false }
            return (nature == nil || indicator.nature == nature)
                && (types?.contains(indicator.kind.name) ?? true)
        }
        guard !codes.isEmpty else { throw node.fault("no indicator is selected") }
        return codes
    }

    private func severity(_ node: DocumentNode) throws(InvalidForm) -> Rule.SeveritySource {
        let text = try node.string()
        guard text.hasPrefix("$") else {
            return .fixed(try node.choice(of: Rule.Severity.self))
        }
        let name = String(text.dropFirst())
        guard case .text(let value)? = parameters[name] else {
            throw node.fault("'\(name)' is no parameter of this form that is a text")
        }
        guard Rule.Severity(rawValue: value) != nil else {
            throw node.fault("parameter '\(name)' is '\(value)', not error, warning or note")
        }
        return .parameter(name)
    }

    private func definitions(
        _ node: DocumentNode, bound: [Indicator.Kind], types: inout [String: ExpressionType]
    ) throws(InvalidForm) -> [Rule.Definition] {
        guard let list = node["let"] else { return [] }
        guard let members = list.value.object else {
            throw list.fault("an object is expected, not \(list.value.kind)")
        }
        var definitions: [Rule.Definition] = []
        for name in members.names {
            guard let part = list[name] else { continue }
            guard indicators[Indicator.Code(rawValue: name)] == nil else {
                throw part.fault("'\(name)' is an indicator")
            }
            let vocabulary = vocabulary(bound: bound, definitions: types)
            let (expression, type) = try part.expression(in: vocabulary)
            types[name] = type
            definitions.append(Rule.Definition(name: name, expression: expression))
        }
        return definitions
    }

    mutating func measures() throws(InvalidForm) -> [Measure] {
        guard let node = root["measures"] else { return [] }
        var known: [Measure.Code: FormBudget.Extent] = [:]
        var parts = 0
        let vocabulary = vocabulary()
        return try collect(node) { reader, node throws(InvalidForm) in
            let measure = try reader.measure(node, known: Set(known.keys), vocabulary)
            guard known[measure.code] == nil else {
                throw node.fault("measure '\(measure.code)' occurs twice")
            }
            let extent = measure.formula.extent(known)
            guard extent.isWithinBudget else {
                throw node.fault(
                    "with the measures that it names it has \(extent.parts) parts, "
                        + "\(extent.depth) deep; at most \(FormBudget.measure), "
                        + "\(ExpressionParser.depthLimit) deep")
            }
            known[measure.code] = extent
            parts += extent.parts
            guard parts <= FormBudget.measures else {
                throw node.fault(
                    "all measures together have more than \(FormBudget.measures) parts")
            }
            return measure
        }
    }

    private func measure(
        _ node: DocumentNode, known: Set<Measure.Code>, _ vocabulary: Vocabulary
    ) throws(InvalidForm) -> Measure {
        _ = try node.members(
            known: ["code", "vi", "en", "unit", "percent", "value"], open: isLevelLabel)
        let code = Measure.Code(rawValue: try node.required("code").code())
        guard indicators[Indicator.Code(rawValue: code.rawValue)] == nil else {
            throw node.fault("'\(code)' is an indicator")
        }
        guard let label = try node.label(levels: levels) else {
            throw node.fault("'vi' is missing")
        }
        let formula: Measure.Formula
        switch (node["percent"], node["value"]) {
        case (let percent?, nil):
            formula = try percent.percent(in: vocabulary, measures: known)
        case (nil, let value?):
            formula = try value.value(in: vocabulary, measures: known)
        default: throw node.fault("either 'percent' or 'value' is expected")
        }
        let measure = Measure(
            code: code, label: label, unit: try node.label("unit", levels: levels),
            formula: formula)
        for code in measure.sides.flatMap(\.indicators) {
            guard let number = indicators[code]?.kind.number else { continue }
            guard number.addsUp else {
                throw node.fault("measures run over sums, and '\(code)' has none")
            }
            guard number.scale == 0 else {
                throw node.fault("measures run over whole numbers, and '\(code)' has a fraction")
            }
        }
        return measure
    }
}

extension DocumentNode {
    func expression(in vocabulary: Vocabulary) throws(InvalidForm)
        -> (expression: Expression, type: ExpressionType)
    {
        try reading { text throws(ExpressionError) in
            try Expression.read(text, in: vocabulary)
        }
    }

    func condition(in vocabulary: Vocabulary) throws(InvalidForm) -> Expression {
        try reading { text throws(ExpressionError) in
            try Expression.readCondition(text, in: vocabulary)
        }
    }

    func percent(in vocabulary: Vocabulary, measures: Set<Measure.Code>) throws(InvalidForm)
        -> Measure.Formula
    {
        try reading { text throws(ExpressionError) in
            try Measure.Formula.readPercent(text, in: vocabulary, measures: measures)
        }
    }

    func value(in vocabulary: Vocabulary, measures: Set<Measure.Code>) throws(InvalidForm)
        -> Measure.Formula
    {
        try reading { text throws(ExpressionError) in
            .value(try MeasureExpression.read(text, in: vocabulary, measures: measures))
        }
    }

    func message(in vocabulary: Vocabulary) throws(InvalidForm) -> Message {
        try reading { text throws(ExpressionError) in
            try Message.read(text, placeholders: vocabulary.placeholders)
        }
    }

    /// Reads the text here; what is wrong with it is a fault of this place.
    private func reading<Result>(_ read: (String) throws(ExpressionError) -> Result)
        throws(InvalidForm) -> Result
    {
        let text = try string()
        do throws(ExpressionError) {
            return try read(text)
        } catch {
            throw fault(error.message, position: error.position)
        }
    }
}
