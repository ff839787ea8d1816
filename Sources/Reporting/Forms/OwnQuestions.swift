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
        members["sections"] = .array(try node.required("sections").elements().map(asked))
        members["rules"] = node["rules"]?.value
        var reader = FormReader(root: DocumentNode(value: .object(members), place: node.place))
        let own = try reader.form()
        let taken = Vocabulary.of(.consolidated, form).definitions
        let faults = own.indicators.filter {
            form.indicator($0.code) != nil || taken[$0.code.rawValue] != nil
        }.map { node.fault("'\($0.code)' is a name of the form's already").faults[0] }
        guard faults.isEmpty else { throw InvalidForm(faults: faults) }
        guard own.rules.allSatisfy({ [.fixed(.error), .fixed(.note)].contains($0.severity) }) else {
            throw node.fault("'severity' is error or note in the form's own part")
        }
        return own
    }

    /// A section with what every indicator of a form says.
    private func asked(_ section: DocumentNode) throws(InvalidForm) -> JSON {
        guard var members = section.value.object else {
            throw section.fault("an object is expected, not \(section.value.kind)")
        }
        var indicators: [JSON] = []
        for node in try section.required("indicators").elements() {
            guard var indicator = node.value.object else {
                throw node.fault("an object is expected, not \(node.value.kind)")
            }
            for name in ["levels", "aggregate", "nature", "weight", "profile", "undone"]
            where indicator[name] != nil {
                throw node.fault("'\(name)' is not for the form's own part")
            }
            if indicator["type"] == "file" {
                throw node.fault("a file is not for the form's own part")
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
