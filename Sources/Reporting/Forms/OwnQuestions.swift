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
    func ownForm(beside form: Form) throws(InvalidForm) -> Form? {
        guard let node = root["own"] else { return nil }
        _ = try node.members(known: ["sections", "rules"])
        var members = JSON.Members()
        for name in ["code", "version", "title", "parameters", "lists"] {
            members[name] = root[name]?.value
        }
        let wrong = FoundFaults()
        members["sections"] = .array(
            try node.required("sections").elements().map { section in
                wrong.attempt { () throws(InvalidForm) in try asked(section) } ?? section.value
            })
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
        try wrong.check()
        return own
    }

    /// A section with what every indicator of a form says.
    private func asked(_ section: DocumentNode) throws(InvalidForm) -> JSON {
        guard var members = section.value.object else {
            throw section.fault(.shape(.object, found: section.value.kind))
        }
        var indicators: [JSON] = []
        for node in try section.required("indicators").elements() {
            guard var indicator = node.value.object else {
                throw node.fault(.shape(.object, found: node.value.kind))
            }
            for name in ["levels", "aggregate", "nature", "weight", "profile", "undone"]
            where indicator[name] != nil {
                throw node.fault(.notOfOwnPart(member: name))
            }
            if indicator["type"] == "file" {
                throw node.fault(.fileOfOwnPart)
            }
            indicator["levels"] = [.string(Level.own.rawValue)]
            indicator["aggregate"] = "none"
            indicator["nature"] = "state"
            indicators.append(.object(indicator))
        }
        members["indicators"] = .array(indicators)
        return .object(members)
    }
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
