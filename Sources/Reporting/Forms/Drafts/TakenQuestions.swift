// What a form that is being made takes from others.
extension FormDraft {
    /// Puts a question of another form at the end of the section, with its options. Its code stays, so
    /// that answers can be compared over the rounds. Where the other form's office knew something of its
    /// schools, the question does not begin with that here; with `offeringEarlier` with what the school
    /// answered last.
    ///
    /// - Returns: false where the draft has the question already, or has not that section.
    package mutating func take(
        _ code: Indicator.Code, of form: Form, to section: String,
        offeringEarlier: Bool = false
    ) -> Bool {
        guard let section = self.section(section), !takenCodes.contains(code.rawValue),
            let taken = FormDraft(form.document).question(code.rawValue)
        else { return false }
        var json = withOptions(taken.json, of: form)
        if let columns = json["columns"]?.array {
            json = json.with("columns", .array(columns.map { withOptions($0, of: form) }))
        }
        if case .given? = json["prefill"]?.string.map(Prefill.init(word:)) {
            json = json.with("prefill", nil)
        }
        let mayOffer =
            json["profile"]?.boolean != true && json["calculation"] == nil && json["type"] != "file"
        if offeringEarlier, mayOffer { json = json.with("prefill", "earlier") }
        changeQuestions(of: section.place) { $0.append(json) }
        return true
    }

    /// The question or column, answered from a list of this form.
    private mutating func withOptions(_ json: JSON, of form: Form) -> JSON {
        guard let list = json["list"]?.string, let options = form.document["lists"]?[list] else {
            return json
        }
        return json.with("list", .string(keep(options, as: list)))
    }

    /// - Returns: what the list is called here.
    private mutating func keep(_ options: JSON, as name: String) -> String {
        let lists = document["lists"] ?? [:]
        let names = [name] + (2...1000).map { "\(name)_\($0)" }
        let free = names.first { lists[$0] == nil || lists[$0] == options } ?? name
        document = document.with("lists", lists.with(free, options))
        return free
    }

    /// Puts a section of another form at the end, with those of its questions that the draft has not.
    ///
    /// - Returns: its code here, which is its own where that is free; nil where the form has not that
    ///   section, or nothing of it is new.
    package mutating func takeSection(_ code: String, of form: Form) -> String? {
        guard let section = FormDraft(form.document).section(code) else { return nil }
        let new = section.questions.filter { !takenCodes.contains($0.code) }
        guard !new.isEmpty else { return nil }
        let place = self.section(code) == nil ? code : addSection(section.title)
        if place == code {
            changeSections { $0.append(section.json.with("indicators", .array([]))) }
        } else {
            setSection(
                place, title: section.title, clauses: section.clauses)
        }
        for question in new {
            _ = take(Indicator.Code(rawValue: question.code), of: form, to: place)
        }
        return place
    }
}
