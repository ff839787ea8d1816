extension FormDraft {
    /// The form as it would be brought out: without sections that ask nothing, lists that no question
    /// uses, and what a question kept from a type that it has no more.
    ///
    /// - Throws: `InvalidForm` with every fault.
    package func finished(code: String, version: Int) throws(InvalidForm) -> Form {
        let asked = sections.filter { !$0.questions.isEmpty }.map(\.code)
        let sections = (tidied["sections"]?.array ?? []).filter {
            asked.contains($0["code"]?.string ?? "")
        }
        return try Form.imported(
            tidied.with("code", .string(code)).with("version", .integer(Int64(version)))
                .with("sections", .array(sections)))
    }

    /// What can be read of it.
    package var reading: Form.Reading { Form.Reading(tidied) }

    /// What is in the way of bringing it out, in the document's order.
    package func faults(_ reading: Form.Reading) -> [InvalidForm.Fault] {
        sections.allSatisfy(\.questions.isEmpty)
            ? reading.faults + [.init(place: "sections", fault: .asksNothing)]
            : reading.faultsOfNew
    }

    private var tidied: JSON {
        let (asked, office) = (tidiedSections, own.tidiedSections)
        let used = Set(
            (asked + office).flatMap { $0["indicators"]?.array ?? [] }.flatMap(\.listsOfQuestion))
        var result = document.with("sections", .array(asked)).with(FormDraft.laidAside, nil)
        if let part = document["own"], part["sections"]?.array != nil {
            let isEmpty = office.isEmpty && own.rules.isEmpty
            result = result.with(
                "own",
                isEmpty
                    ? nil
                    : part.with("sections", .array(office)).with(FormDraft.laidAside, nil))
        }
        if let lists = document["lists"]?.object {
            result = result.with(
                "lists",
                .object(JSON.Members(distinct: lists.pairs.filter { used.contains($0.name) })))
        }
        return result
    }

    private var tidiedSections: [JSON] {
        sections.map { section in
            section.json.with("indicators", .array(section.questions.map { $0.json.tidied }))
        }
    }
}

extension JSON {
    /// What its options are called, and those of its columns.
    var listsOfQuestion: [String] {
        ([self] + (self["columns"]?.array ?? [])).compactMap { $0["list"]?.string }
    }

    /// A question's members without those that go with another type.
    fileprivate var tidied: JSON {
        let goesWith: [String: Set<String>] = [
            "scale": ["decimal", "percent"], "max": ["text"], "list": ["choice", "choices"],
            "accept": ["file"], "max_mb": ["file"], "max_files": ["file"],
            "rows": ["table"], "columns": ["table"],
            "calculation": ["integer", "money", "decimal", "percent"],
        ]
        let type = self["type"]?.string ?? ""
        var result = self
        for (member, types) in goesWith where !types.contains(type) {
            result = result.with(member, nil)
        }
        if type != "note", self["required"]?.string != "when" { result = result.with("when", nil) }
        if self["aggregate"]?.string != "weighted" { result = result.with("weight", nil) }
        return result
    }
}
