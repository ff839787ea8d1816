extension Level {
    /// Whom a form's own part asks: the office that opens the round. No unit is of this level.
    package static let own: Level = "own"
}

extension FormReader {
    /// What the form asks the office that opens the round (phần của cơ quan): `"own": {"sections",
    /// "rules"}`, over the parameters and lists of the form itself.
    ///
    /// Its indicators are as any, but that they are of no level, are added up with nothing and are
    /// no files. It is read as a form of one level, so that whatever shows, checks and says the
    /// answers of a report does so with these.
    ///
    /// - Returns: what of it can be read; what is wrong is told by `found`.
    func ownForm(beside form: Form) -> Form? {
        guard let node = root["own"] else { return nil }
        found.attempt { () throws(InvalidForm) in
            try node.members(known: ["sections", "rules"])
        }
        let sections = found.attempt { () throws(InvalidForm) in
            try node.required("sections").elements()
        }
        guard let sections else { return nil }
        var members = JSON.Members()
        for name in ["code", "version", "title", "parameters", "lists"] {
            members[name] = root[name]?.value
        }
        let wrong = FoundFaults()
        members["sections"] = .array(sections.map { asked($0, wrong) })
        members["rules"] = node["rules"]?.value
        var reader = FormReader(root: DocumentNode(value: .object(members), place: node.place))
        let own = reader.read()
        // What it has of the form is told there, and whom it asks is not its to say.
        wrong.add(InvalidForm(faults: reader.found.faults.filter { $0.isOf(node, wrong.faults) }))
        let taken = Vocabulary.of(.consolidated, form).definitions
        for indicator in own.indicators
        where form.indicator(indicator.code) != nil || taken[indicator.code.rawValue] != nil {
            wrong.add(node.fault(.takenName(indicator.code.rawValue)))
        }
        let severities: Set<Rule.SeveritySource> = [.fixed(.error), .fixed(.note)]
        if !own.rules.allSatisfy({ severities.contains($0.severity) }) {
            wrong.add(node.fault(.warningOfOwnPart))
        }
        found.add(InvalidForm(faults: wrong.faults))
        found.unread.formUnion(reader.found.unread)
        return own
    }

    /// A section with what every indicator of a form says.
    private func asked(_ section: DocumentNode, _ wrong: FoundFaults) -> JSON {
        let indicators = wrong.attempt { () throws(InvalidForm) in
            guard section.value.object != nil else {
                throw section.fault(.shape(.object, found: section.value.kind))
            }
            return try section.required("indicators").elements()
        }
        guard let indicators else { return section.value }
        return section.value.with("indicators", .array(indicators.map { asked($0, of: wrong) }))
    }

    private func asked(_ node: DocumentNode, of wrong: FoundFaults) -> JSON {
        guard var indicator = node.value.object else {
            wrong.add(node.fault(.shape(.object, found: node.value.kind)))
            return node.value
        }
        for name in Indicator.membersOfSchools where indicator[name] != nil {
            wrong.add(node.fault(.notOfOwnPart(member: name)))
            indicator[name] = nil
        }
        if indicator["type"] == "file" { wrong.add(node.fault(.fileOfOwnPart)) }
        indicator["levels"] = [.string(Level.own.rawValue)]
        guard indicator["type"] != "note" else { return .object(indicator) }
        indicator["aggregate"] = "none"
        indicator["nature"] = "state"
        return .object(indicator)
    }
}

extension Indicator {
    /// Members of its document that say something of schools.
    static let membersOfSchools = [
        "levels", "aggregate", "nature", "weight", "profile", "undone", "prefill",
    ]
}

extension Form {
    /// The answers of the office itself, as they are stored (`JSON.values`).
    ///
    /// - Throws: `Misfit` for what is none of its form, which means damage.
    package func ownValues(stored json: JSON) throws(Misfit) -> Values {
        guard let own else { throw Misfit("own") }
        return try RevisionContent.values(in: ["values": json], form: own)
    }
}

extension InvalidForm.Fault {
    /// Whether it is of the own part's questions and rules, and none that was found before.
    fileprivate func isOf(_ own: DocumentNode, _ known: [InvalidForm.Fault]) -> Bool {
        (place.hasPrefix(own.place + ".sections") || place.hasPrefix(own.place + ".rules"))
            && !known.contains { place.hasPrefix($0.place) }
    }
}
