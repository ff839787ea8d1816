/// What is asked in a round (biểu mẫu): sections of indicators, rules, measures; read from one
/// JSON document by `Form.init(document:)` and never changed afterwards, only versioned.
package struct Form: Sendable {
    /// `pccc` in version 1, as its document says; whose it is, its `Edition` knows.
    package struct Version: Hashable, Sendable {
        package var code: String
        package var version: Int

        package init(code: String, version: Int) {
            self.code = code
            self.version = version
        }
    }

    package struct Section: Hashable, Sendable {
        package var code: String
        package var title: Label
        package var clauses: [String]
        package var indicators: [Indicator]
        package var notes: [FormNote] = []
    }

    package var version: Version
    package var title: Label
    package let parameters: [String: Parameter]
    /// What the office knows of each school, which it says in each round.
    package var given: [GivenFigure] = []
    package let lists: [ChoiceList]
    package let sections: [Section]
    package var rules: [Rule] {
        didSet { placedRules = rules.map { PlacedRule($0, in: self) } }
    }
    /// The same, cells by their places.
    private(set) var placedRules: [PlacedRule] = []
    package let measures: [Measure]
    /// What documents over the answers say; `outline(_:)` has one for each kind.
    package var outlines: [Outline.Kind: Outline] = [:]
    /// The document that the form was read from.
    package var document: JSON
    private var nested = Nested.none

    private indirect enum Nested: Sendable {
        case none
        case form(Form)
    }

    /// What the office that opens the round is asked itself, as a form of one level (`Level.own`)
    /// whose answers are added up with nobody's; nil where the form asks it nothing.
    package var own: Form? {
        get { if case .form(let form) = nested { form } else { nil } }
        set { nested = newValue.map(Nested.form) ?? .none }
    }

    /// All indicators in the form's order.
    package let indicators: [Indicator]
    /// The codes that several sections have.
    let sharedCodes: Set<String>
    private let places: [Indicator.Code: Int]
    private let measurePlaces: [Measure.Code: Int]
    /// The cells in which sections are declared nil, or might once have been.
    package let declarations: [Indicator]
    private var asked: [Level: AskedOfLevel] = [:]

    package init(
        version: Version, title: Label, parameters: [String: Parameter], lists: [ChoiceList],
        sections: [Section], rules: [Rule], measures: [Measure], document: JSON
    ) {
        self.version = version
        self.title = title
        self.parameters = parameters
        self.lists = lists
        self.sections = sections
        self.rules = rules
        self.measures = measures
        self.document = document
        indicators = sections.flatMap(\.indicators)
        sharedCodes = Set(
            Dictionary(grouping: sections, by: \.code).filter { $1.count > 1 }.keys)
        places = Dictionary(
            indicators.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        measurePlaces = Dictionary(
            measures.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        declarations = sections.compactMap { section in
            section.nilCode.map { Indicator(declaring: section, $0) }
        }
        for level in Set(indicators.flatMap(\.levels)) {
            asked[level] = AskedOfLevel(level, in: self)
        }
        placedRules = rules.map { PlacedRule($0, in: self) }
    }

    /// The form without these questions: nobody is asked them, and an answer that was given before
    /// counts no more. Places in totals stay as they are.
    package func without(_ codes: Set<Indicator.Code>) -> Form {
        var form = Form(
            version: version, title: title, parameters: parameters, lists: lists,
            sections: sections.map { section in
                var section = section
                section.indicators = section.indicators.map { indicator in
                    codes.contains(indicator.code)
                        ? indicator.with(levels: []) : indicator
                }
                return section
            }, rules: rules, measures: measures, document: document)
        form.outlines = outlines
        form.given = given
        form.nested = nested
        return form
    }

    /// Where the indicator stands in `indicators`; behind all of them where there is none.
    func place(of code: Indicator.Code) -> Int { places[code] ?? indicators.count }

    /// Where the indicator stands in `indicators`, to look at it without a copy.
    package func index(of code: Indicator.Code) -> Int? { places[code] }

    package func indicator(_ code: Indicator.Code) -> Indicator? {
        places[code].map { indicators[$0] }
    }

    package func measure(_ code: Measure.Code) -> Measure? {
        measurePlaces[code].map { measures[$0] }
    }

    /// What the form asks a unit of the level.
    package func asked(of level: Level) -> AskedOfLevel {
        asked[level] ?? AskedOfLevel(level, in: self)
    }

    /// The indicators that a unit of the level is asked.
    package func indicators(for level: Level) -> [Indicator] { asked(of: level).indicators }

    /// The codes that a unit of the level is not asked, in the form's order.
    package func notApplicable(to level: Level) -> [Indicator.Code] {
        asked(of: level).notApplicable
    }

    /// The sections that a unit of the level may declare nil, in the form's order.
    package func nilReturns(for level: Level) -> [NilReturn] { asked(of: level).nilReturns }
}

/// What a form asks the units of one level: made once with the form, for every report asks for it.
package final class AskedOfLevel: Sendable {
    /// In the form's order.
    package let indicators: [Indicator]
    /// What is filled in: these but for what is calculated, and before those of a section that may be
    /// declared nil, that.
    let cells: [Indicator]
    let codes: Set<Indicator.Code>
    let notApplicable: [Indicator.Code]
    /// The places of `indicators` in the form, and what each requires of them.
    let places: [Int]
    let requirements: [PlacedRequirement]
    /// Whether the indicator at a place of the form is asked; what stands behind all of them is not.
    let isAsked: [Bool]
    let nilReturns: [NilReturn]
    let calculations: [Calculation]
    let level: Level
    /// The cells by which sections may be declared nil.
    package let declarations: Set<Indicator.Code>

    fileprivate init(_ level: Level, in form: Form) {
        self.level = level
        indicators = form.indicators.filter { $0.applies(to: level) }
        codes = Set(indicators.map(\.code))
        isAsked = form.indicators.map { $0.applies(to: level) } + [false]
        places = form.indicators.indices.filter { [isAsked] in isAsked[$0] }
        requirements = indicators.map { PlacedRequirement($0.requirement, in: form) }
        notApplicable = form.indicators.filter { !$0.applies(to: level) }.map(\.code)
        let nilReturns = form.sections.compactMap { form.mayBeNil($0, for: level) }
        let declarations = Set(nilReturns.map(\.cell))
        cells = form.sections.flatMap { section in
            form.declarations.filter {
                $0.code == section.nilCode && declarations.contains($0.code)
            } + section.indicators.filter { $0.applies(to: level) && $0.calculation == nil }
        }
        calculations = zip(places, indicators).compactMap { place, indicator in
            indicator.calculation.map {
                Calculation(
                    place: place, indicator: indicator, expression: $0.calling(form.place(of:)))
            }
        }
        (self.nilReturns, self.declarations) = (nilReturns, declarations)
    }
}

/// A value that a form names and a round may set otherwise: `$min_sessions`.
package enum Parameter: Hashable, Sendable {
    case integer(Int64)
    case boolean(Bool)
    case date(Day)
    case text(String)
}
