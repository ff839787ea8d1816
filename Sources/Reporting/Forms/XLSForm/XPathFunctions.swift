extension XPathTranslation {
    func call(_ function: String, _ list: [XPath]) throws(XPathFault) -> Piece {
        switch (function, list.count) {
        case ("true", 0), ("false", 0): return Piece(text: function, content: .boolean)
        case ("today", 0): return Piece(text: "$today", content: .date)
        case ("not", 1): return not(try truth(try piece(list[0])))
        case ("boolean", 1): return try truth(try piece(list[0]))
        case ("string", 1): return try piece(list[0])
        case ("number", 1), ("int", 1): return try whole(function, try piece(list[0]))
        case ("date", 1): return try date(try piece(list[0]))
        case ("string-length", 1): return try length(try piece(list[0]))
        case ("selected", 2): return try selected(try piece(list[0]), list[1])
        case ("count-selected", 1):
            let operand = try piece(list[0])
            guard operand.content == .options else { throw .unfit(function) }
            return Piece(text: "count(\(operand.text))", content: .number(isWhole: true))
        case ("if", 3):
            return try chosen(try list.map { tree throws(XPathFault) in try piece(tree) })
        case ("coalesce", 2):
            let first = try piece(list[0])
            guard first.cell != nil else { throw .untranslatable(function) }
            return try chosen([present(first), first, try piece(list[1])])
        case ("min", 2...), ("max", 2...): return try least(function, list)
        case ("sum", 1), ("count", 1): return try overRows(function, list[0])
        default: throw .untranslatable(function)
        }
    }

    private func whole(_ function: String, _ operand: Piece) throws(XPathFault) -> Piece {
        guard case .number(let isWhole) = operand.content, isWhole || function == "number" else {
            throw .untranslatable(function)
        }
        return operand
    }

    private func date(_ operand: Piece) throws(XPathFault) -> Piece {
        if operand.content == .date { return operand }
        guard case .literal(let text) = operand.content, Day(iso: text) != nil else {
            throw .untranslatable("date")
        }
        return Piece(text: "'\(text)'", content: .date)
    }

    private func length(_ operand: Piece) throws(XPathFault) -> Piece {
        guard let cell = operand.cell else { throw .untranslatable("string-length") }
        return Piece(text: operand.text, content: .length, cell: cell)
    }

    private func selected(_ operand: Piece, _ option: XPath) throws(XPathFault) -> Piece {
        let value: String
        switch option {
        case .text(let text): value = text
        case .number(let units, scale: 0): value = String(units)
        default: throw .untranslatable("selected")
        }
        guard operand.content == .options else {
            return try compared(.equal, operand, with: value)
        }
        return Piece(
            text: "contains(\(operand.text), \(try quoted(value)))", content: .boolean)
    }

    private func chosen(_ parts: [Piece]) throws(XPathFault) -> Piece {
        let condition = try truth(parts[0])
        var (first, second) = (parts[1], parts[2])
        if case .number(let isWhole) = first.content, case .number(let isOther) = second.content {
            try align(&first, &second)
            return Piece(
                text: "if(\(condition.text), \(first.text), \(second.text))",
                content: .number(isWhole: isWhole && isOther), scale: first.scale)
        }
        guard first.content == second.content,
            [.boolean, .date, .text, .option].contains(first.content)
        else { throw .unfit("if") }
        return Piece(
            text: "if(\(condition.text), \(first.text), \(second.text))", content: first.content)
    }

    /// There is a lesser of two; the greater is what it leaves of their sum.
    private func least(_ function: String, _ list: [XPath]) throws(XPathFault) -> Piece {
        var result = try piece(list[0])
        for tree in list.dropFirst() {
            var other = try piece(tree)
            try align(&result, &other)
            guard case .number(let isWhole) = result.content,
                case .number(let isOther) = other.content
            else { throw .unfit(function) }
            let least = "min(\(result.text), \(other.text))"
            let content = Piece.Content.number(isWhole: isWhole && isOther)
            result =
                function == "min"
                ? Piece(text: least, content: content, scale: result.scale)
                : Piece(
                    text: "\(result.within(.sum)) + \(other.within(.product)) - \(least)",
                    level: .sum, content: content, scale: result.scale)
            guard result.text.utf8.count <= XLSForm.longestExpression else {
                throw .tooLong(limit: XLSForm.longestExpression)
            }
        }
        return result
    }

    /// Over the rows of a table.
    private func overRows(_ function: String, _ operand: XPath) throws(XPathFault) -> Piece {
        guard case .cell(let word) = operand else { throw .untranslatable(function) }
        let name = try name(word)
        switch (function, name.table, name.kind) {
        case ("count", nil, .table):
            return Piece(text: "count(\(name.code))", content: .number(isWhole: true))
        case ("count", let table?, _):
            return Piece(text: "count(\(table))", content: .number(isWhole: true))
        case ("sum", let table?, .number(let isWhole)):
            return Piece(
                text: "sum(\(table).\(name.code))", content: .number(isWhole: isWhole))
        default: throw .untranslatable(function)
        }
    }
}

extension XLSForm {
    /// What an option of yes and no means.
    static func truth(of text: String) -> Bool? {
        switch SearchText.fold(text) {
        case "yes", "true", "1", "co", "y", "ok": true
        case "no", "false", "0", "khong", "n": false
        default: nil
        }
    }
}
