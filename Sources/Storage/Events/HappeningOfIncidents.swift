import Reporting

extension Happening {
    /// What an office asks for at once from then on.
    package struct OccasionTold: Hashable, Sendable {
        package var occasion: Occasion.ID
        package var name: String
        package var form: Form.Edition
        package var isEnded: Bool
    }

    /// What was said of an incident of the event's unit.
    package struct IncidentTold: Hashable, Sendable {
        package var incident: Incident.ID
        package var number: Int
        package var kind: IncidentEntry.Kind
        /// As the incident was called then.
        package var title: String
        /// Of the entry's content, in lower-case hexadecimal.
        package var hash: String
    }
}

extension Happening.OccasionTold {
    var members: JSON.Members {
        [
            "occasion": .integer(occasion.rawValue), "name": .string(name),
            "form": .string(form.code), "form_version": .integer(Int64(form.version.version)),
            "form_owner": form.owner.map { .integer($0.rawValue) } ?? .null,
            "ended": .boolean(isEnded),
        ]
    }

    init?(json: JSON) {
        guard let occasion = json["occasion"]?.integer, let name = json["name"]?.string,
            let code = json["form"]?.string, let version = json["form_version"]?.integer,
            let isEnded = json["ended"]?.boolean
        else { return nil }
        self.init(
            occasion: Occasion.ID(rawValue: occasion), name: name,
            form: Form.Edition(
                Form.Version(code: code, version: Int(clamping: version)),
                of: (json["form_owner"]?.integer).map(Unit.ID.init(rawValue:))),
            isEnded: isEnded)
    }
}

extension Happening.IncidentTold {
    var members: JSON.Members {
        [
            "incident": .integer(incident.rawValue), "number": .integer(Int64(number)),
            "kind": .string(kind.rawValue), "title": .string(title), "hash": .string(hash),
        ]
    }

    init?(json: JSON) {
        guard let incident = json["incident"]?.integer, let number = json["number"]?.integer,
            let kind = json["kind"]?.string.flatMap(IncidentEntry.Kind.init(rawValue:)),
            let title = json["title"]?.string, let hash = json["hash"]?.string
        else { return nil }
        self.init(
            incident: Incident.ID(rawValue: incident), number: Int(clamping: number), kind: kind,
            title: title, hash: hash)
    }
}
