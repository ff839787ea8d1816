extension FormReader {
    /// What names mean; `bound` is nil where what `value` stands for could not be read.
    func vocabulary(
        bound: [Indicator.Kind]? = [], definitions: [String: ExpressionType] = [:],
        unread: Set<String> = []
    ) -> Vocabulary {
        var vocabulary = Vocabulary(
            indicators: indicators.mapValues(\.kind),
            parameters: Vocabulary.roundParameters.merging(parameters.mapValues(\.kind)) {
                builtIn, _ in builtIn
            },
            levels: levels, definitions: definitions, bound: bound ?? [])
        vocabulary.unread = found.unread.union(unread)
        if bound == nil { vocabulary.unread.formUnion(["value", "label"]) }
        return vocabulary
    }

    /// The same in a rule, which is of one school and so may name what the office knows of it.
    private func ruleVocabulary(
        bound: [Indicator.Kind]?, definitions: [String: ExpressionType] = [:],
        unread: Set<String> = []
    ) -> Vocabulary {
        var vocabulary = vocabulary(bound: bound, definitions: definitions, unread: unread)
        for figure in given { vocabulary.parameters[figure.code] = figure.kind }
        return vocabulary
    }

    mutating func rules() -> [Rule] {
        guard let node = root["rules"] else { return [] }
        var known: Set<Rule.ID> = []
        return collect(node) { reader, node throws(InvalidForm) -> Rule? in
            guard let rule = reader.rule(node) else { return nil }
            guard known.insert(rule.id).inserted else {
                throw node.fault(.repeated(.rule, rule.id.rawValue))
            }
            return rule
        }.compactMap { $0 }
    }

    /// nil when something of it could not be read; its faults are known then.
    private func rule(_ node: DocumentNode) -> Rule? {
        guard node.value.object != nil else {
            found.add(node.fault(.shape(.object, found: node.value.kind)))
            return nil
        }
        let hasKnownMembers =
            found.attempt { () throws(InvalidForm) in
                try node.members(known: FormReader.ruleMembers)
            } != nil
        let id = found.attempt { () throws(InvalidForm) in try node.required("id").string() }
        let scope = found.attempt { () throws(InvalidForm) in try self.scope(node) }
        var bound: [Indicator.Kind]? = scope.map { _ in [] }
        if case .each(let codes)? = scope { bound = codes.compactMap { indicators[$0]?.kind } }
        let (definitions, vocabulary) = self.definitions(node, bound: bound)
        let holds = found.attempt { () throws(InvalidForm) in
            try node.required("holds").condition(in: vocabulary)
        }
        let severity = found.attempt { () throws(InvalidForm) in
            try self.severity(try node.required("severity"))
        }
        let message = found.attempt { () throws(InvalidForm) in
            try node.required("vi").message(in: vocabulary)
        }
        let explanations = found.attempt { () throws(InvalidForm) in
            try self.explanations(node, severity)
        }
        guard hasKnownMembers, let id, let scope, let definitions, let holds, let severity,
            let message, let explanations
        else { return nil }
        return Rule(
            id: Rule.ID(rawValue: id), severity: severity, scope: scope, definitions: definitions,
            holds: holds, message: message, explanations: explanations)
    }

    private static let ruleMembers: Set<String> = [
        "id", "severity", "for", "at", "let", "holds", "vi", "en", "explanations",
    ]

    /// `severity` is nil where it could not be read.
    private func explanations(
        _ node: DocumentNode, _ severity: Rule.SeveritySource?
    ) throws(InvalidForm) -> [String] {
        guard let list = node["explanations"] else { return [] }
        switch severity {
        case .fixed(.warning), .parameter, nil: break
        case .fixed: throw list.fault(.explanationOfNoWarning)
        }
        var texts: [String] = []
        for element in try list.elements() {
            let text = try element.string()
            guard text.unicodeScalars.count <= Rule.longestExplanation else {
                throw element.fault(.longExplanation(limit: Rule.longestExplanation))
            }
            guard !texts.contains(text) else {
                throw element.fault(.repeated(.explanation, text))
            }
            texts.append(text)
        }
        guard (1...Rule.mostExplanations).contains(texts.count) else {
            throw list.fault(.explanationCount(limit: Rule.mostExplanations))
        }
        return texts
    }

    private func scope(_ node: DocumentNode) throws(InvalidForm) -> Rule.Scope {
        switch (node["for"], node["at"]) {
        case (let each?, nil): return .each(try selected(each))
        case (nil, let at?): return .report(at: try codes(at))
        case (nil, nil): throw node.fault(.noScope)
        case (_?, _?): throw node.fault(.twoScopes)
        }
    }

    private func codes(_ node: DocumentNode) throws(InvalidForm) -> [Indicator.Code] {
        var codes: [Indicator.Code] = []
        let wrong = FoundFaults()
        for element in try node.elements() {
            _ = wrong.attempt { () throws(InvalidForm) in
                let code = Indicator.Code(rawValue: try element.string())
                guard indicators[code] != nil else { throw element.fault(lack(of: code)) }
                guard !codes.contains(code) else {
                    throw element.fault(.repeated(.code, code.rawValue))
                }
                codes.append(code)
            }
        }
        try wrong.check()
        guard !codes.isEmpty else { throw node.fault(.emptyScope) }
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
        guard !codes.isEmpty else { throw node.fault(.nothingSelected) }
        return codes
    }

    private func severity(_ node: DocumentNode) throws(InvalidForm) -> Rule.SeveritySource {
        let text = try node.string()
        guard text.hasPrefix("$") else {
            return .fixed(try node.choice(of: Rule.Severity.self))
        }
        let name = String(text.dropFirst())
        guard case .text(let value)? = parameters[name] else {
            throw node.fault(found.unread.contains(name) ? .unread(name) : .noTextParameter(name))
        }
        guard Rule.Severity(rawValue: value) != nil else {
            throw node.fault(.noSeverity(parameter: name, value: value))
        }
        return .parameter(name)
    }

    /// A rule's names, nil when one could not be read, and what names mean in the rule.
    private func definitions(
        _ node: DocumentNode, bound: [Indicator.Kind]?
    ) -> ([Rule.Definition]?, Vocabulary) {
        guard let list = node["let"] else { return ([], ruleVocabulary(bound: bound)) }
        guard let members = list.value.object else {
            found.add(list.fault(.shape(.object, found: list.value.kind)))
            return (nil, ruleVocabulary(bound: bound))
        }
        var definitions: [Rule.Definition] = []
        var types: [String: ExpressionType] = [:]
        var unread: Set<String> = []
        for (name, value) in members.pairs {
            let part = DocumentNode(value: value, place: list.place + "." + name)
            let read = found.attempt {
                () throws(InvalidForm) -> (expression: Expression, type: ExpressionType) in
                guard indicators[Indicator.Code(rawValue: name)] == nil else {
                    throw part.fault(.takenByIndicator(name))
                }
                return try part.expression(
                    in: ruleVocabulary(bound: bound, definitions: types, unread: unread))
            }
            if let (expression, type) = read {
                types[name] = type
                definitions.append(Rule.Definition(name: name, expression: expression))
            } else {
                unread.insert(name)
            }
        }
        return (
            unread.isEmpty ? definitions : nil,
            ruleVocabulary(bound: bound, definitions: types, unread: unread)
        )
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
            try Message.read(text, in: vocabulary)
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
            throw fault(.expression(error.fault), position: error.position)
        }
    }
}
