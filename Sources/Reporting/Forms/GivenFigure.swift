/// What the office that opens a round knows of each school before it asks: a column of its own table,
/// a row a school. Rules and the school's report call it `$code`; unknown where the table has nothing.
package struct GivenFigure: Hashable, Sendable {
    package let code: String
    package let label: Label
    package let kind: Parameter.Kind

    /// In one form.
    package static let most = 20
    /// Characters of a text.
    package static let longest = 300

    /// What a cell of the table says; nil for what it can't be.
    package func read(_ text: String) -> Parameter? {
        switch kind {
        case .integer:
            (try? VietnameseNumber.read(text, scale: 0))?.integer.map(Parameter.integer)
        case .boolean: GivenFigure.truths[SearchText.fold(text)].map(Parameter.boolean)
        case .date: (try? VietnameseDate.read(text)).map(Parameter.date)
        case .text: text.unicodeScalars.count <= GivenFigure.longest ? .text(text) : nil
        }
    }

    private static let truths = [
        "co": true, "x": true, "dung": true, "1": true, "true": true, "khong": false,
        "sai": false, "0": false, "false": false,
    ]

    /// As it is stored (`Parameter.json`); nil for what is of another kind.
    package func stored(_ json: JSON) -> Parameter? {
        if kind == .text { return json.string.map(Parameter.text) }
        return Parameter(json: json).flatMap { $0.kind == kind ? $0 : nil }
    }
}

extension Parameter {
    /// In a table for people: `1.204`, `có`, `15/11/2026`.
    package var inTable: String {
        switch self {
        case .integer(let number): VietnameseNumber.text(number)
        case .boolean(let truth): truth ? "có" : "không"
        case .date(let day): VietnameseDate.text(day)
        case .text(let text): text
        }
    }
}

/// What stands in a field before anybody answered, where nothing was saved yet.
package enum Prefill: Hashable, Sendable {
    /// What the unit answered last, in whichever round of the office.
    case earlier
    /// What the office knows of it: the code of a `GivenFigure`.
    case given(String)

    package init(word: String) { self = word == "earlier" ? .earlier : .given(word) }

    package var word: String {
        switch self {
        case .earlier: "earlier"
        case .given(let code): code
        }
    }
}

extension Parameter.Kind {
    /// The word of the document.
    package var word: String {
        switch self {
        case .integer: "integer"
        case .boolean: "boolean"
        case .date: "date"
        case .text: "text"
        }
    }

    package static let all: [Parameter.Kind] = [.integer, .text, .boolean, .date]

    /// Whether it can stand in the field of an answer of that kind.
    fileprivate func fits(_ kind: Indicator.Kind) -> Bool {
        switch (self, kind) {
        case (.integer, .number), (.boolean, .boolean), (.date, .date), (.text, .text): true
        default: false
        }
    }
}

extension FormReader {
    /// `"given": {CODE: {"vi", "en", "type"}}`
    mutating func readGiven() {
        guard let node = root["given"] else { return }
        guard let members = node.value.object else {
            found.add(node.fault(.shape(.object, found: node.value.kind)))
            return
        }
        if members.count > GivenFigure.most {
            found.add(node.fault(.manyGiven(limit: GivenFigure.most)))
        }
        for (name, value) in members.pairs.prefix(GivenFigure.most) {
            let part = DocumentNode(value: value, place: node.place + "." + name)
            let figure = found.attempt { () throws(InvalidForm) in
                try self.given(part, DocumentNode(value: .string(name), place: part.place))
            }
            if let figure { given.append(figure) } else { found.unread.insert(name) }
        }
    }

    private func given(
        _ node: DocumentNode, _ name: DocumentNode
    ) throws(InvalidForm) -> GivenFigure {
        _ = try node.members(known: ["vi", "en", "type"])
        let code = try name.code()
        let isTaken = Vocabulary.of(.report, Form.blank(parameters)).parameters[code] != nil
        guard !isTaken, code != "earlier" else { throw name.fault(.builtInParameter(code)) }
        let type = try node.required("type")
        guard let kind = Parameter.Kind.all.first(where: { $0.word == type.value.string }) else {
            throw type.fault(.unknownType(type.value.string ?? type.value.kind))
        }
        return GivenFigure(code: code, label: try node.neededLabel(levels: []), kind: kind)
    }

    /// Of an indicator: what its field begins with.
    func prefill(
        _ node: DocumentNode, _ kind: Indicator.Kind
    ) throws(InvalidForm) -> Prefill? {
        guard let member = node["prefill"] else { return nil }
        let prefill = Prefill(word: try member.string())
        switch prefill {
        case .earlier:
            if case .file = kind { throw member.fault(.prefillMisfit(kind.name)) }
        case .given(let code):
            guard let figure = given.first(where: { $0.code == code }) else {
                throw member.fault(
                    found.unread.contains(code) ? .unread(code) : .unknownGiven(code))
            }
            guard figure.kind.fits(kind) else { throw member.fault(.prefillMisfit(kind.name)) }
        }
        if node["calculation"] != nil || node["profile"]?.value.boolean == true {
            throw member.fault(.prefilledTwice)
        }
        return prefill
    }
}

extension Form {
    fileprivate static func blank(_ parameters: [String: Parameter]) -> Form {
        Form(
            version: Version(code: "", version: 1), title: Label(""), parameters: parameters,
            lists: [], sections: [], rules: [], measures: [], document: [:])
    }
}

extension Indicator {
    /// What the office knows, as it stands in the field; nil for what the field can't hold.
    package func entry(given parameter: Parameter) -> Entry? {
        let typed =
            switch parameter {
            case .integer(let number): String(number)
            case .boolean(let truth): truth ? "true" : "false"
            case .date(let day): VietnameseDate.text(day)
            case .text(let text): text
            }
        if case .boolean(let truth) = parameter { return .value(.boolean(truth)) }
        let entry = entry(typed: [typed])
        return entry?.value == nil ? nil : entry
    }
}
