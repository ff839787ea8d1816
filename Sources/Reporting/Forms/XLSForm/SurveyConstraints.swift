extension SurveyReader {
    /// A rule of the row's constraint, and of the bounds of a range.
    mutating func addConstraint(_ question: SurveyStructure.Question, _ word: String) {
        let line = question.line
        translation.own = XPathTranslation.Name(
            code: question.code,
            kind: line["name"].isEmpty
                ? .other : translation.names[line["name"]]?.kind ?? .other, table: question.table)
        defer { translation.own = nil }
        if question.type == .range { addRange(question) }
        let text = line["constraint"]
        guard !text.isEmpty else { return }
        if beside.hasRules {
            guard !repeats(question, .constraint) else { return }
            findings.append(.init(.besideRules, at: line.place("constraint")))
        }
        let read = attempt(at: line.place("constraint")) { reader throws(XPathFault) in
            try reader.translation.conditions(text)
        }
        guard let read else { return }
        findings += read.left.map { .init(.expression($0), at: line.place("constraint")) }
        guard let taken = read.taken else { return }
        let message = message(question)
        addRule(taken, message.vietnamese, message.english, question)
    }

    private mutating func addRule(
        _ holds: String, _ vietnamese: String, _ english: String,
        _ question: SurveyStructure.Question
    ) {
        var json: JSON = ["severity": "error"]
        if let table = question.table {
            json = json.with("at", [.string(table)])
                .with("holds", .string("every(\(table), \(holds))"))
        } else {
            json = json.with("for", [.string(question.code)]).with("holds", .string(holds))
        }
        json = json.with("vi", .string(vietnamese))
        if !english.isEmpty { json = json.with("en", .string(english)) }
        rules.append((json, question.line.place("constraint")))
    }

    private mutating func addRange(_ question: SurveyStructure.Question) {
        let range = SurveyStructure.range(question.line)
        for (word, sign) in [("start", ">="), ("end", "<=")] {
            guard let bound = range[word] else { continue }
            let name = sign == ">=" ? "nhỏ" : "lớn"
            let read = attempt(at: question.line.place("parameters")) {
                reader throws(XPathFault) in
                try reader.translation.condition(". \(sign) \(bound)")
            }
            guard let read else { continue }
            let label = question.table == nil ? "{label}" : question.code
            addRule(
                read, "\(label): không được \(name) hơn \(VietnameseNumber.text(bound)).", "",
                question)
        }
    }

    /// What is said where the constraint does not hold.
    private mutating func message(
        _ question: SurveyStructure.Question
    ) -> (vietnamese: String, english: String) {
        let line = question.line
        let place = line.place(texts.column("constraint_message"))
        let text = XLSForm.cleaned(
            texts.vietnamese("constraint_message", of: line), at: place, &findings)
        let english = texts.english("constraint_message", of: line)
        guard !text.isEmpty else {
            let label = texts.vietnamese("label", of: line)
            let name = question.table == nil ? "{label}" : label.isEmpty ? question.code : label
            return (
                unbraced(name, place, keeping: "{label}") + ": câu trả lời không phù hợp.", english
            )
        }
        return (unbraced(text, place), english)
    }

    /// A sentence of the rule language: `${staff}` is `{staff}`, and other braces have no place.
    private mutating func unbraced(
        _ text: String, _ place: XLSForm.Place, keeping kept: String = ""
    ) -> String {
        if text == kept { return text }
        let last = text.lastIndex(of: "}") ?? text.startIndex
        var (result, rest, isChanged) = ("", text[...], false)
        while let first = rest.first {
            if first == "$", rest.dropFirst().first == "{", rest.startIndex < last,
                let end = rest.firstIndex(of: "}")
            {
                let name = String(rest[rest.index(rest.startIndex, offsetBy: 2)..<end])
                rest = rest[rest.index(after: end)...]
                if let known = translation.names[name], known.table == nil, known.kind != .table {
                    result += "{\(known.code)}"
                } else {
                    result += "(\(name))"
                    isChanged = true
                }
                continue
            }
            rest.removeFirst()
            isChanged = isChanged || first == "{" || first == "}"
            result += first == "{" ? "(" : first == "}" ? ")" : String(first)
        }
        if isChanged { findings.append(.init(.bracesInMessage, at: place)) }
        return result
    }
}
