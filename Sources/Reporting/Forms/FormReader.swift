extension Form {
    /// What a form's document may hold.
    package static let members: Set<String> = [
        "code", "version", "title", "parameters", "lists", "sections", "rules", "measures",
        "outlines", "own",
    ]

    /// Reads a form from its document (Documentation/Forms.md).
    ///
    /// Every fault that can be told apart is reported, in the document's order: unknown members,
    /// codes that occur twice or nowhere, expressions that can't be read or have the wrong type.
    package init(document: JSON) throws(InvalidForm) {
        var reader = FormReader(root: DocumentNode(value: document, place: ""))
        self = try reader.form()
    }
}

/// Reads one form document; keeps what later parts refer to.
struct FormReader {
    let root: DocumentNode
    var faults: [InvalidForm.Fault] = []
    var levels: Set<Level> = []
    var parameters: [String: Parameter] = [:]
    var lists: [ChoiceList] = []
    var indicators: [Indicator.Code: Indicator] = [:]
    var order: [Indicator.Code] = []

    init(root: DocumentNode) { self.root = root }

    mutating func form() throws(InvalidForm) -> Form {
        _ = try root.members(known: Form.members)
        let version = Form.Version(
            code: try root.required("code").code(),
            version: Int(try root.required("version").integer(in: 1...9999)))
        levels = try levelsOfAllIndicators()
        guard let title = try root.required("title").label(levels: levels) else {
            throw root.fault("'title.vi' is missing")
        }
        try readParameters()
        try readLists()
        let sections = try collect(try root.required("sections")) {
            reader, node throws(InvalidForm) in
            try reader.section(node)
        }
        // Rules and measures make no sense over indicators that could not be read.
        guard faults.isEmpty else { throw InvalidForm(faults: faults) }
        try readConditions()
        try readWeights()
        let rules = try rules()
        let measures = try measures()
        guard faults.isEmpty else { throw InvalidForm(faults: faults) }
        let finished = sections.map { section in
            var section = section
            section.indicators = section.indicators.map { indicators[$0.code] ?? $0 }
            return section
        }
        var form = Form(
            version: version, title: title, parameters: parameters, lists: lists,
            sections: finished, rules: rules, measures: measures, document: root.value)
        if let (member, message) = FormBudget.excess(of: form) {
            throw try root.required(member).fault(message)
        }
        form.own = try ownForm(beside: form)
        form.outlines = try outlines(of: form)
        return form
    }

    private func outlines(of form: Form) throws(InvalidForm) -> [Outline.Kind: Outline] {
        guard let node = root["outlines"] else { return [:] }
        _ = try node.members(known: Set(Outline.Kind.allCases.map(\.rawValue)))
        var outlines: [Outline.Kind: Outline] = [:]
        for kind in Outline.Kind.allCases {
            outlines[kind] = try node[kind.rawValue]?.outline(kind, of: form)
        }
        return outlines
    }

    /// Reads each element of a list, and goes on after a faulty one.
    mutating func collect<Element>(
        _ node: DocumentNode,
        _ read: (inout FormReader, DocumentNode) throws(InvalidForm) -> Element
    ) throws(InvalidForm) -> [Element] {
        var result: [Element] = []
        for element in try node.elements() {
            do throws(InvalidForm) {
                result.append(try read(&self, element))
            } catch {
                faults += error.faults
            }
        }
        return result
    }

    /// The levels that any indicator applies to; a label may vary by these.
    func levelsOfAllIndicators() throws(InvalidForm) -> Set<Level> {
        var levels: Set<Level> = []
        for section in try root.required("sections").elements() {
            for indicator in try section.required("indicators").elements() {
                guard let names = indicator["levels"] else { continue }
                for name in try names.strings() { levels.insert(Level(rawValue: name)) }
            }
        }
        return levels
    }

    mutating func readParameters() throws(InvalidForm) {
        guard let node = root["parameters"] else { return }
        guard let members = node.value.object else {
            throw node.fault("an object is expected, not \(node.value.kind)")
        }
        for (name, value) in members.pairs {
            let place = DocumentNode(value: .string(name), place: node.place + "." + name)
            let code = try place.code()
            guard Vocabulary.roundParameters[code] == nil else {
                throw place.fault("'\(code)' is built in")
            }
            guard let parameter = Parameter(json: value) else {
                throw place.fault("a parameter is an integer, a boolean, a text or a date")
            }
            parameters[code] = parameter
        }
    }

    mutating func readLists() throws(InvalidForm) {
        guard let node = root["lists"] else { return }
        guard let members = node.value.object else {
            throw node.fault("an object is expected, not \(node.value.kind)")
        }
        for (code, value) in members.pairs {
            let list = DocumentNode(value: value, place: node.place + "." + code)
            var options: [ChoiceList.Option] = []
            var values: Set<String> = []
            for option in try list.elements() {
                _ = try option.members(known: ["value", "vi", "en"], open: isLevelLabel)
                let value = try option.required("value").string()
                guard values.insert(value).inserted else {
                    throw option.fault("option '\(value)' occurs twice")
                }
                guard let label = try option.label(levels: levels) else {
                    throw option.fault("'vi' is missing")
                }
                options.append(.init(value: value, label: label))
            }
            guard !options.isEmpty else { throw list.fault("the list is empty") }
            guard options.count <= FormBudget.options else {
                throw list.fault("a list has at most \(FormBudget.options) options")
            }
            lists.append(ChoiceList(code: code, options: options))
        }
    }

    mutating func section(_ node: DocumentNode) throws(InvalidForm) -> Form.Section {
        _ = try node.members(
            known: ["code", "vi", "en", "clauses", "indicators"], open: isLevelLabel)
        guard let title = try node.label(levels: levels) else {
            throw node.fault("'vi' is missing")
        }
        let indicators = try collect(try node.required("indicators")) {
            reader, node throws(InvalidForm) in
            let indicator = try reader.indicator(node)
            guard reader.indicators[indicator.code] == nil else {
                throw node.fault("indicator '\(indicator.code)' occurs twice")
            }
            reader.indicators[indicator.code] = indicator
            reader.order.append(indicator.code)
            return indicator
        }
        return Form.Section(
            code: try node.required("code").string(), title: title,
            clauses: try node["clauses"]?.strings() ?? [], indicators: indicators)
    }

    func isLevelLabel(_ name: String) -> Bool {
        for base in ["vi_", "unit_", "help_"] where name.hasPrefix(base) {
            return levels.contains(Level(rawValue: String(name.dropFirst(base.count))))
        }
        return false
    }

    func indicator(_ node: DocumentNode) throws(InvalidForm) -> Indicator {
        _ = try node.members(
            known: [
                "code", "vi", "en", "type", "list", "scale", "max", "accept", "max_mb", "unit",
                "help", "nature", "aggregate", "weight", "required", "when", "levels", "clauses",
                "profile", "undone",
            ], open: isLevelLabel)
        let kind = try kind(node)
        let aggregate = try node.required("aggregate").choice(of: Indicator.Aggregate.self)
        guard kind.canBe(aggregate) else {
            throw node.fault("'\(aggregate.rawValue)' is not for type '\(kind.name)'")
        }
        guard let label = try node.label(levels: levels) else {
            throw node.fault("'vi' is missing")
        }
        let names = try node.required("levels").strings()
        let own = Set(names.map(Level.init(rawValue:)))
        guard !own.isEmpty else { throw node.fault("'levels' is empty") }
        return Indicator(
            code: Indicator.Code(rawValue: try node.required("code").code()),
            number: order.count + 1, label: label, kind: kind,
            unit: try node.label("unit", levels: levels) ?? kind.number?.unit,
            help: try node.label("help", levels: levels),
            nature: try node.required("nature").choice(of: Indicator.Nature.self),
            aggregate: aggregate, requirement: try requirement(node), levels: own,
            clauses: try node["clauses"]?.strings() ?? [],
            isProfile: node["profile"]?.value.boolean ?? false)
    }

    /// The condition of `when` is read later, when all indicators are known.
    func requirement(_ node: DocumentNode) throws(InvalidForm) -> Indicator.Requirement {
        switch try node.required("required").string() {
        case "always": return .always
        case "optional": return .optional
        case "when": return .optional
        case let other: throw node.fault("'required' is always, when or optional, not '\(other)'")
        }
    }

    func kind(_ node: DocumentNode) throws(InvalidForm) -> Indicator.Kind {
        let type = try node.required("type").string()
        switch type {
        case "integer": return .integer
        case "money": return .money
        case "decimal":
            return .decimal(scale: Int(try node.required("scale").integer(in: 1...6)))
        case "percent":
            return .percent(scale: Int(try node["scale"]?.integer(in: 0...2) ?? 1))
        case "boolean": return .boolean
        case "date": return .date
        case "text": return .text(limit: Int(try node.required("max").integer(in: 1...20_000)))
        case "choice", "choices":
            let code = try node.required("list").string()
            guard let list = lists.first(where: { $0.code == code }) else {
                throw node.fault("unknown list '\(code)'")
            }
            return type == "choice" ? .choice(list) : .choices(list)
        case "file":
            return .file(
                accept: try node.required("accept").strings(),
                megabytes: Int(try node["max_mb"]?.integer(in: 1...10) ?? 10))
        default: throw node.fault("unknown type '\(type)'")
        }
    }

    /// Reads the conditions of `required: when` and of `undone`.
    mutating func readConditions() throws(InvalidForm) {
        let vocabulary = vocabulary()
        for section in try root.required("sections").elements() {
            _ = try collect(try section.required("indicators")) {
                reader, node throws(InvalidForm) in
                if let undone = node["undone"] {
                    let code = Indicator.Code(rawValue: try node.required("code").code())
                    let bound = reader.indicators[code].map { [$0.kind] } ?? []
                    let condition = try undone.condition(in: reader.vocabulary(bound: bound))
                    reader.indicators[code]?.undone = condition
                }
                guard node["required"]?.value.string == "when" else {
                    if node["when"] != nil {
                        throw node.fault("'when' goes with required: when")
                    }
                    return
                }
                let expression = try node.required("when").condition(in: vocabulary)
                let code = Indicator.Code(rawValue: try node.required("code").code())
                reader.indicators[code]?.requirement = .when(expression)
            }
        }
    }
}
