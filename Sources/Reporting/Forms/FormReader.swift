extension Form {
    /// What a form's document may hold.
    package static let members: Set<String> = [
        "code", "version", "title", "parameters", "lists", "sections", "rules", "measures",
        "outlines", "own", "given",
    ]

    /// Reads a form from its document (Documentation/Forms.md).
    ///
    /// Every fault that can be told apart is reported, in the document's order: unknown members,
    /// codes that occur twice or nowhere, expressions that can't be read or have the wrong type.
    package init(document: JSON) throws(InvalidForm) {
        let reading = Reading(document)
        guard reading.isWhole else { throw InvalidForm(faults: reading.faults) }
        self = reading.form
    }

    /// What can be read of a document that may be wrong.
    package struct Reading: Sendable {
        /// Without the parts that could not be read.
        package let form: Form
        /// In the document's order.
        package let faults: [InvalidForm.Fault]
        fileprivate let isWhole: Bool
        /// Where indicators stand.
        let nodes: [DocumentNode]

        package init(_ document: JSON) {
            var reader = FormReader(root: DocumentNode(value: document, place: ""))
            form = reader.read()
            faults = InvalidForm(faults: reader.found.faults).inOrder().faults
            isWhole = !reader.found.hasFailed
            nodes = reader.indicatorNodes
        }
    }
}

/// Reads one form document; keeps what later parts refer to, and goes on after what is wrong.
struct FormReader {
    let root: DocumentNode
    let found = FoundFaults()
    var levels: Set<Level> = []
    var parameters: [String: Parameter] = [:]
    var given: [GivenFigure] = []
    var lists: [ChoiceList] = []
    var indicators: [Indicator.Code: Indicator] = [:]
    var order: [Indicator.Code] = []
    /// The codes of what is only read.
    var notes: Set<Indicator.Code> = []

    init(root: DocumentNode) { self.root = root }

    /// All that can be read; what can't is in `found`.
    mutating func read() -> Form {
        let root = root
        found.attempt { () throws(InvalidForm) in try root.members(known: Form.members) }
        let version = version()
        levels = levelsOfAllIndicators()
        let title = title()
        readParameters()
        readGiven()
        readLists()
        let sections = collect("sections") { reader, node throws(InvalidForm) in
            try reader.section(node)
        }
        readConditions()
        readCalculations()
        readWeights()
        let rules = rules()
        let measures = measures()
        let finished = sections.map { section in
            var section = section
            section.indicators = section.indicators.map { indicators[$0.code] ?? $0 }
            section.notes = withConditions(section.notes)
            return section
        }
        var form = Form(
            version: version, title: title, parameters: parameters, lists: lists,
            sections: finished, rules: rules, measures: measures, document: root.value)
        form.given = given
        if let (member, fault) = FormBudget.excess(of: form) {
            found.add((root[member] ?? root).fault(fault))
            // A draft is tried as far as it can be read, and not at any price.
            form.rules = []
        }
        form.own = ownForm(beside: form)
        form.outlines = outlines(of: form)
        return form
    }

    private func version() -> Form.Version {
        let code = found.attempt { () throws(InvalidForm) in try root.required("code").code() }
        let version = found.attempt { () throws(InvalidForm) in
            try root.required("version").integer(in: 1...9999)
        }
        return Form.Version(code: code ?? "", version: Int(version ?? 1))
    }

    private func title() -> Label {
        found.attempt { () throws(InvalidForm) -> Label in
            let title = try root.required("title")
            guard let label = try title.label(levels: levels) else {
                throw root.fault(.missing("title.vi"))
            }
            return label
        } ?? Label("")
    }

    private func outlines(of form: Form) -> [Outline.Kind: Outline] {
        guard let node = root["outlines"] else { return [:] }
        found.attempt { () throws(InvalidForm) in
            try node.members(known: Set(Outline.Kind.allCases.map(\.rawValue)))
        }
        return Outline.Kind.allCases.reduce(into: [:]) { outlines, kind in
            outlines[kind] = node[kind.rawValue].flatMap { node in
                found.attempt { () throws(InvalidForm) in
                    try node.outline(kind, of: form, unread: found.unread)
                }
            }
        }
    }

    /// Reads each element of a list of the document.
    mutating func collect<Element>(
        _ name: String,
        _ read: (inout FormReader, DocumentNode) throws(InvalidForm) -> Element
    ) -> [Element] {
        let root = root
        let list = found.attempt { () throws(InvalidForm) in try root.required(name) }
        return list.map { collect($0, read) } ?? []
    }

    /// Reads each element of a list.
    mutating func collect<Element>(
        _ node: DocumentNode,
        _ read: (inout FormReader, DocumentNode) throws(InvalidForm) -> Element
    ) -> [Element] {
        let elements = found.attempt { () throws(InvalidForm) in try node.elements() } ?? []
        var result: [Element] = []
        for element in elements {
            do throws(InvalidForm) {
                result.append(try read(&self, element))
            } catch {
                found.add(error)
            }
        }
        return result
    }

    /// The levels that any indicator applies to; a label may vary by these.
    private func levelsOfAllIndicators() -> Set<Level> {
        indicatorNodes.reduce(into: []) { levels, node in
            for name in node["levels"]?.value.array ?? [] {
                if let name = name.string { levels.insert(Level(rawValue: name.nfc)) }
            }
        }
    }

    /// All that stand where indicators do and are no notes, whatever they are.
    var indicatorNodes: [DocumentNode] { askedNodes.filter { !$0.isNote } }

    var askedNodes: [DocumentNode] {
        guard let sections = try? root["sections"]?.elements() else { return [] }
        return sections.flatMap { (try? $0["indicators"]?.elements()) ?? [] }
    }

    mutating func readParameters() {
        guard let node = root["parameters"] else { return }
        guard let members = node.value.object else {
            found.add(node.fault(.shape(.object, found: node.value.kind)))
            return
        }
        for (name, value) in members.pairs {
            let place = DocumentNode(value: .string(name), place: node.place + "." + name)
            let parameter = found.attempt { () throws(InvalidForm) -> Parameter in
                let code = try place.code()
                guard Vocabulary.roundParameters[code] == nil else {
                    throw place.fault(.builtInParameter(code))
                }
                guard let parameter = Parameter(json: value) else {
                    throw place.fault(.malformedParameter)
                }
                return parameter
            }
            if parameter == nil { found.unread.insert(name) }
            parameters[name] = parameter
        }
    }

    mutating func readLists() {
        guard let node = root["lists"] else { return }
        guard let members = node.value.object else {
            found.add(node.fault(.shape(.object, found: node.value.kind)))
            return
        }
        lists = members.pairs.compactMap { code, value in
            let list = DocumentNode(value: value, place: node.place + "." + code)
            let options = found.attempt { () throws(InvalidForm) in try self.options(list) }
            if options == nil { found.unread.insert(code) }
            return options.map { ChoiceList(code: code, options: $0) }
        }
    }

    private func options(_ list: DocumentNode) throws(InvalidForm) -> [ChoiceList.Option] {
        let elements = try list.elements()
        guard !elements.isEmpty else { throw list.fault(.emptyList) }
        guard elements.count <= FormBudget.options else {
            throw list.fault(.manyOptions(limit: FormBudget.options))
        }
        let wrong = FoundFaults()
        var values: Set<String> = []
        let options = elements.compactMap { option in
            wrong.attempt { () throws(InvalidForm) -> ChoiceList.Option in
                _ = try option.members(known: ["value", "vi", "en"], open: isLevelLabel)
                let value = try option.required("value").string()
                guard values.insert(value).inserted else {
                    throw option.fault(.repeated(.option, value))
                }
                return ChoiceList.Option(
                    value: value, label: try option.neededLabel(levels: levels))
            }
        }
        try wrong.check()
        return options
    }

    mutating func section(_ node: DocumentNode) throws(InvalidForm) -> Form.Section {
        let (found, levels) = (found, levels)
        found.attempt { () throws(InvalidForm) in
            try node.members(
                known: ["code", "vi", "en", "clauses", "indicators"], open: isLevelLabel)
        }
        let title = found.attempt { () throws(InvalidForm) in
            try node.neededLabel(levels: levels)
        }
        let code = found.attempt { () throws(InvalidForm) in try node.required("code").string() }
        let clauses = found.attempt { () throws(InvalidForm) in
            try node["clauses"]?.strings() ?? []
        }
        var notes: [FormNote] = []
        var place = 0
        let indicators = collect(try node.required("indicators")) {
            reader, node throws(InvalidForm) -> Indicator? in
            guard !node.isNote else {
                notes.append(try reader.note(node, behind: place))
                return nil
            }
            place += 1
            guard let indicator = reader.indicator(node) else {
                if let name = node["code"]?.value.string { reader.found.unread.insert(name.nfc) }
                return nil
            }
            guard reader.indicators[indicator.code] == nil,
                !reader.notes.contains(indicator.code)
            else {
                throw node.fault(.repeated(.indicator, indicator.code.rawValue))
            }
            reader.indicators[indicator.code] = indicator
            reader.order.append(indicator.code)
            return indicator
        }
        return Form.Section(
            code: code ?? "", title: title ?? Label(""), clauses: clauses ?? [],
            indicators: indicators.compactMap { $0 }, notes: notes)
    }

    func isLevelLabel(_ name: String) -> Bool {
        for base in ["vi_", "unit_", "help_"] where name.hasPrefix(base) {
            return levels.contains(Level(rawValue: String(name.dropFirst(base.count))))
        }
        return false
    }
}
