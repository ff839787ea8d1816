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
    func outline(_ kind: Outline.Kind, of form: Form) throws(InvalidForm) -> Outline {
        _ = try members(known: ["subject", "let", "blocks", "annexes"])
        var vocabulary = Vocabulary.of(kind, form)
        if kind == .consolidated, let own = self["let"]?.value.object {
            let yielding = Set(Vocabulary.ofRoundBefore.keys).subtracting(form.figureNames)
            for name in own.names where yielding.contains(name) {
                vocabulary.definitions[name] = nil
            }
        }
        let definitions = try outlineDefinitions(&vocabulary)
        let names = vocabulary.placeholders
        var blocks: [Outline.Block] = []
        var faults: [InvalidForm.Fault] = []
        for node in try required("blocks").elements() {
            do throws(InvalidForm) {
                blocks.append(try node.block(kind, form, vocabulary, names))
            } catch {
                faults += error.faults
            }
        }
        guard faults.isEmpty else { throw InvalidForm(faults: faults) }
        return Outline(
            kind: kind, subject: try required("subject").outlineText(names),
            definitions: definitions, definitionsSource: self["let"]?.value, blocks: blocks,
            annexes: try annexes(of: form))
    }

    private func annexes(of form: Form) throws(InvalidForm) -> [Outline.Annex] {
        var annexes: [Outline.Annex] = []
        for node in try self["annexes"]?.elements() ?? [] {
            switch node.value.string {
            case "levels": annexes.append(.levels)
            case "schools": annexes.append(.schools)
            case "tasks": annexes.append(.tasks)
            case let other?: throw node.fault("'\(other)' is none of levels, schools, tasks")
            case nil:
                _ = try node.members(known: ["title", "texts", "by"])
                var codes: [Indicator.Code] = []
                for text in try node.required("texts").elements() {
                    codes.append(try text.indicator(of: form).code)
                }
                if let by = node["by"], try by.string() != "commune" {
                    throw by.fault("only 'commune' is possible")
                }
                annexes.append(
                    .texts(
                        title: try node.required("title").string(), codes,
                        byCommune: node["by"] != nil))
            }
        }
        return annexes
    }

    /// The indicator of that code.
    private func indicator(of form: Form) throws(InvalidForm) -> Indicator {
        let code = Indicator.Code(rawValue: try string())
        guard let indicator = form.indicator(code) else {
            throw fault("'\(code)' is no indicator of the form")
        }
        return indicator
    }

    /// The indicator of that code, which schools answer with a text.
    private func narrative(of form: Form) throws(InvalidForm) -> Indicator {
        let indicator = try indicator(of: form)
        guard case .text = indicator.kind else {
            throw fault("'\(indicator.code)' is no text that schools write")
        }
        return indicator
    }

    private func outlineDefinitions(_ vocabulary: inout Vocabulary) throws(InvalidForm)
        -> [Outline.Definition]
    {
        guard let list = self["let"] else { return [] }
        guard let members = list.value.object else {
            throw list.fault("an object is expected, not \(list.value.kind)")
        }
        var definitions: [Outline.Definition] = []
        for name in members.names {
            guard let part = list[name] else { continue }
            guard vocabulary.definitions[name] == nil,
                vocabulary.indicators[Indicator.Code(rawValue: name)] == nil
            else { throw part.fault("'\(name)' is taken") }
            if part.value.array != nil {
                let sides = try part.elements()
                guard sides.count == 2 else {
                    throw part.fault("a percentage has two expressions")
                }
                definitions.append(
                    .init(
                        name: name,
                        formula: .percent(
                            try sides[0].number(in: vocabulary),
                            of: try sides[1].number(in: vocabulary))))
                vocabulary.definitions[name] = .number
            } else {
                let (expression, type) = try part.expression(in: vocabulary)
                definitions.append(.init(name: name, formula: .value(expression)))
                vocabulary.definitions[name] = type
            }
        }
        return definitions
    }

    private func number(in vocabulary: Vocabulary) throws(InvalidForm) -> Expression {
        let (expression, type) = try expression(in: vocabulary)
        guard type == .number else { throw fault("a number is needed, not \(type)") }
        return expression
    }

    private func block(
        _ kind: Outline.Kind, _ form: Form, _ vocabulary: Vocabulary, _ names: Set<String>
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

    private func content(_ kind: Outline.Kind, _ form: Form, _ names: Set<String>)
        throws(InvalidForm) -> Outline.Block.Content
    {
        if let quotes = self["quotes"] {
            guard kind == .consolidated else {
                throw quotes.fault("one report has nobody to quote")
            }
            let code = try quotes.narrative(of: form).code
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

    private func outlineText(_ names: Set<String>) throws(InvalidForm) -> OutlineText {
        let text = try string()
        do throws(ExpressionError) {
            return try OutlineText.read(text, names: names)
        } catch {
            throw fault(error.message, position: error.position)
        }
    }
}
