/// Writes an XLSForm's expression in the rule language, whose names and types are those of the form
/// that is being made.
struct XPathTranslation {
    /// What an answer of a question is.
    enum Kind: Hashable {
        case number(isWhole: Bool)
        case text, boolean, date, time
        case option
        case options
        case table
        /// Of which nothing can be asked but whether it is there: a file, a place.
        case other
    }

    struct Name: Hashable {
        /// What the form calls it.
        var code: String
        var kind: Kind
        /// The table of which it is a column.
        var table: String?
    }

    /// By what the XLSForm calls them.
    var names: [String: Name] = [:]

    /// The question at whose row the expression stands.
    var own: Name?

    /// A part as the rule language writes it.
    struct Piece {
        enum Content: Hashable {
            case number(isWhole: Bool)
            case text, boolean, date, time, option, options, other
            /// A quoted text that may yet become an option, a date or a number.
            case literal(String)
            /// How many characters a question's answer has.
            case length
        }

        var text: String
        var level: ExpressionParser.Precedence?
        var content: Content
        /// The text is so many tens of tens of what is meant: the rule language has whole numbers.
        var scale = 0
        /// The question that it is, and nothing more.
        var cell: Name?

        /// Within parentheses where it binds less than `least`; nil binds as a word does.
        func within(_ least: ExpressionParser.Precedence) -> String {
            if let level, level < least { "(\(text))" } else { text }
        }
    }

    /// A condition.
    func condition(_ text: String) throws(XPathFault) -> String {
        try conditionPiece(text).text
    }

    /// The same, to be joined with others.
    func conditionPiece(_ text: String) throws(XPathFault) -> Piece {
        try truth(try piece(try XPathParser.read(text)))
    }

    /// What holds where all of them do.
    static func all(_ pieces: [Piece]) throws(XPathFault) -> String {
        guard pieces.count > 1 else { return pieces.first?.text ?? "true" }
        let length = pieces.reduce(0) { $0 + $1.text.utf8.count + 7 }
        guard length <= XLSForm.longestExpression else {
            throw .tooLong(limit: XLSForm.longestExpression)
        }
        return pieces.map { $0.within(.negation) }.joined(separator: " and ")
    }

    /// What a number is calculated by, and whether it is a whole one.
    func calculation(_ text: String) throws(XPathFault) -> (text: String, isWhole: Bool) {
        let result = try piece(try XPathParser.read(text))
        guard case .number(let isWhole) = result.content else { throw .unfit(text) }
        guard result.scale == 0 else { throw .untranslatable(".") }
        return (result.text, isWhole)
    }

    /// The conditions that `and` joins, each with why it is not taken, where it is not. All of them
    /// together must hold, so that one can be left out.
    func conditions(_ text: String) throws(XPathFault) -> (taken: String?, left: [XPathFault]) {
        var taken: [Piece] = []
        var left: [XPathFault] = []
        func visit(_ tree: XPath) {
            if case .binary(.and, let first, let second) = tree {
                visit(first)
                visit(second)
                return
            }
            do throws(XPathFault) {
                taken.append(try truth(try piece(tree)))
            } catch {
                left.append(error)
            }
        }
        visit(try XPathParser.read(text))
        return (taken.isEmpty ? nil : try XPathTranslation.all(taken), left)
    }

    func piece(_ tree: XPath) throws(XPathFault) -> Piece {
        let piece: Piece =
            switch tree {
            case .number(let units, let scale):
                Piece(
                    text: String(units), content: .number(isWhole: scale == 0), scale: scale)
            case .text(let text): Piece(text: "", content: .literal(text))
            case .cell(let name): try cell(try self.name(name), called: name)
            case .own: try cell(try ownName(), called: ".")
            case .call(let function, let list): try call(function, list)
            case .negate(let operand): try negated(try self.piece(operand))
            case .binary(let operation, let left, let right):
                try joined(operation, try self.piece(left), try self.piece(right))
            }
        // What a function writes twice must not double with every level.
        guard piece.text.utf8.count <= XLSForm.longestExpression else {
            throw .tooLong(limit: XLSForm.longestExpression)
        }
        return piece
    }

    func name(_ name: String) throws(XPathFault) -> Name {
        guard let known = names[name] else { throw .unknownName(name) }
        return known
    }

    private func ownName() throws(XPathFault) -> Name {
        guard let own else { throw .untranslatable(".") }
        return own
    }

    private func cell(_ name: Name, called word: String) throws(XPathFault) -> Piece {
        var text = name.code
        if let table = name.table {
            guard own?.table == table else { throw .untranslatable("${\(word)}") }
            text = table + "." + name.code
        } else if word == "." {
            text = "value"
        }
        let content: Piece.Content =
            switch name.kind {
            case .number(let isWhole): .number(isWhole: isWhole)
            case .text: .text
            case .boolean: .boolean
            case .date: .date
            case .time: .time
            case .option: .option
            case .options: .options
            case .table, .other: .other
            }
        return Piece(text: text, content: content, cell: name)
    }

    private func negated(_ operand: Piece) throws(XPathFault) -> Piece {
        guard case .number = operand.content else { throw .unfit("-") }
        var piece = operand
        piece.text = "-" + operand.within(.sign)
        (piece.level, piece.cell) = (.sign, nil)
        return piece
    }

    /// As a condition: an answer by itself says that there is one (XPath 1.0, 4.3).
    func truth(_ piece: Piece) throws(XPathFault) -> Piece {
        if piece.content == .boolean { return piece }
        if case .number = piece.content { throw .noCondition }
        guard piece.cell != nil, piece.content != .length else { throw .noCondition }
        return present(piece)
    }

    func present(_ piece: Piece) -> Piece {
        Piece(text: "present(\(piece.text))", content: .boolean)
    }

    func not(_ piece: Piece) -> Piece {
        Piece(text: "not " + piece.within(.negation), level: .negation, content: .boolean)
    }
}
