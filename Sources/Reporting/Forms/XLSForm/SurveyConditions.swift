extension SurveyReader {
    /// `always`, `optional`, or `when` with its condition.
    mutating func requirement(
        of question: SurveyStructure.Question
    ) -> (required: String, condition: String?) {
        let line = question.line
        let required = required(line)
        if let own = own("when", of: line)?.1.string, repeats(question, .condition) {
            return ("when", own)
        }
        guard let conditions = conditions(at: question) else { return ("optional", nil) }
        switch required {
        case .no:
            if !conditions.isEmpty {
                let key = line["relevant"].isEmpty ? nil : "relevant"
                findings.append(.init(.conditionOfOptional, at: line.place(key)))
            }
            return ("optional", nil)
        case .yes where conditions.isEmpty: return ("always", nil)
        case .yes: return when(conditions, at: line.place("relevant"))
        case .when(let piece): return when(conditions + [piece], at: line.place("required"))
        }
    }

    private mutating func when(
        _ conditions: [XPathTranslation.Piece], at place: XLSForm.Place
    ) -> (required: String, condition: String?) {
        let joined = attempt(at: place) { _ throws(XPathFault) in
            try XPathTranslation.all(conditions)
        }
        return joined.map { ("when", $0) } ?? ("optional", nil)
    }

    /// Of the row and of the groups that it stands in; nil where one is not taken.
    private mutating func conditions(
        at question: SurveyStructure.Question
    ) -> [XPathTranslation.Piece]? {
        guard var conditions = self.conditions(of: question.groups) else { return nil }
        let text = question.line["relevant"]
        guard !text.isEmpty else { return conditions }
        let own = attempt(at: question.line.place("relevant")) { reader throws(XPathFault) in
            try reader.translation.conditionPiece(text)
        }
        guard let own else { return nil }
        conditions.append(own)
        return conditions
    }

    mutating func noteCondition(_ question: SurveyStructure.Question) -> String? {
        if let own = own("when", of: question.line)?.1.string, repeats(question, .condition) {
            return own
        }
        guard let conditions = conditions(at: question), !conditions.isEmpty else { return nil }
        return when(conditions, at: question.line.place("relevant")).condition
    }

    mutating func columnRequired(_ question: SurveyStructure.Question) -> Bool {
        let line = question.line
        guard line["relevant"].isEmpty else {
            findings.append(.init(.conditionInTable, at: line.place("relevant")))
            return false
        }
        switch required(line) {
        case .yes: return true
        case .no: return false
        case .when:
            findings.append(.init(.conditionInTable, at: line.place("required")))
            return false
        }
    }

    private enum Required {
        case yes, no
        case when(XPathTranslation.Piece)
    }

    private mutating func required(_ line: SheetTable.Line) -> Required {
        let text = line["required"]
        guard !text.isEmpty else { return .no }
        let word = text.hasSuffix("()") ? String(text.dropLast(2)) : text
        if let truth = XLSForm.truth(of: word) { return truth ? .yes : .no }
        guard text.contains("$") else {
            findings.append(.init(.unreadableRequired(text), at: line.place("required")))
            return .no
        }
        let piece = attempt(at: line.place("required")) { reader throws(XPathFault) in
            try reader.translation.conditionPiece(text)
        }
        return piece.map(Required.when) ?? .no
    }

    /// Whether the row's XPath only says again what our own column says.
    func repeats(
        _ question: SurveyStructure.Question, _ what: DerivedExpressions.What
    ) -> Bool {
        guard let derived = beside.derived else { return true }
        let cell =
            switch what {
            case .condition: "relevant"
            case .calculation: "calculation"
            case .constraint: "constraint"
            }
        return question.line[cell] == derived.of(question.code, what)
    }

    /// Expressions that numbers are calculated by. What is calculated by what was left out is left
    /// out itself.
    mutating func readCalculations() {
        for question in structure.sections.flatMap(\.questions) {
            let line = question.line
            let text = line["calculation"]
            let word = SurveyStructure.word(line, question.type)
            let own = own("calculation", of: line)?.1.string
            guard !text.isEmpty || own != nil || question.type == .calculated else { continue }
            if let own, repeats(question, .calculation) {
                calculations[question.code] = own
                continue
            }
            guard SurveyType.numbers.contains(word) else {
                findings.append(.init(.calculationOfNoNumber, at: line.place("calculation")))
                continue
            }
            let read = attempt(at: line.place("calculation")) { reader throws(XPathFault) in
                try reader.translation.calculation(text)
            }
            guard let read else {
                if question.type == .calculated {
                    leftOut.insert(question.code)
                    translation.names[line["name"]] = nil
                }
                continue
            }
            calculations[question.code] = read.text
            guard question.type == .calculated, line["tonghop::type"].isEmpty else { continue }
            calculatedDecimals.formUnion(read.isWhole ? [] : [question.code])
            translation.names[line["name"]]?.kind = .number(isWhole: read.isWhole)
        }
    }
}
