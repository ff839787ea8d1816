extension FormReader {
    /// nil when something of it could not be read; its faults are known then.
    func indicator(_ node: DocumentNode) -> Indicator? {
        guard node.value.object != nil else {
            found.add(node.fault(.shape(.object, found: node.value.kind)))
            return nil
        }
        let hasKnownMembers =
            found.attempt { () throws(InvalidForm) in
                try node.members(known: FormReader.indicatorMembers, open: isLevelLabel)
            } != nil
        let code = found.attempt { () throws(InvalidForm) in try node.required("code").code() }
        let label = found.attempt { () throws(InvalidForm) in
            try node.neededLabel(levels: levels)
        }
        let kind = found.attempt { () throws(InvalidForm) in try self.kind(node) }
        let aggregate = found.attempt { () throws(InvalidForm) -> Indicator.Aggregate in
            let aggregate = try node.required("aggregate").choice(of: Indicator.Aggregate.self)
            if let kind, !kind.canBe(aggregate) {
                throw node.fault(.wrongAggregate(aggregate, type: kind.name))
            }
            return aggregate
        }
        let own = found.attempt { () throws(InvalidForm) -> Set<Level> in
            let names = try node.required("levels").strings()
            guard !names.isEmpty else { throw node.fault(.noLevels) }
            return Set(names.map(Level.init(rawValue:)))
        }
        let unit = found.attempt { () throws(InvalidForm) in
            try node.label("unit", levels: levels)
        }
        let help = found.attempt { () throws(InvalidForm) in
            try node.label("help", levels: levels)
        }
        let clauses = found.attempt { () throws(InvalidForm) in
            try node["clauses"]?.strings() ?? []
        }
        let nature = found.attempt { () throws(InvalidForm) in
            try node.required("nature").choice(of: Indicator.Nature.self)
        }
        let requirement = found.attempt { () throws(InvalidForm) in try self.requirement(node) }
        let prefill = found.attempt { () throws(InvalidForm) -> Prefill? in
            try kind.flatMap { kind throws(InvalidForm) in try self.prefill(node, kind) }
        }
        guard hasKnownMembers, let code, let label, let kind, let aggregate, let own, let unit,
            let help, let clauses, let nature, let requirement, let prefill
        else { return nil }
        return Indicator(
            code: Indicator.Code(rawValue: code), number: order.count + 1, label: label,
            kind: kind, unit: unit ?? kind.usualUnit(beside: label), help: help, nature: nature,
            aggregate: aggregate, requirement: requirement, levels: own, clauses: clauses,
            isProfile: node["profile"]?.value.boolean ?? false, prefill: prefill)
    }

    private static let indicatorMembers: Set<String> = [
        "code", "vi", "en", "type", "list", "scale", "max", "accept", "max_mb", "max_files", "unit",
        "help", "nature", "aggregate", "weight", "required", "when", "levels", "clauses", "profile",
        "undone", "calculation", "rows", "columns", "prefill",
    ]

    /// The condition of `when` is read later, when all indicators are known.
    func requirement(_ node: DocumentNode) throws(InvalidForm) -> Indicator.Requirement {
        switch try node.required("required").string() {
        case "always": return .always
        case "optional": return .optional
        case "when": return .optional
        case let other: throw node.fault(.unknownRequirement(other))
        }
    }

    func kind(_ node: DocumentNode) throws(InvalidForm) -> Indicator.Kind {
        let type = try node.required("type").string()
        switch type {
        case "integer": return .integer
        case "money": return .money
        case "decimal":
            return .decimal(scale: Int(try node.required("scale").integer(in: 1...6)))
        case "percent":
            return .percent(scale: Int(try node["scale"]?.integer(in: 0...2) ?? 1))
        case "boolean": return .boolean
        case "date": return .date
        case "time": return .time
        case "location": return .location
        case "table": return .table(try table(node))
        case "text": return .text(limit: Int(try node.required("max").integer(in: 1...20_000)))
        case "choice", "choices":
            let code = try node.required("list").string()
            guard let list = lists.first(where: { $0.code == code }) else {
                throw node.fault(found.unread.contains(code) ? .unread(code) : .unknownList(code))
            }
            return type == "choice" ? .choice(list) : .choices(list)
        case "file":
            return .file(
                FileQuestion(
                    accept: try node.required("accept").strings(),
                    megabytes: Int(try node["max_mb"]?.integer(in: 1...10) ?? 10),
                    most: Int(
                        try node["max_files"]?.integer(in: 1...Int64(FileQuestion.mostFiles)) ?? 1))
            )
        default: throw node.fault(.unknownType(type))
        }
    }

    /// Reads the conditions of `required: when` and of `undone`.
    mutating func readConditions() {
        let vocabulary = vocabulary()
        for node in indicatorNodes {
            let code = node["code"]?.value.string.map { Indicator.Code(rawValue: $0.nfc) }
            if let undone = node["undone"] {
                let bound = code.flatMap { indicators[$0] }.map { [$0.kind] }
                let condition = found.attempt { () throws(InvalidForm) in
                    try undone.condition(in: self.vocabulary(bound: bound))
                }
                if let code, let condition {
                    indicators[code] = indicators[code]?.with(undone: condition)
                }
            }
            let condition = found.attempt { () throws(InvalidForm) -> Expression? in
                guard node["required"]?.value.string == "when" else {
                    if node["when"] != nil { throw node.fault(.whenWithoutRequired) }
                    return nil
                }
                return try node.required("when").condition(in: vocabulary)
            }
            if let code, let condition = condition ?? nil {
                indicators[code] = indicators[code]?.with(requirement: .when(condition))
            }
        }
    }
}
