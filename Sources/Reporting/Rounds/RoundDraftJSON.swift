extension RoundDraft {
    /// What the document of a round has, which the API and the command read.
    package static let members: Set<String> = [
        "code", "title", "plan", "form", "period", "data_close", "due_at", "due_text",
        "contact", "grace_hours", "wants_head", "previous", "parameters",
    ]

    /// Reads `{"code", "title", "plan": {"number", "date"}, "form": {"code", "version"},
    /// "period": {"from", "to"}, "data_close", "due_at", "due_text", "contact", "grace_hours",
    /// "wants_head", "previous", "parameters"}`; other members are not looked at.
    package init(json: JSON.Members) throws(MalformedDraft) {
        self.init()
        code = try json.text("code")
        title = try json.text("title")
        plan = RoundDraft.PlanName(json: json["plan"])
        if let code = json["form"]?["code"]?.string, let version = json["form"]?["version"]?.integer
        {
            form = Form.Version(code: code, version: Int(version))
        }
        for name in ["period", "data_close", "due_at", "due_text"] where json[name] == nil {
            throw .missing(name)
        }
        try dates.take(json)
        wantsHead = try json.truth("wants_head")
        if json["previous"] != nil, json["previous"] != .null {
            let address = try json.text("previous")
            previous = address.isEmpty ? nil : Round.Address(rawValue: address)
        }
        for (name, value) in (try json.object("parameters")).pairs {
            guard let parameter = Parameter(json: value) else {
                throw .shape("parameters.\(name)", .parameters)
            }
            parameters[name] = parameter
        }
    }
}

extension RoundDraft.PlanName {
    /// nil for what names no document.
    fileprivate init?(json: JSON?) {
        guard let number = json?["number"]?.string, let date = json?["date"]?.string,
            let day = Day(iso: date)
        else { return nil }
        self = .document(number: TypedText.trimmed(number).nfc, date: day)
    }
}

extension RoundDates {
    /// Takes over those of the dates that the document names.
    package mutating func take(_ json: JSON.Members) throws(MalformedDraft) {
        if let period = json["period"] {
            guard let members = period.object, Set(members.names) == ["from", "to"] else {
                throw .shape("period", .period)
            }
            periodFrom = try members.day("from", called: "period.from")
            periodTo = try members.day("to", called: "period.to")
        }
        if json["data_close"] != nil {
            dataClose = try json.day("data_close", called: "data_close")
        }
        if json["due_text"] != nil { dueText = try json.text("due_text") }
        if json["contact"] != nil { contact = try json.text("contact") }
        if let due = json["due_at"] {
            guard let moment = due.string.flatMap(Moment.init(rfc3339:)) else {
                throw .shape("due_at", .moment)
            }
            dueAt = moment
        }
        if let hours = json["grace_hours"] {
            guard let hours = hours.integer else { throw .shape("grace_hours", .integer) }
            // What lies outside of the range is a fault all the same.
            let most = Int64(RoundDates.longestGrace)
            grace = .seconds(min(max(hours, -1), most + 1) * 3600)
        }
    }
}

extension Owing {
    package static let members: Set<String> = ["units", "levels", "communes"]

    /// Reads `{"units": [codes]}`, or `{"levels": [codes], "communes": [codes]}`.
    package init(json: JSON.Members) throws(MalformedDraft) {
        let levels = Set(try json.texts("levels").map(Level.init(rawValue:)))
        let communes = Set(try json.texts("communes").map(Unit.Code.init(rawValue:)))
        self =
            json["units"] == nil
            ? .below(levels: levels, communes: communes)
            : .named(try json.texts("units").map(Unit.Code.init(rawValue:)))
    }
}

extension JSON.Members {
    /// As it is to be stored.
    fileprivate func text(_ name: String) throws(MalformedDraft) -> String {
        guard let json = self[name] else { throw .missing(name) }
        guard let text = json.string else { throw .shape(name, .text) }
        return TypedText.cleanOrTyped(text)
    }

    fileprivate func day(_ name: String, called: String) throws(MalformedDraft) -> Day {
        guard let text = self[name]?.string, let day = Day(iso: text) else {
            throw .shape(called, .day)
        }
        return day
    }

    /// false where it is not said.
    package func truth(_ name: String) throws(MalformedDraft) -> Bool {
        guard let json = self[name] else { return false }
        guard let truth = json.boolean else { throw .shape(name, .truth) }
        return truth
    }

    fileprivate func texts(_ name: String) throws(MalformedDraft) -> [String] {
        guard let json = self[name] else { return [] }
        guard let elements = json.array, elements.allSatisfy({ $0.string != nil }) else {
            throw .shape(name, .texts)
        }
        return elements.compactMap(\.string)
    }

    fileprivate func object(_ name: String) throws(MalformedDraft) -> JSON.Members {
        guard let json = self[name] else { return [:] }
        guard let members = json.object else { throw .shape(name, .parameters) }
        return members
    }
}
