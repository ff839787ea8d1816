import Testing

@testable import Reporting

// The form as a value, built from the document by the language's reader alone, so that these tests
// do not rest on the reader of forms.
extension FormDocument {
    func form() throws -> Form {
        let options = lists.mapValues { list in
            list.map { ChoiceList.Option(value: $0.value, label: Label($0.vi)) }
        }
        let choices = options.reduce(into: [:]) {
            $0[$1.key] = ChoiceList(code: $1.key, options: $1.value)
        }
        let kinds = try indicators.reduce(into: [:]) {
            $0[Indicator.Code(rawValue: $1.code)] = try kind(of: $1, choices)
        }
        let vocabulary = Vocabulary(
            indicators: kinds,
            parameters: settings.mapValues(\.kind).merging(Vocabulary.roundParameters) { $1 },
            levels: ["MN", "TH", "THCS", "TH_THCS"])
        let sections = try sections.map { section in
            Form.Section(
                code: section.code, title: Label(section.vi), clauses: section.clauses,
                indicators: try section.indicators.map {
                    try indicator($0, kinds: kinds, in: vocabulary)
                })
        }
        return Form(
            version: .init(code: code, version: version), title: Label(code),
            parameters: settings, lists: Array(choices.values), sections: sections,
            rules: try rules.map { try rule($0, in: vocabulary) },
            measures: try measures(in: vocabulary), document: .null)
    }

    var settings: [String: Parameter] {
        parameters.mapValues {
            switch $0 {
            case .integer(let number): .integer(number)
            case .text(let text): .text(text)
            }
        }
    }

    private func kind(
        of question: Question, _ lists: [String: ChoiceList]
    ) throws -> Indicator.Kind {
        switch question.type {
        case "integer": .integer
        case "money": .money
        case "boolean": .boolean
        case "date": .date
        case "text": .text(limit: try #require(question.max))
        case "choice": .choice(try #require(lists[question.list ?? ""]))
        case "choices": .choices(try #require(lists[question.list ?? ""]))
        default:
            .file(
                accept: try #require(question.accept), megabytes: try #require(question.max_mb))
        }
    }

    private func indicator(
        _ question: Question, kinds: [Indicator.Code: Indicator.Kind], in vocabulary: Vocabulary
    ) throws -> Indicator {
        let code = Indicator.Code(rawValue: question.code)
        let requirement: Indicator.Requirement =
            switch question.required {
            case "always": .always
            case "when":
                .when(
                    try Expression.readCondition(
                        try #require(question.when), in: vocabulary))
            default: .optional
            }
        let preschool = question.vi_MN.map { [Level(rawValue: "MN"): $0] }
        return Indicator(
            code: code, number: 0, label: Label(question.vi, byLevel: preschool ?? [:]),
            kind: try #require(kinds[code]), unit: nil, help: nil,
            nature: try #require(Indicator.Nature(rawValue: question.nature)),
            aggregate: try #require(Indicator.Aggregate(rawValue: question.aggregate)),
            requirement: requirement, levels: Set(question.levels.map(Level.init(rawValue:))),
            clauses: question.clauses, isProfile: question.profile ?? false)
    }

    private func rule(_ check: Check, in vocabulary: Vocabulary) throws -> Rule {
        var vocabulary = vocabulary
        let bound = codes(check.bound)
        vocabulary.bound = bound.compactMap { vocabulary.indicators[$0] }
        var definitions: [Rule.Definition] = []
        for (name, text) in check.definitions ?? [:] {
            let (expression, type) = try Expression.read(text, in: vocabulary)
            definitions.append(Rule.Definition(name: name, expression: expression))
            vocabulary.definitions[name] = type
        }
        let severity: Rule.SeveritySource =
            check.severity.hasPrefix("$")
            ? .parameter(String(check.severity.dropFirst()))
            : .fixed(try #require(Rule.Severity(rawValue: check.severity)))
        _ = try Message.read(check.en, placeholders: vocabulary.placeholders)
        return Rule(
            id: Rule.ID(rawValue: check.id), severity: severity,
            scope: bound.isEmpty
                ? .report(at: (check.at ?? []).map(Indicator.Code.init(rawValue:))) : .each(bound),
            definitions: definitions,
            holds: try Expression.readCondition(check.holds, in: vocabulary),
            message: try Message.read(check.vi, placeholders: vocabulary.placeholders))
    }

    private func codes(_ cells: Cells?) -> [Indicator.Code] {
        switch cells {
        case nil: []
        case .listed(let codes): codes.map(Indicator.Code.init(rawValue:))
        case .selected(let nature, let types):
            indicators.filter { $0.nature == nature && types.contains($0.type) }
                .map { Indicator.Code(rawValue: $0.code) }
        }
    }

    private func measures(in vocabulary: Vocabulary) throws -> [Measure] {
        var known: Set<Measure.Code> = []
        return try measures.map { figure in
            let code = Measure.Code(rawValue: figure.code)
            defer { known.insert(code) }
            let formula: Measure.Formula
            if let percent = figure.percent {
                formula = try .readPercent(percent, in: vocabulary, measures: known)
            } else {
                formula = .value(
                    try MeasureExpression.read(
                        try #require(figure.value), in: vocabulary, measures: known))
            }
            return Measure(code: code, label: Label(figure.vi), unit: nil, formula: formula)
        }
    }
}
