extension Form {
    /// The form with what another version asks and it does not: those questions behind its own, and the
    /// rules. What was made by either can be read by it.
    package func remembering(_ other: Form) -> Form {
        let known = Set(sections.map(\.code))
        let gone = other.sections.compactMap { section -> Section? in
            var section = section
            section.indicators = section.indicators.filter { indicator($0.code) == nil }
            // Its declaration is that of the section that still is.
            if known.contains(section.code) { section.code = "" }
            return section.indicators.isEmpty ? nil : section
        }
        let ids = Set(rules.map(\.id))
        var form = Form(
            version: version, title: title, parameters: parameters, lists: lists,
            sections: sections + gone, rules: rules + other.rules.filter { !ids.contains($0.id) },
            measures: measures, document: document)
        form.outlines = outlines
        form.own = own
        form.given = given
        return form
    }
}
