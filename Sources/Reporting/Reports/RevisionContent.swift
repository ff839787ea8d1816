/// What was submitted at one moment, whole; stored as canonical JSON and never changed.
package struct RevisionContent: Hashable, Sendable {
    package var round: Round.Code
    package var unit: Unit.Code
    package var form: Form.Version
    package var number: Int
    package var submittedAt: Moment
    package var values: Values
    package var notApplicable: [Indicator.Code]
    package var confirmations: [Confirmation]
    /// Why an officer entered it, when the school sent paper.
    package var onBehalfReason: String?
    /// Of the same version of the form.
    package var checks: SubmissionChecks

    package init(
        round: Round.Code, unit: Unit.Code, form: Form.Version, number: Int, submittedAt: Moment,
        values: Values, notApplicable: [Indicator.Code], confirmations: [Confirmation],
        onBehalfReason: String?, checks: SubmissionChecks
    ) {
        self.round = round
        self.unit = unit
        self.form = form
        self.number = number
        self.submittedAt = submittedAt
        self.values = values
        self.notApplicable = notApplicable
        self.confirmations = confirmations
        self.onBehalfReason = onBehalfReason
        self.checks = checks
    }

    package var json: JSON {
        var members: JSON.Members = [
            "round": .string(round.rawValue), "unit": .string(unit.rawValue),
            "form": .string(form.code), "form_version": .integer(Int64(form.version)),
            "revision": .integer(Int64(number)),
            "submitted_at": .string(submittedAt.description),
            "submitted_at_ms": .integer(submittedAt.milliseconds),
            "values": .values(values),
            "not_applicable": .array(notApplicable.map { .string($0.rawValue) }),
            "confirmations": .array(confirmations.map(\.json)),
        ]
        members["on_behalf_reason"] = onBehalfReason.map(JSON.string)
        for (name, value) in checks.members.pairs { members[name] = value }
        return .object(members)
    }

    /// Reads the values back from a revision's JSON.
    ///
    /// - Throws: `Misfit` when the content is not of the form, which means damage.
    package static func values(in json: JSON, form: Form) throws(Misfit) -> Values {
        guard let members = json["values"]?.object else { throw Misfit("values") }
        var values: Values = [:]
        for (name, value) in members.pairs {
            let code = Indicator.Code(rawValue: name)
            guard let indicator = form.cell(code) else { throw Misfit(name) }
            values[code] = try indicator.value(stored: value)
        }
        return values
    }
}

extension RevisionContent {
    /// The reasons that were submitted with the values, read back from a revision's JSON.
    package static func confirmations(in json: JSON) -> [Confirmation] {
        (json["confirmations"]?.array ?? []).compactMap { confirmation in
            guard let rule = confirmation["rule"]?.string,
                let reason = confirmation["reason"]?.string
            else { return nil }
            let cells = (confirmation["at"]?.array ?? []).compactMap(\.string)
            return Confirmation(
                rule: Rule.ID(rawValue: rule),
                cells: Set(cells.map(Indicator.Code.init(rawValue:))),
                reason: reason)
        }
    }
}

extension JSON {
    package static func values(_ values: Values) -> JSON {
        cells(values.map { ($0.key, $0.value.json) })
    }

    /// By their codes, sorted; none stands twice.
    package static func cells(_ cells: [(key: Indicator.Code, value: JSON)]) -> JSON {
        .object(
            Members(
                distinct: cells.map { (name: $0.key.rawValue, value: $0.value) }
                    .sorted { $0.name < $1.name }))
    }
}

extension Confirmation {
    package var json: JSON {
        [
            "rule": .string(rule.rawValue),
            "at": .array(cells.sorted().map { .string($0.rawValue) }),
            "reason": .string(reason),
        ]
    }
}

extension Indicator {
    /// What was stored for it, as it is; JSON null is a blank. Its shape and the form's own options
    /// tell damage: what may be typed, how long and how large, is asked before it is stored, and a
    /// later rule for that holds for nothing that was submitted before it.
    package func value(stored json: JSON) throws(Misfit) -> Value? {
        if json == .null { return nil }
        guard let value = answer(stored: json) else {
            throw Misfit("\(code) is stored as no \(kind.name)")
        }
        return value
    }

    private func answer(stored json: JSON) -> Value? {
        switch kind {
        case .number(let number):
            return json.number?.rescaled(to: number.scale).map { number.value(units: $0.units) }
        case .boolean: return json.boolean.map(Value.boolean)
        case .date: return json.string.flatMap(Day.init(iso:)).map(Value.date)
        case .time: return json.string.flatMap(TimeOfDay.init(iso:)).map(Value.time)
        case .location: return Location(json: json).map(Value.location)
        case .table(let table): return table.answer(stored: json)
        case .text: return json.string.map(Value.text)
        case .choice(let list):
            return json.string.flatMap { list.option($0) == nil ? nil : .choice($0) }
        case .choices(let list):
            guard let elements = json.array else { return nil }
            let options = elements.compactMap(\.string).filter { list.option($0) != nil }
            return options.count == elements.count ? .choices(options) : nil
        case .file(let question): return question.answer(stored: json)
        }
    }
}
