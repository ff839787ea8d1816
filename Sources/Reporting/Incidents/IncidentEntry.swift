/// One thing that was said of an incident, by its school or by the office; never changed.
package struct IncidentEntry: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The first one.
        case reported
        /// All answers anew; the earlier ones stay.
        case corrected
        case followedUp = "followed_up"
        case acknowledged, noted, closed

        /// Said by the school; else by the office.
        package var isOfSchool: Bool {
            switch self {
            case .reported, .corrected, .followedUp: true
            case .acknowledged, .noted, .closed: false
            }
        }
    }

    package var number: Int
    package var kind: Kind
    package var at: Moment
    /// Of what was reported or corrected.
    package var answers: Answers?
    package var text: String?
    package var file: AttachedFile?
    /// Of the entry before, in lower-case hexadecimal; empty for the first.
    package var previous: String

    package init(
        number: Int, kind: Kind, at: Moment, answers: Answers? = nil, text: String? = nil,
        file: AttachedFile? = nil, previous: String
    ) {
        (self.number, self.kind, self.at, self.answers) = (number, kind, at, answers)
        (self.text, self.file, self.previous) = (text, file, previous)
    }

    /// The answers to a form, as JSON, which a form of the edition reads.
    package struct Answers: Hashable, Sendable {
        package let form: Form.Version
        /// Of the school then.
        package let level: Level
        private let values: JSON

        package init(_ values: Values, to form: Form.Version, at level: Level) {
            (self.form, self.level, self.values) = (form, level, .values(values))
        }

        fileprivate init?(json: JSON) {
            guard let code = json["form"]?.string, let version = json["form_version"]?.integer,
                let level = json["level"]?.string, let values = json["values"]
            else { return nil }
            form = Form.Version(code: code, version: Int(clamping: version))
            (self.level, self.values) = (Level(rawValue: level), values)
        }

        fileprivate var members: [(name: String, value: JSON)] {
            [
                ("form", .string(form.code)), ("form_version", .integer(Int64(form.version))),
                ("level", .string(level.rawValue)), ("values", values),
            ]
        }

        /// - Throws: `Misfit` where they are not of the form, which means damage.
        package func read(by form: Form) throws(Misfit) -> Values {
            try RevisionContent.values(in: ["values": values], form: form)
        }
    }

    /// Of one incident.
    package static let most = 200
    /// Of a text, in characters.
    package static let longestText = 4_000
}

extension IncidentEntry {
    /// As it is kept and hashed; `incident` and `unit` say where it belongs.
    package func json(of incident: Incident.ID, at unit: Unit.Code) -> JSON {
        var members: JSON.Members = [
            "incident": .integer(incident.rawValue), "unit": .string(unit.rawValue),
            "number": .integer(Int64(number)), "kind": .string(kind.rawValue),
            "at": .string(at.description), "at_ms": .integer(at.milliseconds),
            "previous": .string(previous),
        ]
        for (name, value) in answers?.members ?? [] { members[name] = value }
        members["text"] = text.map(JSON.string)
        members["file"] = file?.json
        return .object(members)
    }

    /// nil for what was not made by `json`.
    package init?(json: JSON) {
        guard let number = json["number"]?.integer,
            let kind = json["kind"]?.string.flatMap(Kind.init(rawValue:)),
            let at = json["at_ms"]?.integer, let previous = json["previous"]?.string
        else { return nil }
        self.init(
            number: Int(clamping: number), kind: kind, at: Moment(milliseconds: at),
            text: json["text"]?.string, file: json["file"].flatMap(AttachedFile.init),
            previous: previous)
        guard json["values"] != nil else { return }
        guard let answers = Answers(json: json) else { return nil }
        self.answers = answers
    }
}
