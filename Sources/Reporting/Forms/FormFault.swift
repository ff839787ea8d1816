/// What is wrong at one place of a form's document.
package enum FormFault: Hashable, Sendable {
    package enum Shape: String, Hashable, Sendable {
        case object = "an object"
        case array = "an array"
        case text = "a string"
        case integer = "an integer"
        case truth = "true or false"
    }

    // What stands there.
    case shape(Shape, found: String)
    case unknownMember(String)
    case missing(String)
    case emptyText
    case outside(Int64, ClosedRange<Int64>)
    case noCode(String)
    case reservedWord(String)
    case noneOf([String], found: String)
    case expression(ExpressionFault)
    /// Twice in one list: an indicator, an option, a rule, a measure, or a code that one of them names.
    case repeated(Named, String)
    /// It names an indicator that the form has not.
    case unknownIndicator(String)
    /// It names an indicator that could not be read: no fault of its own.
    case unread(String)
    // Parameters and lists.
    case builtInParameter(String)
    case malformedParameter
    case manyGiven(limit: Int)
    case emptyList
    case manyOptions(limit: Int)
    // Indicators.
    case unknownType(String)
    case unknownList(String)
    case wrongAggregate(Indicator.Aggregate, type: String)
    case noLevels
    case unknownRequirement(String)
    case whenWithoutRequired
    case weightWithoutAggregate
    case weightWithoutSum(String)
    case weightNotAsked(String, of: String)
    case summedShares
    /// Of money and of percentages.
    case unitIsAnother(String)
    case unknownGiven(String)
    case prefillMisfit(String)
    case prefilledTwice
    // Calculations.
    case calculatedNoNumber(String)
    case calculatedIsRequired
    case calculatedFact
    case calculationBeyondAnswers
    /// It names a number that is calculated behind it, or itself.
    case calculatedLater(String)
    // Tables.
    case noColumn(String)
    case columnCount(limit: Int)
    case manyTableCells(Int, limit: Int)
    case longTables(characters: Int, limit: Int)
    case longCalculations(parts: Int, limit: Int)
    // Rules.
    case noScope
    case twoScopes
    case emptyScope
    case nothingSelected
    case noTextParameter(String)
    case noSeverity(parameter: String, value: String)
    case takenByIndicator(String)
    case explanationOfNoWarning
    case longExplanation(limit: Int)
    case explanationCount(limit: Int)
    // Measures.
    case noFormula
    case measureWithoutSum(String)
    case measureOfFraction(String)
    case largeMeasure(parts: Int, depth: Int, limit: Int, depthLimit: Int)
    case largeMeasures(limit: Int)
    // The whole.
    case asksNothing
    case longCheck(parts: Int, limit: Int)
    case manyFigures(Int, limit: Int)
    // The office's own part.
    case takenName(String)
    case notOfOwnPart(member: String)
    case fileOfOwnPart
    case warningOfOwnPart
    // Outlines.
    case noNarrative(String)
    case takenDefinition(String)
    case oneSidedPercentage
    case noNumber(ExpressionType)
    case nobodyToQuote
    case unknownAnnex(String)
    case annexOnlyByCommune
    /// A stored answer is not of its form.
    case misfit(String)

    package enum Named: String, Hashable, Sendable {
        case indicator, option, rule, measure, code, explanation, column
    }

    /// Whether something else that is told is all that is wrong here.
    var isConsequence: Bool {
        switch self {
        case .unread, .expression(.unread): true
        default: false
        }
    }
}

extension FormFault {
    /// English, for whoever writes forms as documents.
    package var message: String {
        switch self {
        case .shape(let shape, let found): "\(shape.rawValue) is expected, not \(found)"
        case .unknownMember(let name): "unknown member '\(name)'"
        case .missing(let name): "'\(name)' is missing"
        case .emptyText: "the text is empty"
        case .outside(let number, let range):
            "\(number) is outside \(range.lowerBound)…\(range.upperBound)"
        case .noCode(let text): "'\(text)' is not a code ([a-z][a-z0-9_]*, at most 40)"
        case .reservedWord(let text): "'\(text)' is a word of the rule language"
        case .noneOf(let known, let found):
            "'\(found)' is none of \(known.joined(separator: ", "))"
        case .expression(let fault): fault.message
        case .repeated(.explanation, _): "it stands there twice"
        case .repeated(.code, let name): "'\(name)' occurs twice"
        case .repeated(let named, let name): "\(named.rawValue) '\(name)' occurs twice"
        case .unknownIndicator(let code): "unknown indicator '\(code)'"
        case .unread(let code): "'\(code)' could not be read"
        case .builtInParameter(let name): "'\(name)' is built in"
        case .malformedParameter: "a parameter is an integer, a boolean, a text or a date"
        case .manyGiven(let limit): "at most \(limit) are expected"
        case .emptyList: "the list is empty"
        case .manyOptions(let limit): "a list has at most \(limit) options"
        case .unknownType(let type): "unknown type '\(type)'"
        case .unknownList(let list): "unknown list '\(list)'"
        case .wrongAggregate(let aggregate, let type):
            "'\(aggregate.rawValue)' is not for type '\(type)'"
        case .noLevels: "'levels' is empty"
        case .unknownRequirement(let word):
            "'required' is always, when or optional, not '\(word)'"
        case .whenWithoutRequired: "'when' goes with required: when"
        case .weightWithoutAggregate: "'weight' goes with aggregate: weighted"
        case .weightWithoutSum(let code): "'\(code)' is no number that adds up"
        case .weightNotAsked(let weight, let code):
            "'\(weight)' is not asked at every level of '\(code)'"
        case .summedShares:
            "a percentage is not summed: give it type \"percent\" and "
                + "aggregate \"weighted\" or \"none\""
        case .unitIsAnother(let type):
            "a '\(type)' is in its own unit: what is asked in another one is a decimal or an integer"
        case .unknownGiven(let code): "'\(code)' is neither 'earlier' nor one of 'given'"
        case .prefillMisfit(let type): "it can't stand in the field of a '\(type)'"
        case .prefilledTwice: "'prefill' goes with neither 'profile' nor 'calculation'"
        case .calculatedNoNumber(let type): "a number is calculated, not a '\(type)'"
        case .calculatedIsRequired: "what is calculated has required: optional"
        case .calculatedFact: "what is calculated is not offered from the unit's record"
        case .calculationBeyondAnswers:
            "a calculation looks at answers alone: no parameter, no previous()"
        case .calculatedLater(let code): "'\(code)' is not calculated before this"
        case .noColumn(let type): "a column of a table is no '\(type)'"
        case .columnCount(let limit): "from 1 to \(limit) columns are expected"
        case .manyTableCells(let cells, let limit):
            "tables have \(cells) cells, at most \(limit): fewer rows or columns"
        case .longTables(let characters, let limit):
            "tables take texts of \(characters) characters, at most \(limit)"
        case .longCalculations(let parts, let limit):
            "calculations have \(parts) parts, at most \(limit)"
        case .noScope: "'for' or 'at' is missing"
        case .twoScopes: "'for' and 'at' exclude each other"
        case .emptyScope: "no indicator is named"
        case .nothingSelected: "no indicator is selected"
        case .noTextParameter(let name): "'\(name)' is no parameter of this form that is a text"
        case .noSeverity(let name, let value):
            "parameter '\(name)' is '\(value)', not error, warning or note"
        case .takenByIndicator(let name): "'\(name)' is an indicator"
        case .explanationOfNoWarning: "only a warning is explained"
        case .longExplanation(let limit): "at most \(limit) characters"
        case .explanationCount(let limit): "from 1 to \(limit) are expected"
        case .noFormula: "either 'percent' or 'value' is expected"
        case .measureWithoutSum(let code): "measures run over sums, and '\(code)' has none"
        case .measureOfFraction(let code):
            "measures run over whole numbers, and '\(code)' has a fraction"
        case .largeMeasure(let parts, let depth, let limit, let depthLimit):
            "with the measures that it names it has \(parts) parts, \(depth) deep; at most "
                + "\(limit), \(depthLimit) deep"
        case .largeMeasures(let limit): "all measures together have more than \(limit) parts"
        case .asksNothing: "the form asks nothing"
        case .longCheck(let parts, let limit):
            "checking a report would look at \(parts) parts, at most \(limit)"
        case .manyFigures(let figures, let limit):
            "totals would have \(figures) figures, at most \(limit)"
        case .takenName(let code): "'\(code)' is a name of the form's already"
        case .notOfOwnPart(let member): "'\(member)' is not for the form's own part"
        case .fileOfOwnPart: "a file is not for the form's own part"
        case .warningOfOwnPart: "'severity' is error or note in the form's own part"
        case .noNarrative(let code): "'\(code)' is no text that schools write"
        case .takenDefinition(let name): "'\(name)' is taken"
        case .oneSidedPercentage: "a percentage has two expressions"
        case .noNumber(let type): "a number is needed, not \(type)"
        case .nobodyToQuote: "one report has nobody to quote"
        case .unknownAnnex(let name): "'\(name)' is none of levels, schools, tasks"
        case .annexOnlyByCommune: "only 'commune' is possible"
        case .misfit(let sentence): sentence
        }
    }
}
