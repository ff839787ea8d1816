extension Outline {
    /// Reads an outline of a form: `{"subject", "let", "blocks": [{"heading": 1, "vi"}, {"vi",
    /// "when", "continues", "note"}, {"quotes", "units"}], "annexes": ["levels", "schools", {"title",
    /// "texts": […], "by": "commune"}]}`.
    package init(_ kind: Kind, document: JSON, of form: Form) throws(InvalidForm) {
        self = try DocumentNode(value: document, place: "").outline(kind, of: form)
    }

    /// As it is stored; `init(_:document:of:)` reads it.
    package var document: JSON {
        var members: JSON.Members = ["subject": .string(subject.source)]
        members["let"] = definitionsSource
        members["blocks"] = .array(blocks.map(\.document))
        members["annexes"] = .array(annexes.map(\.document))
        return .object(members)
    }
}

extension Outline.Annex {
    fileprivate var document: JSON {
        switch self {
        case .levels: .string("levels")
        case .schools: .string("schools")
        case .tasks: .string("tasks")
        case .texts(let title, let codes, let byCommune):
            .object(
                byCommune
                    ? [
                        "title": .string(title),
                        "texts": .array(codes.map { .string($0.rawValue) }), "by": "commune",
                    ]
                    : [
                        "title": .string(title),
                        "texts": .array(codes.map { .string($0.rawValue) }),
                    ])
        }
    }
}

extension Outline.Block {
    fileprivate var document: JSON {
        var members = JSON.Members()
        switch content {
        case .heading(let level, let text):
            members["heading"] = .integer(Int64(level))
            members["vi"] = .string(text.source)
        case .paragraph(let text): members["vi"] = .string(text.source)
        case .quotes(let code, let units):
            members["quotes"] = .string(code.rawValue)
            members["units"] =
                units.map { .array($0.map { .string($0.rawValue) }) } ?? .string("all")
        }
        members["when"] = condition.map { .string($0.source) }
        if continues { members["continues"] = .boolean(true) }
        members["note"] = note.map(JSON.string)
        members["earlier"] = earlier.map { .string($0.source) }
        return .object(members)
    }
}

extension DocumentNode {
    /// `unread` has the names of what of the form could not be read.
    func outline(
        _ kind: Outline.Kind, of form: Form, unread: Set<String> = []
    ) throws(InvalidForm) -> Outline {
        let found = FoundFaults()
        found.attempt { () throws(InvalidForm) in
            try members(known: ["subject", "let", "blocks", "annexes"])
        }
        var vocabulary = Vocabulary.of(kind, form)
        vocabulary.unread = unread
        if kind == .consolidated, let own = self["let"]?.value.object {
            let yielding = Set(Vocabulary.ofRoundBefore.keys).subtracting(form.figureNames)
            for name in own.names where yielding.contains(name) {
                vocabulary.definitions[name] = nil
            }
        }
        let definitions = outlineDefinitions(&vocabulary, found)
        let names = OutlineNames(vocabulary)
        let subject = found.attempt { () throws(InvalidForm) in
            try required("subject").outlineText(names)
        }
        let nodes = found.attempt { () throws(InvalidForm) in
            try required("blocks").elements()
        }
        let blocks = (nodes ?? []).compactMap { node in
            found.attempt { () throws(InvalidForm) in
                try node.block(kind, form, vocabulary, names)
            }
        }
        let extra = found.attempt { () throws(InvalidForm) in
            try self["annexes"]?.elements() ?? []
        }
        let annexes = (extra ?? []).compactMap { node in
            found.attempt { () throws(InvalidForm) in try node.annex(of: form, unread) }
        }
        try found.check()
        guard let subject else { throw InvalidForm(faults: found.faults) }
        return Outline(
            kind: kind, subject: subject, definitions: definitions,
            definitionsSource: self["let"]?.value, blocks: blocks, annexes: annexes)
    }

    private func annex(of form: Form, _ unread: Set<String>) throws(InvalidForm) -> Outline.Annex {
        switch value.string {
        case "levels": return .levels
        case "schools": return .schools
        case "tasks": return .tasks
        case let other?: throw fault(.unknownAnnex(other))
        case nil:
            _ = try members(known: ["title", "texts", "by"])
            var codes: [Indicator.Code] = []
            for text in try required("texts").elements() {
                codes.append(try text.indicator(of: form, unread).code)
            }
            if let by = self["by"], try by.string() != "commune" {
                throw by.fault(.annexOnlyByCommune)
            }
            return .texts(
                title: try required("title").string(), codes, byCommune: self["by"] != nil)
        }
    }

    /// The indicator of that code.
    private func indicator(of form: Form, _ unread: Set<String>) throws(InvalidForm) -> Indicator {
        let code = Indicator.Code(rawValue: try string())
        guard let indicator = form.indicator(code) else {
            throw fault(
                unread.contains(code.rawValue)
                    ? .unread(code.rawValue) : .unknownIndicator(code.rawValue))
        }
        return indicator
    }

    /// The indicator of that code, which schools answer with a text.
    private func narrative(of form: Form, _ unread: Set<String>) throws(InvalidForm) -> Indicator {
        let indicator = try indicator(of: form, unread)
        guard case .text = indicator.kind else {
            throw fault(.noNarrative(indicator.code.rawValue))
        }
        return indicator
    }

    private func outlineDefinitions(
        _ vocabulary: inout Vocabulary, _ found: FoundFaults
    ) -> [Outline.Definition] {
        guard let list = self["let"] else { return [] }
        guard let members = list.value.object else {
            found.add(list.fault(.shape(.object, found: list.value.kind)))
            return []
        }
        var definitions: [Outline.Definition] = []
        for (name, value) in members.pairs {
            let part = DocumentNode(value: value, place: list.place + "." + name)
            let known = vocabulary
            let read = found.attempt { () throws(InvalidForm) in
                try part.definition(name, in: known)
            }
            if let (formula, type) = read {
                definitions.append(.init(name: name, formula: formula))
                vocabulary.definitions[name] = type
            } else {
                vocabulary.unread.insert(name)
            }
        }
        return definitions
    }

    private func definition(
        _ name: String, in vocabulary: Vocabulary
    ) throws(InvalidForm) -> (Outline.Definition.Formula, ExpressionType) {
        guard vocabulary.definitions[name] == nil,
            vocabulary.indicators[Indicator.Code(rawValue: name)] == nil
        else { throw fault(.takenDefinition(name)) }
        guard value.array != nil else {
            let (expression, type) = try expression(in: vocabulary)
            return (.value(expression), type)
        }
        let sides = try elements()
        guard sides.count == 2 else { throw fault(.oneSidedPercentage) }
        return (
            .percent(
                try sides[0].number(in: vocabulary), of: try sides[1].number(in: vocabulary)),
            .number
        )
    }

    private func number(in vocabulary: Vocabulary) throws(InvalidForm) -> Expression {
        let (expression, type) = try expression(in: vocabulary)
        guard type == .number else { throw fault(.noNumber(type)) }
        return expression
    }

    private func block(
        _ kind: Outline.Kind, _ form: Form, _ vocabulary: Vocabulary, _ names: OutlineNames
    ) throws(InvalidForm) -> Outline.Block {
        _ = try members(
            known: ["heading", "vi", "quotes", "units", "when", "continues", "note", "earlier"])
        let condition: Outline.Condition? =
            if let when = self["when"] {
                .init(source: try when.string(), expression: try when.condition(in: vocabulary))
            } else { nil }
        return Outline.Block(
            try content(kind, form, names), condition: condition,
            continues: self["continues"]?.value.boolean ?? false, note: try self["note"]?.string(),
            earlier: try self["earlier"]?.outlineText(names))
    }

    private func content(_ kind: Outline.Kind, _ form: Form, _ names: OutlineNames)
        throws(InvalidForm) -> Outline.Block.Content
    {
        if let quotes = self["quotes"] {
            guard kind == .consolidated else {
                throw quotes.fault(.nobodyToQuote)
            }
            let code = try quotes.narrative(of: form, names.unread).code
            guard self["units"]?.value.string != "all" else { return .quotes(code, nil) }
            return .quotes(code, try self["units"]?.strings().map(Unit.Code.init(rawValue:)) ?? [])
        }
        // Empty where something is to be written by hand.
        let text = try required("vi")
        let words =
            text.value.string == "" ? OutlineText(parts: []) : try text.outlineText(names)
        guard let heading = self["heading"] else { return .paragraph(words) }
        return .heading(Int(try heading.integer(in: 1...2)), words)
    }

    private func outlineText(_ names: OutlineNames) throws(InvalidForm) -> OutlineText {
        let text = try string()
        do throws(ExpressionError) {
            return try OutlineText.read(text, names: names.known)
        } catch {
            var wrong = error.fault
            if case .unknownFigure(let name) = wrong { wrong = names.lack(of: name) }
            throw fault(.expression(wrong), position: error.position)
        }
    }
}

/// What may stand in braces in an outline's texts.
private struct OutlineNames {
    let known: Set<String>
    private let vocabulary: Vocabulary

    init(_ vocabulary: Vocabulary) {
        known = vocabulary.placeholders
        self.vocabulary = vocabulary
    }

    var unread: Set<String> { vocabulary.unread }

    func lack(of name: String) -> ExpressionFault {
        vocabulary.lack(of: name, .unknownFigure(name))
    }
}
