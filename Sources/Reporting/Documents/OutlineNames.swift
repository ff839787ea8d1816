// What outlines can name.
extension Vocabulary {
    /// The report of a school names its answers by their codes. The consolidated report names the
    /// totals: a sum, a mean, or how many say yes, by the indicator's code; `code_option` for how
    /// many chose the option, and the whole distribution in words by the code; each measure by its
    /// own, and the two numbers of a ratio as `code_part` and `code_whole`; `previous_…` for what a
    /// sum or a measure was in the round before; what the office itself answered by its code. Both
    /// know what every document may say as `$name`. An outline's own definitions win over what the
    /// round before is told of (`ofRoundBefore`).
    static func of(_ kind: Outline.Kind, _ form: Form) -> Vocabulary {
        let builtIn: [String: Parameter.Kind] =
            switch kind {
            case .report: Vocabulary.documentParameters
            case .consolidated:
                Vocabulary.documentParameters
                    .merging(Vocabulary.consolidatedParameters) { own, _ in own }
                    .merging(form.levels.map { (Facts.name(of: $0), .integer) }) { own, _ in own }
                    .merging(form.nilReturns.map { (Facts.name(of: $0), .integer) }) { own, _ in own
                    }
            }
        var parameters = builtIn.merging(form.parameters.mapValues(\.kind)) { own, _ in own }
        for name in Vocabulary.newParameters.union(form.nilReturns.map(Facts.name)) {
            parameters[name] = form.parameters[name]?.kind ?? parameters[name]
        }
        switch kind {
        case .report:
            for figure in form.given { parameters[figure.code] = figure.kind }
            return Vocabulary(
                indicators: form.kinds,
                parameters: parameters, levels: form.levels)
        case .consolidated:
            // A code of the form's own wins over a name that is derived from another.
            var names = Vocabulary.ofRoundBefore
            for name in form.figureNames { names[name] = .number }
            for indicator in form.indicators where indicator.aggregate == .distribution {
                names[indicator.code.rawValue] = .text
            }
            return Vocabulary(
                indicators: form.own?.kinds ?? [:], parameters: parameters, definitions: names)
        }
    }

    /// What the round before is told of beside its figures: names that are newer than outlines which
    /// are kept, where they may be defined otherwise.
    static let ofRoundBefore: [String: ExpressionType] = [
        "previous_round": .text, "previous_approved": .number, "previous_owed": .number,
        "previous_is_same_period": .number,
    ]

    /// Built-in names that are newer than forms which are kept: a form's own parameter of such a
    /// name means what it always did.
    static let newParameters: Set<String> = [
        "has_previous", "plan_orders", "has_plan_orders", "calls", "messages",
    ]

    private static let documentParameters: [String: Parameter.Kind] = [
        "unit": .text, "owner": .text, "round": .text, "plan_number": .text, "plan_date": .date,
        "plan_issuer": .text, "plan_subject": .text, "plan_orders": .text,
        "has_plan_orders": .boolean, "period_start": .date, "data_close": .date, "due": .text,
    ]

    private static let consolidatedParameters: [String: Parameter.Kind] = [
        "owed": .integer, "approved": .integer, "missing": .integer, "late": .integer,
        "on_time": .integer, "exempt": .integer, "communes": .integer, "missing_units": .text,
        "late_units": .text, "has_previous": .boolean, "calls": .integer, "messages": .integer,
    ]
}

extension Outline {
    /// What may stand in braces in its texts.
    package func names(of form: Form) -> Set<String> {
        Vocabulary.of(kind, form).placeholders.union(definitions.map(\.name))
    }
}

extension Facts {
    /// How many schools of the level there are: `level_mn`.
    static func name(of level: Level) -> String { "level_" + level.rawValue.lowercased() }

    /// How many schools declared the section nil: `nil_I`.
    static func name(of declared: NilReturn) -> String { "nil_" + declared.section }
}

extension Form {
    /// All that any indicator asks.
    package var levels: Set<Level> { indicators.reduce(into: []) { $0.formUnion($1.levels) } }

    fileprivate var kinds: [Indicator.Code: Indicator.Kind] {
        indicators.reduce(into: [:]) { $0[$1.code] = $1.kind }
    }

    /// The codes of its indicators and measures.
    var ownNames: Set<String> {
        Set(indicators.map(\.code.rawValue)).union(measures.map(\.code.rawValue))
    }

    /// All that the consolidated report calls a figure, of this round and the one before.
    var figureNames: [String] {
        comparedNames.map { "previous_" + $0 } + indicators.flatMap(\.totalNames)
            + measures.flatMap(\.names)
    }

    /// The sums, means, counts and measures that a round before is compared by.
    var comparedNames: [String] {
        indicators.filter { indicator in
            switch indicator.aggregate {
            case .sum, .weighted, .countTrue: true
            case .distribution, .list, .listDistinctCommune, .none: false
            }
        }.map(\.code.rawValue) + measures.flatMap(\.names)
    }
}

extension Measure {
    var names: [String] {
        switch formula {
        case .percent: [code.rawValue, "\(code)_part", "\(code)_whole"]
        case .value: [code.rawValue]
        }
    }
}

extension Indicator {
    /// The names of its numbers in totals.
    var totalNames: [String] {
        switch aggregate {
        case .sum, .weighted, .countTrue: [code.rawValue]
        case .distribution: (kind.list?.options ?? []).map { optionName($0.value) }
        case .list, .listDistinctCommune, .none: [code.rawValue]
        }
    }

    func optionName(_ option: String) -> String { "\(code)_\(option)" }
}
