extension XPathTranslation {
    func joined(
        _ operation: XPath.Operator, _ left: Piece, _ right: Piece
    ) throws(XPathFault) -> Piece {
        switch operation {
        case .or: try connected("or", .disjunction, left, right)
        case .and: try connected("and", .conjunction, left, right)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            try compared(operation, left, right)
        case .add, .subtract, .multiply: try reckoned(operation, left, right)
        case .divide, .modulo: throw .untranslatable(operation.rawValue)
        }
    }

    private func connected(
        _ word: String, _ level: ExpressionParser.Precedence, _ left: Piece, _ right: Piece
    ) throws(XPathFault) -> Piece {
        let (left, right) = (try truth(left), try truth(right))
        return Piece(
            text: "\(left.within(level)) \(word) \(right.within(level.above))", level: level,
            content: .boolean)
    }

    private func reckoned(
        _ operation: XPath.Operator, _ left: Piece, _ right: Piece
    ) throws(XPathFault) -> Piece {
        var (left, right) = (try number(left, operation), try number(right, operation))
        let level: ExpressionParser.Precedence = operation == .multiply ? .product : .sum
        if operation != .multiply { try align(&left, &right) }
        guard case .number(let first) = left.content, case .number(let second) = right.content
        else { throw .unfit(operation.rawValue) }
        return Piece(
            text: "\(left.within(level)) \(operation.rawValue) \(right.within(level.above))",
            level: level, content: .number(isWhole: first && second),
            scale: operation == .multiply ? left.scale + right.scale : left.scale)
    }

    private func number(
        _ piece: Piece, _ operation: XPath.Operator
    ) throws(XPathFault) -> Piece {
        if case .number = piece.content { return piece }
        guard case .literal(let text) = piece.content,
            case .number(let units, let scale)? = parsed(text)
        else { throw .unfit(operation.rawValue) }
        return Piece(text: String(units), content: .number(isWhole: scale == 0), scale: scale)
    }

    /// A number within quotes.
    private func parsed(_ text: String) -> XPath? {
        do throws(XPathFault) {
            let tree = try XPathParser.read(text)
            if case .number = tree { return tree }
            return nil
        } catch {
            return nil
        }
    }

    /// Both as so many tens of tens of what is meant: `2.5 < x` is `25 < 10 * x`.
    func align(_ left: inout Piece, _ right: inout Piece) throws(XPathFault) {
        let scale = max(left.scale, right.scale)
        guard scale <= 6 else { throw .untranslatable(".") }
        left = raised(left, to: scale)
        right = raised(right, to: scale)
    }

    private func raised(_ piece: Piece, to scale: Int) -> Piece {
        guard piece.scale < scale else { return piece }
        var raised = piece
        raised.scale = scale
        let zeros = String(repeating: "0", count: scale - piece.scale)
        if Int64(piece.text) != nil {
            raised.text = piece.text == "0" ? "0" : piece.text + zeros
        } else {
            raised.text = "1\(zeros) * \(piece.within(.sign))"
            (raised.level, raised.cell) = (.product, nil)
        }
        return raised
    }

    private func compared(
        _ operation: XPath.Operator, _ left: Piece, _ right: Piece
    ) throws(XPathFault) -> Piece {
        // What is held against stands on the left.
        if case .literal = left.content { return try compared(operation.turned, right, left) }
        if left.content == .length { return try presence(operation, left, than: right) }
        if right.content == .length { return try presence(operation.turned, right, than: left) }
        if case .literal(let text) = right.content {
            return try compared(operation, left, with: text)
        }
        if let cell = left.cell, cell.kind == .option, case .number = right.content {
            return try compared(operation, left, with: try digits(right))
        }
        if let cell = right.cell, cell.kind == .option, case .number = left.content {
            return try compared(operation.turned, right, with: try digits(left))
        }
        if let cell = left.cell, cell.kind == .options || cell.kind == .text,
            case .number = right.content
        {
            return try compared(operation, left, with: try digits(right))
        }
        if case .number = left.content, case .number = right.content {
            var (left, right) = (left, right)
            try align(&left, &right)
            return comparison(left, operation, right)
        }
        switch (left.content, right.content) {
        case (.date, .date), (.time, .time): break
        case (.boolean, .boolean), (.text, .text), (.option, .option):
            guard operation.isEquality else { throw .unfit(operation.rawValue) }
        default: throw .unfit(operation.rawValue)
        }
        return comparison(left, operation, right)
    }

    private func digits(_ piece: Piece) throws(XPathFault) -> String {
        guard piece.scale == 0, Int64(piece.text) != nil else { throw .unfit(piece.text) }
        return piece.text
    }

    private func comparison(
        _ left: Piece, _ operation: XPath.Operator, _ right: Piece
    ) -> Piece {
        let sign = operation == .notEqual ? "<>" : operation.rawValue
        return Piece(
            text: "\(left.within(.sum)) \(sign) \(right.within(.sum))", level: .comparison,
            content: .boolean)
    }

    /// With a quoted text.
    func compared(
        _ operation: XPath.Operator, _ left: Piece, with text: String
    ) throws(XPathFault) -> Piece {
        let isEqual = operation == .equal
        if text.isEmpty {
            guard operation.isEquality, left.cell != nil else { throw .unfit(operation.rawValue) }
            return isEqual ? not(present(left)) : present(left)
        }
        switch left.content {
        case .number:
            return try compared(
                operation, left,
                try number(
                    Piece(text: "", content: .literal(text)), operation))
        case .date:
            guard Day(iso: text) != nil else { throw .untranslatable(text) }
            return comparison(left, operation, Piece(text: "'\(text)'", content: .date))
        case .time:
            let minute = try XPathTranslation.minute(of: text)
            return comparison(left, operation, Piece(text: "'\(minute)'", content: .time))
        case .boolean:
            guard operation.isEquality else { throw .unfit(operation.rawValue) }
            guard let truth = XLSForm.truth(of: text) else { throw .untranslatable(text) }
            return truth == isEqual ? left : not(left)
        case .options:
            guard operation.isEquality else { throw .unfit(operation.rawValue) }
            let alone = Piece(
                text: "contains(\(left.text), \(try quoted(text))) and count(\(left.text)) = 1",
                level: .conjunction, content: .boolean)
            return isEqual ? alone : not(alone)
        case .option, .text:
            guard operation.isEquality else { throw .unfit(operation.rawValue) }
            return comparison(left, operation, Piece(text: try quoted(text), content: .text))
        case .other, .literal, .length: throw .unfit(operation.rawValue)
        }
    }

    /// `07:30` of `07:30:00.000+07:00`.
    private static func minute(of text: String) throws(XPathFault) -> String {
        let digits = text.prefix(5).split(separator: ":").map { Int($0) }
        guard digits.count == 2, let hour = digits[0], let minute = digits[1], text.utf8.count >= 5,
            (0..<24).contains(hour), (0..<60).contains(minute),
            text.utf8.count == 5 || text.dropFirst(5).first == ":"
        else { throw .untranslatable(text) }
        return String(text.prefix(5))
    }

    /// A quoted text of the rule language can't hold its quote.
    func quoted(_ text: String) throws(XPathFault) -> String {
        guard !text.contains("'") else { throw .untranslatable(text) }
        return "'\(text)'"
    }

    /// Of a length nothing can be asked but whether there is any.
    private func presence(
        _ operation: XPath.Operator, _ length: Piece, than right: Piece
    ) throws(XPathFault) -> Piece {
        switch (operation, right.text) {
        case (.greater, "0"), (.notEqual, "0"), (.greaterOrEqual, "1"): return present(length)
        case (.equal, "0"), (.less, "1"), (.lessOrEqual, "0"): return not(present(length))
        default: throw .untranslatable("string-length")
        }
    }
}

extension XPath.Operator {
    fileprivate var isEquality: Bool { self == .equal || self == .notEqual }

    /// The same said from the other side.
    fileprivate var turned: XPath.Operator {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .or, .and, .equal, .notEqual, .add, .subtract, .multiply, .divide, .modulo: self
        }
    }
}
